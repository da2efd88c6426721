//! A story whose text has several pages: on a calm panel beside the picture, with what turns them under it.

use super::{facts::facts, panel::Panel, views::Views};
use crate::{
    content::Story,
    scene::{
        Align, Part, Role, Shape, Wrap,
        button::strip_ground,
        icon::{Icon, icon},
        laid::{Laid, Layout, Offer},
        look::{Ink, Look},
        stack::{Hang, stacked},
        words::{Word, word},
    },
    show::Action,
    theme::space,
    units::{Rect, Rgba, rect},
};

/// The part of the height that the picture takes on a stage higher than wide, and beside large texts.
const PICTURE: f32 = 0.46;
const PICTURE_SMALL: f32 = 0.34;

/// The width of "1 / 3", in parts of a target.
const COUNT: f32 = 1.5;

pub(super) fn layout(look: &Look<'_>, slide: &Story) -> Layout {
    let share = if look.scale.text > 1.0 { PICTURE_SMALL } else { PICTURE };
    let panel = Panel::new(look, Views::one(&slide.photo), share);
    let (ink, foot) = (panel.ink, look.scale.target + look.scale.gap_small);
    let mut column = panel.column;
    column.max.y -= foot;
    let texts: Vec<&str> = slide.texts().into_iter().map(|text| look.text(text)).collect();
    // All pages are set in one size, and the heading stays where it is.
    let words = stacked(look, column, Align::Left, Hang::Top, |stack| {
        stack.heading(look.text(&slide.heading), "", ink, ink.accent);
        stack.pages(&texts, ink);
        if !slide.cards.is_empty() {
            stack.foot(space::WIDE);
            let block = facts(stack.fit, &slide.cards, (stack.width, column.h() - stack.y), ink);
            stack.group(block.items, block.height, block.fits);
        }
    });
    let side = look.scale.target;
    let row = rect(column.min.x, panel.column.max.y - side, turning_width(look), side);
    let mut items = words.items;
    let turning = turning(look, row, texts.len(), ink, (panel.is_dark(), false));
    items.extend(turning.into_iter().map(|item| item.offered(Offer::Exploring)));
    panel.with(look, Views::one(&slide.photo), items)
}

/// How wide is what turns pages.
pub(in crate::scene) fn turning_width(look: &Look<'_>) -> f32 {
    look.scale.target * (2.0 + COUNT)
}

/// What turns the pages: back, "1 / 3", on. It stands on a dark ground or on paper, and what goes on may be what most want.
pub(in crate::scene) fn turning(
    look: &Look<'_>,
    row: Rect,
    pages: usize,
    ink: Ink,
    (dark, is_primary): (bool, bool),
) -> Vec<Laid> {
    let mut items = strip_ground(look, row, dark);
    let side = look.scale.target;
    let [back, on] = [row.min.x, row.max.x - side].map(|x| rect(x, row.min.y, side, side));
    let count = Rect { min: crate::units::pos(back.max.x, row.min.y), max: crate::units::pos(on.min.x, row.max.y) };
    let clear = (Rgba::CLEAR, ink.text);
    for page in 0..pages {
        let mut shown = Vec::new();
        if page > 0 {
            shown.extend(arrow(look, back, Icon::Previous, (Word::ReadBack, Action::Previous), clear));
        }
        let text = format!("{} / {pages}", page + 1);
        let block = look.setter.set(&text, look.scale.control(), f32::INFINITY, Wrap::Running);
        let y = count.center().y - block.size.h / 2.0;
        let set = block.lay(Part::ButtonText, count.min.x, y, count.w(), Align::Center, ink.text);
        shown.push(set.meaning(Role::Text, text));
        if page + 1 < pages {
            let colors = if is_primary { (look.tint.strong, look.palette.paper) } else { clear };
            shown.extend(arrow(look, on, Icon::Next, (Word::ReadOn, Action::Next), colors));
        }
        items.extend(shown.into_iter().map(|item| item.on_page(page)));
    }
    items
}

/// An arrow of this colour on this ground.
fn arrow(
    look: &Look<'_>,
    area: Rect,
    sign: Icon,
    (label, action): (Word, Action),
    (ground, color): (Rgba, Rgba),
) -> Vec<Laid> {
    let fill = Shape::Fill { color: ground, radius: look.scale.radius };
    let mut items = vec![Laid::new(Part::Button, area, fill).button(word(look.lang, label), action)];
    items.extend(icon(sign, area, color));
    items
}
