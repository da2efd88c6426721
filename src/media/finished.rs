//! Decoded pixels as a picture, with what is known of it.

use image::{RgbImage, RgbaImage};

use super::{Picture, facts};
use crate::units::{PictureFacts, size};

/// The picture with these upright pixels; `file_size` is the upright size in the file.
pub(super) fn finished(pixels: &RgbImage, file_size: [u32; 2]) -> Picture {
    let (width, height) = pixels.dimensions();
    let opaque = |rgb: &[u8]| [rgb[0], rgb[1], rgb[2], 255];
    let rgba: Vec<[u8; 4]> = pixels.as_raw().chunks_exact(3).map(opaque).collect();
    let rgba = rgba.into_flattened();
    let [width_in_file, height_in_file] = file_size.map(|side| side as f32);
    let facts = PictureFacts { size: size(width_in_file, height_in_file), grid: facts::grid(pixels), is_clear: false };
    Picture { width: width as usize, height: height as usize, rgba, facts, is_cut: false }
}

/// The picture with these upright, premultiplied pixels; on white where hardly any are transparent. `file_size` as there.
///
/// What is known of it is that of `seen`, the same at a size that does not depend on the stage: so the layout does not either,
/// and thin lines have pixels of their own colour.
pub(super) fn finished_clear(mut pixels: RgbaImage, seen: &RgbaImage, file_size: [u32; 2]) -> Picture {
    if !facts::is_clear(seen) {
        return finished(&laid_on_white(&pixels), file_size);
    }
    // Scaling may leave a little more colour than there is of a pixel, which is light when it is laid over others.
    for pixel in pixels.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0;
        pixel.0 = [red.min(alpha), green.min(alpha), blue.min(alpha), alpha];
    }
    let (width, height) = pixels.dimensions();
    let [width_in_file, height_in_file] = file_size.map(|side| side as f32);
    let facts =
        PictureFacts { size: size(width_in_file, height_in_file), grid: facts::grid_of_seen(seen), is_clear: true };
    Picture { width: width as usize, height: height as usize, rgba: pixels.into_raw(), facts, is_cut: false }
}

/// Premultiplied pixels on a white ground.
pub(super) fn laid_on_white(pixels: &RgbaImage) -> RgbImage {
    let mut opaque = RgbImage::new(pixels.width(), pixels.height());
    for (to, from) in opaque.pixels_mut().zip(pixels.pixels()) {
        let [red, green, blue, alpha] = from.0;
        to.0 = [red, green, blue].map(|level| level.saturating_add(255 - alpha));
    }
    opaque
}
