//! The speaker's window: a child of this very program that shows the speaker's view on a second monitor.
//!
//! The talk tells it what is on screen, a line for each change ([`Seen`]), and hears what the speaker does there ([`Said`]).
//! Each process has one window and reads the exhibition itself, so neither can take the other down: a talk whose child has
//! died goes on and starts another one ([`Policy`]), and a child whose talk has ended ends with it.

mod child;
mod line;
#[cfg(target_os = "linux")]
mod outputs;
mod parent;
mod policy;

pub use child::{Seated, seat};
pub use line::{Said, Seat, Seen};
#[cfg(target_os = "linux")]
pub use outputs::{Output, Outputs};
pub use parent::{Heard, Window};
pub use policy::{Change, Policy};
