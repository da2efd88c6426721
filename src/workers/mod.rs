//! Worker processes: children of this very program that decode pictures, one at a time each, so that no file can take
//! the show down or hold it up.
//!
//! A [`Pool`] starts them, gives them pictures, watches over them, and replaces those that crash, take too much memory or
//! too long. Before it reads anything, a worker limits itself ([`Limits`]): memory, time, files, and what it may ask of
//! the system. It is given a path and a size, and answers with pixels or a [`crate::media::PictureProblem`].
//! Workers that nothing is asked of end soon; so do those whose show has ended, however it ended.
//!
//! Where no process can be started, pictures are decoded by the thread that asks, within the limits that decoders keep by
//! themselves; [`Pool::trial`] and a warning tell so.

mod child;
mod limits;
mod line;
mod pool;
mod process;

pub use child::{ARGUMENT, serve};
pub use limits::Limits;
pub use pool::{Pool, Trial, this_program};
