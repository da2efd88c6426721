//! Widths of characters.

use std::sync::Arc;

use crate::theme::Face;

/// Tells how wide characters are. The real one reads the bundled fonts; tests use a fixed advance.
pub trait Measure {
    /// The advance of each character of `text` in ems, kerning included: one finite number a character, whatever the
    /// characters are. A character that has no glyph of its own, such as a combining mark or a zero-width joiner, has 0;
    /// a line break is as wide as a space.
    fn advances(&self, text: &str, face: Face) -> Arc<[f32]>;

    /// Where the ink of `c` stands. Who does not know says what most Chinese characters take.
    fn ink(&self, c: char, face: Face) -> Ink {
        let _ = (c, face);
        Ink::HAN
    }
}

/// Where the ink of a character stands, in ems: to the right of where it begins, and below its baseline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    /// Its left and its right edge.
    pub across: [f32; 2],
    /// Its upper and its lower edge; what stands over the baseline is below zero.
    pub down: [f32; 2],
}

impl Ink {
    /// That of most Chinese characters.
    pub const HAN: Self = Self { across: [0.05, 0.95], down: [-0.83, 0.07] };
}
