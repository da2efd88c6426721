//! What fingers mean.

mod pictures;
mod presses;
mod pulls;
