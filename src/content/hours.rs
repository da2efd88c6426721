//! Days of the week and times of day, as content and settings files write them.

use std::fmt;

use jiff::civil::Date;
use serde::Deserialize;

use super::{Refusal, Written};
use crate::{
    diag::{Code, Words, nearest},
    words,
};

const DAY: u16 = 24 * 60;

/// Days of the week, Monday first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
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
    ///
    /// # Errors
    /// The first part that is no day of the week; empty where one is missing.
    pub fn parse(text: &str) -> Result<Self, &str> {
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

    /// Which days of the week they are, Monday first.
    #[must_use]
    pub const fn each(self) -> [bool; 7] {
        self.0
    }

    /// Whether a date is on one of them.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        self.0[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())]
    }
}

/// As it is written, each run of days in one part.
impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == [true; 7] {
            return write!(f, "daily");
        }
        let mut parts = Vec::new();
        let mut day = 0;
        while day < self.0.len() {
            let run = self.0[day..].iter().take_while(|is_in| **is_in).count();
            match run {
                0 => {}
                1 => parts.push(SHORT[day].to_owned()),
                _ => parts.push(format!("{}-{}", SHORT[day], SHORT[day + run - 1])),
            }
            day += run.max(1);
        }
        write!(f, "{}", parts.join(", "))
    }
}

/// The day of that name, Monday being 0; else the name without the blanks around it.
fn day(name: &str) -> Result<usize, &str> {
    let name = name.trim();
    let lower = name.to_ascii_lowercase();
    NAMES.iter().position(|known| lower == *known || lower == known[..3]).ok_or(name)
}

/// Whether a value names days; what is wrong with it is told with `code`, and for dates in their place, where `dates` says
/// that they stand.
///
/// # Errors
/// Why it names none.
pub fn days_rule(value: &Written<'_>, code: Code, dates: Words) -> Result<(), Refusal> {
    let Written::Text(text) = value else {
        return Err(Refusal::Form(words!("a text with days, `\"Tue-Fri, Sun\"` or `\"daily\"`,")));
    };
    let Err(word) = Days::parse(text) else { return Ok(()) };
    let message = match word {
        "" => words!("a day is missing in \"{text}\"", text),
        word => words!("\"{word}\" is no day of the week", word),
    };
    let hint = match nearest_day(word) {
        Some(day) => words!("did you mean `{name}`?", name = day),
        None if word.contains(|c: char| c.is_ascii_digit()) => dates,
        None => words!("days are written `\"Tue-Fri, Sun\"` or `\"daily\"`"),
    };
    Err(Refusal::Value(code, message, Some(hint)))
}

/// The day that a wrong name most likely stands for, as advice writes it.
#[must_use]
pub fn nearest_day(wrong: &str) -> Option<&'static str> {
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// The time that `text` says, `"9:00"` or `"24:00"`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.trim().split_once([':', '：'])?;
        let is_number = |digits: &str| digits.len() <= 2 && digits.chars().all(|c| c.is_ascii_digit());
        if !is_number(hour) || !is_number(minute) || minute.len() != 2 {
            return None;
        }
        let (hour, minute) = (hour.parse::<u16>().ok()?, minute.parse::<u16>().ok()?);
        let minutes = hour * 60 + minute;
        (minute < 60 && minutes <= DAY).then_some(Self(minutes))
    }

    /// Minutes since midnight.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("no time of day")
    }
}

/// As it is written.
impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}
