//! Opening hours as they are written in `kiosk.ron`.

use serde::Deserialize;

use crate::{
    diag::nearest,
    show::{Open, Weekly},
};

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

impl Opening {
    /// The same for the show.
    pub(super) const fn weekly(&self) -> Weekly {
        Weekly { days: self.days.0, open: Open::new(self.from.0, self.to.0) }
    }
}

const DAY: u16 = 24 * 60;

/// Days of the week, Monday first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Days([bool; 7]);

/// The names in full; their first three letters are enough.
const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The names as advice writes them.
const SHORT: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// Chinese names: what stands before the day's character, and these characters; Sunday has two.
const CHINESE: ([&str; 3], [&str; 7]) = (["周", "星期", "礼拜"], ["一", "二", "三", "四", "五", "六", "日天"]);

impl Days {
    /// The days that `text` lists; else the part of it that is no day.
    pub(super) fn parse(text: &str) -> Result<Self, &str> {
        if text.trim().eq_ignore_ascii_case("daily") {
            return Ok(Self([true; 7]));
        }
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

/// The day of that name, Monday being 0; else the name without the blanks around it.
fn day(name: &str) -> Result<usize, &str> {
    let name = name.trim();
    let lower = name.to_ascii_lowercase();
    NAMES.iter().position(|known| lower == *known || lower == known[..3]).ok_or(name)
}

/// The day that a wrong name most likely stands for, as advice writes it.
pub(super) fn nearest_day(wrong: &str) -> Option<&'static str> {
    let (before, characters) = CHINESE;
    let character = before.iter().find_map(|before| wrong.strip_prefix(before)).unwrap_or(wrong);
    let chinese = characters.iter().position(|own| !character.is_empty() && own.contains(character));
    let lower = wrong.to_ascii_lowercase();
    let begins =
        || NAMES.iter().position(|name| lower.len() > 1 && (name.starts_with(&lower) || lower.starts_with(&name[..3])));
    let alike = || NAMES.iter().position(|name| nearest(&lower, NAMES) == Some(*name));
    chinese.or_else(begins).or_else(alike).map(|day| SHORT[day])
}

impl TryFrom<String> for Days {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).map_err(|_| "no days of the week")
    }
}

/// Minutes since midnight, 0 ..= 1440.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct TimeOfDay(pub(super) u16);

impl TimeOfDay {
    /// The time that `text` says, `"9:00"` or `"24:00"`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.trim().split_once([':', '：'])?;
        let is_number = |digits: &str| digits.len() <= 2 && digits.chars().all(|c| c.is_ascii_digit());
        if !is_number(hour) || !is_number(minute) || minute.len() != 2 {
            return None;
        }
        let (hour, minute) = (hour.parse::<u16>().ok()?, minute.parse::<u16>().ok()?);
        let minutes = hour * 60 + minute;
        (minute < 60 && minutes <= DAY).then_some(Self(minutes))
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("no time of day")
    }
}
