//! Pictures as bytes, and what is known of one besides its pixels. All numbers have their lowest byte first.

use std::io::{self, Read, Write};

use super::{Picture, SIDE_MAX};
use crate::units::{Grid, PictureFacts, Seen, size};

/// The first numbers: width and height of the pixels, width and height in the picture's file, whether that is cut, and
/// whether it is clear.
const NUMBERS: usize = 6;
/// Numbers of a cell of the grid: darkest, brightest, detail, and three of its colour.
const CELL: usize = 6;
/// The bytes of a record.
pub(super) const BYTES: usize = 4 * (NUMBERS + CELL * Grid::CELLS);

/// All of a [`Picture`] but its pixels.
pub(super) struct Known {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) facts: PictureFacts,
    pub(super) is_cut: bool,
}

/// The record of a picture.
pub(super) fn bytes(picture: &Picture) -> Vec<u8> {
    let Picture { width, height, facts: PictureFacts { size, grid, is_clear }, is_cut, .. } = picture;
    let numbers =
        [*width as u32, *height as u32, size.w as u32, size.h as u32, u32::from(*is_cut), u32::from(*is_clear)];
    let cells = grid.cells().iter().flat_map(|seen| {
        let [red, green, blue] = seen.color;
        [seen.darkest, seen.brightest, seen.detail, red, green, blue]
    });
    let numbers = numbers.into_iter().flat_map(u32::to_le_bytes);
    numbers.chain(cells.flat_map(f32::to_le_bytes)).collect()
}

impl Picture {
    /// Writes it for another process of this program.
    ///
    /// # Errors
    /// Those of `to`.
    pub fn write(&self, to: &mut impl Write) -> io::Result<()> {
        to.write_all(&bytes(self))?;
        to.write_all(&self.rgba)
    }

    /// Reads what [`Self::write`] has written.
    ///
    /// # Errors
    /// Those of `from`, and [`io::ErrorKind::InvalidData`] for what makes no sense; no memory is taken for that.
    pub fn read(from: &mut impl Read) -> io::Result<Self> {
        let mut known = vec![0; BYTES];
        from.read_exact(&mut known)?;
        let Known { width, height, facts, is_cut } = Known::read(&known).ok_or(io::ErrorKind::InvalidData)?;
        let length = width * height * 4;
        let mut rgba = Vec::with_capacity(length);
        if from.take(length as u64).read_to_end(&mut rgba)? < length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(Self { width, height, rgba, facts, is_cut })
    }
}

impl Known {
    /// What a record says; nothing if it makes no sense.
    pub(super) fn read(record: &[u8]) -> Option<Self> {
        let (numbers, cells) = record.split_at_checked(4 * NUMBERS)?;
        let number = |at: usize| numbers.get(4 * at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes));
        let sides = [number(0)?, number(1)?];
        if !sides.iter().all(|side| (1..=SIDE_MAX).contains(side)) {
            return None;
        }
        let [width, height] = sides.map(|side| side as usize);
        let size = size(number(2)? as f32, number(3)? as f32);
        let facts = PictureFacts { size, grid: grid(cells)?, is_clear: number(5)? != 0 };
        Some(Self { width, height, facts, is_cut: number(4)? != 0 })
    }
}

fn grid(cells: &[u8]) -> Option<Grid> {
    let numbers: Vec<f32> =
        cells.chunks_exact(4).filter_map(|bytes| Some(f32::from_le_bytes(*bytes.first_chunk()?))).collect();
    // The layout reckons with these; no number may be none.
    let is_sound = numbers.len() == CELL * Grid::CELLS && numbers.iter().all(|number| (0.0..=1.0).contains(number));
    is_sound.then(|| {
        Grid::new(|cell| {
            let part = &numbers[cell * CELL..(cell + 1) * CELL];
            Seen { darkest: part[0], brightest: part[1], detail: part[2], color: [part[3], part[4], part[5]] }
        })
    })
}
