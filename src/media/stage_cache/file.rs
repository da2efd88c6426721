//! How a picture lies in a file: a head of numbers, the grid of its facts, its pixels without transparency, and a sum
//! of all that. All numbers have their lowest byte first.

use std::fs::File;
use std::io::{self, Read, Write};

use super::sum::Sum;
use crate::media::{Picture, SIDE_MAX};
use crate::units::{Grid, PictureFacts, Seen, size};

/// The first bytes of every file.
const MAGIC: [u8; 8] = *b"xgstage1";
/// The numbers after them: width and height of the pixels, width and height in the picture's file, whether that is cut.
const NUMBERS: usize = 5;
/// Numbers of a cell: darkest, brightest, detail, and three of its colour.
const CELL: usize = 6;
const HEAD_BYTES: usize = MAGIC.len() + 4 * (NUMBERS + CELL * Grid::CELLS);
const SUM_BYTES: usize = 8;

/// Pixels that are read or written at once.
const BLOCK_PIXELS: usize = 64 * 1024;

/// The bytes of a picture's file.
pub(super) const fn bytes(picture: &Picture) -> u64 {
    length(picture.width, picture.height)
}

const fn length(width: usize, height: usize) -> u64 {
    (HEAD_BYTES + width * height * 3 + SUM_BYTES) as u64
}

/// Writes a picture.
pub(super) fn write(mut to: &File, picture: &Picture) -> io::Result<()> {
    let mut sum = Sum::new();
    let mut put = |block: &[u8]| {
        sum.add(block);
        to.write_all(block)
    };
    put(&head(picture))?;
    let mut block = Vec::with_capacity(BLOCK_PIXELS * 3);
    for pixels in picture.rgba.chunks(BLOCK_PIXELS * 4) {
        block.clear();
        block.extend(pixels.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]));
        put(&block)?;
    }
    let sum = sum.end().to_le_bytes();
    to.write_all(&sum)
}

fn head(picture: &Picture) -> Vec<u8> {
    let Picture { width, height, facts: PictureFacts { size, grid }, is_cut, .. } = picture;
    let numbers = [*width as u32, *height as u32, size.w as u32, size.h as u32, u32::from(*is_cut)];
    let cells = grid.cells().iter().flat_map(|seen| {
        let [red, green, blue] = seen.color;
        [seen.darkest, seen.brightest, seen.detail, red, green, blue]
    });
    let mut head = MAGIC.to_vec();
    head.extend(numbers.into_iter().flat_map(u32::to_le_bytes));
    head.extend(cells.flat_map(f32::to_le_bytes));
    head
}

/// Reads a picture; nothing if the file is not whole, or not as it was written.
pub(super) fn read(mut from: &File) -> Option<Picture> {
    let mut head = vec![0; HEAD_BYTES];
    from.read_exact(&mut head).ok()?;
    let mut sum = Sum::new();
    sum.add(&head);
    let (numbers, cells) = head.strip_prefix(&MAGIC)?.split_at(4 * NUMBERS);
    let number = |at: usize| numbers.get(4 * at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes));
    let sides = [number(0)?, number(1)?];
    if !sides.iter().all(|side| (1..=SIDE_MAX).contains(side)) {
        return None;
    }
    let [width, height] = sides.map(|side| side as usize);
    let about = from.metadata().ok()?;
    if about.len() != length(width, height) {
        return None;
    }
    let facts = PictureFacts { size: size(number(2)? as f32, number(3)? as f32), grid: grid(cells)? };
    let is_cut = number(4)? != 0;
    let rgba = pixels(from, width * height, &mut sum)?;
    let mut end = [0; SUM_BYTES];
    from.read_exact(&mut end).ok()?;
    (u64::from_le_bytes(end) == sum.end()).then_some(Picture { width, height, rgba, facts, is_cut })
}

/// The next `count` pixels, opaque.
fn pixels(mut from: &File, count: usize, sum: &mut Sum) -> Option<Vec<u8>> {
    let mut rgba = vec![255; count * 4];
    let mut block = vec![0; BLOCK_PIXELS.min(count) * 3];
    for pixels in rgba.chunks_mut(BLOCK_PIXELS * 4) {
        let block = &mut block[..pixels.len() / 4 * 3];
        from.read_exact(block).ok()?;
        sum.add(block);
        for (to, from) in pixels.chunks_exact_mut(4).zip(block.chunks_exact(3)) {
            to[..3].copy_from_slice(from);
        }
    }
    Some(rgba)
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
