//! JPEGs: repairing files that lack their end, and decoding large ones at a reduced size.

mod bits;
mod blocks;
mod frame;
mod markers;
mod needs;
mod rows;

use image::RgbImage;
use jpeg_decoder::{CodingProcess, Decoder, PixelFormat};

use super::PictureProblem;
pub(super) use markers::is_jpeg;
use markers::{END, START, next_marker};
pub(super) use needs::needs;
pub(super) use rows::Rows;

/// A JPEG is still shown if no more than this part of its rows is missing. Losing the last few bytes costs a unit of 16
/// rows, which is less than this of any picture that fills a screen.
const MISSING_MAX: f64 = 1.0 / 32.0;

/// Checks whether a JPEG is complete, and adds the end marker that decoders need to one that has nearly all its rows.
/// None if nothing is missing, else how many rows there are.
///
/// # Errors
/// When too many rows are missing for the picture to be shown.
pub(super) fn complete(bytes: &mut Vec<u8>) -> Result<Option<Rows>, PictureProblem> {
    if !is_jpeg(bytes) || is_complete(bytes) {
        return Ok(None);
    }
    let is_enough = |rows: &Rows| f64::from(rows.all - rows.whole) <= f64::from(rows.all) * MISSING_MAX;
    let rows = rows::count(bytes).filter(is_enough).ok_or(PictureProblem::Truncated)?;
    let end = bytes.iter().rposition(|byte| *byte != 0 && *byte != 0xff).map_or(0, |last| last + 1);
    bytes.truncate(end);
    bytes.extend([0xff, END]);
    Ok(Some(rows))
}

/// Replaces the missing rows, which decoders leave grey, by the last complete row.
pub(super) fn fill(pixels: &mut RgbImage, rows: Rows) {
    let line = pixels.width() as usize * 3;
    let scaled = u64::from(rows.whole) * u64::from(pixels.height()) / u64::from(rows.all.max(1));
    // Colours have fewer samples than brightness: the row beside a missing one has some of its grey.
    let whole = (scaled as usize).saturating_sub(2);
    if rows.whole < rows.all && whole > 0 {
        let (there, missing) = pixels.split_at_mut(whole * line);
        let last = &there[(whole - 1) * line..];
        missing.chunks_exact_mut(line).for_each(|row| row.copy_from_slice(last));
    }
}

/// Whether a JPEG is complete up to its end marker.
///
/// The marker is searched segment by segment: thumbnails inside have end markers of their own, and cameras append data
/// behind it.
fn is_complete(bytes: &[u8]) -> bool {
    let mut at = 0;
    while let Some((marker, after)) = next_marker(bytes, at) {
        at = match marker {
            END => return true,
            START => after,
            // Segments have a length, which counts itself; what follows the last header is skipped as data.
            _ => match bytes.get(after..after + 2) {
                Some(&[high, low]) => after + usize::from(u16::from_be_bytes([high, low])).max(2),
                _ => return false,
            },
        };
    }
    false
}

/// Pictures with fewer pixels are decoded at full size: decoding them reduced gains nothing.
const LARGE_PIXELS: u64 = 8_000_000;

/// Decodes a large JPEG at ½, ¼ or ⅛ of its size, not below `wanted`: half of the time and a fifth of the memory.
///
/// None for pictures that are better decoded as a whole: small, progressive, CMYK, wanted near full size, or damaged.
pub(super) fn decode_reduced(bytes: &[u8], size: [u32; 2], wanted: [u32; 2]) -> Option<RgbImage> {
    let is_large = u64::from(size[0]) * u64::from(size[1]) > LARGE_PIXELS;
    if !is_jpeg(bytes) || !is_large || wanted[0] * 2 > size[0] || wanted[1] * 2 > size[1] {
        return None;
    }
    let mut decoder = Decoder::new(bytes);
    decoder.read_info().ok()?;
    if decoder.info()?.coding_process != CodingProcess::DctSequential {
        return None;
    }
    let [width, height] = wanted.map(|side| u16::try_from(side).unwrap_or(u16::MAX));
    let (width, height) = decoder.scale(width, height).ok()?;
    let pixels = decoder.decode().ok()?;
    let rgb = match decoder.info()?.pixel_format {
        PixelFormat::RGB24 => pixels,
        PixelFormat::L8 => pixels.iter().flat_map(|&gray| [gray; 3]).collect(),
        PixelFormat::L16 | PixelFormat::CMYK32 => return None,
    };
    RgbImage::from_raw(width.into(), height.into(), rgb)
}

/// Pixels that the usual decoder does not give as they are meant.
pub(super) enum Unusual {
    /// Red, green and blue.
    Light(RgbImage),
    /// Cyan, magenta, yellow and black, 255 for all of the ink, and width and height.
    Inks(Vec<u8>, [u32; 2]),
}

/// Decodes a JPEG of ink, or one whose components come one after the other without being refined, not below `wanted`.
///
/// None for all others, and for those that are damaged.
pub(super) fn decode_unusual(bytes: &[u8], wanted: [u32; 2]) -> Option<Unusual> {
    let needs = needs(bytes).filter(|needs| needs.has_four || needs.is_apart)?;
    let mut decoder = Decoder::new(bytes);
    decoder.read_info().ok()?;
    let [width, height] = wanted.map(|side| u16::try_from(side).unwrap_or(u16::MAX));
    let (width, height) = decoder.scale(width, height).ok()?;
    let mut pixels = decoder.decode().ok()?;
    let size = [width, height].map(u32::from);
    match decoder.info()?.pixel_format {
        PixelFormat::RGB24 => RgbImage::from_raw(size[0], size[1], pixels).map(Unusual::Light),
        PixelFormat::CMYK32 => {
            // The decoder takes all inks for Adobe's, which are stored the other way round.
            if !needs.is_adobe {
                for ink in &mut pixels {
                    *ink = 255 - *ink;
                }
            }
            Some(Unusual::Inks(pixels, size))
        }
        PixelFormat::L8 | PixelFormat::L16 => None,
    }
}
