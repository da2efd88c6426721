//! The pixels on the screen, as the X server keeps them.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::{collections::BTreeSet, fs, path::Path};

/// What the display shows before there is a window.
pub(crate) const ROOT: [u8; 3] = [255, 255, 255];
pub(crate) const BLACK: [u8; 3] = [0, 0, 0];
pub(crate) const WHITE: [u8; 3] = [255, 255, 255];

/// The least number of colours in each part of a picture; flat grounds have one or two.
const COLOURS_OF_A_PICTURE: usize = 12;
/// The number of parts that the screen is divided into, across and down.
const PARTS: usize = 4;

/// The pixels of one moment, row by row.
pub(crate) struct Screen {
    width: usize,
    pixels: Vec<[u8; 3]>,
}

impl Screen {
    /// Reads the server's file: an X window dump, whose header is a row of big-endian numbers of 32 bits.
    pub(crate) fn read(path: &Path) -> Self {
        let bytes = fs::read(path).unwrap();
        let field = |at: usize| u32::from_be_bytes(bytes[at * 4..at * 4 + 4].try_into().unwrap()) as usize;
        let (header, width, height, bits, row, colours) =
            (field(0), field(4), field(5), field(11), field(12), field(19));
        assert_eq!((bits, row), (32, width * 4), "four bytes a pixel");
        let start = header + colours * 12;
        let pixels = bytes[start..start + height * row].chunks_exact(4).map(|pixel| [pixel[2], pixel[1], pixel[0]]);
        Self { width, pixels: pixels.collect() }
    }

    /// The colour at a place.
    pub(crate) fn at(&self, x: usize, y: usize) -> [u8; 3] {
        self.pixels[y * self.width + x]
    }

    /// Nothing but this colour.
    pub(crate) fn is_only(&self, colour: [u8; 3]) -> bool {
        self.pixels.iter().all(|pixel| *pixel == colour)
    }

    /// Nothing but this colour, apart from a pointer.
    pub(crate) fn is_nearly(&self, colour: [u8; 3]) -> bool {
        let others = self.pixels.iter().filter(|pixel| **pixel != colour).count();
        others * 500 < self.pixels.len()
    }

    /// One colour, whichever.
    pub(crate) fn is_blank(&self) -> bool {
        self.is_only(self.pixels[0])
    }

    /// Words, or anything else on a ground, between these two corners.
    pub(crate) fn has_something_between(&self, [left, top]: [usize; 2], [right, bottom]: [usize; 2]) -> bool {
        let ground = self.at(left, top);
        (top..bottom).any(|y| (left..right).any(|x| self.at(x, y) != ground))
    }

    /// A picture from edge to edge: no part of the screen is flat.
    pub(crate) fn is_picture(&self) -> bool {
        (0..PARTS * PARTS).all(|part| self.colours_of(part % PARTS, part / PARTS) >= COLOURS_OF_A_PICTURE)
    }

    /// The number of colours in one part, counted at every fifth pixel.
    fn colours_of(&self, column: usize, row: usize) -> usize {
        let (width, height) = (self.width / PARTS, self.pixels.len() / self.width / PARTS);
        let rows = self.pixels.chunks_exact(self.width).skip(row * height).take(height).step_by(5);
        let pixels = rows.flat_map(|pixels| pixels.iter().skip(column * width).take(width).step_by(5));
        pixels.collect::<BTreeSet<_>>().len()
    }

    /// Writes the screen to a file, to explain a failure.
    pub(crate) fn save(&self, path: &Path) {
        let (width, height) = (self.width as u32, (self.pixels.len() / self.width) as u32);
        let _ = image::save_buffer(path, self.pixels.as_flattened(), width, height, image::ColorType::Rgb8);
    }
}
