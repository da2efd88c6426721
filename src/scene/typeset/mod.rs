//! Setting type: from a text to finished lines of a measured width.
//!
//! Measuring is asked of a [`Measure`]; breaking and fitting are decided here, so that a line that fits on one
//! machine fits on all of them.

mod block;
mod breaks;
mod costs;
mod hyphens;
mod measure;
mod run;
mod spacing;
mod terms;

pub use block::{Align, Block, BlockLine, STEPS, Setter, Wrap};
pub use breaks::{may_end_line, may_start_line, opens_last};
pub use hyphens::HYPHEN;
pub use measure::{Ink, Measure};
pub use spacing::{Kern, kern};
pub use terms::terms;
