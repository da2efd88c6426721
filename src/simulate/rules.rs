//! The rules that hold at every moment, and where they were broken.

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use serde::{Serialize, Serializer};

/// Something that holds whatever happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Once there is an exhibition, a slide is on screen.
    Content,
    /// Exactly one slide is current, and everything that is named is there.
    OneSlide,
    /// No wake-up lies in the past.
    WakePast,
    /// While something must change, there is a wake-up for it in time.
    WakeMissing,
    /// A wake-up changes something, or the next one lies later.
    Spins,
    /// The loop is reached within idle time and goodbye after the last touch, or after the film that somebody looks at.
    Returns,
    /// In the loop nothing of the last visitor remains.
    Trace,
    /// At most two slides come up within a second.
    Flashing,
    /// At most two of them by themselves.
    Hurried,
    /// Outside the opening hours the screen rests unless somebody is there, and only then.
    Closed,
    /// A round of the loop shows each of its slides.
    Starved,
    /// People come to the slides whose time it is, and so does the loop.
    Order,
    /// After a stall at most one slide comes up.
    Jumps,
}

/// All rules, by name, with what they demand.
pub const RULES: &[(Rule, &str, &str)] = &[
    (Rule::Content, "content", "once there is an exhibition, a slide is on screen"),
    (Rule::OneSlide, "one-slide", "exactly one slide is current, and everything that is named is there"),
    (Rule::WakePast, "wake-past", "no wake-up lies in the past"),
    (Rule::WakeMissing, "wake-missing", "while something must change, there is a wake-up for it in time"),
    (Rule::Spins, "spins", "a wake-up changes something, or the next one lies later"),
    (
        Rule::Returns,
        "returns",
        "the loop is reached within idle time and goodbye after the last touch, or after the film looked at",
    ),
    (Rule::Trace, "trace", "in the loop nothing of the last visitor remains"),
    (Rule::Flashing, "flashing", "at most two slides come up within a second"),
    (Rule::Hurried, "hurried", "at most two slides a second come up by themselves"),
    (Rule::Closed, "closed", "outside the opening hours the screen rests unless somebody is there, and only then"),
    (Rule::Starved, "starved", "a round of the loop shows each of its slides"),
    (Rule::Order, "order", "people come to the slides whose time it is, and so does the loop"),
    (Rule::Jumps, "jumps", "after a stall at most one slide comes up"),
];

impl Rule {
    /// Its name, as in [`RULES`].
    #[must_use]
    pub fn name(self) -> &'static str {
        RULES.iter().find(|(rule, ..)| *rule == self).map_or("", |(_, name, _)| name)
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// A rule that was broken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Violation {
    /// The rule.
    pub rule: Rule,
    /// How many times.
    pub count: u64,
    /// When first, by the clock on the wall.
    #[serde(serialize_with = "written")]
    pub first: DateTime,
    /// What was seen then.
    pub seen: String,
}

fn written<S: Serializer>(time: &DateTime, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(time)
}

/// Which rules were broken.
#[derive(Debug, Default)]
pub(super) struct Broken(BTreeMap<Rule, Violation>);

impl Broken {
    /// Notes that `rule` was broken, unless it holds.
    pub(super) fn demand(&mut self, rule: Rule, holds: bool, at: DateTime, seen: impl FnOnce() -> String) {
        if !holds {
            let new = || Violation { rule, count: 0, first: at, seen: seen() };
            self.0.entry(rule).or_insert_with(new).count += 1;
        }
    }

    pub(super) fn violations(self) -> Vec<Violation> {
        self.0.into_values().collect()
    }
}
