//! The clock on the wall, as far as statistics need it.

use std::time::SystemTime;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// The day and the hour in which something happens; nothing finer is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hour {
    /// The date, in the time zone of the screen.
    pub day: Date,
    /// The hour, 0 ..= 23.
    pub hour: i8,
}

/// The present hour in a time zone; that of the year 1970 if the machine's clock is out of range.
#[expect(clippy::disallowed_methods, reason = "the one place of this room that reads the clock on the wall")]
pub(super) fn hour(zone: &TimeZone) -> Hour {
    let now = Timestamp::try_from(SystemTime::now()).unwrap_or_default();
    let local = zone.to_datetime(now);
    Hour { day: local.date(), hour: local.hour() }
}

/// The date of today by the machine's own time zone.
#[must_use]
pub fn today() -> Date {
    hour(&TimeZone::system()).day
}
