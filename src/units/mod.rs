//! Basic types that everything else uses: time, places on the stage, colours, facts of pictures, films and sounds, paths.
//!
//! Nothing here knows what an exhibition is.

mod color;
mod display;
mod film;
mod geometry;
mod letters;
mod path;
mod picture;
mod sound;
mod stage;
mod time;

pub use color::{Luminance, Rgba, contrast, mix};
pub use display::Display;
pub use film::{FilmFacts, film_time, is_film_name};
pub use geometry::{Pos, Rect, Size, pos, rect, size};
pub use letters::composed;
pub use path::{PathFault, path_fault};
pub use picture::{Grid, PictureFacts, PictureState, Seen};
pub use sound::{Channel, SoundFacts};
pub use stage::{REACH_MM, Stage};
pub use time::{Fraction, Moment};
