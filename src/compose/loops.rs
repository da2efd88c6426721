//! The inner loops: they work on runs of pixels of one row.
//!
//! A pixel is a word 0xAARRGGBB with premultiplied colours, as windows take them. They are plain loops over bytes and words
//! of which the compiler makes vectors; all are inlined, so that [`rows`](super::rows) can have them made for each
//! processor.
#![expect(clippy::inline_always, reason = "only what is inlined is compiled for the processor that is found")]

/// Two channels, one in each half of a word.
const EVEN: u32 = 0x00ff_00ff;
/// One half in each half of a word, for rounding.
const HALVES: u32 = 0x0080_0080;

/// Opaque `above` mixed into `below`; `opacity` 255 replaces it.
#[inline(always)]
pub(super) fn mix(below: &mut [u32], above: &[u32], opacity: u8) {
    if opacity == 255 {
        below.copy_from_slice(above);
        return;
    }
    let (part, rest) = (u16::from(opacity), u16::from(255 - opacity));
    let below: &mut [u8] = bytemuck::cast_slice_mut(below);
    let above: &[u8] = bytemuck::cast_slice(above);
    for (below, above) in below.iter_mut().zip(above) {
        let sum = u16::from(*below) * rest + u16::from(*above) * part + 128;
        *below = ((sum + (sum >> 8)) >> 8) as u8;
    }
}

/// The same as [`mix`], written to a third row.
#[inline(always)]
pub(super) fn mixed(below: &[u32], above: &[u32], opacity: u8, out: &mut [u32]) {
    let (part, rest) = (u16::from(opacity), u16::from(255 - opacity));
    let (below, above): (&[u8], &[u8]) = (bytemuck::cast_slice(below), bytemuck::cast_slice(above));
    for ((out, below), above) in bytemuck::cast_slice_mut::<u32, u8>(out).iter_mut().zip(below).zip(above) {
        let sum = u16::from(*below) * rest + u16::from(*above) * part + 128;
        *out = ((sum + (sum >> 8)) >> 8) as u8;
    }
}

/// Two opaque rows blended into a third: `part` of 256 is of `b`.
#[inline(always)]
pub(super) fn blend(a: &[u32], b: &[u32], part: u16, out: &mut [u32]) {
    let rest = 256 - part;
    let (a, b): (&[u8], &[u8]) = (bytemuck::cast_slice(a), bytemuck::cast_slice(b));
    for ((out, a), b) in bytemuck::cast_slice_mut::<u32, u8>(out).iter_mut().zip(a).zip(b) {
        *out = ((u16::from(*a) * rest + u16::from(*b) * part + 128) >> 8) as u8;
    }
}

/// A row stretched: the pixel at `from` (in 1/65536 pixel) comes first, each next one `step` later.
///
/// `row` has at least two pixels and at most 32767, and `step` is above 0; places beyond its ends are held at them.
#[inline(always)]
pub(super) fn stretch(row: &[u32], from: i64, step: i64, out: &mut [u32]) {
    let end = i64::try_from(row.len() - 1).unwrap_or(0) << 16;
    // The first place that is not before the row, and the first that is not before its last pixel.
    let reaches = |place: i64| usize::try_from((place - from + step - 1).max(0) / step).unwrap_or(usize::MAX);
    let (start, stop) = (reaches(0).min(out.len()), reaches(end).min(out.len()));
    out[..start].fill(row[0]);
    out[stop..].fill(row[row.len() - 1]);
    let first = from + step * i64::try_from(start).unwrap_or(0);
    within(row, first as u32, step as u32, &mut out[start..stop]);
}

/// The part of a stretched row that lies between its first and its last pixel.
#[inline(always)]
fn within(row: &[u32], from: u32, step: u32, out: &mut [u32]) {
    // With this, and with each place computed by itself, the compiler makes vectors: more than twice as fast.
    assert!(row.len() >= 2 && row.len() < 1 << 15);
    let last = (row.len() - 2) as u32;
    for (place, out) in out.iter_mut().enumerate() {
        let at = from.wrapping_add(step.wrapping_mul(place as u32));
        let (left, part) = ((at >> 16).min(last) as usize, (at >> 8) & 255);
        let (a, b, rest) = (row[left], row[left + 1], 256 - part);
        let even = (((a & EVEN) * rest + (b & EVEN) * part + HALVES) >> 8) & EVEN;
        let odd = ((a >> 8) & EVEN) * rest + ((b >> 8) & EVEN) * part + HALVES;
        *out = even | (odd & !EVEN);
    }
}

