//! The live window: clock, files, threads and eframe around the pure core.

mod app;
mod clock;
mod gesture;
mod keyboard;
mod launch;
mod shelf;
mod status;
mod watch;
mod window;

pub use launch::{LaunchError, Options, launch};
