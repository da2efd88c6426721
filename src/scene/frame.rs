//! How large pictures stand on the stage.

use crate::units::Size;

/// A picture of a slide, and how large the whole area is that it fills; none of it may be seen yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// The picture's file, relative to the exhibition's folder.
    pub file: String,
    /// Width and height in points.
    pub size: Size,
}
