//! What is seen of an enlarged picture.

use super::{
    Shape,
    crop::{contained, whole},
    laid::{Laid, Moves},
};
use crate::units::{Rect, Size, size};

/// What is seen of an enlarged picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Closeup {
    /// The picture, as written in the content file.
    pub file: String,
    /// The part that is on the stage, in fractions of the picture's sides.
    pub part: Rect,
    /// The size that all of it would have there, in points.
    pub whole: Size,
}

impl Laid {
    /// What is seen of it, if it is an enlarged picture, so many times as large as the whole one and with this place in the
    /// middle.
    pub(super) fn closeup(&self, zoom: f32, center: (f32, f32)) -> Option<Closeup> {
        let (Moves::Zooms { aspect, stage }, Shape::Picture { file, .. }) = (&self.moves, &self.item.shape) else {
            return None;
        };
        let (_, part) = contained(*aspect, *stage, zoom, center);
        let whole = whole(*aspect, stage.size());
        Some(Closeup { file: file.clone(), part, whole: size(whole.w * zoom, whole.h * zoom) })
    }
}
