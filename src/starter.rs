//! The small exhibition that `xiongguan new` makes: its content file, and pictures that are drawn here.
//!
//! No file is read and nothing is random, so the bytes are the same every time.

mod canvas;
mod hills;
mod house;
mod lake;
mod map;
mod noise;

use std::{
    panic::resume_unwind,
    thread::{self, ScopedJoinHandle},
};

use image::ImageResult;

use canvas::Canvas;

/// A file of the new exhibition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its path in the exhibition's folder, with forward slashes.
    pub path: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The content file, which explains itself.
pub const CONTENT: &str = include_str!("../assets/new/content.ron");

/// The languages of the content file, and the other way round.
const CHINESE_FIRST: &str = "languages: [zh, en],";
const ENGLISH_FIRST: &str = "languages: [en, zh],";

/// Width and height of the pictures in pixels: what a full screen needs.
const WIDE: [u32; 2] = [1920, 1080];
const TALL: [u32; 2] = [1080, 1920];

/// Which picture is drawn how.
type Drawing = (&'static str, fn() -> Canvas);

const PICTURES: [Drawing; 8] = [
    ("pictures/ridges.jpg", || hills::dawn(WIDE)),
    ("pictures/ridges-tall.jpg", || hills::dawn(TALL)),
    ("pictures/lake.jpg", || lake::morning(WIDE)),
    ("pictures/lake-tall.jpg", || lake::morning(TALL)),
    ("pictures/valley-day.jpg", || hills::valley(WIDE, false)),
    ("pictures/valley-night.jpg", || hills::valley(WIDE, true)),
    ("pictures/moon.jpg", || hills::moonrise(WIDE)),
    ("pictures/moon-tall.jpg", || hills::moonrise(TALL)),
];

/// All files of the new exhibition, the content file last, so that its pictures are there before it. Its first language, which
/// visitors see first, is Chinese if `is_chinese`, else English.
///
/// # Errors
/// When a picture cannot be encoded, which is not expected of any drawing.
pub fn files(is_chinese: bool) -> ImageResult<Vec<NewFile>> {
    let mut files = thread::scope(|scope| {
        let drawn = PICTURES.map(|(path, draw)| (path, scope.spawn(move || draw().jpeg())));
        let file = |(path, thread): (_, ScopedJoinHandle<'_, ImageResult<Vec<u8>>>)| {
            let bytes = thread.join().unwrap_or_else(|panic| resume_unwind(panic))?;
            Ok(NewFile { path, bytes })
        };
        drawn.into_iter().map(file).collect::<ImageResult<Vec<NewFile>>>()
    })?;
    files.push(NewFile { path: "pictures/map.svg", bytes: map::map().into_bytes() });
    let content = if is_chinese { CONTENT.to_owned() } else { CONTENT.replacen(CHINESE_FIRST, ENGLISH_FIRST, 1) };
    files.push(NewFile { path: "content.ron", bytes: content.into_bytes() });
    Ok(files)
}
