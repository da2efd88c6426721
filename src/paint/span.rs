//! The inner loops: they paint a triangle row by row.
//!
//! They are plain loops over slices, since they run for every pixel of every picture, in unoptimised builds too.

use egui::{Color32, Vec2};

use super::blend;
use super::region::Region;
use super::texture::{Fixed, ONE, Texture};
use super::triangle::Triangle;

/// The pixels of a region of the picture.
pub(super) struct Target<'a> {
    /// The region's pixels, row by row.
    pub(super) pixels: &'a mut [Color32],
    /// Where they are in the picture.
    pub(super) region: Region,
    /// Where the picture may be painted at all: some of the region's rows, from edge to edge.
    pub(super) clip: Region,
}

impl Target<'_> {
    /// Whether a box between these corners, in pixels, comes near what may be painted.
    pub(super) fn is_near(&self, low: Vec2, high: Vec2) -> bool {
        self.clip.is_near(low, high, 1.0) && self.region.is_near(low, high, 1.0)
    }

    /// Paints one triangle with its corners' colours times the texture.
    pub(super) fn paint(&mut self, triangle: &Triangle, texture: &Texture) {
        let reach = triangle.bounds.within(self.clip);
        if reach.is_empty() || reach.within(self.region).is_empty() {
            return;
        }
        let filling = Filling::of(triangle, texture);
        let Region { left, right, top, .. } = self.region;
        for row in reach.top..reach.bottom {
            let covered = triangle.covered(row, reach.left, reach.right);
            let (from, to) = (covered.start.max(left), covered.end.min(right));
            if from < to {
                let start = (row - top) * (right - left);
                let pixels = &mut self.pixels[start + from - left..start + to - left];
                // Values are stepped from the first covered pixel, so that they are the same in every region.
                let skipped = from - covered.start;
                filling.fill(pixels, texture, skipped, || triangle.weights(covered.start, row));
            }
        }
    }
}

/// What a triangle is filled with. The simple cases are by far the most frequent.
enum Filling {
    /// One colour.
    Plain(Color32),
    /// Colours that run from corner to corner, times one texel.
    Gradient(Ramp<4>, Color32),
    /// The texture, times one colour.
    Picture(Ramp<2>, Color32),
    /// Both.
    TintedPicture(Ramp<2>, Ramp<4>),
}

impl Filling {
    fn of(triangle: &Triangle, texture: &Texture) -> Self {
        let [a, b, c] = &triangle.corners;
        let has_one_texel = a.texel == b.texel && b.texel == c.texel;
        let has_one_color = a.color == b.color && b.color == c.color;
        let color = a.color.map(|channel| channel as u8);
        let color = Color32::from_rgba_premultiplied(color[0], color[1], color[2], color[3]);
        let texel = || texture.sample(fixed(a.texel[0]), fixed(a.texel[1]));
        let colors = || Ramp::new(triangle, [a.color, b.color, c.color]);
        let texels = || Ramp::new(triangle, [a.texel, b.texel, c.texel]);
        match (has_one_texel, has_one_color) {
            (true, true) => Self::Plain(blend::times(color, texel())),
            (true, false) => Self::Gradient(colors(), texel()),
            (false, true) => Self::Picture(texels(), color),
            (false, false) => Self::TintedPicture(texels(), colors()),
        }
    }

    /// Paints a run of pixels in one row; `weights` gives the corners' weights `skipped` pixels before the first.
    #[inline]
    fn fill(&self, pixels: &mut [Color32], texture: &Texture, skipped: usize, weights: impl Fn() -> [f64; 3]) {
        match self {
            Self::Plain(color) => fill_plain(pixels, *color),
            Self::Gradient(colors, texel) => fill_gradient(pixels, colors, colors.after(weights(), skipped), *texel),
            Self::Picture(texels, tint) => {
                fill_picture(pixels, texture, texels, texels.after(weights(), skipped), *tint);
            }
            Self::TintedPicture(texels, colors) => {
                let weights = weights();
                let start = (texels.after(weights, skipped), colors.after(weights, skipped));
                fill_tinted_picture(pixels, texture, (texels, colors), start);
            }
        }
    }
}

fn fill_plain(pixels: &mut [Color32], color: Color32) {
    if color.a() == 255 {
        pixels.fill(color);
    } else if color != Color32::TRANSPARENT {
        for pixel in pixels {
            *pixel = blend::over(*pixel, color);
        }
    }
}

