//! Texts that make the program fail, so that tests of the real window see what becomes of it. A program that was built
//! for use has none.

/// A text with these words cannot be measured.
const MEASURE: &str = "fail-point-measure";
/// A text with these words can be measured, but not drawn.
const DRAW: &str = "fail-point-draw";

/// A text is about to be measured.
pub(super) fn measuring(text: &str) {
    assert!(!cfg!(debug_assertions) || !text.contains(MEASURE), "a text that cannot be measured");
}

/// A line of text is about to be drawn.
pub(super) fn drawing(text: &str) {
    assert!(!cfg!(debug_assertions) || !text.contains(DRAW), "a text that cannot be drawn");
}
