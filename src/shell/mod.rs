//! The live window: the clock, fingers, keys and eframe around the player. Touches no file: the loader does.

mod app;
mod clock;
mod gesture;
mod keyboard;
mod launch;
mod layouts;
mod opening_hours;
mod screen;
mod status;
mod textures;
mod window;

pub use launch::{LaunchError, Options, launch};
pub use window::missing_monitor;
