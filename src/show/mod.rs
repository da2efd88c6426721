//! The state machine of the idle loop: what is on screen, what comes next, and when to wake.
//!
//! Time and input are arguments; effects come back; nothing here sleeps or reads a clock.

mod action;
mod state;

pub use action::Action;
pub use state::{Comfort, Mode, Motion, Overlay, Phase, ShowState, Transition};
