//! A small exhibition with a slide of every kind, and the pictures it speaks of.

use std::sync::LazyLock;

use xiongguan::{
    content::{self, Exhibition, Found},
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
