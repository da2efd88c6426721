//! A picture with its texts and its framing.

use std::hash::{Hash, Hasher};

use serde::Deserialize;

use super::{
    SilentFilm, Text,
    declare::{bits, choices, part},
    schema::Type,
};

part! {
    /// A picture on a slide.
    #[derive(Clone, Debug, Default, PartialEq, Hash, Deserialize)]
    Photo = PHOTO {
        /// Path relative to the folder of `content.ron`, with forward slashes; may not leave that folder.
        file: String as Type::Path;
        /// What the picture shows, for visitors who cannot see it, and in place of a missing picture.
        alt: Text as Type::LongText, default;
        /// Who made the picture.
        credit: Text as Type::LongLine, default;
        /// A line that is shown with the picture.
        caption: Text as Type::Line, default;
        /// The point every crop keeps and slow motion drifts towards.
        focus: Focus as Type::Focus, default;
        /// Where the picture is quiet enough for text.
        calm: Calm as Type::Choice(Calm::WORDS), default;
        /// What stays free of words and is not cut off.
        keep: Vec<Area> as Type::List(&Type::Area, 0, KEEP_MAX), default;
        /// Whether it fills its place or is seen whole, if the author decides.
        fit: Option<Fit> as Type::Choice(Fit::WORDS), default;
        /// The same subject in another picture for stages that are higher than wide.
        tall: Option<Tall> as Type::Part(&TALL), default;
        /// A film that plays in its place behind the words of a slide; the picture stands where it does not play.
        film: Option<SilentFilm> as Type::Film, default;
    }
}

part! {
    /// A picture's version for stages that are higher than wide; everything else is that of its [`Photo`].
    #[derive(Clone, Debug, PartialEq, Hash, Deserialize)]
    Tall = TALL {
        /// As [`Photo::file`].
        file: String as Type::TallPath;
        /// As [`Photo::focus`].
        focus: Focus as Type::Focus, default;
        /// As [`Photo::calm`].
        calm: Calm as Type::Choice(Calm::WORDS), default;
        /// As [`Photo::keep`].
        keep: Vec<Area> as Type::List(&Type::Area, 0, KEEP_MAX), default;
    }
}

/// So many places of a picture can be kept free: more would be the whole of it.
const KEEP_MAX: usize = 8;

/// One version of a picture: its file and its framing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame<'a> {
    /// As [`Photo::file`].
    pub file: &'a str,
    /// As [`Photo::focus`].
    pub focus: Focus,
    /// As [`Photo::calm`].
    pub calm: Calm,
    /// As [`Photo::keep`].
    pub keep: &'a [Area],
    /// Made for stages that are higher than wide; it may fill such a stage.
    pub is_tall: bool,
}

impl Photo {
    /// Whether its author wants all of it to be seen, wherever it stands.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.fit == Some(Fit::Whole)
    }

    /// The version for an `upright` place, or for any other.
    #[must_use]
    pub fn frame(&self, upright: bool) -> Frame<'_> {
        match &self.tall {
            Some(Tall { file, focus, calm, keep }) if upright => {
                Frame { file, focus: *focus, calm: *calm, keep, is_tall: true }
            }
            _ => Frame { file: &self.file, focus: self.focus, calm: self.calm, keep: &self.keep, is_tall: false },
        }
    }
}

/// A part of a picture, in fractions of its size: (0, 0) is its top left corner, (1, 1) the bottom right.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(from = "(f32, f32, f32, f32)")]
pub struct Area {
    /// The left and the upper edge.
    pub min: Focus,
    /// The right and the lower edge.
    pub max: Focus,
}

impl Hash for Area {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.min, self.max).hash(state);
    }
}

impl From<(f32, f32, f32, f32)> for Area {
    fn from((left, top, right, bottom): (f32, f32, f32, f32)) -> Self {
        Self { min: Focus { x: left, y: top }, max: Focus { x: right, y: bottom } }
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

impl Hash for Focus {
    fn hash<H: Hasher>(&self, state: &mut H) {
        [self.x, self.y].map(|part| bits(part.into())).hash(state);
    }
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

choices! {
    /// How a picture or a film stands in a place of another shape.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
    Fit {
        /// All of it is seen, on a quiet ground, and it does not drift; a film of nearly the stage's shape fills it.
        #[default]
        Whole = "whole",
        /// It fills the place, and what does not go in is cut off around the focal point.
        Fill = "fill",
    }
}

choices! {
    /// The part of a picture that is quiet enough for text.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
    Calm {
        /// The side away from the focal point.
        #[default]
        Auto = "auto",
        /// The left third or more.
        Left = "left",
        /// The right third or more.
        Right = "right",
        /// The upper third or more, usually sky.
        Top = "top",
        /// The lower third or more, usually ground or water.
        Bottom = "bottom",
    }
}
