//! Slides without a window: the pictures of a slide, a camera that draws scenes on the CPU, and the state of a slide at
//! rest. Export, lint and tests share them.

mod album;
mod camera;
mod settled;

pub use album::Album;
pub use camera::Camera;
pub use settled::settled;
