//! Noise: numbers that look random and are the same in every run.

/// A number in 0 .. 1 for each pair of whole numbers, which looks random.
pub(super) const fn chance(x: i32, seed: u32) -> f32 {
    // The mixing steps of a common integer hash: every bit of the input reaches every bit of the output.
    let mut n = x.cast_unsigned().wrapping_mul(0x9E37_79B1) ^ seed.wrapping_mul(0x85EB_CA77);
    n = (n ^ (n >> 15)).wrapping_mul(0x2C1B_3C6D);
    n = (n ^ (n >> 12)).wrapping_mul(0x297A_2D39);
    n ^= n >> 15;
    (n >> 8) as f32 / (1_u32 << 24) as f32
}

/// A smooth curve through the values of [`chance`] at whole numbers, 0 .. 1.
pub(super) fn line(x: f32, seed: u32) -> f32 {
    let from = x.floor();
    let (a, b) = (chance(from as i32, seed), chance(from as i32 + 1, seed));
    a + (b - a) * smooth(x - from)
}

/// The weighted mean of several such curves, each with finer detail than the one before, 0 .. 1.
pub(super) fn rough(x: f32, octaves: u32, seed: u32) -> f32 {
    let (mut sum, mut weight, mut whole, mut x) = (0.0, 1.0, 0.0, x);
    for octave in 0..octaves {
        sum += weight * line(x, seed.wrapping_add(octave * 101));
        whole += weight;
        weight *= 0.5;
        x = x * 2.03 + 17.3;
    }
    sum / whole
}

/// As [`rough`], over a plane.
pub(super) fn cloud(x: f32, y: f32, octaves: u32, seed: u32) -> f32 {
    let (mut sum, mut weight, mut whole, mut at) = (0.0, 1.0, 0.0, (x, y));
    for octave in 0..octaves {
        sum += weight * plane(at.0, at.1, seed.wrapping_add(octave * 101));
        whole += weight;
        weight *= 0.5;
        at = (at.0 * 2.03 + 17.3, at.1 * 2.03 + 9.1);
    }
    sum / whole
}

fn plane(x: f32, y: f32, seed: u32) -> f32 {
    let row = y.floor();
    let seed_of = |row: f32| seed ^ (row as i32).cast_unsigned().wrapping_mul(0xC2B2_AE3D);
    let (above, below) = (line(x, seed_of(row)), line(x, seed_of(row + 1.0)));
    above + (below - above) * smooth(y - row)
}

/// 0 at 0, 1 at 1, with slope 0 at both.
pub(super) fn smooth(t: f32) -> f32 {
    let t = t.clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}
