//! What goes into the lock, what comes out of it, and what of it is seen.

use std::time::Duration;

use super::Pin;
use crate::units::Fraction;

/// Something that staff ask for on the pad or the panel, by touch or by key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// A digit of the PIN, 0 ..= 9.
    Digit(u8),
    /// Takes the last digit back.
    Erase,
    /// The PIN is complete.
    Enter,
    /// Closes pad or panel.
    Close,
    /// Reads all files anew.
    Reload,
    /// The next slide.
    Next,
    /// No touch counts for a while, so that the glass can be wiped.
    Clean,
    /// Ends the program.
    Leave,
}

/// Something that the lock is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// Time has passed; nothing else.
    Tick,
    /// The corner, or the keys that stand for it, are held from now on (`true`), or no longer.
    Hold(bool),
    /// The screen was touched somewhere: somebody is there.
    Touch,
    /// Staff ask for this.
    Ask(Request),
    /// What was remembered over the restart: the wrong PINs in a row, and how long to wait still.
    Known {
        /// The wrong PINs in a row.
        failures: u32,
        /// How long to wait still.
        left: Duration,
    },
    /// The PIN that was checked is right, or not.
    Checked(bool),
}

/// Something that the lock asks of its surroundings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Remember that so many PINs were wrong in a row, then check this one and answer with [`Input::Checked`]. A right one
    /// is followed by remembering that none is wrong.
    Check {
        /// The PIN.
        pin: Pin,
        /// The wrong PINs in a row, this one included.
        failures: u32,
    },
    /// The panel opens: find out what stands on it.
    Opened,
    /// Read all files anew.
    Reload,
    /// Bring up the next slide.
    Next,
    /// End the program.
    Leave,
}

/// What of the lock is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Face {
    /// Nothing.
    Nothing,
    /// A ring where somebody holds the corner, and how far it has come.
    Ring(Fraction),
    /// The pad, with so many digits.
    Pad {
        /// How many digits were typed.
        digits: usize,
        /// What it says.
        note: Note,
    },
    /// The staff panel.
    Panel,
    /// No touch counts for so many seconds.
    Cleaning {
        /// The seconds that are left.
        seconds: u64,
    },
}

/// What the pad says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// It asks for the PIN.
    Ask,
    /// The PIN is being checked.
    Checking,
    /// The PIN was wrong; so many may be tried before anybody has to wait.
    Wrong {
        /// How many tries are left, at least 1.
        left: u32,
    },
    /// Nobody may try for so many seconds.
    Wait {
        /// The seconds that are left.
        seconds: u64,
    },
}

/// What the panel tells staff.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The last warnings of the log, the latest first: when, and what.
    pub warnings: Vec<(String, String)>,
}
