//! Which slide an author has just edited: the quick search finds what comparing each slide with each would.

use proptest::{collection::vec, prelude::*};
use xiongguan::{
    content::{self, Chapter, Exhibition, Found, Slide, edited},
    diag::Source,
};

/// The definition: it compares each slide with each.
fn by_definition(old: &Exhibition, new: &Exhibition, pictures: &[&str], shown: usize) -> Option<usize> {
    let look = |chapter: &Chapter| (chapter.title.clone(), chapter.seal.clone(), chapter.tint);
    let is_new = |chapter: &Chapter, slide: &Slide| {
        !old.slides().any(|(known, other)| other.kind == slide.kind && look(known) == look(chapter))
    };
    let shows = |slide: &Slide| slide.kind.files().iter().any(|file| pictures.contains(file));
    let is_edited = |chapter: &Chapter, slide: &Slide| is_new(chapter, slide) || shows(slide);
    let all: Vec<bool> = new.slides().map(|(chapter, slide)| is_edited(chapter, slide)).collect();
    if all.get(shown) == Some(&true) { Some(shown) } else { all.iter().position(|is_edited| *is_edited) }
}

/// Slides that differ in one thing each, among them numbers that are equal and written differently.
const SLIDES: &[&str] = &[
    "Quote(text: \"a\")",
    "Quote(text: \"b\")",
    "Quote(id: \"mine\", text: \"a\")",
    "Quote(text: \"a\", dwell: 9)",
    "Cover(title: \"a\", photo: Photo(file: \"a.jpg\"))",
    "Cover(title: \"a\", photo: Photo(file: \"a.jpg\", focus: (0, 0.5)))",
    "Cover(title: \"a\", photo: Photo(file: \"a.jpg\", focus: (-0.0, 0.5)))",
    "Chart(heading: \"a\", form: bars, points: [(label: \"a\", value: 0)])",
    "Chart(heading: \"a\", form: bars, points: [(label: \"a\", value: -0.0)])",
    "Stats(heading: \"a\", cards: [Stat(value: 1, label: \"a\"), Note(title: \"a\")])",
    "Stats(heading: \"a\", cards: [Stat(value: 1.5, label: \"a\"), Note(title: \"a\")])",
];

const CHAPTERS: &[&str] = &["title: \"a\"", "title: \"b\"", "title: \"a\", seal: \"x\"", "title: \"a\", tint: jade"];

fn exhibition() -> impl Strategy<Value = Exhibition> {
    let chapters = vec((0..CHAPTERS.len(), vec(0..SLIDES.len(), 1..5)), 1..4);
    chapters.prop_map(|chapters| {
        let chapter = |(look, slides): &(usize, Vec<usize>)| {
            let slides: Vec<&str> = slides.iter().map(|slide| SLIDES[*slide]).collect();
            format!("Chapter({}, slides: [{}])", CHAPTERS[*look], slides.join(", "))
        };
        let chapters: Vec<String> = chapters.iter().map(chapter).collect();
        let text = format!("Exhibition(title: \"x\", languages: [en], chapters: [{}])", chapters.join(", "));
        let reading = content::read(Source { name: "content.ron", text: &text }, &|_: &str| Found::File);
        reading.exhibition.expect("slides that can be shown")
    })
}

proptest! {
    #[test]
    fn the_search_finds_what_the_definition_says(
        old in exhibition(),
        new in exhibition(),
        saves_a_picture in any::<bool>(),
        shown in 0..12_usize,
    ) {
        let pictures: &[&str] = if saves_a_picture { &["a.jpg"] } else { &[] };
        prop_assert_eq!(edited(&old, &new, pictures, shown), by_definition(&old, &new, pictures, shown));
        prop_assert_eq!(edited(&old, &old, &[], shown), None);
    }
}
