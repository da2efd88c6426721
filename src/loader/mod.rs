//! Reads the exhibition and the machine's settings, and notices when they change. No other part of the window touches
//! their files.
//!
//! One thread watches and decides when to read, another one reads. A folder that does not answer, for example on a
//! network share that is gone, blocks only the second thread: the window goes on with what it has.

mod debounce;
mod disk;
mod footprint;
pub mod graphics;
mod handle;
mod last_good;
mod machine;
mod means;
mod order;
mod reader;
mod reading;
mod watch;
mod watcher;

pub use debounce::Debounce;
pub use handle::Loader;
pub use means::{Means, Pace, Wake};
pub use order::Order;
pub use watcher::{Handler, MakeWatcher, Watching};
