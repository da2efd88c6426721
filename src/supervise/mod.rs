//! Keeps the show on the wall: a small parent process starts it, listens for its signs of life, and starts it again.
//!
//! The parent opens no picture and draws nothing, so that little can happen to it. The show tells it on its standard
//! output where it is and when its next frame is due ([`Life`]); a frame that does not come is a show that hangs. The
//! parent's end closes the show's standard input, and then the show ends too.
//!
//! [`Policy`] decides, [`parent`](mod@parent) does, [`ward`] is the show's side.

pub mod life;
#[cfg(target_os = "linux")]
pub mod parent;
pub mod policy;
#[cfg(target_os = "linux")]
mod report;
#[cfg(feature = "window")]
pub mod ward;

pub use life::{Life, Orders};
pub use policy::{Death, Next, Policy};
