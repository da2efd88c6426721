//! A decoded picture, and the size that it is needed at.

use crate::units::PictureFacts;

/// A picture ready to be shown: upright, sRGB, and opaque unless [`Part::CLEAR`](super::Part::CLEAR) was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Width of `rgba` in pixels; at most that of the file.
    pub width: usize,
    /// Height of `rgba` in pixels; at most that of the file.
    pub height: usize,
    /// Red, green, blue and alpha for each pixel, row by row from the top left; premultiplied, and mostly 255 is the last.
    pub rgba: Vec<u8>,
    /// The facts that the layout needs. The size in them is that of the file, not that of `rgba`.
    pub facts: PictureFacts,
    /// Whether the end of its file is missing: at most a few rows, in place of which the last one is repeated.
    pub is_cut: bool,
}

impl Picture {
    /// The bytes of its pixels; the rest of it is negligible.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        self.rgba.len()
    }
}

/// The pixels that a picture has to cover, usually those of the whole stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Target {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Longest side of a picture after scaling, in pixels: the widest stage there is, 3840, and a little for motion.
/// Below the texture limit of every graphics card since 2008.
pub const SIDE_MAX: u32 = 4096;

impl Target {
    /// The size at which a picture of `size` pixels covers the target: nothing is cut off, nothing is enlarged,
    /// and no side is longer than [`SIDE_MAX`] or shorter than one pixel.
    #[must_use]
    pub fn cover(self, [width, height]: [u32; 2]) -> [u32; 2] {
        let (w, h) = (f64::from(width.max(1)), f64::from(height.max(1)));
        let cover = (f64::from(self.width) / w).max(f64::from(self.height) / h);
        let share = cover.min(f64::from(SIDE_MAX) / w.max(h)).min(1.0);
        [w, h].map(|side| ((side * share).round() as u32).max(1))
    }

    /// The target with width and height exchanged.
    #[must_use]
    pub const fn turned(self) -> Self {
        Self { width: self.height, height: self.width }
    }
}
