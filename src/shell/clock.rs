//! The show's clock, and the one on the wall.

use std::time::{Instant, SystemTime};

use jiff::{
    Timestamp,
    civil::DateTime,
    tz::{self, TimeZone},
};

use crate::{
    diag::Words,
    settings::zone::{self, Choice},
    units::Moment,
};

/// Counts from its making; never goes back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    start: Instant,
}

impl Clock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub(super) fn start() -> Self {
        Self { start: Instant::now() }
    }

    pub(super) fn now(self) -> Moment {
        Moment::from_millis(u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX))
    }
}

/// The clock on the wall of the house, by which it opens and closes.
#[derive(Clone, Debug)]
pub(super) struct WallClock {
    zone: Option<TimeZone>,
}

impl WallClock {
    /// The clock in the time zone that `kiosk.ron` names, else in the machine's own; and what the operator should know
    /// about it. Reads small files of the system.
    pub(super) fn new(zone: Option<&str>) -> (Self, Option<Words>) {
        let variable = std::env::var_os("TZ").map(|name| name.to_string_lossy().into_owned());
        // What the system has may be newer than what the program brings along.
        let named = |name: &str| tz::db().get(name).ok().or_else(|| zone::zone(name));
        let Choice { zone, warning } = zone::choose(zone, variable.as_deref(), named, || TimeZone::try_system().ok());
        (Self { zone }, warning)
    }

    /// The date and time on the wall; nothing when in doubt, and then the house counts as open.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock on the wall")]
    pub(super) fn now(&self) -> Option<DateTime> {
        let now = Timestamp::try_from(SystemTime::now()).ok()?;
        self.zone.as_ref().map(|zone| zone.to_datetime(now))
    }
}
