//! What the system says of fingers and mouse.

use crate::units::Pos;

/// Whose contact it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// The mouse, while its main button is down.
    Mouse,
    /// A finger on a touchscreen.
    Finger {
        /// The touchscreen.
        device: u64,
        /// The finger, as long as it is down.
        id: u64,
    },
}

/// What a contact does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It comes down.
    Down,
    /// It is elsewhere.
    Move,
    /// It is lifted.
    Up,
    /// The system has lost it, or keeps it for itself.
    Lost,
}

/// One thing that a contact does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contact {
    /// Whose it is.
    pub hand: Hand,
    /// What it does.
    pub phase: Phase,
    /// Where, in points. A place that is no number counts as where the contact was before.
    pub at: Pos,
}
