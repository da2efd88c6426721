//! The presenter for machines without a graphics card: frames made by [`compose`](crate::compose), in memory shared with
//! the display.

mod canvas;
mod pace;
mod window;

pub(super) use window::CpuWindow;
