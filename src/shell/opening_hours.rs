//! Decides when to ask the wall clock.

use std::time::Duration;

use super::clock;
use crate::{
    deck::Machine,
    player::{Event, Player},
    show::Mode,
    units::Moment,
};

/// Asks once a minute, since the wall clock may be set forwards and back at any time.
#[derive(Debug, Default)]
pub(super) struct HoursClock {
    next: Option<Moment>,
    /// It is known that no slide shows by its own times.
    none_scheduled: bool,
}

impl HoursClock {
    /// The date and time for the player, if something on the machine goes by them and it is time to ask. Hours and times of
    /// slides are in minutes, so a change comes when it is due.
    pub(super) fn ask(&mut self, now: Moment, machine: &Machine) -> Option<Event> {
        // A speaker sees what time it is.
        if !machine.goes_by_the_wall() && machine.mode != Mode::Present {
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

    /// When to ask next, if something goes by the clock on the wall.
    pub(super) const fn next(&self) -> Option<Moment> {
        self.next
    }

    /// Tells the log once when no slide shows by its own times, so that all do.
    pub(super) fn follow(&mut self, player: &Player) {
        let none_scheduled = player.current().is_some_and(|(_, show)| show.program().none_scheduled());
        if none_scheduled && !self.none_scheduled {
            tracing::warn!("at this time no slide shows: all are shown, as if they had no times of their own");
        }
        self.none_scheduled = none_scheduled;
    }
}
