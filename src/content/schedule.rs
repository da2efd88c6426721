//! When a slide shows: between two days, on days of the week, at hours of the day.
//!
//! All times are those of the clock on the wall; no time zone is known here.

mod check;
mod daytime;
mod hour_list;
mod moments;
mod rules;

use jiff::civil::{Date, DateTime};

use super::{Chapter, Days, Slide};
pub use check::unseen;
pub use daytime::DayTime;
pub use hour_list::HourList;
pub use moments::moments;
pub(super) use rules::{day, days, hours};

/// When a slide or a chapter shows; without anything written, always. Seconds do not count.
///
/// Hours belong to the day on which they begin, also where they last past midnight: `days: "Fri", hours: "22:00 - 02:00"`
/// ends on Saturday at two.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Schedule {
    /// From this day on, or from this time of it.
    pub from: Option<DayTime>,
    /// Until the end of this day, or until this time of it.
    pub until: Option<DayTime>,
    /// On these days of the week.
    pub days: Option<Days>,
    /// At these hours.
    pub hours: Option<HourList>,
}

/// Why a schedule does not let a slide show at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// It begins later.
    NotYet,
    /// It is over.
    Over,
    /// It is another day of the week.
    Day,
    /// It is another hour.
    Hour,
}

impl Schedule {
    /// Whether nothing is written.
    #[must_use]
    pub const fn is_always(&self) -> bool {
        self.from.is_none() && self.until.is_none() && self.days.is_none() && self.hours.is_none()
    }

    /// Whether it lets a slide show at a local time.
    #[must_use]
    pub fn holds(&self, local: DateTime) -> bool {
        self.hindrance(local).is_none()
    }

    /// Why it does not let a slide show at a local time; nothing if it does.
    #[must_use]
    pub fn hindrance(&self, local: DateTime) -> Option<Hindrance> {
        if self.from.is_some_and(|from| local < from.begin()) {
            return Some(Hindrance::NotYet);
        }
        if self.until.is_some_and(|until| until.end() <= local) {
            return Some(Hindrance::Over);
        }
        let is_on = |date: Date| self.days.is_none_or(|days| days.contains(date));
        let is_today = is_on(local.date());
        let Some(hours) = &self.hours else { return (!is_today).then_some(Hindrance::Day) };
        let of_yesterday = || local.date().yesterday().is_ok_and(is_on) && hours.hold_from_yesterday(local);
        if is_today && hours.hold(local) || of_yesterday() {
            return None;
        }
        Some(if is_today { Hindrance::Hour } else { Hindrance::Day })
    }

    /// What is written, as in the file: `from: "2026-10-01", hours: "09:00 - 12:00"`.
    #[must_use]
    pub fn written(&self) -> String {
        let days = self.days.map(|days| format!("days: \"{days}\""));
        let parts = [
            self.from.map(|from| format!("from: \"{from}\"")),
            self.until.map(|until| format!("until: \"{until}\"")),
            days,
            self.hours.as_ref().map(|hours| format!("hours: \"{hours}\"")),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

impl Slide {
    /// When the slide shows: while its own schedule, that of its chapter and that of the outer one let it. Without any it
    /// always does.
    #[must_use]
    pub fn schedules(&self, chapter: &Chapter) -> Vec<Schedule> {
        let outer = chapter.outer.iter().map(|outer| outer.schedule());
        let all = [self.kind.schedule(), chapter.schedule()].into_iter().chain(outer);
        all.filter(|schedule| !schedule.is_always()).collect()
    }

    /// Whether the screen of this name shows the slide.
    #[must_use]
    pub fn is_for(&self, chapter: &Chapter, screen: &str) -> bool {
        let names = |names: &[String]| names.is_empty() || names.iter().any(|name| name == screen);
        let is_for_outer = chapter.outer.as_ref().is_none_or(|outer| names(&outer.for_screens));
        names(self.kind.for_screens()) && names(&chapter.for_screens) && is_for_outer
    }
}
