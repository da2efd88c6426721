//! The virtual clock on the wall.

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};

use crate::units::Moment;

/// A clock on the wall, which may be set.
#[derive(Debug)]
pub(super) struct Wall {
    zone: TimeZone,
    start: Timestamp,
    off: SignedDuration,
}

impl Wall {
    /// A clock that shows midnight of `start` at the first moment.
    pub(super) fn new(zone: TimeZone, start: Date) -> Self {
        let midnight = zone.to_ambiguous_timestamp(start.at(0, 0, 0, 0)).compatible();
        Self { zone, start: midnight.unwrap_or_default(), off: SignedDuration::ZERO }
    }

    /// What it shows.
    pub(super) fn local(&self, now: Moment) -> DateTime {
        let passed = SignedDuration::from_millis(i64::try_from(now.millis).unwrap_or(i64::MAX));
        let moment = self.start.saturating_add(passed.saturating_add(self.off));
        self.zone.to_datetime(moment.unwrap_or(Timestamp::MAX))
    }

    /// Somebody sets it by this much.
    pub(super) fn set(&mut self, by: SignedDuration) {
        self.off = self.off.saturating_add(by);
    }
}
