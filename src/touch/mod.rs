//! Fingers on the screen: from contacts to what people mean.
//!
//! All contacts count, not just the first: each may press, and each is a sign that somebody is there. [`Hands`] follows
//! them from frame to frame; where they are and what lies under them, a [`Surface`], are arguments, as is the time.

mod contact;
mod deed;
mod finger;
mod hands;
mod pull;
mod speaker;
mod speed;
mod surface;
mod tap;
mod view;

pub use contact::{Contact, Hand, Phase};
pub use deed::Deed;
pub use hands::Hands;
pub use speaker::{Wheel, tap_on_nothing};
pub use surface::{Layer, Over, Surface};
pub use view::View;

/// Lengths by which fingers are understood, in millimetres on the panel: a hand is as large on every screen.
mod mm {
    /// A finger that stays within this rests.
    pub const STILL: f32 = 1.5;
    /// A finger that went farther than this drags what can be dragged.
    pub const SLOP: f32 = 5.0;
    /// A finger may be so far beside a control that it came down on, and still be on it.
    pub const BESIDE: f32 = 4.0;
    /// Two taps at most so far apart are a double tap.
    pub const TWICE: f32 = 15.0;
    /// A slide that is pulled so far by a slow hand gives way to the next.
    pub const FAR: f32 = 60.0;
}
