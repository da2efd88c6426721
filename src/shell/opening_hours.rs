//! When to ask the clock on the wall.

use std::time::Duration;

use super::clock;
use crate::{settings::minute_of_week, units::Moment};

/// Asks once a minute: that clock may be set forwards and back as one likes.
#[derive(Debug, Default)]
pub(super) struct HoursClock {
    next: Option<Moment>,
}

impl HoursClock {
    /// The minute of the week, if it is time to ask; within, nothing where the time is not known.
    pub(super) fn minute(&mut self, now: Moment, is_needed: bool) -> Option<Option<u16>> {
        if !is_needed {
            self.next = None;
            return None;
        }
        if self.next.is_some_and(|next| now < next) {
            return None;
        }
        let wall = clock::wall();
        let rest = 60_u64.saturating_sub(u64::from(wall.second().unsigned_abs())).max(1);
        self.next = Some(now + Duration::from_secs(rest));
        Some(Some(minute_of_week(wall)))
    }

    /// The hours may have changed.
    pub(super) const fn ask_soon(&mut self) {
        self.next = None;
    }

    /// When to ask next, if the time matters.
    pub(super) const fn next(&self) -> Option<Moment> {
        self.next
    }
}
