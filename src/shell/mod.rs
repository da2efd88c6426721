//! The live window: clock, files, threads and eframe around the pure core.

mod app;
mod clock;
mod gesture;
mod keyboard;
mod launch;
mod live;
mod settle;
mod shelf;
mod status;
mod watch;
mod window;

pub use launch::{LaunchError, Options, launch};
pub use settle::Settle;
pub use watch::{Handler, Saved, Wake, Watch};
pub use window::missing_monitor;
