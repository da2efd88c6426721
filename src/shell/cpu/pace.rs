//! When the next frame is due.

use std::time::{Duration, Instant};

use crate::shell::frames::FRAME;

/// A slow movement may take so much of the time: after a frame that took 20 ms, the next one comes 60 ms later at the
/// earliest.
const REST: u32 = 3;

/// A step of a slow movement counts as no longer than this.
const STEP_MAX: Duration = Duration::from_millis(100);

/// The times of frames.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pace {
    /// When the next frame is due; nothing while nothing moves.
    due: Option<Instant>,
    /// The last frame was one of a movement that goes on from frame to frame.
    is_moving: bool,
    /// No step of a slow movement before this.
    rest_until: Option<Instant>,
}

impl Pace {
    /// When the next frame is due.
    pub(super) const fn due(self) -> Option<Instant> {
        self.due
    }

    /// A frame that was begun at `began` is drawn `now`, and frame after frame follows.
    pub(super) fn moving(&mut self, began: Instant, now: Instant) {
        let after = match self.due.filter(|_| self.is_moving) {
            // A frame between two, since somebody touched the screen.
            Some(due) if due > began => due,
            // Lateness must not add up, nor may frames that were missed be made up for.
            Some(due) => due + FRAME,
            None => began + FRAME,
        };
        self.due = Some(after.max(now));
        self.is_moving = true;
    }

    /// A frame is drawn, and the next one is due at this time, if there is one.
    pub(super) fn resting(&mut self, next: Option<Instant>) {
        self.due = next.map(|next| self.rest_until.map_or(next, |rest| rest.max(next)));
        self.is_moving = false;
    }

    /// A step of a slow movement took from `began` until `now`.
    pub(super) fn stepped(&mut self, began: Instant, now: Instant) {
        // A step that waited for the display says nothing of the machine.
        self.rest_until = Some(now + (now - began).min(STEP_MAX) * REST);
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{FRAME, Pace};

    #[expect(clippy::disallowed_methods, reason = "any instant will do")]
    fn start() -> Instant {
        Instant::now()
    }

    #[test]
    fn frames_follow_each_other_evenly_and_missed_ones_are_not_made_up_for() {
        let (start, ms) = (start(), Duration::from_millis);
        let mut pace = Pace::default();
        pace.moving(start, start + ms(3));
        assert_eq!(pace.due(), Some(start + FRAME));
        pace.moving(start + ms(18), start + ms(21));
        assert_eq!(pace.due(), Some(start + 2 * FRAME), "it was late, and the next one is not");
        pace.moving(start + ms(34), start + ms(200));
        assert_eq!(pace.due(), Some(start + ms(200)), "many were missed");
        pace.resting(None);
        assert_eq!(pace.due(), None);
    }

    #[test]
    fn frames_between_two_do_not_put_the_next_one_off() {
        let (start, ms) = (start(), Duration::from_millis);
        let mut pace = Pace::default();
        for at in 0..8 {
            pace.moving(start + ms(at), start + ms(at + 1));
        }
        assert_eq!(pace.due(), Some(start + FRAME));
    }

    #[test]
    fn a_slow_machine_rests_between_the_steps_of_a_slow_movement() {
        let (start, ms) = (start(), Duration::from_millis);
        let mut pace = Pace::default();
        pace.stepped(start, start + ms(20));
        pace.resting(Some(start + ms(40)));
        assert_eq!(pace.due(), Some(start + ms(80)));
        pace.resting(Some(start + ms(100)));
        assert_eq!(pace.due(), Some(start + ms(100)));
    }
}
