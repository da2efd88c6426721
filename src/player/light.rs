//! Whether the display is lit.

use jiff::SignedDuration;

use super::Player;
use crate::show::Phase;

/// The display is switched on so long before the exhibition opens: old panels and projectors take their time. The clock
/// on the wall is told once a minute, so this is as exact as it can be.
const WARMS_UP: SignedDuration = SignedDuration::from_mins(1);

impl Player {
    /// Whether the display is to be lit. Outside the opening hours it may be switched off (`closed: off`); it is lit again
    /// shortly before they begin, and when somebody comes.
    #[must_use]
    pub fn lights_display(&self) -> bool {
        let is_closed = self.current().is_some_and(|(_, show)| show.state().phase == Phase::Closed);
        let opens_soon = self.wall.is_none_or(|local| self.machine.hours.is_open(local.saturating_add(WARMS_UP)));
        !self.machine.switches_off || !is_closed || opens_soon
    }
}
