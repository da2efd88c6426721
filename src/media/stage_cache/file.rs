//! How a picture lies in a file: a few letters, all that is known of it, its pixels without transparency, and a sum of all
//! that.

use std::fs::File;
use std::io::{self, Read, Write};

use super::sum::Sum;
use crate::media::Picture;
use crate::media::record::{self, Known};

/// The first bytes of every file.
const MAGIC: [u8; 8] = *b"xgstage1";
const HEAD_BYTES: usize = MAGIC.len() + record::BYTES;
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
    put(&[&MAGIC, record::bytes(picture).as_slice()].concat())?;
    let mut block = Vec::with_capacity(BLOCK_PIXELS * 3);
    for pixels in picture.rgba.chunks(BLOCK_PIXELS * 4) {
        block.clear();
        block.extend(pixels.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]));
        put(&block)?;
    }
    let sum = sum.end().to_le_bytes();
    to.write_all(&sum)
}

/// Reads a picture; nothing if the file is not whole, or not as it was written.
pub(super) fn read(mut from: &File) -> Option<Picture> {
    let mut head = vec![0; HEAD_BYTES];
    from.read_exact(&mut head).ok()?;
    let mut sum = Sum::new();
    sum.add(&head);
    let Known { width, height, facts, is_cut } = Known::read(head.strip_prefix(&MAGIC)?)?;
    let about = from.metadata().ok()?;
    if about.len() != length(width, height) {
        return None;
    }
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
