//! The exhibition's title, with which its loop begins: the picture of the first cover with the exhibition's own title.

use super::{laid::Layout, look::Look, slides};
use crate::{
    content::{Cover, SlideKind, Text},
    theme::motion,
};

/// Whether the title can stand before the slide of `look`: only before a cover.
pub(super) const fn can_open(kind: &SlideKind) -> bool {
    matches!(kind, SlideKind::Cover(_))
}

/// Whether the picture turns into another one while the title stands: nothing else asks for attention then.
pub(super) fn turns(kind: &SlideKind) -> bool {
    matches!(kind, SlideKind::Cover(Cover { turns_into: Some(_), .. }))
}

/// Between these the title comes in, in parts of its time.
pub(super) fn comes_in(kind: &SlideKind) -> (f32, f32) {
    if turns(kind) { motion::TITLE_ON_TURN } else { (0.0, motion::TITLE_IN) }
}

/// The opening before the slide of `look`, which is a cover; nothing at all before any other.
///
/// It is laid out as the cover itself, so that only the words change when the cover's own come in.
pub(super) fn title(look: &Look<'_>) -> Layout {
    let SlideKind::Cover(cover) = &look.slide.kind else { return Layout::default() };
    let exhibition = look.exhibition;
    let others = exhibition.languages.iter().filter(|lang| *lang != look.lang);
    let lead = others.map(|lang| exhibition.title.get(lang)).find(|title| *title != look.text(&exhibition.title));
    let cover =
        Cover { title: exhibition.title.clone(), lead: lead.map(Text::common).unwrap_or_default(), ..cover.clone() };
    slides::cover(look, &cover)
}
