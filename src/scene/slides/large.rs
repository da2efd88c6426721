//! Slides for visitors who asked for larger texts: none of their words get smaller than they are at the usual size.
//!
//! What has no room at a text size is reduced with all that stands beside it. Many words on a slide could end up smaller than
//! nobody had asked for; then the slide is laid out for the next smaller text size, at last for the usual one.

use std::collections::BTreeMap;

use crate::{
    content::SlideKind,
    scene::{Part, Shape, laid::Layout, look::Look},
    show::TextSize,
    theme::letters,
};

/// Sizes come in steps; so much of the usual size is none too small.
const NEARLY: f32 = 0.95;

/// The slide as `lay` lays it out, for the largest text size up to the visitor's at which nothing gets smaller than usual; if
/// there is none, for the one at which the least does.
pub(super) fn growing(look: &Look<'_>, lay: impl Fn(&Look<'_>) -> Layout) -> Layout {
    // Spots and captions are laid out by themselves, and belong on the same picture.
    let is_apart = matches!(look.slide.kind, SlideKind::Picture(_) | SlideKind::Video(_));
    let large = lay(look);
    if look.scale.text <= 1.0 || is_apart {
        return large;
    }
    let usual = smallest(&lay(&look.at_size(TextSize::Normal)));
    let mut best = (kept(look, &usual, &large), large);
    for size in TextSize::ALL.into_iter().rev().filter(|size| size.scale() < look.scale.text - 0.01) {
        if best.0 >= NEARLY {
            break;
        }
        let layout = lay(&look.at_size(size).among(look));
        let kept = kept(look, &usual, &layout);
        if kept > best.0 + 0.01 {
            best = (kept, layout);
        }
    }
    best.1
}

/// What the part that loses most keeps of its usual size. Titles and numerals that are larger than the title of a card may
/// make room for what is small, down to that.
fn kept(look: &Look<'_>, usual: &BTreeMap<Part, f32>, layout: &Layout) -> f32 {
    let enough = letters::CARD_TITLE.normal * look.scale.unit;
    let kept = smallest(layout).into_iter().filter(|(part, _)| !part.is_numeral()).filter_map(|(part, size)| {
        let usual = usual.get(&part)?.min(enough);
        Some(size / usual)
    });
    kept.fold(1.0, f32::min)
}

/// How large the smallest words of each part of a slide are, in points; of what is read, not of small print, signs and controls.
pub(in crate::scene) fn smallest(layout: &Layout) -> BTreeMap<Part, f32> {
    let mut sizes = BTreeMap::new();
    for item in layout.items.iter().map(|laid| &laid.item) {
        let is_read =
            !item.part.is_chrome() && !item.part.is_sign() && !matches!(item.part, Part::Credit | Part::QrLabel);
        if let (true, Shape::Text { style, .. }) = (is_read, &item.shape) {
            sizes.entry(item.part).and_modify(|least: &mut f32| *least = least.min(style.size)).or_insert(style.size);
        }
    }
    sizes
}
