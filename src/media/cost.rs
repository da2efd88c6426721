//! What decoding a picture would take, from its header: a decoder's own limits count its result alone.

use image::{ColorType, ImageDecoder};

use super::{DECODER_BYTES_MAX, PictureProblem, jpeg};

/// A JPEG with more scans than this is not decoded: each goes over all of the picture, and editors write ten.
const SCANS_MAX: usize = 100;

/// Refuses a picture that takes too much memory to be decoded as a whole, or that is made to take for ever.
pub(super) fn check(bytes: &[u8], decoder: &impl ImageDecoder) -> Result<(), PictureProblem> {
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    let file = bytes.len() as u64;
    let colours = if decoder.color_type() == ColorType::Rgb8 { 0 } else { pixels * 3 };
    let own = match jpeg::needs(bytes) {
        Some(needs) if needs.scans > SCANS_MAX => return Err(PictureProblem::TooSlow),
        // Its decoder has a copy of the file.
        Some(needs) => needs.bytes + file,
        None => 0,
    };
    let all = file + decoder.total_bytes() + colours + own;
    if all <= DECODER_BYTES_MAX { Ok(()) } else { Err(PictureProblem::TooManyPixels) }
}
