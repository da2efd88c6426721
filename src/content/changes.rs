//! What an author has just edited.

use super::{Chapter, Exhibition, Slide};

/// The place (from 0) in `new` of the slide that its author wants to see; nothing if no slide was edited.
///
/// It is an edited one, or one with a picture among the `pictures` that were saved: that at the place `shown` if it is
/// such a one, else the first.
///
/// A slide is edited if `old` had none like it, wherever it stood; so is every slide of a chapter whose title, seal or
/// tint is new.
#[must_use]
pub fn edited(old: &Exhibition, new: &Exhibition, pictures: &[&str], shown: usize) -> Option<usize> {
    let is_new = |chapter: &Chapter, slide: &Slide| {
        !old.slides().any(|(known, other)| other.kind == slide.kind && is_alike(known, chapter))
    };
    let shows = |slide: &Slide| slide.kind.files().iter().any(|file| pictures.contains(file));
    let is_edited = |chapter: &Chapter, slide: &Slide| is_new(chapter, slide) || shows(slide);
    match new.slide(shown) {
        Some((chapter, slide)) if is_edited(chapter, slide) => Some(shown),
        _ => new.slides().position(|(chapter, slide)| is_edited(chapter, slide)),
    }
}

/// Whether slides of both chapters look the same.
fn is_alike(one: &Chapter, other: &Chapter) -> bool {
    (&one.title, &one.seal, one.tint) == (&other.title, &other.seal, other.tint)
}
