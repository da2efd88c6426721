//! Scenes as finished frames, on the processor: for screens without a graphics card.
//!
//! An emulated graphics card pays for each pixel of each layer of each frame. Here each item is drawn once, as
//! [`paint`](crate::paint) paints it, and kept; a frame lays the kept pixels over each other, row by row, where it differs
//! from the frame before. Layers that stay as they are become one. Knows no window, clock or file; a [`Workshop`] engraves
//! ahead on a thread of its own.

mod area;
mod compositor;
mod damage;
mod engraver;
mod layer;
mod loops;
mod merged;
mod pixmap;
mod rows;
mod same;
mod sprite;
mod sprites;
mod workshop;

pub use area::Area;
pub use compositor::{Compositor, Pixmaps};
pub use engraver::Engraver;
pub use pixmap::Pixmap;
pub use sprite::Sprite;
pub use workshop::{Finished, Order, Workshop};
