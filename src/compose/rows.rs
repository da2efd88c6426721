//! The inner loops, each compiled for the processors that there are; the best one is chosen when the program runs.

use std::sync::LazyLock;

use fearless_simd::{Level, dispatch};

use super::loops;

/// What this processor can do.
static LEVEL: LazyLock<Level> = LazyLock::new(Level::new);

/// See [`loops::mix`].
pub(super) fn mix(below: &mut [u32], above: &[u32], opacity: u8) {
    dispatch!(*LEVEL, _simd => loops::mix(below, above, opacity));
}

/// See [`loops::mixed`].
pub(super) fn mixed(below: &[u32], above: &[u32], opacity: u8, out: &mut [u32]) {
    dispatch!(*LEVEL, _simd => loops::mixed(below, above, opacity, out));
}

/// See [`loops::blend`].
pub(super) fn blend(a: &[u32], b: &[u32], part: u16, out: &mut [u32]) {
    dispatch!(*LEVEL, _simd => loops::blend(a, b, part, out));
}

/// See [`loops::stretch`].
pub(super) fn stretch(row: &[u32], from: i64, step: i64, out: &mut [u32]) {
    dispatch!(*LEVEL, _simd => loops::stretch(row, from, step, out));
}

/// See [`loops::over`].
pub(super) fn over(below: &mut [u32], above: &[u32], opacity: u8) {
    dispatch!(*LEVEL, _simd => loops::over(below, above, opacity));
}

/// See [`loops::through`].
pub(super) fn through(below: &mut [u32], mask: &[u8], color: u32, opacity: u8) {
    dispatch!(*LEVEL, _simd => loops::through(below, mask, color, opacity));
}

/// See [`loops::fill`].
pub(super) fn fill(below: &mut [u32], color: u32, alpha: u8) {
    dispatch!(*LEVEL, _simd => loops::fill(below, color, alpha));
}

/// See [`loops::cut`].
pub(super) fn cut(below: &mut [u32], above: &[u32], mask: &[u8], opacity: u8) {
    dispatch!(*LEVEL, _simd => loops::cut(below, above, mask, opacity));
}
