//! Pictures as words, and reading them at any size.

use super::{area::Area, rows};
use crate::{
    media::Picture,
    units::{Pos, Rect},
};

/// The pixels of a picture, as words 0xAARRGGBB, premultiplied, row by row from the top.
#[derive(Debug, PartialEq, Eq)]
pub struct Pixmap {
    width: usize,
    height: usize,
    pixels: Vec<u32>,
    /// Something is seen through it.
    is_clear: bool,
}

impl Pixmap {
    /// The pixels of a decoded picture.
    #[must_use]
    pub fn of(picture: &Picture) -> Self {
        let word = |rgba: &[u8]| u32::from_be_bytes([rgba[3], rgba[0], rgba[1], rgba[2]]);
        let words = picture.rgba.chunks_exact(4).map(word);
        // Pictures are read between two pixels.
        let pixels: Vec<u32> =
            if picture.width == 1 { words.flat_map(|word| [word; 2]).collect() } else { words.collect() };
        let is_clear = picture.facts.is_clear;
        Self { width: picture.width.max(2), height: picture.height, pixels, is_clear }
    }

    /// A black picture, to be filled.
    #[must_use]
    pub fn black(width: usize, height: usize) -> Self {
        let width = width.max(2);
        Self { width, height, pixels: vec![0xff00_0000; width * height], is_clear: false }
    }

    /// Whether something is seen through it.
    pub(super) const fn is_clear(&self) -> bool {
        self.is_clear
    }

    /// All pixels, to be filled.
    pub fn words(&mut self) -> &mut [u32] {
        &mut self.pixels
    }

    fn row(&self, y: usize) -> &[u32] {
        &self.pixels[y * self.width..(y + 1) * self.width]
    }
}

/// Where a picture is read: its place at the frame's first pixel and the way from pixel to pixel, in 2⁻³² of its own
/// pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct View {
    x: i64,
    step_x: i64,
    y: i64,
    step_y: i64,
}

/// One pixel.
const ONE: f64 = 4_294_967_296.0;

impl View {
    /// The part `crop` (in fractions) of a picture, stretched to `rect` (in points).
    pub(super) fn new(pixmap: &Pixmap, crop: Rect, rect: Rect, pixels_per_point: f32) -> Self {
        let axis = |from: f32, part: f32, start: f32, length: f32, side: usize| {
            let (side, scale) = (side as f64, f64::from(pixels_per_point));
            let step = f64::from(part) * side / (f64::from(length) * scale);
            // The middle of the frame's first pixel.
            let first = f64::from(from) * side + (0.5 - f64::from(start) * scale) * step - 0.5;
            ((first * ONE).round() as i64, (step * ONE).round() as i64)
        };
        let Pos { x, y } = crop.min;
        let (x, step_x) = axis(x, crop.w(), rect.min.x, rect.w(), pixmap.width);
        let (y, step_y) = axis(y, crop.h(), rect.min.y, rect.h(), pixmap.height);
        Self { x, step_x, y, step_y }
    }
}

/// The pixels of row `y` of `area`, if they are just those of the picture, pixel for pixel.
pub(super) fn itself(pixmap: &Pixmap, view: View, area: Area, y: i32) -> Option<&[u32]> {
    let place = view.y + view.step_y * i64::from(y);
    let (above, is_between) = (usize::try_from(place >> 32).ok()?, (place >> 24) & 255 != 0);
    if is_between || above >= pixmap.height || view.step_x != 1 << 32 {
        return None;
    }
    let start = usize::try_from(whole(view.x + view.step_x * i64::from(area.left))?).ok()?;
    pixmap.row(above).get(start..start + area.width())
}

/// The pixel at a place that is no place between two.
fn whole(place: i64) -> Option<i64> {
    let part = place & 0xffff_ffff;
    let is_next = part > 0xffff_ffff - GRAIN;
    (part < GRAIN || is_next).then_some((place >> 32) + i64::from(is_next))
}

/// Writes the pixels of row `y` of `area` to `out`; `spare` is room for a row of the picture.
pub(super) fn read(pixmap: &Pixmap, view: View, area: Area, y: i32, spare: &mut Vec<u32>, out: &mut [u32]) {
    if let Some(row) = itself(pixmap, view, area, y).filter(|row| row.len() == out.len()) {
        out.copy_from_slice(row);
        return;
    }
    let place = view.y + view.step_y * i64::from(y);
    let last = pixmap.height - 1;
    let signed = |places: usize| i64::try_from(places).unwrap_or(0);
    let held = place.clamp(0, signed(last) << 32);
    let above = ((held >> 32) as usize).min(last);
    let part = ((held >> 24) & 255) as u16;
    let from = view.x + view.step_x * i64::from(area.left);
    let row = if part == 0 || above == last {
        pixmap.row(above)
    } else {
        spare.resize(pixmap.width, 0);
        // Only the part that is read.
        let until = from + view.step_x * signed(out.len());
        let left = ((from >> 32).max(0) as usize).min(pixmap.width - 1);
        let right = (((until >> 32) + 2).max(0) as usize).clamp(left + 1, pixmap.width);
        rows::blend(
            &pixmap.row(above)[left..right],
            &pixmap.row(above + 1)[left..right],
            part,
            &mut spare[left..right],
        );
        &spare[..]
    };
    rows::stretch(row, from >> 16, view.step_x >> 16, out);
}

/// Less than half of a 256th of a pixel is not seen.
const GRAIN: i64 = 1 << 23;