/// Premultiplied `above`, `opacity` times as solid, laid over `below`.
#[inline(always)]
pub(super) fn over(below: &mut [u32], above: &[u32], opacity: u8) {
    if opacity == 255 {
        let (chunks, aboves) = (below.chunks_exact_mut(CHUNK), above.chunks_exact(CHUNK));
        let rest = (chunks.len() * CHUNK)..;
        for (below, above) in chunks.zip(aboves) {
            // Much of a slide has nothing over its picture.
            if above.iter().any(|above| *above != 0) {
                lay(below, above);
            }
        }
        if let (Some(below), Some(above)) = (below.get_mut(rest.clone()), above.get(rest)) {
            lay(below, above);
        }
    } else {
        let opacity = u32::from(opacity);
        for (below, above) in below.iter_mut().zip(above) {
            let above = scaled(*above, opacity);
            *below = above.wrapping_add(scaled(*below, 255 - (above >> 24)));
        }
    }
}

#[inline(always)]
fn lay(below: &mut [u32], above: &[u32]) {
    for (below, above) in below.iter_mut().zip(above) {
        *below = above.wrapping_add(scaled(*below, 255 - (above >> 24)));
    }
}

/// One opaque colour laid over `below` through a mask, `opacity` times as solid.
#[inline(always)]
pub(super) fn through(below: &mut [u32], mask: &[u8], color: u32, opacity: u8) {
    let opacity = u32::from(opacity);
    let (chunks, masks) = (below.chunks_exact_mut(CHUNK), mask.chunks_exact(CHUNK));
    let rest = (chunks.len() * CHUNK)..;
    for (below, mask) in chunks.zip(masks) {
        // Most of a letter's surroundings is empty.
        if mask.iter().any(|alpha| *alpha != 0) {
            cover(below, mask, color, opacity);
        }
    }
    if let (Some(below), Some(mask)) = (below.get_mut(rest.clone()), mask.get(rest)) {
        cover(below, mask, color, opacity);
    }
}

const CHUNK: usize = 16;

#[inline(always)]
fn cover(below: &mut [u32], mask: &[u8], color: u32, opacity: u32) {
    if opacity == 255 {
        for (below, alpha) in below.iter_mut().zip(mask) {
            let alpha = u32::from(*alpha);
            *below = weighted(*below, 255 - alpha, color, alpha);
        }
    } else {
        for (below, alpha) in below.iter_mut().zip(mask) {
            let alpha = part(u32::from(*alpha), opacity);
            *below = weighted(*below, 255 - alpha, color, alpha);
        }
    }
}

/// `alpha`, `opacity` of 255 as strong, rounded.
#[inline(always)]
const fn part(alpha: u32, opacity: u32) -> u32 {
    let product = alpha * opacity + 128;
    (product + (product >> 8)) >> 8
}

/// One colour over a run; `alpha` 255 replaces it.
#[inline(always)]
pub(super) fn fill(below: &mut [u32], color: u32, alpha: u8) {
    if alpha == 255 {
        below.fill(color);
        return;
    }
    let alpha = u32::from(alpha);
    for below in below {
        *below = weighted(*below, 255 - alpha, color, alpha);
    }
}

/// An opaque row laid over `below` through a mask, `opacity` times as solid.
#[inline(always)]
pub(super) fn cut(below: &mut [u32], above: &[u32], mask: &[u8], opacity: u8) {
    let opacity = u32::from(opacity);
    for ((below, above), alpha) in below.iter_mut().zip(above).zip(mask) {
        let alpha = part(u32::from(*alpha), opacity);
        *below = weighted(*below, 255 - alpha, *above, alpha);
    }
}

