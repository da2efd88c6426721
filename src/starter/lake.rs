//! A lake in the morning, with reeds.

use super::{
    canvas::{Canvas, Colour, colour, lit},
    hills::{Light, Ridge, put_all, sky},
    noise::{chance, cloud, line, smooth},
};
use crate::units::mix;

/// Where the water begins, as a part of the height.
const SHORE: f32 = 0.5;

/// Mist over a lake, reeds at the right.
pub(super) fn morning(size: [u32; 2]) -> Canvas {
    let upright = size[1] > size[0];
    let at = if upright { (0.34, 0.36) } else { (0.555, 0.28) };
    let sun = Light { at, colour: colour(0xFF_EC_CC), glow: 0.42, strength: 0.75, disc: 0.03 };
    let stops =
        [(0.0, colour(0x9C_BC_C4)), (0.3, colour(0xD3_DD_D4)), (0.5, colour(0xF3_E3_CB)), (1.0, colour(0xF3_E3_CB))];
    let mut canvas = sky(size, &stops, &sun, 0.1);
    let mist = colour(0xEC_E4_D2);
    let ridges = [(0.5, 0.26, 1.3, 0xB9_C4_BF), (0.505, 0.15, 1.7, 0x93_A8_A2), (0.51, 0.06, 2.4, 0x5F_7D_74)];
    let ridge = |(number, (base, rise, peaks, crest)): (u32, (f32, f32, f32, u32))| {
        let trees = if number == 2 { 0.022 } else { 0.0 };
        Ridge { base, rise, peaks, crest: colour(crest), foot: mist, trees, seed: 70 + 13 * number }
    };
    let ridges: Vec<Ridge> = (0..).zip(ridges).map(ridge).collect();
    put_all(&mut canvas, &ridges, &sun, |_, _, _| ());
    water(&mut canvas, &sun);
    reeds(&mut canvas, upright);
    canvas
}

/// The lower part becomes a mirror of the upper one, broken by ripples that grow towards the viewer.
fn water(canvas: &mut Canvas, sun: &Light) {
    let (unit, size) = (canvas.unit(), (canvas.width as f32, canvas.height as f32));
    let shore = SHORE * size.1;
    let above = canvas.clone();
    canvas.repaint(shore, |x, y, _| {
        let near = (y - shore) / (size.1 - shore);
        // Far ripples lie close together.
        let depth = 1.0 / (0.06 + near);
        let calmed = smooth(near * 5.0);
        let ripple = (cloud(x / unit * (1.5 + 4.0 * depth.min(6.0)), depth * 11.0, 3, 91) - 0.5) * calmed;
        let mirrored = above.at(x + ripple * unit * 0.02, shore - (y - shore) * 0.8 - ripple * unit * 0.07 * near);
        let deep = mix(colour(0xB9_CB_C6), colour(0x4F_74_78), smooth(near * 1.1));
        let base = mix(mirrored, deep, 0.25 + 0.4 * near + ripple * 0.25);
        let path = 1.0 - ((x / size.0 - sun.at.0).abs() / (0.05 + 0.16 * near)).min(1.0);
        let glint = smooth((ripple - 0.06) * 9.0) * smooth(path) * 0.5;
        let fog = smooth(1.0 - near * 7.0) * 0.7;
        mix(lit(base, sun.colour, glint), colour(0xF1_E6_D3), fog)
    });
}

/// Blades and plumes in front, the nearer the darker.
fn reeds(canvas: &mut Canvas, upright: bool) {
    let (unit, size) = (canvas.unit(), (canvas.width as f32, canvas.height as f32));
    let (count, from) = if upright { (150, 0.34) } else { (210, 0.56) };
    for reed in 0..count {
        let t = reed as f32 / count as f32;
        // Densest at the right edge.
        let share = 1.0 - (1.0 - from) * chance(reed, 11).powf(1.5);
        let x = share * size.0 * 1.04;
        let height = unit * (0.18 + 0.42 * chance(reed, 12) * (0.45 + 0.55 * (share - from) / (1.0 - from)) + 0.12 * t);
        let lean = unit * (0.02 + 0.1 * chance(reed, 13)) * if chance(reed, 14) < 0.8 { -1.0 } else { 0.6 };
        let shade = mix(colour(0x6E_7F_62), colour(0x1B_2B_24), t.powf(0.8));
        let base = (x, size.1 + unit * 0.02);
        let blade = Blade { base, height, lean, width: unit * (0.0022 + 0.0022 * t) };
        blade.draw(canvas, shade);
        if chance(reed, 15) < 0.42 {
            plume(canvas, &blade, mix(shade, colour(0xC9_A8_7C), 0.55 - 0.25 * t), reed);
        } else {
            leaf(canvas, &blade, shade, reed);
        }
    }
}

/// A stalk that bends more the higher it gets.
struct Blade {
    base: (f32, f32),
    height: f32,
    lean: f32,
    width: f32,
}

impl Blade {
    /// Its place at `up`, 0 at its foot and 1 at its tip.
    fn at(&self, up: f32) -> (f32, f32) {
        (self.base.0 + self.lean * up * up, self.base.1 - self.height * up)
    }

    fn draw(&self, canvas: &mut Canvas, shade: Colour) {
        let steps = self.height.ceil() as i32;
        for step in 0..=steps {
            let up = step as f32 / steps as f32;
            let (x, y) = self.at(up);
            bar(canvas, x, y, self.width * (1.0 - 0.6 * up), shade, 1.0);
        }
    }
}

/// A level bar of soft ends around `x`, one pixel high.
fn bar(canvas: &mut Canvas, x: f32, y: f32, half: f32, shade: Colour, cover: f32) {
    for column in (x - half - 1.0).floor() as i32..=(x + half + 1.0).ceil() as i32 {
        let inside = (half + 0.5 - (column as f32 - x).abs()).clamp(0.0, 1.0);
        canvas.cover(column, y as i32, shade, inside * cover);
    }
}

/// The part of a stalk that is plume.
const PLUME: f32 = 0.2;

/// A soft tuft at the tip.
fn plume(canvas: &mut Canvas, blade: &Blade, shade: Colour, seed: i32) {
    let length = blade.height * PLUME;
    let steps = length.ceil() as i32;
    for step in 0..=steps {
        let along = step as f32 / steps as f32;
        let (x, y) = blade.at(1.0 - PLUME * along);
        let droop = blade.lean.signum() * blade.width * 7.0 * (1.0 - along);
        let swell = (along * (1.0 - along) * 4.0).max(0.0).sqrt();
        let ragged = 0.65 + 0.7 * line(step as f32 * 0.22, seed.cast_unsigned() ^ 0x3D);
        bar(canvas, x + droop, y, blade.width * 4.4 * swell * ragged, shade, 0.85);
    }
}

/// A long leaf that leaves the stalk and falls over.
fn leaf(canvas: &mut Canvas, blade: &Blade, shade: Colour, seed: i32) {
    let side = if chance(seed, 21) < 0.5 { -1.0 } else { 1.0 };
    let (x0, y0) = blade.at(0.3 + 0.3 * chance(seed, 22));
    let long = blade.height * (0.25 + 0.25 * chance(seed, 23));
    let steps = (long * 1.6).ceil() as i32;
    for step in 0..=steps {
        let t = step as f32 / steps as f32;
        let x = x0 + side * long * 0.62 * t;
        let y = y0 - long * (0.9 * t - 0.85 * t * t);
        bar(canvas, x, y, blade.width * 1.5 * (1.0 - t).max(0.08), shade, 1.0);
    }
}
