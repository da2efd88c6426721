//! Slides without a window: the pictures of a slide, a camera that draws scenes on the CPU, and the state of a slide at
//! rest; and a crew that works on all cores. Export, lint and tests share them.

mod album;
mod camera;
mod crew;
mod settled;
mod shelf;

pub use album::Album;
pub use camera::Camera;
pub use crew::{cores, share_out};
pub use settled::{settled, with_menu_open, with_spot_open};
pub use shelf::Shelf;

pub use crate::paint::Region;
