//! Days of the calendar that opening hours name: once, or every year.

use std::{cmp::Reverse, fmt};

use jiff::civil::{Date, date};

/// A day or a range of days, its last one included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dates {
    /// Days of one year, or of several that follow each other.
    Once {
        /// The first day.
        first: Date,
        /// The last day, not before the first.
        last: Date,
    },
    /// The same days every year.
    Yearly {
        /// The first day.
        first: MonthDay,
        /// The last day; one that is before the first is in the next year.
        last: MonthDay,
    },
}

/// A day of every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    month: i8,
    day: i8,
}

/// How exactly a date is named; what is greater counts: dates of a year before those of every year, then fewer days
/// before more.
pub(super) type Rank = (bool, Reverse<u32>);

impl MonthDay {
    /// The day of that name; nothing if no year has it. 29 February is in leap years alone.
    #[must_use]
    pub fn new(month: i8, day: i8) -> Option<Self> {
        Date::new(LEAP_YEAR, month, day).ok().map(|_| Self { month, day })
    }

    /// The day's place in a leap year, from 0.
    fn place(self) -> u32 {
        let day = Date::new(LEAP_YEAR, self.month, self.day).map_or(1, Date::day_of_year);
        u32::from(day.unsigned_abs()).saturating_sub(1)
    }
}

/// A year that has all days.
const LEAP_YEAR: i16 = 2024;

/// The days of a leap year.
const YEAR: u32 = 366;

impl Dates {
    /// One day of one year.
    #[must_use]
    pub const fn day(date: Date) -> Self {
        Self::Once { first: date, last: date }
    }

    /// Whether `date` is one of them.
    #[must_use]
    pub fn contains(&self, date: Date) -> bool {
        match *self {
            Self::Once { first, last } => (first..=last).contains(&date),
            Self::Yearly { first, last } => {
                let day = MonthDay { month: date.month(), day: date.day() };
                if first <= last { (first..=last).contains(&day) } else { day >= first || day <= last }
            }
        }
    }

    /// Whether the last of them is before `today`; days of every year never are.
    #[must_use]
    pub fn is_over(&self, today: Date) -> bool {
        matches!(*self, Self::Once { last, .. } if last < today)
    }

    /// Whether these count on a day that both name, being those of the later line.
    #[must_use]
    pub fn counts_before(&self, earlier: &Self) -> bool {
        self.rank() >= earlier.rank()
    }

    /// How exactly they are named.
    pub(super) fn rank(&self) -> Rank {
        let (_, days) = self.stretch();
        (matches!(self, Self::Once { .. }), Reverse(days))
    }

    /// Whether it is in doubt which of both counts on a day that both name: neither is an exception within the other.
    #[must_use]
    pub fn clashes_with(&self, other: &Self) -> bool {
        let ((a, a_days), (b, b_days)) = (self.stretch(), other.stretch());
        let (a_then, b_then) = match (self, other) {
            (Self::Once { .. }, Self::Once { .. }) => (b.checked_sub(a), a.checked_sub(b)),
            // A year goes round.
            (Self::Yearly { .. }, Self::Yearly { .. }) => (Some((b + YEAR - a) % YEAR), Some((a + YEAR - b) % YEAR)),
            _ => return false,
        };
        let overlap = a_then.is_some_and(|later| later < a_days) || b_then.is_some_and(|later| later < b_days);
        let is_within = |later: Option<u32>, days: u32, whole: u32| {
            days < whole && later.is_some_and(|later| later + days <= whole)
        };
        overlap && !is_within(a_then, b_days, a_days) && !is_within(b_then, a_days, b_days)
    }

    /// The place of the first day, counted in days, and how many days there are; those of every year in a leap year.
    fn stretch(&self) -> (u32, u32) {
        let until = |first: Date, last: Date| {
            let days = last.duration_since(first).as_hours() / 24;
            u32::try_from(days).unwrap_or(0)
        };
        match *self {
            Self::Once { first, last } => (until(date(0, 1, 1), first), until(first, last) + 1),
            Self::Yearly { first, last } => {
                let (first, last) = (first.place(), last.place());
                (first, (last + YEAR - first) % YEAR + 1)
            }
        }
    }
}

/// As it is written in `kiosk.ron`.
impl fmt::Display for Dates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Once { first, last } if first == last => write!(f, "{first}"),
            Self::Once { first, last } => write!(f, "{first} - {last}"),
            Self::Yearly { first, last } if first == last => write!(f, "{first}"),
            Self::Yearly { first, last } => write!(f, "{first} - {last}"),
        }
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}
