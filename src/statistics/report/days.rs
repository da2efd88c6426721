//! Days, and the weeks or months that a chart shows instead of too many of them.

use jiff::{ToSpan, civil::Date};

use super::{Numbers, Row, said};
use crate::statistics::total::Kind;

/// More days than this are shown by weeks.
const DAYS_MAX: usize = 45;

/// What one column of the chart of visits stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Day,
    Week,
}

impl Step {
    /// The step for a chart of these days.
    pub(super) fn of(days: usize) -> Self {
        if days <= DAYS_MAX { Self::Day } else { Self::Week }
    }
}

impl Numbers<'_> {
    /// The days on which the program has run, in order.
    pub(super) fn days(&self) -> Vec<Date> {
        let mut days: Vec<Date> = self.totals.iter().map(|(total, _)| total.day).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// How many visits began on each day of the span on which the program has run.
    pub(super) fn visits_by_day(&self) -> Vec<Row> {
        let row = |day: &Date| {
            let visits = self.totals.iter().filter(|(total, _)| total.kind == Kind::Visit && total.day == *day);
            let number = visits.map(|(_, number)| number).sum();
            Row { key: day.to_string(), name: said::date(*day, self.language), number, seconds: None }
        };
        self.days().iter().map(row).collect()
    }
}

/// The Monday of a day's week.
fn monday(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

/// All days, or all Mondays of the weeks, of a span.
pub(super) fn steps((from, to): (Date, Date), step: Step) -> Vec<Date> {
    let (first, by) = match step {
        Step::Day => (from, 1.day()),
        Step::Week => (monday(from), 7.days()),
    };
    std::iter::successors(Some(first), |day| day.checked_add(by).ok()).take_while(|day| *day <= to).collect()
}

/// The day, or the Monday of the week, to which a row of a day belongs.
pub(super) fn step_of(row: &Row, step: Step) -> Option<Date> {
    let day: Date = row.key.parse().ok()?;
    Some(match step {
        Step::Day => day,
        Step::Week => monday(day),
    })
}
