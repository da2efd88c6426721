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
    /// The same subject framed anew for stages that are higher than wide.
    #[serde(default)]
    pub tall: Option<Tall>,
}

/// A picture's version for stages that are higher than wide; everything else is said once, by its [`Photo`].
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tall {
    /// As [`Photo::file`].
    pub file: String,
    /// As [`Photo::focus`].
    #[serde(default)]
    pub focus: Focus,
    /// As [`Photo::calm`].
    #[serde(default)]
    pub calm: Calm,
}

/// One version of a picture: which file, and how it is framed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame<'a> {
    /// As [`Photo::file`].
    pub file: &'a str,
    /// As [`Photo::focus`].
    pub focus: Focus,
    /// As [`Photo::calm`].
    pub calm: Calm,
    /// Made for stages that are higher than wide: it may fill one.
    pub is_tall: bool,
}

impl Photo {
    /// The version for an `upright` place, or for any other.
    #[must_use]
    pub fn frame(&self, upright: bool) -> Frame<'_> {
        match &self.tall {
            Some(tall) if upright => Frame { file: &tall.file, focus: tall.focus, calm: tall.calm, is_tall: true },
            _ => Frame { file: &self.file, focus: self.focus, calm: self.calm, is_tall: false },
        }
    }
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
