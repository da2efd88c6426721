//! The moments at which what shows may change.

use std::collections::{BTreeSet, HashSet};

use jiff::{
    SignedDuration,
    civil::{Date, DateTime},
};

use super::Schedule;

/// What goes by days of the week repeats itself after these, and hours last into the day after at most.
const DAYS: usize = 9;

/// All moments after `after`, in their order, at which one of these schedules may begin or cease to let a slide show.
///
/// Where days and hours repeat themselves, those of nine days after each other moment are told; later ones bring nothing
/// that was not there before.
#[must_use]
pub fn moments<'a>(schedules: impl Iterator<Item = &'a Schedule>, after: DateTime) -> BTreeSet<DateTime> {
    let schedules: HashSet<&Schedule> = schedules.collect();
    let ends =
        schedules.iter().flat_map(|one| [one.from.map(super::DayTime::begin), one.until.map(super::DayTime::end)]);
    let ends: BTreeSet<DateTime> = ends.flatten().filter(|end| *end > after).collect();
    let mut minutes = BTreeSet::new();
    for one in &schedules {
        minutes.extend(one.days.map(|_| 0));
        minutes.extend(one.hours.iter().flat_map(super::HourList::edges));
    }
    let dates: BTreeSet<Date> = if minutes.is_empty() {
        BTreeSet::new()
    } else {
        ends.iter().chain([&after]).flat_map(|moment| following(moment.date())).collect()
    };
    let at = |date: Date, minute: u16| date.at(0, 0, 0, 0).saturating_add(SignedDuration::from_mins(i64::from(minute)));
    let edges = dates.iter().flat_map(|date| minutes.iter().map(move |minute| at(*date, *minute)));
    edges.filter(|edge| *edge > after).chain(ends.iter().copied()).collect()
}

/// The first moment, not before `start`, at which all of these schedules let a slide show; nothing if there is none.
pub(super) fn first(schedules: &[Schedule], start: DateTime) -> Option<DateTime> {
    let begin = schedules.iter().filter_map(|one| one.from).map(super::DayTime::begin).chain([start]).max()?;
    let all = |moment: &DateTime| schedules.iter().all(|one| one.holds(*moment));
    std::iter::once(begin).chain(moments(schedules.iter(), begin)).find(all)
}

fn following(date: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(date), |day| day.tomorrow().ok()).take(DAYS)
}
