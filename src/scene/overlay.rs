//! What covers a slide: the goodbye, a black or white screen, a typed number, the screen outside the opening hours.

use super::{
    Align, Part, Role, Shape, Wrap,
    button::word_button,
    laid::Laid,
    look::Look,
    seal::seal,
    stack::{Hang, stacked},
    words::{Word, word},
};
use crate::{
    show::Action,
    theme::{extent, fade, mark, space},
    units::{Rgba, rect, size},
};

/// The screen outside the opening hours: the seal of the first chapter and the exhibition's title, hardly lit.
pub(super) fn closed(look: &Look<'_>) -> Vec<Laid> {
    let mut items = cover(look, look.palette.dim);
    let stage = look.stage.rect();
    let rest = Look { chapter: look.exhibition.chapters.first().unwrap_or(look.chapter), ..*look };
    let side = mark::SEAL * look.scale.unit;
    let title = look.text(&look.exhibition.title);
    let space = size(stage.w() * 0.7, look.scale.target);
    let block = look.setter.fit(title, look.scale.card_title(), space, Wrap::Balanced);
    let top = stage.center().y - (side + look.scale.gap + block.size.h) / 2.0;
    let place = rect(stage.center().x - side / 2.0, top, side, side);
    let mut lit = seal(&rest, place);
    let words = block.lay(Part::Closed, 0.0, place.max.y + look.scale.gap, stage.w(), Align::Center, look.palette.snow);
    lit.push(words.meaning(Role::Heading, title));
    items.extend(lit.into_iter().map(|item| item.faded(fade::AT_REST)));
    items
}

/// One colour over the whole stage.
pub(super) fn cover(look: &Look<'_>, color: Rgba) -> Vec<Laid> {
    vec![Laid::new(Part::Cover, look.stage.rect(), Shape::Fill { color, radius: 0.0 })]
}

/// A ground that dims the slide and closes the overlay when it is touched.
pub(super) fn dimmed(look: &Look<'_>, opacity: f32, action: Action) -> Laid {
    let color = look.palette.dim.faded(opacity);
    Laid::new(Part::Dim, look.stage.rect(), Shape::Fill { color, radius: 0.0 })
        .button(word(look.lang, Word::Close), action)
}

/// "Still there?" with the seconds that are left; every touch on the screen means yes.
pub(super) fn goodbye(look: &Look<'_>, seconds: u64) -> Vec<Laid> {
    let scale = look.scale;
    let stage = look.stage.rect();
    let ink = look.on_dark();
    let mut items = vec![dimmed(look, fade::ASIDE, Action::Stay)];
    let width = (stage.w() - 2.0 * scale.margin).min(extent::PANEL * scale.text_unit);
    let target = scale.target * 1.2;
    let column =
        rect(stage.center().x - width / 2.0, scale.margin, width, stage.h() - 2.0 * scale.margin - target - scale.gap);
    let still_there = word(look.lang, Word::StillThere);
    let stack = stacked(look, column, Align::Center, Hang::Share(0.55), |stack| {
        stack.text(Part::Goodbye, still_there, scale.heading(), Wrap::Balanced, ink.text, Role::Alert);
        stack.space(space::CLOSE);
        stack.text(
            Part::GoodbyeWhy,
            word(look.lang, Word::Restart),
            scale.lead(),
            Wrap::Balanced,
            ink.soft,
            Role::Text,
        );
        stack.space(space::APART);
        let figure = scale.figure().at(scale.figure().size * 1.5);
        stack.text(Part::GoodbyeSeconds, &seconds.to_string(), figure, Wrap::Balanced, look.palette.gold, Role::Text);
    });
    let foot = stack.items.iter().map(|laid| laid.item.rect.max.y).fold(0.0, f32::max);
    items.extend(stack.items);
    let label = word(look.lang, Word::Continue);
    let button_width = (look.setter.width(label, scale.control()) + 3.0 * scale.gap).min(width);
    let area = rect(stage.center().x - button_width / 2.0, foot + scale.gap, button_width, target);
    items.extend(word_button(look, area, label, label, Action::Stay, true));
    items
}

/// The slide number typed so far, where a speaker sees it.
pub(super) fn typed(look: &Look<'_>, number: usize) -> Vec<Laid> {
    let scale = look.scale;
    let stage = look.stage.size;
    let block = look.setter.set(&number.to_string(), scale.card_title(), f32::INFINITY, Wrap::Running);
    let side = scale.target * 1.4;
    let width = (block.size.w + scale.gap).max(side);
    let area = rect(stage.w - scale.margin - width, scale.margin, width, side);
    let fill = Shape::Fill { color: look.palette.dim.faded(fade::ASIDE), radius: scale.radius };
    let y = area.center().y - block.size.h / 2.0;
    let text = block.lay(Part::Typed, area.min.x, y, width, Align::Center, look.palette.snow);
    vec![Laid::new(Part::TypedGround, area, fill), text.meaning(Role::Text, number.to_string())]
}