/// A pixel with each channel `part` of 255 as strong.
#[inline(always)]
const fn scaled(pixel: u32, part: u32) -> u32 {
    let even = (pixel & EVEN) * part + HALVES;
    let odd = ((pixel >> 8) & EVEN) * part + HALVES;
    let even = ((even + ((even >> 8) & EVEN)) >> 8) & EVEN;
    even | ((odd + ((odd >> 8) & EVEN)) & !EVEN)
}

/// The sum of two pixels whose parts are 255 together.
#[inline(always)]
const fn weighted(a: u32, of_a: u32, b: u32, of_b: u32) -> u32 {
    let even = (a & EVEN) * of_a + (b & EVEN) * of_b + HALVES;
    let odd = ((a >> 8) & EVEN) * of_a + ((b >> 8) & EVEN) * of_b + HALVES;
    let even = ((even + ((even >> 8) & EVEN)) >> 8) & EVEN;
    even | ((odd + ((odd >> 8) & EVEN)) & !EVEN)
}

#[cfg(test)]
mod tests {
    use super::{blend, cut, fill, mix, mixed, over, scaled, stretch, through, weighted};

    #[test]
    fn parts_of_255_are_rounded_exactly() {
        for value in 0..=255_u32 {
            for part in 0..=255_u32 {
                let exact = (value * part + 127) / 255;
                let pixel = value * 0x0101_0101;
                assert_eq!(scaled(pixel, part), exact * 0x0101_0101, "{value} × {part}");
                let white = (value * part + 255 * (255 - part) + 127) / 255;
                assert_eq!(weighted(pixel, part, u32::MAX, 255 - part), white * 0x0101_0101, "{value} × {part}");
            }
        }
    }

    #[test]
    fn runs_are_mixed_laid_over_and_filled() {
        let below = [0xff00_0000_u32; 40];
        let run = |work: &dyn Fn(&mut [u32])| {
            let mut row = below;
            work(&mut row);
            assert!(row.iter().all(|pixel| *pixel == row[0]), "{row:x?}");
            row[0]
        };
        assert_eq!(run(&|row| mix(row, &[0xffff_ffff; 40], 0)), 0xff00_0000);
        assert_eq!(run(&|row| mix(row, &[0xffff_ffff; 40], 128)), 0xff80_8080);
        assert_eq!(run(&|row| mix(row, &[0xff12_3456; 40], 255)), 0xff12_3456);
        let mut out = [0; 40];
        for opacity in [0, 3, 128, 254, 255] {
            mixed(&below, &[0xff12_3456; 40], opacity, &mut out);
            assert_eq!(run(&|row| mix(row, &[0xff12_3456; 40], opacity)), out[39], "{opacity}");
        }
        assert_eq!(run(&|row| over(row, &[0x8040_2010; 40], 255)), 0xff40_2010);
        assert_eq!(run(&|row| over(row, &[0x8040_2010; 40], 0)), 0xff00_0000);
        assert_eq!(run(&|row| through(row, &[128; 40], 0xffff_ffff, 255)), 0xff80_8080);
        assert_eq!(run(&|row| through(row, &[255; 40], 0xffff_ffff, 128)), 0xff80_8080);
        assert_eq!(run(&|row| through(row, &[0; 40], 0xffff_ffff, 255)), 0xff00_0000);
        assert_eq!(run(&|row| fill(row, 0xffff_ffff, 128)), 0xff80_8080);
        assert_eq!(run(&|row| fill(row, 0xff12_3456, 255)), 0xff12_3456);
        assert_eq!(run(&|row| cut(row, &[0xffff_ffff; 40], &[128; 40], 255)), 0xff80_8080);
    }

    #[test]
    fn rows_are_blended_and_stretched_between_their_pixels() {
        let mut out = [0; 2];
        blend(&[0xff00_0000; 2], &[0xffff_ffff; 2], 128, &mut out);
        assert_eq!(out, [0xff80_8080; 2]);
        let row = [0xff00_0000, 0xff80_8080, 0xffff_ffff];
        let mut out = [0; 7];
        stretch(&row, -65536, 32768, &mut out);
        assert_eq!(out, [0xff00_0000, 0xff00_0000, 0xff00_0000, 0xff40_4040, 0xff80_8080, 0xffc0_c0c0, 0xffff_ffff]);
    }
}
