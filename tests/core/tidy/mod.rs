//! The repository keeps its shape: who may know whom, how long things are, and what may not stand in it.

mod circles;
mod compiled;
mod leftovers;
mod lengths;
mod rooms;
mod sources;
mod supply;
mod theme;

pub(crate) use sources::files;
