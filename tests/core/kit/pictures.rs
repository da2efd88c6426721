//! Small pictures for tests, sound and damaged.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

pub(crate) const RED: [u8; 3] = [200, 20, 20];
pub(crate) const GREEN: [u8; 3] = [20, 160, 20];
pub(crate) const BLUE: [u8; 3] = [20, 20, 200];
pub(crate) const GRAY: [u8; 3] = [128, 128, 128];

/// Red, green, blue and grey quarters, from the top left, row by row.
pub(crate) fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| Rgb(quarter(x * 2 >= width, y * 2 >= height)))
}

fn quarter(is_right: bool, is_low: bool) -> [u8; 3] {
    match (is_right, is_low) {
        (false, false) => RED,
        (true, false) => GREEN,
        (false, true) => BLUE,
        (true, true) => GRAY,
    }
}

pub(crate) fn jpeg(picture: impl Into<DynamicImage>) -> Vec<u8> {
    encoded(picture, ImageFormat::Jpeg)
}

pub(crate) fn png(picture: impl Into<DynamicImage>) -> Vec<u8> {
    encoded(picture, ImageFormat::Png)
}

pub(crate) fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// The JPEG with an application segment (number 0 ..= 15) put in front of the others.
pub(crate) fn with_segment(jpeg: &[u8], number: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe0 + number], &length, content, &jpeg[2..]].concat()
}

/// The JPEG with a note on how it was held, 1 ..= 8 as in the EXIF standard.
pub(crate) fn with_orientation(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let note = [b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[orientation], &[0; 6]];
    with_segment(jpeg, 1, &note.concat())
}

/// What a camera held as `orientation` says stores of `upright`.
///
/// The standard names the edge of the scene that the first row and the first column show.
pub(crate) fn as_held(upright: &RgbImage, orientation: u8) -> RgbImage {
    let (w, h) = upright.dimensions();
    let (width, height) = if orientation < 5 { (w, h) } else { (h, w) };
    RgbImage::from_fn(width, height, |x, y| {
        let (x, y) = match orientation {
            1 => (x, y),                 // top, left
            2 => (w - 1 - x, y),         // top, right
            3 => (w - 1 - x, h - 1 - y), // bottom, right
            4 => (x, h - 1 - y),         // bottom, left
            5 => (y, x),                 // left, top
            6 => (w - 1 - y, x),         // right, top
            7 => (w - 1 - y, h - 1 - x), // right, bottom
            _ => (y, h - 1 - x),         // left, bottom
        };
        *upright.get_pixel(x, y)
    })
}
