//! Opening hours: when the screen is lit, week by week and on special days.
//!
//! Hours go by what a clock on the wall shows, date and time; nothing here knows a time zone. Where that clock is set
//! forwards (daylight saving) the times that it skips count as passed, and where it is set back what happens twice counts
//! twice: a screen that closes at 2:30 is lit again from 2:00 to 2:30 when the clock goes back from 3:00 to 2:00.

use jiff::{
    SignedDuration,
    civil::{Date, DateTime},
};

use super::Dates;

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// How many days a change of the hours is looked for. 29 February comes after eight years at the latest.
const DAYS_LOOKED_AT: usize = 10 * 366;

/// When the screen is lit, in local time; without any line, always.
///
/// Hours belong to the date on which they begin, also where they last past midnight. A date that special days name goes
/// by these alone: by a date with its year rather than one of every year, then by the one of fewer days, then by the
/// later line; lines with hours for exactly the same dates add up. All other dates go by the lines of their day of the
/// week, or are lit throughout if there are no such lines.
///
/// ```
/// use jiff::civil::date;
/// use xiongguan::show::{Dates, Hours, Open, Special, Weekly};
/// let (monday, open) = ([true, false, false, false, false, false, false], Open::new(9 * 60, 17 * 60));
/// let holiday = Special { dates: vec![Dates::day(date(2026, 11, 30))], open: None };
/// let hours = Hours::new(vec![Weekly { days: monday, open }], vec![holiday]);
/// assert!(hours.is_open(date(2026, 11, 23).at(16, 59, 0, 0)));
/// assert_eq!(hours.next_change(date(2026, 11, 23).at(17, 0, 0, 0)), Some(date(2026, 12, 7).at(9, 0, 0, 0)));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    week: Vec<Weekly>,
    special: Vec<Special>,
}

/// When it is open on some days of the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weekly {
    /// The days, Monday first.
    pub days: [bool; 7],
    /// From when to when on each of them.
    pub open: Open,
}

/// When it is open on some dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Special {
    /// The dates.
    pub dates: Vec<Dates>,
    /// From when to when on each of them; nothing if it is closed.
    pub open: Option<Open>,
}

/// A time of opening, within a day or past its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// Minutes from midnight to its beginning, 0 ..= 1440.
    from: u16,
    /// Minutes from the same midnight to its end; at most a day later than the beginning.
    until: u16,
}

/// One line of the hours, by its place among those of its kind, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A line for days of the week.
    Weekly(usize),
    /// A line for special days.
    Special(usize),
}

/// Whether it is open at a moment, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// Whether it is.
    pub is_open: bool,
    /// The lines by which it is open; if it is closed, those that name the date. Without any it is open since no hours
    /// are set, or closed since no line names the date.
    pub lines: Vec<Line>,
}

impl Open {
    /// From one time of a day to another, both in minutes since midnight, at most 1440. An end that is not later than
    /// the beginning is on the next day.
    #[must_use]
    pub const fn new(from: u16, to: u16) -> Self {
        let (from, to) = (if from < DAY { from } else { DAY }, if to < DAY { to } else { DAY });
        Self { from, until: if to > from { to } else { to + DAY } }
    }

    /// Whether a minute, counted from midnight of the day on which it begins, is within it.
    const fn holds(self, minute: u16) -> bool {
        self.from <= minute && minute < self.until
    }
}

impl Hours {
    /// The hours of these lines.
    #[must_use]
    pub const fn new(week: Vec<Weekly>, special: Vec<Special>) -> Self {
        Self { week, special }
    }

