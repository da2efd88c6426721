//! What fingers mean.

mod pictures;
mod presses;
mod pulls;
mod speaker;
