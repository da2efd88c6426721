//! A day, or a time of a day, at which something begins or ends.

use std::fmt;

use jiff::{
    SignedDuration,
    civil::{Date, DateTime},
};
use serde::Deserialize;

use crate::content::TimeOfDay;

/// A day, `"2026-10-01"`, or a time of it, `"2026-10-01 18:00"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct DayTime {
    date: Date,
    time: Option<TimeOfDay>,
}

/// Why a text is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip<'a> {
    /// This is no date.
    Form(&'a str),
    /// No calendar has this day.
    Calendar(&'a str),
    /// This is no time of day.
    Time(&'a str),
}

impl DayTime {
    /// What `text` says; else the part of it that is wrong.
    pub(super) fn parse(text: &str) -> Result<Self, Slip<'_>> {
        let text = text.trim();
        // A text with a blank elsewhere, such as "1 October 2026", is no date as a whole.
        let parts = text.split_once([' ', 'T']).filter(|(day, _)| day.len() == DATE_LENGTH);
        let (day, time) = parts.map_or((text, None), |(day, time)| (day, Some(time.trim())));
        let date = date(day)?;
        let time = time.map(|time| TimeOfDay::parse(time).ok_or(Slip::Time(time))).transpose()?;
        Ok(Self { date, time })
    }

    /// When something begins that is said to begin then.
    #[must_use]
    pub fn begin(self) -> DateTime {
        self.at(self.time.map_or(0, TimeOfDay::minutes))
    }

    /// When something ends that is said to end then: a day is over at its end.
    #[must_use]
    pub fn end(self) -> DateTime {
        self.at(self.time.map_or(DAY, TimeOfDay::minutes))
    }

    fn at(self, minutes: u16) -> DateTime {
        self.date.at(0, 0, 0, 0).saturating_add(SignedDuration::from_mins(minutes.into()))
    }
}

/// The length of a date.
const DATE_LENGTH: usize = "2026-10-01".len();

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// A date written as year, month and day.
fn date(text: &str) -> Result<Date, Slip<'_>> {
    let groups: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let is_number = |group: &&str| group.bytes().all(|byte| byte.is_ascii_digit());
    let ([year, month, day], [4, 2, 2]) = (&groups[..], &lengths[..]) else { return Err(Slip::Form(text)) };
    if ![year, month, day].into_iter().all(is_number) {
        return Err(Slip::Form(text));
    }
    let numbers = year.parse().ok().zip(month.parse().ok()).zip(day.parse().ok());
    numbers.and_then(|((year, month), day)| Date::new(year, month, day).ok()).ok_or(Slip::Calendar(text))
}

impl TryFrom<String> for DayTime {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).map_err(|_| "no date")
    }
}

/// As it is written.
impl fmt::Display for DayTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        self.time.map_or(Ok(()), |time| write!(f, " {time}"))
    }
}
