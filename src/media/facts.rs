//! Brightness and detail of a picture, on a coarse grid.

use image::{RgbImage, RgbaImage};

use crate::units::{Grid, Rgba, Seen};

/// The number of points that are sampled along each side of a cell. It does not depend on the picture's size, so that
/// the layout is the same on every stage; finer detail is no larger than the strokes of small letters.
const POINTS: u32 = 16;

/// Brightness and detail in each cell of the grid.
pub(super) fn grid(pixels: &RgbImage) -> Grid {
    let (width, height) = (Grid::COLUMNS as u32 * POINTS, Grid::ROWS as u32 * POINTS);
    let is_large = pixels.width() > width && pixels.height() > height;
    let reduced = is_large.then(|| reduced(pixels, [width, height]));
    let pixels = reduced.as_ref().unwrap_or(pixels);
    Grid::new(|cell| {
        let columns = share(cell % Grid::COLUMNS, Grid::COLUMNS, pixels.width() as usize);
        let rows = share(cell / Grid::COLUMNS, Grid::ROWS, pixels.height() as usize);
        Histogram::over(pixels, columns, rows).seen()
    })
}

/// The same of what is seen in a picture that is transparent in parts; cells in which nothing is have what all others have
/// together.
pub(super) fn grid_of_seen(pixels: &RgbaImage) -> Grid {
    let all = Histogram::of_seen(pixels, 0..pixels.width() as usize, 0..pixels.height() as usize).seen();
    Grid::new(|cell| {
        let columns = share(cell % Grid::COLUMNS, Grid::COLUMNS, pixels.width() as usize);
        let rows = share(cell / Grid::COLUMNS, Grid::ROWS, pixels.height() as usize);
        let histogram = Histogram::of_seen(pixels, columns, rows);
        if histogram.all == 0 { all } else { histogram.seen() }
    })
}

/// A pixel is seen from so much alpha on; those at the edge of what is drawn are of no colour of their own.
const SEEN: u8 = 250;

/// Whether so much of a picture is transparent that it has no ground of its own: a twentieth. The corners of a sign on a
/// ground take less.
pub(super) fn is_clear(pixels: &RgbaImage) -> bool {
    let clear = pixels.pixels().filter(|pixel| pixel.0[3] < 8).count();
    clear * 20 >= pixels.pixels().len()
}

/// The mean of the pixels that come together in each pixel of a smaller picture.
fn reduced(pixels: &RgbImage, [width, height]: [u32; 2]) -> RgbImage {
    let (columns, rows) = (runs(pixels.width(), width), runs(pixels.height(), height));
    let line = pixels.width() as usize * 3;
    let mut result = RgbImage::new(width, height);
    let places = rows.iter().flat_map(|rows| columns.iter().map(move |columns| (rows, columns)));
    for (mean, (rows, columns)) in result.pixels_mut().zip(places) {
        let mut sums = [0_u32; 3];
        for row in rows.clone() {
            for pixel in pixels.as_raw()[row * line..][columns.start * 3..columns.end * 3].chunks_exact(3) {
                sums = [0, 1, 2].map(|channel| sums[channel] + u32::from(pixel[channel]));
            }
        }
        let count = (rows.len() * columns.len()).max(1) as u32;
        mean.0 = sums.map(|sum| ((sum + count / 2) / count) as u8);
    }
    result
}

/// The pixels that each of `count` places takes of a longer side.
fn runs(side: u32, count: u32) -> Vec<std::ops::Range<usize>> {
    let step = side as f32 / count as f32;
    let run = |place: u32| {
        let from = place as f32 * step;
        let start = (from.ceil() as u32).min(side - 1);
        start as usize..((from + step).ceil() as u32).clamp(start, side) as usize
    };
    (0..count).map(run).collect()
}

/// The pixels of cell `at` of `cells` along a side of `pixels` (at least 1). Never empty: small pictures repeat pixels.
fn share(at: usize, cells: usize, pixels: usize) -> std::ops::Range<usize> {
    let start = at * pixels / cells;
    start..((at + 1) * pixels / cells).max(start + 1)
}

