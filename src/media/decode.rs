//! From a file to a picture.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use fast_image_resize::images::TypedImage;
use fast_image_resize::pixels::{U8x3, U8x4};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, ImageBuffer, ImageDecoder, Rgb, RgbImage, Rgba, RgbaImage};

use super::finished::{finished, finished_clear};
use super::jpeg::Unusual;
use super::{Part, Picture, PictureError, PictureProblem, Target, colours, cost, drawing, header, jpeg, kinds, source};
use crate::film;

/// Decodes the picture at `path`, upright, in sRGB, and large enough to cover `target`.
///
/// The whole picture is scaled down, since crops move; it is never enlarged. Transparent parts become white. An SVG is drawn
/// as large as it is asked for.
/// Of a film it is the first picture, from a process of its own. A JPEG that lacks its end marker and at most a few rows is
/// repaired; [`Picture::is_cut`] tells so.
/// Blocks for up to some hundred milliseconds and may allocate [`super::DECODER_BYTES_MAX`]; for a worker thread.
/// Colours are those that the file means: by its profile, or as a PNG says otherwise.
///
/// # Errors
/// A [`PictureError`] for anything that is not a whole picture within the limits.
pub fn decode(path: &Path, target: Target) -> Result<Picture, PictureError> {
    decode_part(path, target, Part::WHOLE)
}

/// The same of a part of the picture, which alone covers the target: fine pixels of what somebody looks at closely.
///
/// The size in its facts is that of the part in the file. Of a film it is all of the first picture.
///
/// # Errors
/// Those of [`decode`].
pub fn decode_part(path: &Path, target: Target, part: Part) -> Result<Picture, PictureError> {
    if film::is_film(path) {
        return first_of_film(path, target).map_err(|kind| PictureError::new(kind, path));
    }
    let decoded = source::read(path).and_then(|mut bytes| {
        // A decoder may panic on an unusual file. It shares no data that could be left inconsistent.
        let result = catch_unwind(AssertUnwindSafe(|| from_bytes(&mut bytes, target, part)));
        let result = result.unwrap_or(Err(PictureProblem::DecoderFailed));
        result.map_err(|problem| kinds::named(problem, &mut Cursor::new(&bytes)))
    });
    decoded.map_err(|kind| PictureError::new(kind, path))
}

/// The first picture of a film.
fn first_of_film(path: &Path, target: Target) -> Result<Picture, PictureProblem> {
    let still = film::still(path, |film| target.cover(film)).map_err(PictureProblem::Film)?;
    let [width, height] = still.size;
    let pixels = RgbImage::from_raw(width, height, still.pixels).ok_or(PictureProblem::DecoderFailed)?;
    Ok(finished(&pixels, still.film))
}

