//! Films, decoded by the programs `ffmpeg` and `ffprobe` where the machine has them: nothing to link, and a decoder that
//! crashes takes nothing with it.
//!
//! [`probe`] says what a file is, [`still`] gives its first picture, and a [`Stream`] gives one picture after the other at
//! the size at which they are shown. [`hear`] gives what is heard in a film or a sound. Each is a process of its own, limited before it begins: see [`serve`].

mod engine;
mod hearing;
mod known;
mod limits;
mod passes;
mod probe;
mod still;
mod stream;

pub use engine::{ARGUMENT, begin_by, serve, version};
pub use hearing::{CHANNELS, RATE, hear, probe_sound};
pub use probe::{FilmProblem, is_film, probe};
pub use still::{Still, still};
pub use stream::{Film, Pixels, Stream, Taken};
