//! What is known of a picture without holding its pixels.

use super::{Rect, Size};

/// What layout needs to know of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureFacts {
    /// Size in pixels as seen upright, after its EXIF orientation was applied.
    pub size: Size,
    /// Brightness and busyness, coarsely.
    pub grid: Grid,
}

/// Brightness and detail of a picture on a coarse grid, row by row from the top left.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// WCAG relative luminance of each cell's mean colour, 0 ..= 1.
    pub luminance: [f32; Self::CELLS],
    /// How much the pixels of each cell differ: the standard deviation of their gamma-encoded luma, 0 ..= 0.5.
    pub detail: [f32; Self::CELLS],
}

impl Grid {
    /// Cells from left to right. 16 × 9 matches the usual picture shape: cells are about square.
    pub const COLUMNS: usize = 16;
    /// Cells from top to bottom.
    pub const ROWS: usize = 9;
    /// All cells.
    pub const CELLS: usize = Self::COLUMNS * Self::ROWS;

    /// The brightest cell and the mean detail in `part` of the picture, given in fractions of its size.
    #[must_use]
    pub fn look_at(&self, part: Rect) -> (f32, f32) {
        let span = |from: f32, to: f32, cells: usize| {
            let first = (from.clamp(0.0, 1.0) * cells as f32).floor() as usize;
            let last = (to.clamp(0.0, 1.0) * cells as f32).ceil() as usize;
            first.min(cells - 1)..last.clamp(1, cells)
        };
        let (mut brightest, mut detail, mut count) = (0.0f32, 0.0, 0.0);
        for row in span(part.min.y, part.max.y, Self::ROWS) {
            for column in span(part.min.x, part.max.x, Self::COLUMNS) {
                let cell = row * Self::COLUMNS + column;
                brightest = brightest.max(self.luminance[cell]);
                detail += self.detail[cell];
                count += 1.0;
            }
        }
        (brightest, if count > 0.0 { detail / count } else { 0.0 })
    }
}

/// How far a picture has come on its way to the screen.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "nearly every picture is ready, and a deck has some dozens")]
pub enum PictureState {
    /// Nobody knows yet.
    #[default]
    Pending,
    /// Decoded; its facts are known.
    Ready(PictureFacts),
    /// It cannot be shown; its place is taken by a card with its alt text.
    Broken,
}
