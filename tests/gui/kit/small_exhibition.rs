//! A small exhibition in a folder of its own, for the linter.
#![expect(clippy::expect_used, reason = "a helper of a test may fail as the test may")]

use std::path::PathBuf;

use image::{Rgb, RgbImage};
use xiongguan::{
    diag::Finding,
    files::{self, Opened},
    lint::{Linted, Order, lint},
};

use crate::folder::Album;

/// An exhibition of one slide in a folder of its own.
pub(crate) struct SmallExhibition {
    pub(crate) folder: Album,
    pub(crate) cache: PathBuf,
}

/// A picture of this size; `pixel` gives the colour at a place, in 64ths of width and height.
pub(crate) fn picture(width: u32, height: u32, pixel: impl Fn(u32, u32) -> [u8; 3]) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| Rgb(pixel(x * 64 / width, y * 64 / height)))
}

pub(crate) fn calm(_: u32, _: u32) -> [u8; 3] {
    [24, 40, 60]
}

impl SmallExhibition {
    /// An exhibition with `slide` in it, and a calm picture `a.png`.
    pub(crate) fn with(slide: &str) -> Self {
        let folder = Album::new();
        let cache = folder.path().join("cache");
        let small = Self { folder, cache };
        small.put_picture("a.png", &picture(1920, 1080, calm));
        small.write(slide);
        small
    }

    pub(crate) fn write(&self, slide: &str) {
        let text = format!(
            "Exhibition(title: (zh: \"小展\", en: \"Small\"), languages: [zh, en], chapters: [\n\
             Chapter(id: \"one\", title: (zh: \"一\", en: \"One\"), slides: [\n{slide}\n])])"
        );
        self.folder.put("content.ron", text);
    }

    pub(crate) fn put_picture(&self, name: &str, picture: &RgbImage) {
        picture.save(self.folder.path().join(name)).expect("a picture");
    }

    pub(crate) fn opened(&self) -> Opened {
        let opened = files::open(&self.folder.path().join("content.ron")).expect("it is there");
        assert!(opened.reading.findings.is_empty(), "{:?}", opened.reading.findings);
        opened
    }

    pub(crate) fn order(&self) -> Order {
        Order { stages: vec![[1920, 1080], [1080, 1920]], cache: Some(self.cache.clone()), ..Order::default() }
    }

    pub(crate) fn lint(&self) -> Linted {
        lint(&self.opened(), &self.order())
    }

    pub(crate) fn codes(&self) -> Vec<&'static str> {
        let mut codes: Vec<_> = self.lint().findings.iter().map(|finding| finding.code.name()).collect();
        codes.dedup();
        codes
    }

    pub(crate) fn only(&self) -> Finding {
        let findings = self.lint().findings;
        assert_eq!(findings.len(), 1, "{findings:#?}");
        findings.into_iter().next().expect("one")
    }
}

/// A story with these words in its photo and after its heading.
pub(crate) fn story(photo: &str, heading: &str, more: &str) -> String {
    format!(
        "Story(id: \"s\",\n photo: Photo(file: \"a.png\", alt: \"a\", credit: \"c\"{photo}),\n heading: {heading},\n\
         body: (zh: \"一句话。\", en: \"One sentence.\")\n{more})"
    )
}

pub(crate) const PLAIN: &str = "(zh: \"标题\", en: \"Title\")";
