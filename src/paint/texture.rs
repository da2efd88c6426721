//! Textures, and reading colours from them.

use std::sync::Arc;

use egui::epaint::textures::TextureFilter;
use egui::epaint::{ImageData, ImageDelta};
use egui::{Color32, ColorImage};

use super::blend;

/// A position or colour in fixed point: the lower 32 bits are the fraction.
pub(super) type Fixed = i64;

/// 1 in fixed point.
pub(super) const ONE: Fixed = 1 << 32;

/// A picture that triangles are filled with.
#[derive(Clone, Debug)]
pub(super) struct Texture {
    image: Arc<ColorImage>,
    /// The middle of the last column and row.
    last: [Fixed; 2],
    /// Whether colours between texels are mixed from the neighbours.
    is_smooth: bool,
}

impl Texture {
    /// A texture that is sampled bilinearly.
    pub(super) fn smooth(image: Arc<ColorImage>) -> Self {
        Self::new(image, true)
    }

    /// The texture that a complete delta describes; it shares the delta's pixels.
    pub(super) fn from_delta(delta: ImageDelta) -> Self {
        let ImageData::Color(image) = delta.image;
        Self::new(image, delta.options.magnification == TextureFilter::Linear)
    }

    fn new(image: Arc<ColorImage>, is_smooth: bool) -> Self {
        let last = image.size.map(|texels| Fixed::from(i32::try_from(texels).unwrap_or(i32::MAX).max(1) - 1) * ONE);
        Self { image, last, is_smooth }
    }

    /// Overwrites the part that begins at texel `at`; texels outside are ignored.
    pub(super) fn patch(&mut self, [left, top]: [usize; 2], patch: &ImageData) {
        let ImageData::Color(patch) = patch;
        let image = Arc::make_mut(&mut self.image);
        let width = patch.width().min(image.width().saturating_sub(left));
        let height = patch.height().min(image.height().saturating_sub(top));
        for row in 0..height {
            let to = (top + row) * image.width() + left;
            let from = row * patch.width();
            if let (Some(to), Some(from)) = (image.pixels.get_mut(to..to + width), patch.pixels.get(from..from + width))
            {
                to.copy_from_slice(from);
            }
        }
    }

    /// Width and height in texels.
    pub(super) fn size(&self) -> [usize; 2] {
        self.image.size
    }

    /// Whether there are no pixels, or fewer than the size needs.
    pub(super) fn is_empty(&self) -> bool {
        let [width, height] = self.image.size;
        width * height == 0 || self.image.pixels.len() < width * height
    }

    /// The colour at `x`, `y`, counted in texels from the *middle* of the first one; beyond the edges, that of the
    /// edge.
    ///
    /// The texture must not be empty.
    #[inline]
    pub(super) fn sample(&self, x: Fixed, y: Fixed) -> Color32 {
        let (x, y) = (x.clamp(0, self.last[0]), y.clamp(0, self.last[1]));
        if !self.is_smooth {
            return self.texel(whole(x + ONE / 2), whole(y + ONE / 2));
        }
        // Rounded to the nearest 256th: slightly left of a texel's middle is that texel, not its neighbour at 255/256.
        let (x, y) = (x + ONE / 512, y + ONE / 512);
        let (left, top) = (whole(x), whole(y));
        let [width, height] = self.image.size;
        let (right, bottom) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
        let neighbours =
            [self.texel(left, top), self.texel(right, top), self.texel(left, bottom), self.texel(right, bottom)];
        blend::mix(neighbours, byte(x), byte(y))
    }

    #[inline]
    fn texel(&self, x: usize, y: usize) -> Color32 {
        self.image.pixels[y * self.image.size[0] + x]
    }
}

/// The whole part of a number that is not negative.
#[inline]
const fn whole(value: Fixed) -> usize {
    (value >> 32) as usize
}

/// The fraction in 256ths.
#[inline]
const fn byte(value: Fixed) -> u64 {
    ((value >> 24) & 0xff) as u64
}
