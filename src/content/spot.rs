//! The spots of a picture: what is told of a place on a map, a plan or a panorama.

use serde::Deserialize;

use super::{Focus, Photo, Text, declare::part, photo::PHOTO, schema::Type};

/// The most spots of a picture: each needs room for a finger.
pub const SPOTS_MAX: usize = 12;

part! {
    /// A place on a picture that tells more when it is touched.
    #[derive(Clone, Debug, PartialEq, Hash, Deserialize)]
    Spot = SPOT {
        /// Where it is on the picture.
        at: Focus as Type::Focus;
        /// What it is called.
        title: Text as Type::Text;
        /// What is told of it.
        text: Text as Type::Text, default;
        /// A small picture of it.
        photo: Option<Photo> as Type::Part(&PHOTO), default;
        /// The id of the slide or the chapter that tells more; empty if none does.
        to: String as Type::Name, default;
    }
}
