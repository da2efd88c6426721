//! Dates as they are written in `kiosk.ron`, and what those who write them otherwise may mean.

use jiff::civil::Date;
use serde::Deserialize;

use crate::show::{Dates, MonthDay};

/// Dates and ranges of dates: `"2026-10-01"`, `"2026-10-01 - 2026-10-07"`, for every year `"12-25"`; several with commas
/// between them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct DateList(pub(super) Vec<Dates>);

/// Why a text is no list of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip<'a> {
    /// Nothing stands where a date should.
    Missing,
    /// This is no date.
    NoDate(&'a str),
    /// No calendar has this day.
    NoSuchDay(&'a str),
    /// This range ends before it begins; the same the other way round.
    Backwards(&'a str, Dates),
}

impl DateList {
    /// The dates that `text` lists; else the first thing that is wrong.
    pub(super) fn parse(text: &str) -> Result<Self, Slip<'_>> {
        text.split(',').map(|part| range(part.trim())).collect::<Result<_, _>>().map(Self)
    }
}

impl TryFrom<String> for DateList {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).map_err(|_| "no dates")
    }
}

/// A date or a range of dates.
fn range(part: &str) -> Result<Dates, Slip<'_>> {
    if part.is_empty() {
        return Err(Slip::Missing);
    }
    let groups: Vec<&str> = part.split(['-', '–']).map(str::trim).collect();
    if groups.iter().any(|group| !group.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(Slip::NoDate(part));
    }
    let number = |group: &str| group.parse::<i16>().unwrap_or_default();
    let once = |groups: &[&str]| match groups {
        [year, month, day] => date(number(year), number(month), number(day)).ok_or(Slip::NoSuchDay(part)),
        _ => Err(Slip::NoDate(part)),
    };
    let yearly = |month: &str, day: &str| month_day(number(month), number(day)).ok_or(Slip::NoSuchDay(part));
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    match (&lengths[..], &groups[..]) {
        ([4, 2, 2], groups) => once(groups).map(Dates::day),
        ([4, 2, 2, 4, 2, 2], groups) => forwards(part, once(&groups[..3])?, once(&groups[3..])?),
        // The end of "2026-12-24 - 01-06" is in the next year.
        ([4, 2, 2, 2, 2], [year, _, _, month, day]) => {
            let first = once(&groups[..3])?;
            let last = once(&[*year, *month, *day])?;
            let next = || date(first.year() + 1, number(month), number(day));
            let last = if last < first { next().ok_or(Slip::NoSuchDay(part))? } else { last };
            Ok(Dates::Once { first, last })
        }
        ([2, 2], [month, day]) => yearly(month, day).map(|day| Dates::Yearly { first: day, last: day }),
        ([2, 2, 2, 2], [month, day, last_month, last_day]) => {
            Ok(Dates::Yearly { first: yearly(month, day)?, last: yearly(last_month, last_day)? })
        }
        _ => Err(Slip::NoDate(part)),
    }
}

fn forwards(part: &str, first: Date, last: Date) -> Result<Dates, Slip<'_>> {
    if last < first {
        return Err(Slip::Backwards(part, Dates::Once { first: last, last: first }));
    }
    Ok(Dates::Once { first, last })
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn month_day(month: i16, day: i16) -> Option<MonthDay> {
    MonthDay::new(i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}
