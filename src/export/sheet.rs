//! A contact sheet: all slides in one picture.

use egui::{Color32, ColorImage};

use crate::units::Rgba;

/// Free pixels around each slide, as a part of its width.
const GAP: f32 = 0.03;
/// Height of the line under each slide, as a part of its longer side.
const LABEL: f32 = 0.05;
/// The approximate ratio of width to height of a sheet: that of usual screens.
const ASPECT: f32 = 1.6;

/// Slides side by side, each with a line under it, row by row.
pub(super) struct Sheet {
    image: ColorImage,
    cell: [usize; 2],
    gap: usize,
    label: usize,
    columns: usize,
}

impl Sheet {
    /// Room for `count` slides of `cell` pixels each.
    pub(super) fn new(count: usize, cell: [u32; 2], ground: Rgba) -> Self {
        let [width, height] = cell.map(|side| side as usize);
        let gap = ((width as f32 * GAP) as usize).max(1);
        let label = ((width.max(height) as f32 * LABEL) as usize).max(1);
        let aspect = width as f32 / (height + label) as f32;
        let columns = ((count as f32 * ASPECT / aspect).sqrt().round() as usize).clamp(1, count.max(1));
        let rows = count.div_ceil(columns).max(1);
        let size = [columns * (width + gap) + gap, rows * (height + label + gap) + gap];
        let image = ColorImage::filled(size, Color32::from_rgb(ground.r, ground.g, ground.b));
        Self { image, cell: [width, height], gap, label, columns }
    }

    /// Width and height of the line under a slide, in pixels.
    pub(super) const fn label_size(&self) -> [usize; 2] {
        [self.cell[0], self.label]
    }

    /// Puts a slide and its line into a cell, counted from 0 row by row; what lies beyond the sheet is left out.
    pub(super) fn put(&mut self, number: usize, slide: &ColorImage, label: &ColorImage) {
        let (column, row) = (number % self.columns, number / self.columns);
        let [width, height] = self.cell;
        let at = [self.gap + column * (width + self.gap), self.gap + row * (height + self.label + self.gap)];
        self.copy(slide, at);
        self.copy(label, [at[0], at[1] + height]);
    }

    /// The finished sheet.
    pub(super) fn finish(self) -> ColorImage {
        self.image
    }

    fn copy(&mut self, from: &ColorImage, [x, y]: [usize; 2]) {
        let [to_width, to_height] = self.image.size;
        let [width, height] =
            [from.size[0].min(to_width.saturating_sub(x)), from.size[1].min(to_height.saturating_sub(y))];
        for row in 0..height {
            let start = (y + row) * to_width + x;
            let line = &from.pixels[row * from.size[0]..row * from.size[0] + width];
            self.image.pixels[start..start + width].copy_from_slice(line);
        }
    }
}
