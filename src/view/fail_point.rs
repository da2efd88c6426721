//! Texts that make the program fail, so that tests of the real window see what becomes of it. They do so only where
//! [`arm`] was called.

use std::sync::atomic::{AtomicBool, Ordering};

/// A text with these words cannot be measured.
const MEASURE: &str = "fail-point-measure";
/// A text with these words can be measured, but not drawn.
const DRAW: &str = "fail-point-draw";

static IS_ARMED: AtomicBool = AtomicBool::new(false);

/// From now on these texts fail.
pub fn arm() {
    IS_ARMED.store(true, Ordering::Relaxed);
}

/// A text is about to be measured.
pub(super) fn measuring(text: &str) {
    reached(text, MEASURE);
}

/// A line of text is about to be drawn.
pub(super) fn drawing(text: &str) {
    reached(text, DRAW);
}

fn reached(text: &str, point: &str) {
    assert!(!IS_ARMED.load(Ordering::Relaxed) || !text.contains(point), "a test has asked for this");
}
