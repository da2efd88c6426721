//! The question to a visitor who may have left, on paper at the foot of the slide: what is on the wall stays in sight.

use super::{
    Align, Part, Role, Shape, Wrap,
    button::word_button,
    laid::Laid,
    look::Look,
    stack::{Hang, Stacked, stacked},
    words::{Word, word},
};
use crate::{
    show::Action,
    theme::{extent, line, mark, space},
    units::{Rect, Rgba, rect},
};

/// "Still there?" with the seconds that are left; every touch on the screen means yes.
pub(super) fn goodbye(look: &Look<'_>, seconds: u64) -> Vec<Laid> {
    let scale = look.scale;
    let stage = look.stage.size;
    let figure = scale.figure();
    // As wide as two numerals, so that nothing moves when there is one less.
    let figure_width = look.setter.width("00", figure).max(look.setter.width(&seconds.to_string(), figure));
    let label = word(look.lang, Word::Continue);
    let button = (
        (look.setter.width(label, scale.control()) + 3.0 * scale.gap).min(stage.w - 2.0 * scale.margin),
        scale.target * 1.2,
    );
    let left = scale.margin + figure_width + scale.gap;
    let beside = stage.w - scale.margin - button.0 - scale.gap - left;
    let is_beside = beside >= extent::COLUMN * scale.unit;
    let width = if is_beside { beside } else { stage.w - scale.margin - left };
    let words = asked(look, rect(left, 0.0, width, stage.h * 0.5), seconds);

    let text = words.height.max(figure.line_height());
    let below = if is_beside { 0.0 } else { scale.gap + button.1 };
    let top = stage.h - scale.margin - below - text;
    let sheet = rect(0.0, top - scale.gap, stage.w, stage.h - top + scale.gap);
    let mut items = paper(look, sheet);
    items.extend(words.items.into_iter().map(|item| item.moved(0.0, top + (text - words.height) / 2.0)));
    items.push(number(look, seconds, rect(scale.margin, top, figure_width, text)));
    let place = if is_beside {
        rect(stage.w - scale.margin - button.0, top + (text - button.1) / 2.0, button.0, button.1)
    } else {
        rect(left, top + text + scale.gap, button.0, button.1)
    };
    items.extend(word_button(look, place, label, Action::Stay));
    items
}

/// What answers a touch anywhere, and the sheet with its edge.
fn paper(look: &Look<'_>, sheet: Rect) -> Vec<Laid> {
    let everywhere = Shape::Fill { color: Rgba::CLEAR, radius: 0.0 };
    let edge = rect(sheet.min.x, sheet.min.y, sheet.w(), line::BOLD * look.scale.unit);
    vec![
        Laid::new(Part::Dim, look.stage.rect(), everywhere).button(word(look.lang, Word::Continue), Action::Stay),
        Laid::new(Part::GoodbyeGround, sheet, Shape::Fill { color: look.palette.paper, radius: 0.0 }),
        Laid::new(Part::Rule, edge, Shape::Fill { color: look.tint.strong, radius: 0.0 }),
    ]
}

/// The size of the question, in parts of a heading's: the slide stays to be seen.
const QUESTION: f32 = 0.82;

/// The question, why it is asked, and a mark for each second that is left.
fn asked(look: &Look<'_>, column: Rect, seconds: u64) -> Stacked {
    let ink = look.on_paper();
    stacked(look, column, Align::Left, Hang::Top, |stack| {
        let still_there = word(look.lang, Word::StillThere);
        let heading = look.scale.heading();
        let question = heading.at(heading.size * QUESTION);
        stack.text(Part::Goodbye, still_there, question, Wrap::Balanced, ink.text, Role::Alert);
        stack.space(space::HAIR);
        let why = word(look.lang, Word::Restart);
        stack.text(Part::GoodbyeWhy, why, look.scale.lead(), Wrap::Balanced, ink.soft, Role::Text);
        stack.space(space::CLOSE);
        let (long, thick) = (stack.fit.length(mark::SECOND), stack.fit.length(line::FIRM));
        let step = long + stack.fit.length(space::HAIR);
        let room = ((column.w() + step - long) / step) as u64;
        let tick = |at: u64| {
            let place = rect(at as f32 * step, 0.0, long, thick);
            Laid::new(Part::GoodbyeTick, place, Shape::Fill { color: look.tint.strong, radius: 0.0 })
        };
        stack.group((0..seconds.min(room)).map(tick).collect(), thick, true);
    })
}

/// The seconds in the middle of `area`.
fn number(look: &Look<'_>, seconds: u64, area: Rect) -> Laid {
    let text = seconds.to_string();
    let block = look.setter.set(&text, look.scale.figure(), f32::INFINITY, Wrap::Running);
    let y = area.center().y - block.size.h / 2.0;
    let number = block.lay(Part::GoodbyeSeconds, area.min.x, y, area.w(), Align::Right, look.tint.strong);
    number.meaning(Role::Text, text)
}