/// The part of a cell's darkest and of its brightest pixels that is ignored, in per cent: sparkle and dust.
const OUTLIERS_PERCENT: u64 = 2;

/// The number of pixels of a cell for each gamma-encoded luma, 0 ..= 255, in whole numbers, so that it is exact.
struct Histogram {
    counts: [u64; 256],
    all: u64,
    /// The sums of red, green and blue.
    sums: [u64; 3],
}

impl Histogram {
    fn of_seen(pixels: &RgbaImage, columns: std::ops::Range<usize>, rows: std::ops::Range<usize>) -> Self {
        let mut histogram = Self { counts: [0; 256], all: 0, sums: [0; 3] };
        let width = pixels.width() as usize;
        for row in rows {
            let run = &pixels.as_raw()[(row * width + columns.start) * 4..(row * width + columns.end) * 4];
            for pixel in run.chunks_exact(4).filter(|pixel| pixel[3] >= SEEN) {
                histogram.add([pixel[0], pixel[1], pixel[2]].map(u32::from));
            }
        }
        histogram
    }

    fn over(pixels: &RgbImage, columns: std::ops::Range<usize>, rows: std::ops::Range<usize>) -> Self {
        let mut histogram = Self { counts: [0; 256], all: 0, sums: [0; 3] };
        let width = pixels.width() as usize;
        for row in rows {
            let run = &pixels.as_raw()[(row * width + columns.start) * 3..(row * width + columns.end) * 3];
            for pixel in run.chunks_exact(3) {
                histogram.add([pixel[0], pixel[1], pixel[2]].map(u32::from));
            }
        }
        histogram
    }

    fn add(&mut self, [r, g, b]: [u32; 3]) {
        // BT.709 weights in 256ths.
        self.counts[((r * 54 + g * 183 + b * 19) >> 8) as usize] += 1;
        self.all += 1;
        for (sum, level) in self.sums.iter_mut().zip([r, g, b]) {
            *sum += u64::from(level);
        }
    }

    fn seen(&self) -> Seen {
        if self.all == 0 {
            // Nothing is drawn, on white.
            return Seen::even(1.0);
        }
        let dark = self.beyond_outliers(0..256);
        let bright = self.beyond_outliers((0..256).rev());
        let color = self.sums.map(|sum| (sum as f64 / self.all as f64 / 255.0) as f32);
        let (darkest, brightest) = (grey(dark).luminance(), grey(bright).luminance());
        Seen { darkest, brightest, detail: self.deviation(), color }
    }

    /// The first of `lumas`, counted from one end of the histogram, that does not belong to the outliers.
    fn beyond_outliers(&self, mut lumas: impl Iterator<Item = usize>) -> usize {
        let outliers = self.all * OUTLIERS_PERCENT / 100;
        let mut passed = 0;
        let found = lumas.find(|luma| {
            passed += self.counts[*luma];
            passed > outliers
        });
        found.unwrap_or_default()
    }

    /// Standard deviation of the luma, where 1 is from black to white.
    fn deviation(&self) -> f32 {
        let sum = |power: u32| -> f64 {
            let terms = self.counts.iter().zip(0u64..).map(|(count, luma)| count * luma.pow(power));
            terms.sum::<u64>() as f64 / self.all as f64
        };
        let mean = sum(1);
        ((sum(2) - mean * mean).max(0.0).sqrt() / 255.0) as f32
    }
}

const fn grey(luma: usize) -> Rgba {
    let level = luma as u8;
    Rgba { r: level, g: level, b: level, a: 255 }
}

#[cfg(test)]
mod tests {
    use image::RgbImage;

    use super::reduced;

    #[test]
    fn a_picture_is_reduced_as_the_image_crate_does_it() {
        for [width, height] in [[1920, 1280], [257, 145], [400, 1200], [1000, 700]] {
            let pixel = |x: u32, y: u32| image::Rgb([(x * 7 + y * 13) as u8, (x * y) as u8, (x ^ y) as u8]);
            let picture = RgbImage::from_fn(width, height, pixel);
            assert!(
                reduced(&picture, [256, 144]) == image::imageops::thumbnail(&picture, 256, 144),
                "{width} × {height}"
            );
        }
    }
}
