//! Opening hours as they are written in `kiosk.ron`.

use jiff::civil::DateTime;
use serde::Deserialize;

use crate::show::Hours;

/// The house is open on these days, from a time to another; one that is not later is on the next day.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// `"daily"`, or days and ranges of days: `"Tue-Fri, Sun"`.
    pub days: Days,
    /// The time of opening, `"09:00"`.
    pub from: TimeOfDay,
    /// The time of closing, `"17:30"`; `"24:00"` is midnight.
    pub to: TimeOfDay,
}

const DAY: u16 = 24 * 60;

/// The opening hours of a week.
pub(super) fn hours(openings: &[Opening]) -> Hours {
    let spans = openings.iter().flat_map(|Opening { days, from, to }| {
        let long = if to.0 > from.0 { to.0 - from.0 } else { to.0 + DAY - from.0 };
        days.0.iter().zip(0..).filter(|(open, _)| **open).map(move |(_, day)| (day * DAY + from.0, long))
    });
    Hours::new(spans)
}

/// The minute of the week, as [`Hours`] count them.
#[must_use]
pub fn minute_of_week(wall: DateTime) -> u16 {
    let part = |value: i8| u16::from(value.unsigned_abs());
    part(wall.weekday().to_monday_zero_offset()) * DAY + part(wall.hour()) * 60 + part(wall.minute())
}

/// Days of the week, Monday first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Days([bool; 7]);

/// Written in full, or their first three letters.
const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

impl TryFrom<String> for Days {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.trim().eq_ignore_ascii_case("daily") {
            return Ok(Self([true; 7]));
        }
        let wrong = || format!("expected days such as \"Tue-Fri, Sun\" or \"daily\", found \"{text}\"");
        let day = |word: &str| {
            let word = word.trim().to_ascii_lowercase();
            NAMES.iter().position(|name| word == *name || word == name[..3]).ok_or_else(wrong)
        };
        let mut days = [false; 7];
        for part in text.split(',') {
            let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
            let (first, last) = (day(first)?, day(last)?);
            // From Saturday to Monday goes over the end of the week.
            let count = (last + 7 - first) % 7;
            (0..=count).for_each(|more| days[(first + more) % 7] = true);
        }
        Ok(Self(days))
    }
}

/// Minutes since midnight, 0 ..= 1440.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct TimeOfDay(u16);

impl TryFrom<String> for TimeOfDay {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("expected a time such as \"09:00\", found \"{text}\"");
        let (hour, minute) = text.trim().split_once([':', '：']).ok_or_else(wrong)?;
        let is_number = |digits: &str, most| digits.len() <= most && digits.chars().all(|c| c.is_ascii_digit());
        if !is_number(hour, 2) || !is_number(minute, 2) || minute.len() != 2 {
            return Err(wrong());
        }
        let number = |digits: &str| digits.parse::<u16>().map_err(|_| wrong());
        let (hour, minute) = (number(hour)?, number(minute)?);
        let minutes = hour * 60 + minute;
        if minute < 60 && minutes <= DAY { Ok(Self(minutes)) } else { Err(wrong()) }
    }
}
