//! Opening hours as they are written in `kiosk.ron`.

use serde::Deserialize;

pub use crate::content::{Days, TimeOfDay};
use crate::show::{Hours, Open, Weekly};

/// One line of opening hours: these days, from one time to another. An end that is not later than its beginning is on
/// the next day.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// `"daily"`, or days and ranges of days: `"Tue-Fri, Sun"`.
    pub days: Days,
    /// The time at which they begin, `"09:00"`.
    pub from: TimeOfDay,
    /// The time at which they end, `"17:30"`; `"24:00"` is midnight.
    pub to: TimeOfDay,
}

/// One line of how loud it is at certain hours, as those of [`Opening`].
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VolumeHour {
    /// `"daily"`, or days and ranges of days: `"Tue-Fri, Sun"`.
    pub days: Days,
    /// The time at which they begin, `"09:00"`.
    pub from: TimeOfDay,
    /// The time at which they end, `"17:30"`; `"24:00"` is midnight.
    pub to: TimeOfDay,
    /// How loud it is then, 0 (nothing is heard) ..= 100.
    pub volume: u8,
}

impl VolumeHour {
    /// The same for the show.
    pub(super) fn hours(&self) -> Hours {
        let open = Open::new(self.from.minutes(), self.to.minutes());
        Hours::new(vec![Weekly { days: self.days.each(), open }], Vec::new())
    }
}

impl Opening {
    /// The same for the show.
    pub(super) const fn weekly(&self) -> Weekly {
        Weekly { days: self.days.each(), open: Open::new(self.from.minutes(), self.to.minutes()) }
    }
}
