//! A small exhibition with a slide of every kind, and the pictures it speaks of.

use std::{
    ops::Range,
    sync::{Arc, LazyLock},
};

use xiongguan::{
    content::{self, Chapter, Exhibition, Found},
    diag::{self, Colour, Language, Source},
    units::{Grid, PictureFacts, PictureState, Size, size},
};

const TEXT: &str = include_str!("../scene/sample.ron");

/// The small exhibition, which is free of faults.
pub(crate) fn exhibition() -> Exhibition {
    static READ: LazyLock<Exhibition> = LazyLock::new(|| read(TEXT));
    READ.clone()
}

/// The same with something else in the place of what is written once.
pub(crate) fn changed(from: &str, to: &str) -> Exhibition {
    assert_eq!(TEXT.matches(from).count(), 1, "{from}");
    read(&TEXT.replace(from, to))
}

fn read(text: &str) -> Exhibition {
    let source = Source { name: "sample.ron", text };
    let reading = content::read(source, &|_: &str| Found::File);
    assert!(
        reading.findings.is_empty(),
        "{}",
        diag::text(&reading.findings, &[source], Colour::Plain, Language::English)
    );
    reading.exhibition.expect("the sample has slides")
}

/// The same with chapters in its first one: its cover is the introduction of two others.
pub(crate) fn nested() -> Exhibition {
    let mut exhibition = exhibition();
    let whole = exhibition.chapters.remove(0);
    let outer = Arc::new(Chapter { slides: Vec::new(), ..whole.clone() });
    let inner = |id: &str, title: &str, slides: Range<usize>| Chapter {
        id: id.to_owned(),
        title: ron::from_str(title).expect("a title"),
        slides: whole.slides[slides].to_vec(),
        outer: Some(Arc::clone(&outer)),
        ..whole.clone()
    };
    let chapters = [
        Chapter { slides: vec![whole.slides[0].clone()], outer: Some(Arc::clone(&outer)), ..whole.clone() },
        inner("birds", "(zh: \"鸟\", en: \"Birds\")", 1..3),
        inner("rain", "(zh: \"水\", en: \"Water\")", 3..5),
    ];
    exhibition.chapters.splice(0..0, chapters);
    exhibition
}

/// Place of the slide with this id.
pub(crate) fn place_of(exhibition: &Exhibition, id: &str) -> usize {
    exhibition.slides().position(|(_, slide)| slide.id == id).expect("the sample has this slide")
}

/// The size that stands in the name of the sample's picture.
pub(crate) fn size_of(file: &str) -> Size {
    let name = file.trim_start_matches("pictures/").trim_end_matches(".png");
    let (w, h) = name.split_once('x').expect("pictures are named after their size");
    size(w.parse().expect("a width"), h.parse().expect("a height"))
}

/// A picture of this size, of an even grey.
pub(crate) fn grey(size: Size) -> PictureState {
    let grid = Grid::even(0.4);
    PictureState::Ready(PictureFacts { size, grid, is_clear: false })
}
