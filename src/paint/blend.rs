//! Arithmetic on premultiplied 8-bit colours, in whole numbers only.
//!
//! A colour is split into two 32-bit words with one channel in each half, so that one multiplication covers two
//! channels.

use egui::Color32;

/// `above` blended over `below`.
#[inline]
pub(super) fn over(below: Color32, above: Color32) -> Color32 {
    let clear = 255 - u64::from(above.a());
    if clear == 0 {
        return above;
    }
    let (below_even, below_odd) = split(below);
    let (above_even, above_odd) = split(above);
    join(held(above_even + divided(below_even * clear)), held(above_odd + divided(below_odd * clear)))
}

/// Each channel of `a` times that of `b`, where 255 stands for one.
#[inline]
pub(super) fn times(a: Color32, b: Color32) -> Color32 {
    let (a, b) = (a.to_array(), b.to_array());
    let channel = |i: usize| {
        let product = u32::from(a[i]) * u32::from(b[i]) + 128;
        ((product + (product >> 8)) >> 8) as u8
    };
    Color32::from_rgba_premultiplied(channel(0), channel(1), channel(2), channel(3))
}

/// The mean of four neighbours, weighted: `x` and `y` are the distances right and down of the first, in 256ths.
#[inline]
pub(super) fn mix(neighbours: [Color32; 4], x: u64, y: u64) -> Color32 {
    let (a, b) = ((256 - x) * (256 - y), x * (256 - y));
    let (c, d) = ((256 - x) * y, x * y);
    let [p, q, r, s] = neighbours;
    let ((p0, p1), (q0, q1), (r0, r1), (s0, s1)) = (split(p), split(q), split(r), split(s));
    let even = p0 * a + q0 * b + r0 * c + s0 * d + HALF_OF_65536;
    let odd = p1 * a + q1 * b + r1 * c + s1 * d + HALF_OF_65536;
    join((even >> 16) & LOW_BYTES, (odd >> 16) & LOW_BYTES)
}

/// The lowest byte of each half.
const LOW_BYTES: u64 = 0x0000_00ff_0000_00ff;
/// 128 in each half.
const HALF_OF_256: u64 = 0x0000_0080_0000_0080;
/// 32768 in each half.
const HALF_OF_65536: u64 = 0x0000_8000_0000_8000;
/// 1 in each half.
const ONES: u64 = 0x0000_0001_0000_0001;

/// Red and blue, green and alpha.
#[inline]
fn split(color: Color32) -> (u64, u64) {
    let word = u64::from(u32::from_le_bytes(color.to_array()));
    let spread = (word | (word << 16)) & 0x0000_ffff_0000_ffff;
    (spread & LOW_BYTES, (spread >> 8) & LOW_BYTES)
}

/// The reverse of [`split`].
#[inline]
fn join(even: u64, odd: u64) -> Color32 {
    let spread = even | (odd << 8);
    let [r, g, b, a] = ((spread | (spread >> 16)) as u32).to_le_bytes();
    Color32::from_rgba_premultiplied(r, g, b, a)
}

/// Each half divided by 255 and rounded; exact for products of two bytes.
#[inline]
const fn divided(product: u64) -> u64 {
    let product = product + HALF_OF_256;
    ((product + ((product >> 8) & LOW_BYTES)) >> 8) & LOW_BYTES
}

/// Each half limited to 255: colours brighter than their alpha (glows) may sum up to more.
#[inline]
const fn held(sum: u64) -> u64 {
    (sum | (((sum >> 8) & ONES) * 255)) & LOW_BYTES
}
