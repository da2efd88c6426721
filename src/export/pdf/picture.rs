//! The pictures of a PDF: each once, as large as it is needed, and only the part that is shown.

use std::{collections::BTreeMap, io, path::PathBuf};

use image::{ExtendedColorType, codecs::jpeg::JpegEncoder, imageops};
use krilla::{Data, image::Image};

use super::points_per_point;
use crate::{
    headless::{cores, share_out},
    media::{Folder, Part, Picture, Target, decode_part},
    scene::{Part as ItemPart, Scene, Shape},
    units::{Rect, pos},
};

/// The most pixels for an inch of the page: a good printer shows no more.
const DPI: f32 = 200.0;
/// Points of a page in an inch.
const POINTS_PER_INCH: f32 = 72.0;
/// The longer side of a small slide.
const SMALL_PIXELS: f32 = 960.0;
/// JPEG quality, 0 ..= 100; above this, files grow without a visible difference.
const QUALITY: u8 = 85;

/// The pictures of a PDF, each once, cut, scaled and encoded.
#[derive(Default)]
pub(in crate::export) struct EmbeddedPictures {
    pictures: BTreeMap<String, EmbeddedPicture>,
}

/// One picture.
pub(super) struct EmbeddedPicture {
    /// The pixels of `part`.
    pub image: Image,
    /// The part of the picture that is kept, in fractions of its size.
    pub part: Rect,
}

/// The part and the size that all slides together need of a picture.
#[derive(Clone, Copy)]
struct Need {
    /// The part of it that is visible somewhere, in fractions of its size.
    part: Rect,
    /// Pixels that the whole picture has to have.
    size: [f32; 2],
    /// It is a logo wherever it is shown.
    is_mark: bool,
}

impl EmbeddedPictures {
    /// Cuts, scales and encodes the pictures of all `scenes`. Pictures that cannot be decoded are left out.
    pub(in crate::export) fn of<'a>(scenes: impl Iterator<Item = &'a Scene>, folder: &Folder) -> io::Result<Self> {
        let mut needs: BTreeMap<&str, Need> = BTreeMap::new();
        for scene in scenes {
            // A pixel for each point, as on the screen.
            let pixels = (points_per_point(scene.stage.size) / POINTS_PER_INCH * DPI).min(1.0);
            for item in scene.items.iter().filter(|item| item.opacity > 0.001) {
                let Shape::Picture { file, crop, .. } = &item.shape else { continue };
                let is_mark = item.part == ItemPart::Logo;
                // A logo is small and has fine edges: it may take twice as many.
                let pixels = if is_mark { 2.0 * pixels } else { pixels };
                let size = [item.rect.w() / crop.w() * pixels, item.rect.h() / crop.h() * pixels];
                let need = Need { part: *crop, size, is_mark };
                needs.entry(file).and_modify(|known| *known = known.and(need)).or_insert(need);
            }
        }
        let needs: Vec<(&str, Need)> = needs.into_iter().collect();
        let made = |(): &mut (), place: usize| {
            let (file, need) = needs[place];
            let [width, height] = need.size.map(|side| side.ceil().max(1.0) as u32);
            let part = if need.is_mark { Part::CLEAR } else { Part::WHOLE };
            let decoded = |path: PathBuf| decode_part(&path, Target { width, height }, part).ok();
            let picture = folder.resolve(file).ok().and_then(decoded);
            picture.map(|picture| embedded(&picture, need.part)).transpose()
        };
        let mut all = BTreeMap::new();
        share_out(
            (needs.len(), cores()),
            || (),
            made,
            |()| (),
            |place, picture| drop(all.insert(needs[place].0, picture)),
        );
        let mut pictures = BTreeMap::new();
        for (file, picture) in all {
            if let Some(picture) = picture? {
                pictures.insert(file.to_owned(), picture);
            }
        }
        Ok(Self { pictures })
    }

    /// The picture with this path.
    pub(super) fn get(&self, file: &str) -> Option<&EmbeddedPicture> {
        self.pictures.get(file)
    }
}

impl Need {
    fn and(self, other: Self) -> Self {
        Self {
            part: self.part.union(other.part),
            size: [0, 1].map(|side| self.size[side].max(other.size[side])),
            is_mark: self.is_mark && other.is_mark,
        }
    }
}

/// `part` of the picture, on whole pixels.
fn embedded(picture: &Picture, part: Rect) -> io::Result<EmbeddedPicture> {
    if picture.facts.is_clear {
        let (width, height) = (picture.width as u32, picture.height as u32);
        let image = Image::from_rgba8(plain(&picture.rgba), width, height);
        return Ok(EmbeddedPicture { image, part: WHOLE });
    }
    let (width, height) = (picture.width as f32, picture.height as f32);
    let first = |at: f32, side: f32| (at * side).floor().clamp(0.0, side - 1.0) as u32;
    let last = |at: f32, side: f32, first: u32| ((at * side).ceil().clamp(0.0, side) as u32).max(first + 1);
    let (left, top) = (first(part.min.x, width), first(part.min.y, height));
    let (right, bottom) = (last(part.max.x, width, left), last(part.max.y, height, top));
    let mut rgb = Vec::with_capacity((right - left) as usize * (bottom - top) as usize * 3);
    for row in top..bottom {
        let line = row as usize * picture.width;
        let pixels = &picture.rgba[(line + left as usize) * 4..(line + right as usize) * 4];
        rgb.extend(pixels.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]));
    }
    let part = Rect {
        min: pos(left as f32 / width, top as f32 / height),
        max: pos(right as f32 / width, bottom as f32 / height),
    };
    Ok(EmbeddedPicture { image: jpeg(&rgb, right - left, bottom - top)?, part })
}

/// All of a picture.
const WHOLE: Rect = Rect { min: pos(0.0, 0.0), max: pos(1.0, 1.0) };

/// The pixels with colours that do not depend on how solid they are, as documents have them.
fn plain(premultiplied: &[u8]) -> Vec<u8> {
    let pixel = |pixel: &[u8]| {
        let alpha = u32::from(pixel[3]);
        let level = |level: u8| (u32::from(level) * 255 + alpha / 2).checked_div(alpha).unwrap_or(0).min(255) as u8;
        [level(pixel[0]), level(pixel[1]), level(pixel[2]), pixel[3]]
    };
    premultiplied.chunks_exact(4).flat_map(pixel).collect()
}

/// The slide as a picture for its page of notes, where it is a third of the page wide, or half of an upright page.
pub(in crate::export) fn small(image: &egui::ColorImage) -> io::Result<Image> {
    let [width, height] = image.size.map(|side| side as u32);
    let rgb: Vec<u8> = image.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()]).collect();
    let Some(full) = image::RgbImage::from_raw(width, height, rgb) else {
        return Err(io::ErrorKind::InvalidData.into());
    };
    let share = (SMALL_PIXELS / width.max(height) as f32).min(1.0);
    let side = |side: u32| ((side as f32 * share).round() as u32).max(1);
    let small = imageops::resize(&full, side(width), side(height), imageops::FilterType::Triangle);
    jpeg(&small, small.width(), small.height())
}

fn jpeg(rgb: &[u8], width: u32, height: u32) -> io::Result<Image> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .encode(rgb, width, height, ExtendedColorType::Rgb8)
        .map_err(io::Error::other)?;
    Image::from_jpeg(Data::from(bytes), true).map_err(io::Error::other)
}
