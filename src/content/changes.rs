//! Finds the slide that an author has just edited.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasher, BuildHasherDefault, DefaultHasher},
};

use super::{Chapter, Exhibition, Slide, Text, Tint};

/// The place (from 0) in `new` of the slide that its author wants to see; nothing if no slide was edited.
///
/// Candidates are edited slides and slides with a picture among the `pictures` that were saved. If the slide at the
/// place `shown` is a candidate, it is taken, else the first one.
///
/// A slide is edited if `old` has no equal slide at any place. All slides of a chapter whose title, seal or tint is new
/// are edited, and all in an outer chapter with a new title. Takes time in proportion to the number of slides.
#[must_use]
pub fn edited(old: &Exhibition, new: &Exhibition, pictures: &[&str], shown: usize) -> Option<usize> {
    let (known, pictures) = (Known::of(old), pictures.iter().copied().collect::<HashSet<_>>());
    let film = |slide: &Slide| slide.kind.plays().is_some_and(|(film, _)| pictures.contains(film));
    let shows = |slide: &Slide| film(slide) || slide.kind.files().iter().any(|file| pictures.contains(file));
    let is_edited = |chapter: &Chapter, slide: &Slide| !known.has(chapter, slide) || shows(slide);
    match new.slide(shown) {
        Some((chapter, slide)) if is_edited(chapter, slide) => Some(shown),
        _ => new.slides().position(|(chapter, slide)| is_edited(chapter, slide)),
    }
}

/// The slides of an exhibition by their hashes, for finding equal ones.
///
/// Slides contain floating-point numbers and so cannot be keys of a map. Their hashes are the keys, and the few slides
/// of one hash are compared.
struct Known<'a> {
    slides: HashMap<u64, Vec<(&'a Chapter, &'a Slide)>>,
}

impl<'a> Known<'a> {
    fn of(exhibition: &'a Exhibition) -> Self {
        let mut slides: HashMap<u64, Vec<_>> = HashMap::with_capacity(exhibition.slide_count());
        for (chapter, slide) in exhibition.slides() {
            let alike = slides.entry(hash(chapter, slide)).or_default();
            // One of several equal slides is enough.
            if !alike.iter().any(|known| are_alike(*known, (chapter, slide))) {
                alike.push((chapter, slide));
            }
        }
        Self { slides }
    }

    fn has(&self, chapter: &Chapter, slide: &Slide) -> bool {
        let known = self.slides.get(&hash(chapter, slide));
        known.is_some_and(|known| known.iter().any(|known| are_alike(*known, (chapter, slide))))
    }
}

/// Equal for slides that [`are_alike`].
fn hash(chapter: &Chapter, slide: &Slide) -> u64 {
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    hasher.hash_one((looks(chapter), &slide.kind))
}

/// Whether two slides look the same, with their chapters' titles, seals and tints.
fn are_alike((one, its): (&Chapter, &Slide), (other, others): (&Chapter, &Slide)) -> bool {
    (looks(one), &its.kind) == (looks(other), &others.kind)
}

/// What is seen of a chapter besides its slides.
fn looks(chapter: &Chapter) -> (&Text, &Text, Tint, &Text) {
    (&chapter.title, &chapter.seal, chapter.tint, &chapter.outermost().title)
}
