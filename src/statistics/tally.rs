//! Makes numbers of what is seen, one glance after the other.

use std::{collections::BTreeSet, time::Duration};

use jiff::civil::Date;

use super::{
    clock::Hour,
    glance::{Doing, Seen, Used},
    total::{Fault, Kind, Totals},
};
use crate::units::Moment;

/// A slide that a visitor has before them for less than this was passed by, and not looked at.
const LOOKED_MIN: Duration = Duration::from_secs(2);

/// Nothing that is on screen is counted for longer than this at a time: a machine that slept or stood still shows nothing.
const GAP_MAX: Duration = Duration::from_mins(10);

/// The least lengths of visits that are counted together, in seconds.
pub(super) const LENGTHS: [u64; 7] = [0, 10, 30, 60, 120, 300, 600];

/// How a visit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The visitor has walked away: nobody answered "still there?", or the pause of a wall was over.
    WalkedAway,
    /// Somebody set the show back by hand.
    Restarted,
    /// The visitor has walked away after closing time.
    Closing,
    /// Somebody has closed the program.
    Left,
}

impl Ended {
    /// All of them, in the order in which a report tells them.
    pub const ALL: [Self; 4] = [Self::WalkedAway, Self::Restarted, Self::Closing, Self::Left];

    /// The name in the file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::WalkedAway => "walked_away",
            Self::Restarted => "restarted",
            Self::Closing => "closing",
            Self::Left => "left",
        }
    }
}

/// Watches a show. It is pure: moments, dates and what is seen are arguments, and what is counted goes into [`Totals`].
///
/// A visit lasts from the touch that wakes the show to the last touch: what follows that is not counted, since nobody
/// knows whether somebody is still there. The same holds for the slide that is looked at last.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    last: Option<Seen>,
    /// The showing of a slide that is under way.
    showing: Showing,
    visit: Option<Visit>,
    /// The first thing that is seen may be a visit that began before this process.
    resumes: bool,
}

#[derive(Clone, Debug, Default)]
struct Showing {
    /// Until then it is counted.
    counted: Moment,
    /// How long it was looked at so far.
    looked: Duration,
    is_seen: bool,
}

#[derive(Clone, Debug)]
struct Visit {
    /// The day on which it is counted.
    day: Date,
    /// When it began; nothing if that was before this process.
    began: Option<Moment>,
    /// How the screen was before.
    home: Seen,
    used: BTreeSet<Used>,
    languages: BTreeSet<String>,
}

impl Tally {
    /// A tally of a show that goes on for the same visitor after its process was started again.
    #[must_use]
    pub fn resuming(resumes: bool) -> Self {
        Self { resumes, ..Self::default() }
    }

    /// Takes what is seen now.
    pub fn see(&mut self, seen: Seen, hour: Hour, totals: &mut Totals) {
        let before = self.last.take();
        if let Some(before) = &before {
            self.count_showing(before, &seen, hour.day, totals);
        } else {
            self.showing = Showing { counted: seen.at, ..Showing::default() };
        }
        self.count_visit(before.as_ref(), &seen, hour, totals);
        self.count_use(&seen, hour.day, totals);
        if seen.glance.doing == Doing::Plate && before.as_ref().is_none_or(|before| before.glance.doing != Doing::Plate)
        {
            totals.fault(hour.day, Fault::Plate, 1);
        }
        self.resumes = false;
        self.last = Some(seen);
    }

    /// Whether the loop plays: then time itself is counted, with [`Self::pass`].
    #[must_use]
    pub fn is_playing(&self) -> bool {
        self.last.as_ref().is_some_and(|last| last.glance.doing == Doing::Loop)
    }

    /// Time has passed, and nothing else.
    pub fn pass(&mut self, at: Moment, day: Date, totals: &mut Totals) {
        if let Some(last) = self.last.as_ref().filter(|last| last.glance.doing == Doing::Loop) {
            self.showing.play(last, at, day, totals);
        }
    }

    /// The program ends.
    pub fn end(&mut self, at: Moment, day: Date, totals: &mut Totals) {
        self.pass(at, day, totals);
        let Some(last) = self.last.take().filter(Seen::is_visit) else { return };
        self.showing.look(&last, last.glance.touched, day, totals);
        if let Some(visit) = self.visit.take() {
            visit.end(Ended::Left, last.glance.touched, totals);
        }
    }

