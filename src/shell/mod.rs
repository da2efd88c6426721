//! The window: the clock, fingers, keys and eframe around the player. It touches no file; the loader does.

mod app;
mod clock;
mod gesture;
mod keyboard;
mod launch;
mod layouts;
mod opening_hours;
mod options;
mod screen;
mod status;
mod textures;
mod window;

pub use launch::{LaunchError, launch};
pub use options::Options;
pub use window::missing_monitor;
