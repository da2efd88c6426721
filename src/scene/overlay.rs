//! What covers a slide: a black or white screen, a typed number, the screen outside the opening hours.

use super::{
    Align, Part, Role, Shape, Wrap,
    laid::Laid,
    look::Look,
    seal::seal,
    words::{Word, word},
};
use crate::{
    content::Chapter,
    show::Action,
    theme::{fade, mark},
    units::{Rgba, rect, size},
};

/// The screen outside the opening hours: the seal of the first chapter and the exhibition's title, hardly lit.
pub(super) fn closed(look: &Look<'_>) -> Vec<Laid> {
    let mut items = cover(look, look.palette.dim);
    let stage = look.stage.rect();
    let rest = Look { chapter: look.exhibition.chapters.first().map_or(look.chapter, Chapter::outermost), ..*look };
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

/// The ground of an overlay, which hides the slide; touching it closes the overlay.
pub(super) fn ground(look: &Look<'_>, color: Rgba) -> Laid {
    Laid::new(Part::Dim, look.stage.rect(), Shape::Fill { color, radius: 0.0 })
        .button(word(look.lang, Word::Close), Action::Back)
}

/// What the next Esc does, at the foot of the dark screen: the audience reads it as well, so it is small and says no more.
pub(super) fn talk_ends(look: &Look<'_>) -> Vec<Laid> {
    let stage = look.stage.size;
    let said = word(look.lang, Word::EndsTalk);
    let space = size(stage.w - 2.0 * look.scale.margin, look.scale.target);
    let block = look.setter.fit(said, look.scale.caption(), space, Wrap::Balanced);
    let top = stage.h - look.scale.margin - block.size.h;
    let words = block.lay(Part::TalkEnds, 0.0, top, stage.w, Align::Center, look.palette.snow_soft);
    vec![words.meaning(Role::Alert, said)]
}

/// The slide number typed so far, and how many slides there are, where a speaker sees it.
pub(super) fn typed(look: &Look<'_>, number: usize) -> Vec<Laid> {
    let scale = look.scale;
    let stage = look.stage.size;
    let (_, count) = look.position();
    let said = format!("{number} / {count}");
    let block = look.setter.set(&said, scale.card_title(), f32::INFINITY, Wrap::Running);
    let side = scale.target * 1.4;
    let width = (block.size.w + scale.gap).max(side);
    let area = rect(stage.w - scale.margin - width, scale.margin, width, side);
    let fill = Shape::Fill { color: look.palette.dim.faded(fade::ASIDE), radius: scale.radius };
    let y = area.center().y - block.size.h / 2.0;
    let text = block.lay(Part::Typed, area.min.x, y, width, Align::Center, look.palette.snow);
    vec![Laid::new(Part::TypedGround, area, fill), text.meaning(Role::Text, said)]
}
