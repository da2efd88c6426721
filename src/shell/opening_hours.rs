//! Decides when to ask the wall clock.

use std::time::Duration;

use super::clock;
use crate::{deck::Machine, player::Event, units::Moment};

/// Asks once a minute, since the wall clock may be set forwards and back at any time.
#[derive(Debug, Default)]
pub(super) struct HoursClock {
    next: Option<Moment>,
}

impl HoursClock {
    /// The date and time for the player, if the machine has opening hours and it is time to ask.
    pub(super) fn ask(&mut self, now: Moment, machine: &Machine) -> Option<Event> {
        if machine.hours.is_empty() {
            self.next = None;
            return None;
        }
        if self.next.is_some_and(|next| now < next) {
            return None;
        }
        let wall = machine.zone.as_ref().and_then(clock::wall);
        let second = wall.map_or(0, |wall| u64::from(wall.second().unsigned_abs()));
        self.next = Some(now + Duration::from_secs(60_u64.saturating_sub(second).max(1)));
        Some(Event::Wall(wall))
    }

    /// Asks again soon, since the hours or the zone may have changed.
    pub(super) const fn ask_soon(&mut self) {
        self.next = None;
    }

    /// When to ask next, if there are opening hours.
    pub(super) const fn next(&self) -> Option<Moment> {
        self.next
    }
}
