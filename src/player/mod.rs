//! The one owner of what is on screen: which deck plays, which one is coming, and what is shown when there is none.
//!
//! Time, input, wall clock and loaded files are arguments; effects come back. The show is the idle loop inside.

mod events;
mod machine;
mod panel;
mod stages;
mod takeover;
mod wishes;

pub use events::{Audience, Effect, Event, OnScreen};
pub use machine::Player;
pub use panel::{Panel, Remark};
pub use wishes::Wish;