    /// Whether there are none, so that the screen is always lit.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.week.is_empty() && self.special.is_empty()
    }

    /// Whether it is open at a local time; seconds do not count.
    #[must_use]
    pub fn is_open(&self, local: DateTime) -> bool {
        !self.open_lines(local).is_empty()
    }

    /// The same, with the lines that decide it.
    #[must_use]
    pub fn ruling(&self, local: DateTime) -> Ruling {
        let by = self.open_lines(local);
        let is_open = !by.is_empty();
        let lines = if is_open { by.into_iter().flatten().collect() } else { self.lines_on(local.date()) };
        Ruling { is_open, lines }
    }

    /// When it opens or closes next; nothing if it does not within ten years.
    #[must_use]
    pub fn next_change(&self, local: DateTime) -> Option<DateTime> {
        let is_open = self.is_open(local);
        let days = std::iter::successors(Some(local.date()), |day| day.tomorrow().ok()).take(DAYS_LOOKED_AT);
        days.flat_map(|day| self.changes_on(day)).find(|at| *at > local && self.is_open(*at) != is_open)
    }

    /// When it opened or closed last; nothing if it has not for ten years.
    #[must_use]
    pub fn last_change(&self, local: DateTime) -> Option<DateTime> {
        let is_open = self.is_open(local);
        let days = std::iter::successors(Some(local.date()), |day| day.yesterday().ok()).take(DAYS_LOOKED_AT);
        let before = |at: DateTime| at.saturating_sub(SignedDuration::from_mins(1));
        let mut changes = days.flat_map(|day| self.changes_on(day).into_iter().rev());
        changes.find(|at| *at <= local && self.is_open(before(*at)) != is_open)
    }

    /// The lines by which it is open, one that is missing where no hours are set.
    fn open_lines(&self, local: DateTime) -> Vec<Option<Line>> {
        let part = |value: i8| u16::from(value.unsigned_abs());
        let minute = part(local.hour()) * 60 + part(local.minute());
        let today = self.openings(local.date()).into_iter().map(|(open, line)| (open.holds(minute), line));
        let yesterday = local.date().yesterday().map_or_else(|_| Vec::new(), |day| self.openings(day));
        let yesterday = yesterday.into_iter().map(|(open, line)| (open.holds(minute + DAY), line));
        today.chain(yesterday).filter(|(holds, _)| *holds).map(|(_, line)| line).collect()
    }

    /// When it opens on a date, and by which line.
    fn openings(&self, date: Date) -> Vec<(Open, Option<Line>)> {
        let lines = self.lines_on(date);
        if lines.is_empty() && self.week.is_empty() {
            return vec![(Open { from: 0, until: DAY }, None)];
        }
        let open = |line: &Line| match *line {
            Line::Weekly(place) => Some(self.week[place].open),
            Line::Special(place) => self.special[place].open,
        };
        lines.iter().filter_map(|line| Some((open(line)?, Some(*line)))).collect()
    }

    /// The lines that a date goes by.
    fn lines_on(&self, date: Date) -> Vec<Line> {
        let special = self.special_on(date);
        if !special.is_empty() {
            return special;
        }
        let day = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
        let lines = self.week.iter().enumerate().filter(|(_, line)| line.days[day]);
        lines.map(|(place, _)| Line::Weekly(place)).collect()
    }

    /// The lines for special days that a date goes by.
    fn special_on(&self, date: Date) -> Vec<Line> {
        let naming = |special: &Special| {
            let dates = special.dates.iter().filter(|dates| dates.contains(date));
            dates.max_by_key(|dates| dates.rank()).copied()
        };
        let named: Vec<(Dates, usize)> =
            self.special.iter().enumerate().filter_map(|(place, line)| Some((naming(line)?, place))).collect();
        let Some((best, first)) = named.iter().max_by_key(|(dates, place)| (dates.rank(), *place)).copied() else {
            return Vec::new();
        };
        let is_open = |place: usize| self.special[place].open.is_some();
        let adds =
            |(dates, place): &&(Dates, usize)| *place == first || *dates == best && is_open(first) && is_open(*place);
        named.iter().filter(adds).map(|(_, place)| Line::Special(*place)).collect()
    }

    /// The times of a date at which something opens or closes, in their order.
    fn changes_on(&self, date: Date) -> Vec<DateTime> {
        let today = self.openings(date).into_iter().flat_map(|(open, _)| [Some(open.from), Some(open.until)]);
        let yesterday = date.yesterday().map_or_else(|_| Vec::new(), |day| self.openings(day));
        let yesterday = yesterday.into_iter().map(|(open, _)| open.until.checked_sub(DAY));
        let mut minutes: Vec<u16> = today.chain(yesterday).flatten().filter(|minute| *minute < DAY).collect();
        minutes.sort_unstable();
        let midnight = date.at(0, 0, 0, 0);
        minutes.into_iter().map(|minute| midnight.saturating_add(SignedDuration::from_mins(minute.into()))).collect()
    }
}
