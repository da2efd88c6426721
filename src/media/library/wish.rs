//! What a library is asked for, and what it answers.

use std::sync::Arc;

use crate::media::{Picture, PictureError, PictureId, Target};

/// A picture and how large it is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Which.
    pub id: PictureId,
    /// The size in pixels that it has to cover: that of the whole stage, or of the tile it is shown in.
    pub target: Target,
}

/// A picture that has arrived, or turned out to be broken.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Which.
    pub id: PictureId,
    /// Its pixels, shared with the library, or why there are none.
    pub result: Result<Arc<Picture>, PictureError>,
}
