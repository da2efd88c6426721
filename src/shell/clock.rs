//! The show's clock, and the wall clock.

use std::time::{Duration, Instant, SystemTime};

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

use crate::units::Moment;

/// Counts from the start of the show, which may lie before its creation; never goes back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    start: Instant,
    /// What it showed at first.
    began: Moment,
    /// How many times faster than life it runs: 1, but for tests that play days.
    speed: u32,
}

impl Clock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub(super) fn start(speed: u32, began: Moment) -> Self {
        let speed = speed.max(1);
        let before = Duration::from_millis(began.millis) / speed;
        let now = Instant::now();
        Self { start: now.checked_sub(before).unwrap_or(now), began, speed }
    }

    /// What it showed when this process began.
    pub(super) const fn began(self) -> Moment {
        self.began
    }

    /// It shows this moment or a later one from now on, as that of another process does.
    pub(super) fn reach(&mut self, moment: Moment) {
        let behind = moment.since(self.now()) / self.speed;
        self.start = self.start.checked_sub(behind).unwrap_or(self.start);
    }

    /// It runs as fast as life.
    pub(super) const fn is_lifelike(self) -> bool {
        self.speed == 1
    }

    /// When a moment is, or was, for those who wait for it.
    pub(super) fn instant(self, moment: Moment) -> Instant {
        self.start + Duration::from_millis(moment.millis) / self.speed
    }

    /// The moment at that instant.
    pub(super) fn moment(self, instant: Instant) -> Moment {
        let since = instant.saturating_duration_since(self.start) * self.speed;
        Moment::from_millis(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
    }

    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub(super) fn now(self) -> Moment {
        self.moment(Instant::now())
    }
}

/// The present, for those who wait for the next frame.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub(super) fn instant() -> Instant {
    Instant::now()
}

/// The date and time in a time zone; nothing if the machine's clock is out of range.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock on the wall")]
pub(super) fn wall(zone: &TimeZone) -> Option<DateTime> {
    let now = Timestamp::try_from(SystemTime::now()).ok()?;
    Some(zone.to_datetime(now))
}

/// The time so long ago, in UTC; nothing if the machine's clock is out of range.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock on the wall")]
pub(super) fn utc_before(ago: Duration) -> Option<String> {
    let then = Timestamp::try_from(SystemTime::now()).ok()?.checked_sub(ago).ok()?;
    Some(then.strftime("%FT%TZ").to_string())
}
