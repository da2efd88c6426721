//! Special days: dates that do not go by the opening hours of their day of the week.

use jiff::civil::Date;
use serde::Deserialize;

use super::{TimeOfDay, codes, dates::DateList};
use crate::{
    content::{Fields, span_at},
    diag::{Finding, Severity, Source, Words},
    show::{Dates, Open, Special},
    words,
};

/// One line of special days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecialDay {
    /// The dates.
    pub dates: DateList,
    /// The times at which it opens and closes on each of them; nothing if it is closed all day.
    pub open: Option<(TimeOfDay, TimeOfDay)>,
}

impl SpecialDay {
    /// The same for the show.
    pub(super) fn special(&self) -> Special {
        Special {
            dates: self.dates.0.clone(),
            open: self.open.map(|(from, to)| Open::new(from.minutes(), to.minutes())),
        }
    }
}

/// The field's name.
const FIELD: &str = "special_days";

/// A line as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "SpecialDay")]
struct Written {
    dates: DateList,
    #[serde(default)]
    closed: Option<bool>,
    #[serde(default)]
    from: Option<TimeOfDay>,
    #[serde(default)]
    to: Option<TimeOfDay>,
}

impl Written {
    /// When it is open, if the line says one thing; else what is wrong and what to write.
    fn open(&self) -> Result<Option<(TimeOfDay, TimeOfDay)>, (Words, Words)> {
        let is_closed = self.closed == Some(true);
        match (is_closed, self.from, self.to) {
            (true, None, None) => Ok(None),
            (false, Some(from), Some(to)) => Ok(Some((from, to))),
            (true, ..) => Err((
                words!("this day is closed and open at once"),
                words!("take out `closed: true`, or `from` and `to`"),
            )),
            (false, None, None) => Err((
                words!("this day says neither that it is closed nor when it is open"),
                words!("write `closed: true`, or both `from: \"09:00\"` and `to: \"13:00\"`"),
            )),
            (false, Some(_), None) => Err((
                words!("this day opens and never closes"),
                words!("write `to: \"13:00\"` as well; midnight is `\"24:00\"`"),
            )),
            (false, None, Some(_)) => {
                Err((words!("this day closes and never opens"), words!("write `from: \"09:00\"` as well")))
            }
        }
    }
}

/// The special days among `fields`; none if one of them is wrong. What is wrong or contradicts itself is told.
pub(super) fn take(fields: &mut Fields<'_>) -> Vec<SpecialDay> {
    let written: Vec<Written> = fields.take(FIELD).unwrap_or_default();
    let mut days = Vec::new();
    for (place, line) in written.iter().enumerate() {
        match line.open() {
            Ok(open) => days.push(SpecialDay { dates: line.dates.clone(), open }),
            Err((message, hint)) => {
                fields.tell(Severity::Error, codes::SPECIAL_DAY, &format!("{FIELD}[{place}]"), message, hint);
            }
        }
    }
    if days.len() < written.len() {
        return Vec::new();
    }
    contradictions(fields, &days);
    days
}

/// Tells lines that name the same date and say different things, if neither is an exception within the other. Of the
/// lines before it, each line is compared with all, and told once.
fn contradictions(fields: &mut Fields<'_>, days: &[SpecialDay]) {
    for (later, day) in days.iter().enumerate() {
        let clash = days[..later].iter().enumerate().find_map(|(place, other)| Some((place, clash(other, day)?)));
        let Some((place, (one, two))) = clash else { continue };
        let counts = if two.counts_before(&one) { two } else { one };
        let message = words!(
            "`{one}` and `{two}` name the same day and say different things",
            one = one.to_string(),
            two = two.to_string()
        );
        let hint = words!(
            "there `{counts}` counts: the one of fewer days, else the later line; change the dates of one of them",
            counts = counts.to_string()
        );
        fields.tell(Severity::Warning, codes::DATES_CLASH, &format!("{FIELD}[{later}].dates"), message, hint);
        fields.related(&format!("{FIELD}[{place}].dates"), words!("the other line"));
    }
}

/// The first dates of two lines, the second being the later one, that clash, if the lines say different things there.
fn clash(one: &SpecialDay, two: &SpecialDay) -> Option<(Dates, Dates)> {
    // Hours for exactly the same dates add up.
    let says_other =
        |a: &Dates, b: &Dates| one.open != two.open && !(a == b && one.open.is_some() && two.open.is_some());
    let pairs = one.dates.0.iter().flat_map(|a| two.dates.0.iter().map(move |b| (*a, *b)));
    pairs.into_iter().find(|(a, b)| a.clashes_with(b) && says_other(a, b))
}

/// Tells the special days that are over, as of `today`, in a settings file; those of every year never are.
#[must_use]
pub fn past(days: &[SpecialDay], source: Source<'_>, today: Date) -> Vec<Finding> {
    let is_over = |day: &SpecialDay| day.dates.0.iter().all(|dates| dates.is_over(today));
    let over = days.iter().enumerate().filter(|(_, day)| is_over(day));
    let told = over.map(|(place, day)| {
        let path = format!("{FIELD}[{place}].dates");
        let dates: Vec<String> = day.dates.0.iter().map(ToString::to_string).collect();
        let message = words!("`{dates}` is over", dates = dates.join(", "));
        let hint = words!("take this line out, or write the date without its year if it comes every year");
        let span = span_at(source.text, &path);
        source.finding(Severity::Warning, codes::DATE_PAST, span, &path, message).with_hint(hint)
    });
    told.collect()
}
