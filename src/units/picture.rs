//! What is known of a picture without holding its pixels.

use super::{Rect, Size};

/// What layout needs to know of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureFacts {
    /// Size in pixels as seen upright, after its EXIF orientation was applied.
    pub size: Size,
    /// Brightness and busyness, coarsely; of one that is clear, those of what it shows.
    pub grid: Grid,
    /// What lies behind it is seen around what it shows: so it was asked for, and so its file has it.
    pub is_clear: bool,
}

/// Brightness and detail of a picture on a coarse grid of [`Grid::CELLS`] cells, row by row from the top left.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    cells: Box<[Seen]>,
}

/// What a part of a picture looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// WCAG relative luminance that only 2% of the pixels stay below, 0 ..= 1.
    pub darkest: f32,
    /// WCAG relative luminance that only 2% of the pixels exceed, 0 ..= 1.
    pub brightest: f32,
    /// How much neighbouring pixels differ: the standard deviation of their gamma-encoded luma, 0 ..= 0.5.
    pub detail: f32,
    /// The mean colour: red, green and blue as sRGB encodes them, 0 ..= 1.
    pub color: [f32; 3],
}

impl Seen {
    /// An even grey of this luminance.
    #[must_use]
    pub fn even(luminance: f32) -> Self {
        // The usual approximation of sRGB's curve.
        let level = luminance.powf(1.0 / 2.2);
        Self { darkest: luminance, brightest: luminance, detail: 0.0, color: [level; 3] }
    }

    /// Both parts together: the extremes of both, the detail of the busier one, and the colour between theirs.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            darkest: self.darkest.min(other.darkest),
            brightest: self.brightest.max(other.brightest),
            detail: self.detail.max(other.detail),
            color: std::array::from_fn(|channel| f32::midpoint(self.color[channel], other.color[channel])),
        }
    }
}

impl Grid {
    /// Cells from left to right. 32 × 18 matches the usual picture shape: cells are about square, and about as large as
    /// a character of a heading.
    pub const COLUMNS: usize = 32;
    /// Cells from top to bottom.
    pub const ROWS: usize = 18;
    /// All cells.
    pub const CELLS: usize = Self::COLUMNS * Self::ROWS;

    /// The grid whose cell number `index`, row by row, is `cell(index)`.
    #[must_use]
    pub fn new(cell: impl FnMut(usize) -> Seen) -> Self {
        Self { cells: (0..Self::CELLS).map(cell).collect() }
    }

    /// The whole picture is of an even grey.
    #[must_use]
    pub fn even(luminance: f32) -> Self {
        Self::new(|_| Seen::even(luminance))
    }

    /// All cells, row by row from the top left.
    #[must_use]
    pub fn cells(&self) -> &[Seen] {
        &self.cells
    }

    /// What `part` of the picture, given in fractions of its size, looks like; its detail and its colour are the means
    /// of all cells.
    #[must_use]
    pub fn look_at(&self, part: Rect) -> Seen {
        let span = |from: f32, to: f32, cells: usize| {
            let first = (from.clamp(0.0, 1.0) * cells as f32).floor() as usize;
            let last = (to.clamp(0.0, 1.0) * cells as f32).ceil() as usize;
            let first = first.min(cells - 1);
            first..last.clamp(first + 1, cells)
        };
        let columns = span(part.min.x, part.max.x, Self::COLUMNS);
        let rows = span(part.min.y, part.max.y, Self::ROWS);
        let count = (columns.len() * rows.len()) as f32;
        let cells = rows.flat_map(|row| columns.clone().map(move |column| self.cells[row * Self::COLUMNS + column]));
        let sum = |a: [f32; 3], b: [f32; 3]| std::array::from_fn(|channel| a[channel] + b[channel]);
        let seen = cells.reduce(|a, b| Seen { detail: a.detail + b.detail, color: sum(a.color, b.color), ..a.and(b) });
        let mean = |seen: Seen| Seen { detail: seen.detail / count, color: seen.color.map(|c| c / count), ..seen };
        seen.map_or_else(|| Seen::even(0.0), mean)
    }
}

/// Whether a picture can be shown yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum PictureState {
    /// Not known yet.
    #[default]
    Pending,
    /// Decoded; its facts are known.
    Ready(PictureFacts),
    /// It cannot be shown; its place is taken by a card with its alt text.
    Broken,
}