fn fill_gradient(pixels: &mut [Color32], colors: &Ramp<4>, color: [Fixed; 4], texel: Color32) {
    if texel != Color32::WHITE {
        return fill_tinted_gradient(pixels, colors, color, texel);
    }
    // Glows and shades cover much of a slide and run between bytes, mostly over nothing.
    if !colors.stays_within(color, pixels.len(), -ONE / 2..256 * ONE - ONE / 2) {
        return fill_tinted_gradient(pixels, colors, color, texel);
    }
    let mut color = color.map(|channel| channel + ONE / 2);
    for pixel in pixels {
        let [r, g, b, a] = color.map(|channel| (channel >> 32) as u8);
        let shown = Color32::from_rgba_premultiplied(r, g, b, a);
        *pixel = if *pixel == Color32::TRANSPARENT { shown } else { blend::over(*pixel, shown) };
        colors.step(&mut color);
    }
}

/// The same for colours of any texel, and for those that are beyond a byte somewhere.
fn fill_tinted_gradient(pixels: &mut [Color32], colors: &Ramp<4>, mut color: [Fixed; 4], texel: Color32) {
    for pixel in pixels {
        let shown = if texel == Color32::WHITE { bytes(color) } else { blend::times(bytes(color), texel) };
        *pixel = blend::over(*pixel, shown);
        colors.step(&mut color);
    }
}

fn fill_picture(pixels: &mut [Color32], texture: &Texture, texels: &Ramp<2>, mut at: [Fixed; 2], tint: Color32) {
    for pixel in pixels {
        let texel = texture.sample(at[0], at[1]);
        if texel != Color32::TRANSPARENT {
            let shown = if tint == Color32::WHITE { texel } else { blend::times(texel, tint) };
            *pixel = blend::over(*pixel, shown);
        }
        texels.step(&mut at);
    }
}

fn fill_tinted_picture(
    pixels: &mut [Color32],
    texture: &Texture,
    (texels, colors): (&Ramp<2>, &Ramp<4>),
    (mut at, mut color): ([Fixed; 2], [Fixed; 4]),
) {
    for pixel in pixels {
        *pixel = blend::over(*pixel, blend::times(texture.sample(at[0], at[1]), bytes(color)));
        texels.step(&mut at);
        colors.step(&mut color);
    }
}

/// Values that change linearly over a triangle.
///
/// They are in fixed point, since steps of floating point numbers would drift by half a texel over a wide picture.
struct Ramp<const N: usize> {
    corners: [[f64; N]; 3],
    steps: [Fixed; N],
}

impl<const N: usize> Ramp<N> {
    fn new(triangle: &Triangle, corners: [[f64; N]; 3]) -> Self {
        let steps = weighted(&corners, triangle.weight_steps());
        Self { corners, steps }
    }

    /// The values so many steps behind the pixel in which the corners have these weights.
    fn after(&self, weights: [f64; 3], steps: usize) -> [Fixed; N] {
        let mut values = weighted(&self.corners, weights);
        let steps = Fixed::try_from(steps).unwrap_or(Fixed::MAX);
        for (value, step) in values.iter_mut().zip(&self.steps) {
            // Exactly what so many single steps give; they may overflow in slivers, too.
            *value = value.wrapping_add(step.wrapping_mul(steps));
        }
        values
    }

    /// Whether `values` stay in a range for `count` pixels.
    fn stays_within(&self, values: [Fixed; N], count: usize, range: std::ops::Range<Fixed>) -> bool {
        let steps = Fixed::try_from(count.saturating_sub(1)).unwrap_or(Fixed::MAX);
        values.iter().zip(&self.steps).all(|(value, step)| {
            let last = step.checked_mul(steps).and_then(|way| value.checked_add(way));
            range.contains(value) && last.is_some_and(|last| range.contains(&last))
        })
    }

    /// Moves `values` one pixel to the right.
    #[inline]
    fn step(&self, values: &mut [Fixed; N]) {
        for (value, step) in values.iter_mut().zip(&self.steps) {
            // Behind the last pixel of a sliver the values may overflow; they are not read there.
            *value = value.wrapping_add(*step);
        }
    }
}

fn weighted<const N: usize>(corners: &[[f64; N]; 3], weights: [f64; 3]) -> [Fixed; N] {
    std::array::from_fn(|i| fixed(corners[0][i] * weights[0] + corners[1][i] * weights[1] + corners[2][i] * weights[2]))
}

/// A number in fixed point; too large ones are limited, not-a-number becomes 0.
fn fixed(value: f64) -> Fixed {
    (value * ONE as f64) as Fixed
}

/// Four channels rounded to bytes.
#[inline]
fn bytes(channels: [Fixed; 4]) -> Color32 {
    let byte = |channel: Fixed| (channel.wrapping_add(ONE / 2) >> 32).clamp(0, 255) as u8;
    Color32::from_rgba_premultiplied(byte(channels[0]), byte(channels[1]), byte(channels[2]), byte(channels[3]))
}
