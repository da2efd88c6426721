//! The inner loops: they work on runs of pixels of one row.
//!
//! A pixel is a word 0xAARRGGBB with premultiplied colours, as windows take them. They are plain loops over bytes and words
//! of which the compiler makes vectors.

/// Two channels, one in each half of a word.
const EVEN: u32 = 0x00ff_00ff;
/// One half in each half of a word, for rounding.
const HALVES: u32 = 0x0080_0080;

/// Opaque `above` mixed into `below`; `opacity` 255 replaces it.
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

/// Two opaque rows blended into a third: `part` of 256 is of `b`.
pub(super) fn blend(a: &[u32], b: &[u32], part: u16, out: &mut [u32]) {
    let rest = 256 - part;
    let (a, b): (&[u8], &[u8]) = (bytemuck::cast_slice(a), bytemuck::cast_slice(b));
    for ((out, a), b) in bytemuck::cast_slice_mut::<u32, u8>(out).iter_mut().zip(a).zip(b) {
        *out = ((u16::from(*a) * rest + u16::from(*b) * part + 128) >> 8) as u8;
    }
}

/// A row stretched: the pixel at `from` (in 1/65536 pixel) comes first, each next one `step` later.
///
/// `row` has at least two pixels; places beyond its ends are held at them.
pub(super) fn stretch(row: &[u32], from: i64, step: i64, out: &mut [u32]) {
    let last = row.len() - 2;
    let end = (last as i64 + 1) << 16;
    let mut at = from;
    for out in out.iter_mut() {
        let held = at.clamp(0, end);
        let left = ((held >> 16) as usize).min(last);
        let part = ((held - ((left as i64) << 16)) >> 8) as u32;
        let (a, b, rest) = (row[left], row[left + 1], 256 - part);
        let even = (((a & EVEN) * rest + (b & EVEN) * part + HALVES) >> 8) & EVEN;
        let odd = ((a >> 8) & EVEN) * rest + ((b >> 8) & EVEN) * part + HALVES;
        *out = even | (odd & !EVEN);
        at += step;
    }
}

/// Premultiplied `above`, `opacity` times as solid, laid over `below`.
pub(super) fn over(below: &mut [u32], above: &[u32], opacity: u8) {
    if opacity == 255 {
        for (below, above) in below.iter_mut().zip(above) {
            *below = above.wrapping_add(scaled(*below, 255 - (above >> 24)));
        }
    } else {
        let opacity = u32::from(opacity);
        for (below, above) in below.iter_mut().zip(above) {
            let above = scaled(*above, opacity);
            *below = above.wrapping_add(scaled(*below, 255 - (above >> 24)));
        }
    }
}

/// One opaque colour laid over `below` through a mask, `opacity` times as solid.
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

#[inline]
fn cover(below: &mut [u32], mask: &[u8], color: u32, opacity: u32) {
    for (below, alpha) in below.iter_mut().zip(mask) {
        let alpha = (u32::from(*alpha) * opacity + 127) / 255;
        *below = weighted(*below, 255 - alpha, color, alpha);
    }
}

/// One colour over a run; `alpha` 255 replaces it.
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
pub(super) fn cut(below: &mut [u32], above: &[u32], mask: &[u8], opacity: u8) {
    let opacity = u32::from(opacity);
    for ((below, above), alpha) in below.iter_mut().zip(above).zip(mask) {
        let alpha = (u32::from(*alpha) * opacity + 127) / 255;
        *below = weighted(*below, 255 - alpha, *above, alpha);
    }
}

/// A pixel with each channel `part` of 255 as strong.
#[inline]
const fn scaled(pixel: u32, part: u32) -> u32 {
    let even = (pixel & EVEN) * part + HALVES;
    let odd = ((pixel >> 8) & EVEN) * part + HALVES;
    let even = ((even + ((even >> 8) & EVEN)) >> 8) & EVEN;
    even | ((odd + ((odd >> 8) & EVEN)) & !EVEN)
}

/// The sum of two pixels whose parts are 255 together.
#[inline]
const fn weighted(a: u32, of_a: u32, b: u32, of_b: u32) -> u32 {
    let even = (a & EVEN) * of_a + (b & EVEN) * of_b + HALVES;
    let odd = ((a >> 8) & EVEN) * of_a + ((b >> 8) & EVEN) * of_b + HALVES;
    let even = ((even + ((even >> 8) & EVEN)) >> 8) & EVEN;
    even | ((odd + ((odd >> 8) & EVEN)) & !EVEN)
}

#[cfg(test)]
mod tests {
    use super::{blend, cut, fill, mix, over, scaled, stretch, through, weighted};

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
