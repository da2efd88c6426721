//! Looking at a picture coarsely.

use image::RgbImage;

use crate::units::{Grid, Rgba};

/// Brightness and detail in each cell of the grid.
pub(super) fn grid(pixels: &RgbImage) -> Grid {
    let mut grid = Grid { luminance: [0.0; Grid::CELLS], detail: [0.0; Grid::CELLS] };
    for cell in 0..Grid::CELLS {
        let columns = share(cell % Grid::COLUMNS, Grid::COLUMNS, pixels.width() as usize);
        let rows = share(cell / Grid::COLUMNS, Grid::ROWS, pixels.height() as usize);
        let sums = Sums::over(pixels, columns, rows);
        grid.luminance[cell] = sums.mean_color().luminance();
        grid.detail[cell] = sums.luma_deviation();
    }
    grid
}

/// The pixels of cell `at` of `cells` along a side of `pixels` (at least 1). Never none: small pictures repeat some.
fn share(at: usize, cells: usize, pixels: usize) -> std::ops::Range<usize> {
    let start = at * pixels / cells;
    start..((at + 1) * pixels / cells).max(start + 1)
}

/// Sums over the pixels of a cell, whole numbers so that they are exact.
#[derive(Default)]
struct Sums {
    count: u64,
    rgb: [u64; 3],
    luma: u64,
    luma_squared: u64,
}

impl Sums {
    fn over(pixels: &RgbImage, columns: std::ops::Range<usize>, rows: std::ops::Range<usize>) -> Self {
        let mut sums = Self::default();
        let width = pixels.width() as usize;
        for row in rows {
            let run = &pixels.as_raw()[(row * width + columns.start) * 3..(row * width + columns.end) * 3];
            for pixel in run.chunks_exact(3) {
                let [r, g, b] = [pixel[0], pixel[1], pixel[2]].map(u64::from);
                // BT.709 weights in 256ths.
                let luma = r * 54 + g * 183 + b * 19;
                sums.count += 1;
                sums.rgb[0] += r;
                sums.rgb[1] += g;
                sums.rgb[2] += b;
                sums.luma += luma;
                sums.luma_squared += luma * luma;
            }
        }
        sums
    }

    fn mean_color(&self) -> Rgba {
        let [r, g, b] = self.rgb.map(|sum| ((sum + self.count / 2) / self.count) as u8);
        Rgba { r, g, b, a: 255 }
    }

    /// Standard deviation of the luma, where 1 is from black to white.
    fn luma_deviation(&self) -> f32 {
        let mean = self.luma as f64 / self.count as f64;
        let variance = self.luma_squared as f64 / self.count as f64 - mean * mean;
        (variance.max(0.0).sqrt() / (255.0 * 256.0)) as f32
    }
}
