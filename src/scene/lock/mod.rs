//! What of a lock is seen: a ring in the corner, the pad, the staff panel, and the time of cleaning.
//!
//! Pad and panel stand on a sheet of paper beside the slide: at the left where the hand has just been, or on an upright
//! stage at its foot, where everybody reaches.

mod cleaning;
mod desk;
mod faces;
mod inputs;
mod pad;
mod panel;
mod words;

pub use faces::{lock, lock_corner};
pub use inputs::{LockInputs, StaffFacts};
