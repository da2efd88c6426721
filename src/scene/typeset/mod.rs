//! Setting type: from a text to finished lines of a measured width.
//!
//! Measuring is asked of a [`Measure`]; breaking and fitting are decided here, so that a line that fits on one
//! machine fits on all of them.

mod block;
mod breaks;
mod run;
mod spacing;

use std::sync::Arc;

pub use block::{Align, Block, BlockLine, STEPS, Setter, Wrap};
pub use breaks::{may_end_line, may_start_line};
pub use spacing::{Kern, kern};

use crate::theme::Face;

/// Tells how wide characters are. The real one reads the bundled fonts; tests use a fixed advance.
pub trait Measure {
    /// The advance of each character of `text` in ems, kerning included: one finite number a character, whatever the
    /// characters are. A character that has no glyph of its own, such as a combining mark or a zero-width joiner, has 0;
    /// a line break is as wide as a space.
    fn advances(&self, text: &str, face: Face) -> Arc<[f32]>;
}
