//! The first picture of a film, as a picture.

use std::path::Path;

use image::RgbImage;

use super::{Picture, PictureProblem, Target, decode::finished};
use crate::film;

/// The first picture of the film at `path`, large enough to cover `target`. It is decoded by a process of its own.
pub(super) fn still(path: &Path, target: Target) -> Result<Picture, PictureProblem> {
    let (pixels, [width, height], size) = film::still(path, |film| target.cover(film)).map_err(PictureProblem::Film)?;
    let pixels = RgbImage::from_raw(width, height, pixels).ok_or(PictureProblem::DecoderFailed)?;
    Ok(finished(&pixels, size))
}