    /// Counts the time for which the slide of `before` was on screen, as far as that is certain by now.
    fn count_showing(&mut self, before: &Seen, seen: &Seen, day: Date, totals: &mut Totals) {
        let is_same_slide = before.slide == seen.slide && before.glance.doing == seen.glance.doing;
        let goes_on = match before.glance.doing {
            Doing::Loop if is_same_slide => true,
            Doing::Loop => {
                self.showing.play(before, seen.at, day, totals);
                if seen.glance.doing == Doing::Loop {
                    totals.add(day, Kind::Played, &before.slide, 1);
                }
                false
            }
            Doing::Visit => {
                let is_same = is_same_slide && before.language == seen.language;
                let is_alone = is_same || !seen.is_visit() && ends_by_itself(before, seen);
                let until = if is_alone { seen.glance.touched } else { seen.at };
                self.showing.look(before, until, day, totals);
                is_same
            }
            Doing::Rest | Doing::Plate => false,
        };
        if !goes_on {
            self.showing = Showing { counted: seen.at, ..Showing::default() };
        }
    }

    fn count_visit(&mut self, before: Option<&Seen>, seen: &Seen, hour: Hour, totals: &mut Totals) {
        if seen.is_visit() {
            if self.visit.is_none() {
                let began = (!self.resumes).then_some(seen.at);
                if began.is_some() {
                    totals.add(hour.day, Kind::Visit, &format!("{:02}", hour.hour), 1);
                }
                self.visit = Some(Visit::of(before.unwrap_or(seen), began, hour.day));
            }
        } else if let Some(visit) = self.visit.take() {
            let is_alone = before.is_some_and(|before| ends_by_itself(before, seen));
            let ended = match seen.glance.doing {
                Doing::Rest => Ended::Closing,
                _ if is_alone => Ended::WalkedAway,
                _ => Ended::Restarted,
            };
            visit.end(ended, if is_alone { seen.glance.touched } else { seen.at }, totals);
        }
    }

    /// Counts once in a visit that something is used.
    fn count_use(&mut self, seen: &Seen, day: Date, totals: &mut Totals) {
        let Some(visit) = &mut self.visit else { return };
        for used in Used::ALL {
            if seen.glance.uses(used) && !visit.home.glance.uses(used) && visit.used.insert(used) {
                totals.add(day, Kind::Used, used.name(), 1);
            }
        }
        if seen.language != visit.home.language && visit.languages.insert(seen.language.clone()) {
            totals.add_in(day, Kind::Language, "", &seen.language, 1);
        }
    }
}

/// Whether a visit ended because nobody did anything.
fn ends_by_itself(before: &Seen, seen: &Seen) -> bool {
    before.glance.until.is_some_and(|until| seen.at >= until)
}

impl Showing {
    /// A slide was in the loop until `until`.
    fn play(&mut self, seen: &Seen, until: Moment, day: Date, totals: &mut Totals) {
        let passed = self.passed(until);
        totals.add(day, Kind::PlayedMillis, &seen.slide, millis(passed));
    }

    /// A visitor had a slide before them until `until`.
    fn look(&mut self, seen: &Seen, until: Moment, day: Date, totals: &mut Totals) {
        let passed = self.passed(until);
        self.looked += passed;
        if self.is_seen {
            totals.add_in(day, Kind::SeenMillis, &seen.slide, &seen.language, millis(passed));
        } else if self.looked >= LOOKED_MIN {
            self.is_seen = true;
            totals.add_in(day, Kind::Seen, &seen.slide, &seen.language, 1);
            totals.add_in(day, Kind::SeenMillis, &seen.slide, &seen.language, millis(self.looked));
        }
    }

    /// The time since it was last counted.
    fn passed(&mut self, until: Moment) -> Duration {
        let passed = until.since(self.counted).min(GAP_MAX);
        self.counted = self.counted.max(until);
        passed
    }
}

impl Visit {
    fn of(home: &Seen, began: Option<Moment>, day: Date) -> Self {
        Self { day, began, home: home.clone(), used: BTreeSet::new(), languages: BTreeSet::new() }
    }

    fn end(self, ended: Ended, until: Moment, totals: &mut Totals) {
        totals.add(self.day, Kind::VisitEnd, ended.name(), 1);
        let Some(began) = self.began else { return };
        let length = until.since(began);
        let least = LENGTHS.iter().rev().find(|least| length.as_secs() >= **least);
        totals.add(self.day, Kind::VisitLength, &least.unwrap_or(&0).to_string(), 1);
        totals.add(self.day, Kind::VisitMillis, "", millis(length));
    }
}

fn millis(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap_or(u64::MAX)
}
