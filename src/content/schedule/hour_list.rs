//! Hours of the day at which a slide shows.

use std::fmt;

use jiff::civil::DateTime;
use serde::Deserialize;

use crate::content::TimeOfDay;

/// Hours of the day, `"09:00 - 12:00, 14:00 - 17:30"`. Those that do not end later than they begin end on the next day.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct HourList(Vec<(TimeOfDay, TimeOfDay)>);

/// Why a text is no list of hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip<'a> {
    /// Nothing stands where hours should.
    Missing,
    /// This is only one time.
    NoEnd(&'a str),
    /// This is no time of day.
    NoTime(&'a str),
}

/// Minutes of a day.
const DAY: u16 = 24 * 60;

impl HourList {
    /// The hours that `text` lists; else the first thing that is wrong.
    pub(super) fn parse(text: &str) -> Result<Self, Slip<'_>> {
        text.split(',').map(|part| span(part.trim())).collect::<Result<_, _>>().map(Self)
    }

    /// Whether a local time is within those that begin on its day.
    pub(super) fn hold(&self, local: DateTime) -> bool {
        self.hold_minute(minute(local))
    }

    /// Whether a local time is within those that began on the day before.
    pub(super) fn hold_from_yesterday(&self, local: DateTime) -> bool {
        self.hold_minute(minute(local) + DAY)
    }

    fn hold_minute(&self, minute: u16) -> bool {
        self.minutes().any(|(from, until)| (from..until).contains(&minute))
    }

    /// Their beginnings and ends in minutes from midnight; an end on the next day is beyond 1440.
    fn minutes(&self) -> impl Iterator<Item = (u16, u16)> {
        let minutes = |(from, to): &(TimeOfDay, TimeOfDay)| (from.minutes(), to.minutes());
        self.0.iter().map(minutes).map(|(from, to)| (from, if to > from { to } else { to + DAY }))
    }

    /// The minutes of a day at which some of them begin or end.
    pub(super) fn edges(&self) -> impl Iterator<Item = u16> {
        self.minutes().flat_map(|(from, until)| [from % DAY, until % DAY])
    }
}

fn minute(local: DateTime) -> u16 {
    let part = |value: i8| u16::from(value.unsigned_abs());
    part(local.hour()) * 60 + part(local.minute())
}

fn span(part: &str) -> Result<(TimeOfDay, TimeOfDay), Slip<'_>> {
    if part.is_empty() {
        return Err(Slip::Missing);
    }
    let time = |text| TimeOfDay::parse(text).ok_or(Slip::NoTime(text));
    match part.split_once(['-', '–']) {
        Some((from, to)) => Ok((time(from.trim())?, time(to.trim())?)),
        None => time(part).and(Err(Slip::NoEnd(part))),
    }
}

impl TryFrom<String> for HourList {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).map_err(|_| "no hours")
    }
}

/// As it is written.
impl fmt::Display for HourList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let spans: Vec<String> = self.0.iter().map(|(from, to)| format!("{from} - {to}")).collect();
        write!(f, "{}", spans.join(", "))
    }
}
