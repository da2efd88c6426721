//! A part of an enlarged picture with fine pixels, and the names under which it is drawn.

use crate::{
    media::{Part, PictureId, Target},
    units::Rect,
};

/// A part of a picture that is enlarged.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Detail {
    /// The picture, as the exhibition names it.
    pub(super) file: String,
    /// How the part is asked for. No file can be called so.
    pub(super) name: String,
    /// The part itself.
    pub(super) id: PictureId,
    pub(super) part: Part,
    /// How many pixels it is wanted with.
    pub(super) target: Target,
}

impl Detail {
    /// The picture that is asked for by this name.
    pub(super) fn id(&self, name: &str) -> Option<&PictureId> {
        (name == self.name).then_some(&self.id)
    }

    /// Under which name fine pixels of this picture are to be had, and of which part of it.
    pub(super) fn of(&self, file: &str) -> Option<(&str, Rect)> {
        (file == self.file).then(|| (self.name.as_str(), self.part.area()))
    }
}
