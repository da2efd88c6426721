//! The canvas that the pictures are drawn on.

use image::{ExtendedColorType, ImageResult, codecs::jpeg::JpegEncoder};

use super::noise::chance;
use crate::units::mix;

/// Red, green and blue as a screen has them, 0 ..= 1.
pub(super) type Colour = [f32; 3];

/// A colour as `0xRRGGBB`.
pub(super) const fn colour(rgb: u32) -> Colour {
    let [_, r, g, b] = rgb.to_be_bytes();
    [r as f32 / 255.0, g as f32 / 255.0, b as f32 / 255.0]
}

/// A colour that is lit by another; `strength` 0 changes nothing.
pub(super) fn lit(a: Colour, light: Colour, strength: f32) -> Colour {
    [0, 1, 2].map(|channel| a[channel] + (1.0 - a[channel]).max(0.0) * light[channel] * strength)
}

/// The colour at `t` of a gradient, whose stops are places with their colours.
pub(super) fn gradient(stops: &[(f32, Colour)], t: f32) -> Colour {
    let mut before = stops[0];
    for &stop in stops {
        if t <= stop.0 {
            let span = (stop.0 - before.0).max(1e-6);
            return mix(before.1, stop.1, (t - before.0) / span);
        }
        before = stop;
    }
    before.1
}

/// Pixels, row by row from the top.
#[derive(Clone, Debug)]
pub(super) struct Canvas {
    pub width: usize,
    pub height: usize,
    pixels: Vec<Colour>,
}

impl Canvas {
    /// A canvas on which each pixel has the colour that `paint` gives for its place.
    pub fn new([width, height]: [u32; 2], paint: impl Fn(f32, f32) -> Colour) -> Self {
        let (width, height) = (width as usize, height as usize);
        let row = |y: usize| (0..width).map(move |x| (x as f32, y as f32));
        let pixels = (0..height).flat_map(row).map(|(x, y)| paint(x, y)).collect();
        Self { width, height, pixels }
    }

    /// The shorter side in pixels: the measure of everything that is drawn.
    pub fn unit(&self) -> f32 {
        self.width.min(self.height) as f32
    }

    /// The colour at a place; beyond the edge, the nearest one.
    pub fn at(&self, x: f32, y: f32) -> Colour {
        let x = (x.max(0.0) as usize).min(self.width - 1);
        let y = (y.max(0.0) as usize).min(self.height - 1);
        self.pixels[y * self.width + x]
    }

    /// Covers a pixel with `colour`, as far as `cover` (0 ..= 1) says; places outside are left alone.
    pub fn cover(&mut self, x: i32, y: i32, colour: Colour, cover: f32) {
        if let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y))
            && x < self.width
            && y < self.height
            && cover > 0.0
        {
            let pixel = &mut self.pixels[y * self.width + x];
            *pixel = mix(*pixel, colour, cover);
        }
    }

    /// Changes every pixel from `top` down to what `paint` makes of its place and colour.
    pub fn repaint(&mut self, top: f32, paint: impl Fn(f32, f32, Colour) -> Colour) {
        let (width, first) = (self.width, (top.max(0.0) as usize).min(self.height));
        for (y, row) in self.pixels.chunks_exact_mut(width).enumerate().skip(first) {
            for (x, pixel) in row.iter_mut().enumerate() {
                *pixel = paint(x as f32, y as f32, *pixel);
            }
        }
    }

    /// Fills a column from `top` down to `bottom`, with soft ends.
    pub fn fill_column(&mut self, x: i32, top: f32, bottom: f32, colour: impl Fn(f32) -> Colour) {
        for y in (top.floor().max(0.0) as i32)..=(bottom.ceil().min(self.height as f32) as i32) {
            let cover = (y as f32 + 1.0).min(bottom) - (y as f32).max(top);
            self.cover(x, y, colour(y as f32), cover.clamp(0.0, 1.0));
        }
    }

    /// The picture as a JPEG; a trace of grain keeps skies free of steps.
    pub fn jpeg(&self) -> ImageResult<Vec<u8>> {
        let grain = |index: i32| (chance(index, 7) - 0.5) * 2.4 / 255.0;
        let byte = |value: f32| (value.clamp(0.0, 1.0) * 255.0).round() as u8;
        let grained = |(index, pixel): (i32, &Colour)| pixel.map(|channel| byte(channel + grain(index)));
        let rgb: Vec<u8> = (0..).zip(&self.pixels).flat_map(grained).collect();
        let mut bytes = Vec::new();
        let (width, height) = (self.width as u32, self.height as u32);
        JpegEncoder::new_with_quality(&mut bytes, 88).encode(&rgb, width, height, ExtendedColorType::Rgb8)?;
        Ok(bytes)
    }
}
