//! Decides what is on screen: which deck plays, which one is coming, and what is shown when there is none.
//!
//! Time, input, wall clock and loaded files are arguments, and effects are returned. The show, the idle loop, is a part
//! of it.

mod events;
mod light;
mod machine;
mod panel;
mod stages;
mod takeover;
mod turning;
mod wishes;

pub use events::{Audience, Effect, Event, OnScreen};
pub use machine::Player;
pub use panel::{Panel, Remark};
pub use wishes::Wish;
