//! The lock of a screen that visitors must not leave: a PIN that staff type, how often it may be tried, and the state of
//! the pad and of the staff panel behind it.
//!
//! Time, hands and the answers of the slow check come in as arguments, and effects are returned: nothing here knows a
//! clock, a thread or a file. The [`porter`](crate::porter) checks PINs and remembers wrong ones over restarts.

mod events;
mod kept;
mod machine;
mod pin;
mod tries;

pub use events::{Effect, Face, Input, Note, Request, Told};
pub use kept::{Damaged, Kept};
pub use machine::Lock;
pub use pin::{NoPin, NotAHash, Pin, PinHash};
pub use tries::{FREE, Tries, wait_after};
