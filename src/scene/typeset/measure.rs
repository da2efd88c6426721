//! Widths of characters.

use std::sync::Arc;

use crate::theme::Face;

/// Tells how wide characters are. The real one reads the bundled fonts; tests use a fixed advance.
pub trait Measure {
    /// The advance of each character of `text` in ems, kerning included: one finite number a character, whatever the
    /// characters are. A character that has no glyph of its own, such as a combining mark or a zero-width joiner, has 0;
    /// a line break is as wide as a space.
    fn advances(&self, text: &str, face: Face) -> Arc<[f32]>;
}
