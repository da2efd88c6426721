//! A picture with what has to be said about it.

use serde::Deserialize;

use super::Text;

/// A picture on a slide.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Photo {
    /// Path relative to the folder of `content.ron`, with forward slashes; may not leave that folder.
    pub file: String,
    /// What there is to see, for visitors who cannot see it, and in place of a picture that is missing.
    #[serde(default)]
    pub alt: Text,
    /// Who made the picture.
    #[serde(default)]
    pub credit: Text,
    /// A line shown with the picture.
    #[serde(default)]
    pub caption: Text,
    /// The point every crop keeps and slow motion drifts towards.
    #[serde(default)]
    pub focus: Focus,
    /// Where the picture is quiet enough for text.
    #[serde(default)]
    pub calm: Calm,
}

/// A point of a picture: (0, 0) is its top left corner, (1, 1) the bottom right.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(from = "(f32, f32)")]
pub struct Focus {
    /// From the left edge, as a fraction of the width.
    pub x: f32,
    /// From the top edge, as a fraction of the height.
    pub y: f32,
}

impl Default for Focus {
    fn default() -> Self {
        Self { x: 0.5, y: 0.5 }
    }
}

impl From<(f32, f32)> for Focus {
    fn from((x, y): (f32, f32)) -> Self {
        Self { x, y }
    }
}

/// The part of a picture that is quiet enough for text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Calm {
    /// Decided from the focal point: the side away from it.
    #[default]
    Auto,
    /// The left third or more.
    Left,
    /// The right third or more.
    Right,
    /// The upper third or more, usually sky.
    Top,
    /// The lower third or more, usually ground or water.
    Bottom,
}
