//! The window: the clock, fingers, keys and eframe around the player. It touches no file; the loader does.

mod app;
mod beside;
mod clock;
mod counting;
mod cpu;
mod detail;
mod door;
mod films;
mod frames;
mod gl;
mod glance;
mod health;
mod keyboard;
mod launch;
mod launch_error;
mod layouts;
mod library;
mod light;
mod listening;
mod monitors;
mod opening_hours;
mod options;
mod pointed;
mod screen;
mod sounds;
mod standing;
mod status;
mod systems;
mod textures;
mod window;

pub use launch::launch;
pub use launch_error::LaunchError;
pub use options::{Options, Presenter};
pub use window::missing_monitor;
