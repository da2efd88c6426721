//! The exhibition's title, with which its loop begins: the first cover, saying the name over the door.

use super::{
    Item, Part, is_word,
    look::{Layer, Look},
    slides,
};
use crate::{
    content::{Cover, SlideKind, Text},
    theme::motion,
    units::Fraction,
};

/// The opening before the slide of `look`; nothing if that is not a cover.
///
/// It is laid out as the cover itself, so that only the words change when the cover's own come in: `shown` is how far
/// they have come in, and, beyond the middle, gone again.
pub(super) fn opening(look: &Look<'_>, shown: Fraction) -> Option<Layer> {
    let SlideKind::Cover(cover) = &look.slide.kind else { return None };
    let exhibition = look.exhibition;
    let others = exhibition.languages.iter().filter(|lang| *lang != look.lang);
    let lead = others.map(|lang| exhibition.title.get(lang)).find(|title| *title != look.text(&exhibition.title));
    let cover =
        Cover { title: exhibition.title.clone(), lead: lead.map(Text::common).unwrap_or_default(), ..cover.clone() };
    let gone = 1.0 - shown.between(motion::TITLE_OUT, 1.0).eased().get();
    let look = Look { entrance: shown.between(0.0, motion::TITLE_IN), ..*look };
    let mut layer = slides::cover(&look, &cover);
    for item in layer.items.iter_mut().filter(|item| is_word(item) && !is_small_print(item)) {
        item.opacity *= gone;
    }
    Some(layer)
}

fn is_small_print(item: &Item) -> bool {
    item.part == Part::Credit
}