fn from_bytes(bytes: &mut Vec<u8>, target: Target, part: Part) -> Result<Picture, PictureProblem> {
    if drawing::is_drawing(bytes) {
        return drawing::draw(bytes, target, part);
    }
    let cut = jpeg::complete(bytes)?;
    let mut decoder = source::decoder(Box::new(Cursor::new(&*bytes)))?;
    let orientation = header::orientation(&mut decoder);
    let profile = colours::of_file(bytes, decoder.icc_profile().ok().flatten().as_deref());
    let is_grey = !decoder.color_type().has_color();
    let stored: [u32; 2] = decoder.dimensions().into();
    let target = if header::is_on_its_side(orientation) { target.turned() } else { target };
    let part = part.stored(orientation);
    let [_, _, width, height] = part.pixels(stored);
    let (size, wanted) = ([width, height], target.cover([width, height]));
    // The whole picture when the part is as large as it is wanted.
    let whole =
        [0, 1].map(|side| (u64::from(stored[side]) * u64::from(wanted[side])).div_ceil(u64::from(size[side])) as u32);
    if part.keeps_clear() && decoder.color_type().has_alpha() {
        cost::check(bytes, &decoder)?;
        let image = DynamicImage::from_decoder(decoder).map_err(source::refusal)?.into_rgba8();
        let solid = RgbImage::from_fn(image.width(), image.height(), |x, y| {
            let [red, green, blue, _] = image.get_pixel(x, y).0;
            Rgb([red, green, blue])
        });
        let solid = colours::to_srgb(solid, is_grey, profile.as_ref());
        let mut seen = DynamicImage::ImageRgba8(premultiplied(&solid, &image));
        let mut pixels = DynamicImage::ImageRgba8(scaled::<_, U8x4>(seen.to_rgba8(), wanted)?);
        seen.apply_orientation(orientation);
        pixels.apply_orientation(orientation);
        return Ok(finished_clear(pixels.into_rgba8(), &seen.into_rgba8(), header::turned(size, orientation)));
    }
    let mut is_srgb = false;
    let mut pixels = if let Some(pixels) = jpeg::decode_reduced(bytes, stored, whole) {
        pixels
    } else {
        cost::check(bytes, &decoder)?;
        match jpeg::decode_unusual(bytes, whole) {
            Some(Unusual::Light(pixels)) => pixels,
            Some(Unusual::Inks(inks, size)) => {
                is_srgb = true;
                colours::from_inks(inks, size, profile.as_ref()).ok_or(PictureProblem::DecoderFailed)?
            }
            None => on_white(DynamicImage::from_decoder(decoder).map_err(source::refusal)?),
        }
    };
    if let Some(rows) = cut {
        jpeg::fill(&mut pixels, rows);
    }
    if !part.is_all() {
        let [left, top, width, height] = part.pixels(pixels.dimensions().into());
        pixels = image::imageops::crop_imm(&pixels, left, top, width, height).to_image();
    }
    // Colours are converted and the picture is turned after scaling, when there are fewer pixels.
    let pixels = colours::to_srgb(scaled::<_, U8x3>(pixels, wanted)?, is_grey, profile.as_ref().filter(|_| !is_srgb));
    let mut pixels = DynamicImage::ImageRgb8(pixels);
    pixels.apply_orientation(orientation);
    let picture = finished(&pixels.into_rgb8(), header::turned(size, orientation));
    Ok(Picture { is_cut: cut.is_some(), ..picture })
}

/// Opaque pixels with 8 bits per channel, on a white ground.
fn on_white(image: DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.into_rgb8();
    }
    let image: RgbaImage = image.into_rgba8();
    let (width, height) = image.dimensions();
    let mut pixels = RgbImage::new(width, height);
    for (to, from) in pixels.pixels_mut().zip(image.pixels()) {
        let [r, g, b, a] = from.0.map(u32::from);
        to.0 = [r, g, b].map(|channel| ((channel * a + 255 * (255 - a) + 127) / 255) as u8);
    }
    pixels
}

/// These colours, each as solid as `clear` has it.
fn premultiplied(colours: &RgbImage, clear: &RgbaImage) -> RgbaImage {
    RgbaImage::from_fn(colours.width(), colours.height(), |x, y| {
        let alpha = clear.get_pixel(x, y).0[3];
        let [red, green, blue] =
            colours.get_pixel(x, y).0.map(|level| ((u32::from(level) * u32::from(alpha) + 127) / 255) as u8);
        Rgba([red, green, blue, alpha])
    })
}

/// The pixels at the size `wanted`, by Lanczos resampling.
fn scaled<C, P>(
    mut pixels: ImageBuffer<C, Vec<u8>>,
    wanted: [u32; 2],
) -> Result<ImageBuffer<C, Vec<u8>>, PictureProblem>
where
    C: image::Pixel<Subpixel = u8>,
    P: PixelTrait,
{
    let (width, height) = pixels.dimensions();
    if [width, height] == wanted {
        return Ok(pixels);
    }
    let damaged = |why: String| PictureProblem::Damaged(why);
    // Typed, since the untyped call would bring the code for every kind of pixel there is; and both pictures of one
    // type, since the code is made for each pair of types.
    let source =
        TypedImage::<P>::from_buffer(width, height, &mut pixels).map_err(|error| damaged(error.to_string()))?;
    let mut result = ImageBuffer::new(wanted[0], wanted[1]);
    let mut target =
        TypedImage::<P>::from_buffer(wanted[0], wanted[1], &mut result).map_err(|error| damaged(error.to_string()))?;
    let lanczos = ResizeAlg::Convolution(FilterType::Lanczos3);
    Resizer::new()
        .resize_typed(&source, &mut target, &ResizeOptions::new().resize_alg(lanczos).use_alpha(false))
        .map_err(|error| damaged(error.to_string()))?;
    Ok(result)
}
