//! Pictures: from files of any shape and origin to upright sRGB pixels near their size on the stage.
//!
//! [`decode`] decodes one picture, [`inspect`] reads its size alone, and [`Library`] keeps the decoded pictures that
//! the show needs now or next; a [`StageCache`] has them on disk for the next start. [`Folder`] ensures that nothing
//! outside the exhibition's folder is read, and gives the identity of the picture at a path: a [`PictureId`].
//!
//! No file is trusted: every size has a limit, every failure is a [`PictureError`], and a decoder that panics costs
//! only one picture.

mod cache;
mod colours;
mod cost;
mod decode;
mod drawing;
mod drawing_problem;
mod facts;
mod finished;
mod folder;
mod header;
mod identity;
mod jpeg;
mod kinds;
mod lane;
mod library;
mod limits;
mod part;
mod path_problem;
mod picture;
mod png;
mod problem;
mod record;
mod remark;
mod source;
mod stage_cache;
mod variety;

pub use cache::Cache;
pub use decode::{decode, decode_part};
pub use drawing::{Undrawn, undrawn};
pub use drawing_problem::DrawingProblem;
pub use folder::Folder;
pub use header::inspect;
pub use identity::PictureId;
pub use lane::{Decoder, Wake, step_back};
pub use library::{Decoders, LATE_AFTER, Library, Loaded, Wish, budget_bytes};
pub use limits::{DECODER_BYTES_MAX, DECODER_TIME_MAX, FILE_BYTES_MAX, FILE_SIDE_MAX};
pub use part::Part;
pub use path_problem::PathProblem;
pub use picture::{Picture, SIDE_MAX, Target};
pub use problem::{PictureError, PictureProblem, film as film_words, sound as sound_words};
pub use stage_cache::{CacheLimits, StageCache};
pub use variety::Variety;
