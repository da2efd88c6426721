//! The answer; the names of its fields are those of the JSON form.

use std::time::Duration;

use jiff::civil::DateTime;
use serde::{Serialize, Serializer};

use super::{Scheduled, Sounds};
use crate::content::{Amount, Lang};

/// What is on screen at a moment, and why.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// The moment.
    #[serde(serialize_with = "written")]
    pub at: DateTime,
    /// The start of the program.
    #[serde(serialize_with = "written")]
    pub since: DateTime,
    /// Who is expected in front of the screen: `kiosk`, `present` or `auto`.
    pub mode: &'static str,
    /// The language in which it is shown.
    pub language: String,
    /// The opening hours, if the machine has any.
    pub hours: Option<OpeningState>,
    /// What is on screen; nothing outside the opening hours.
    #[serde(flatten)]
    pub showing: Option<Shown>,
    /// What comes next; nothing if this slide stays, or the opening hours end first.
    pub next: Option<Row>,
    /// From this slide on, as far as was asked, or until the opening hours end.
    pub ahead: Vec<Row>,
    /// Slides that show at certain times alone, or only in the loop: whether they do now, and why.
    pub schedules: Vec<Scheduled>,
    /// What is heard of the slides.
    pub sounds: Sounds,
}

/// Whether the moment is within the opening hours, since and until when, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpeningState {
    /// Whether it is within them; else the screen rests.
    pub open: bool,
    /// Since when; nothing if it has not changed for ten years.
    #[serde(serialize_with = "written_if_any")]
    pub since: Option<DateTime>,
    /// Until when; nothing if it does not change within ten years.
    #[serde(serialize_with = "written_if_any")]
    pub until: Option<DateTime>,
    /// The lines by which it is open; if it is closed, those that name the date. None if no line names it.
    pub by: Vec<Decider>,
}

/// A line of the settings that decides whether it is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decider {
    /// The list that it stands in: `opening_hours` or `special_days`.
    pub list: &'static str,
    /// Its place in that list, from 1.
    pub place: usize,
    /// The settings file.
    pub file: Option<String>,
    /// Its line there, from 1.
    pub line: Option<usize>,
    /// What it says, on one line.
    pub text: Option<String>,
}

/// What is on screen, why, and where in the loop.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shown {
    /// The slide.
    pub on_screen: OnScreen,
    /// Why it stays as long as it does.
    pub why: Why,
    /// Where in the loop that is.
    #[serde(rename = "loop")]
    pub round: Loop,
}

/// The slide on screen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OnScreen {
    /// Its id.
    pub slide: String,
    /// Its number, from 1.
    pub number: usize,
    /// How many slides the exhibition has.
    pub of: usize,
    /// Its kind, as written in the content file.
    pub kind: &'static str,
    /// Its title, heading or sentence.
    pub title: String,
    /// The title of its chapter.
    pub chapter: String,
    /// The title of the outer chapter, if that chapter lies in one.
    pub outer: Option<String>,
    /// The exhibition's title, while that stands in front of it.
    pub behind: Option<Title>,
    /// When it came up.
    #[serde(serialize_with = "written")]
    pub since: DateTime,
    /// How long it has stood.
    pub stands_s: Seconds,
    /// When the next one comes, or the opening hours end before that; nothing if it stays.
    #[serde(serialize_with = "written_if_any")]
    pub until: Option<DateTime>,
    /// How long it will stand from now on.
    pub remains_s: Option<Seconds>,
}

/// The exhibition's title in front of the first slide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Title {
    /// What it says.
    pub text: String,
    /// When it goes.
    #[serde(serialize_with = "written")]
    pub until: DateTime,
}

/// Why a slide stays as long as it does.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Why {
    /// How long the exhibition's title stands in front of it first.
    pub title_s: Option<Seconds>,
    /// How long the slide itself stays.
    pub dwell_s: Seconds,
    /// It is shown by the attract loop, where words do not count.
    pub in_loop: bool,
    /// Its picture may fill the screen.
    pub fills_screen: bool,
    /// How long its film takes, if it shows one.
    pub film_s: Option<Seconds>,
    /// What the author wrote.
    pub written_s: Option<Seconds>,
    /// The line in which that stands, from 1.
    pub written_line: Option<usize>,
    /// The content file.
    pub file: String,
    /// The line in which the slide begins, from 1.
    pub slide_line: Option<usize>,
    /// How many pictures there are to look at.
    pub pictures: usize,
    /// How much there is to read, language by language.
    pub reading: Vec<Reading>,
    /// The time that the program computes from that, before its limits are applied.
    pub computed_s: Seconds,
    /// The machine's own limit (`dwell_max`).
    pub longest_allowed_s: Option<Seconds>,
}

/// How much there is to read in one language.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reading {
    /// The language.
    pub language: String,
    /// Han characters.
    pub characters: usize,
    /// Words, and numbers, which count as words.
    pub words: usize,
    /// How long that takes.
    pub takes_s: Seconds,
}

impl Reading {
    pub(super) fn of(lang: &Lang, amount: Amount) -> Self {
        Self { language: lang.0.clone(), characters: amount.han, words: amount.words, takes_s: Seconds(amount.secs()) }
    }
}

/// Where in the loop a slide stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Loop {
    /// The round, from 1.
    pub round: u64,
    /// The slide's place in it, from 1.
    pub place: usize,
    /// How many slides it has: in a kiosk without those that are left to visitors.
    pub slides: usize,
    /// How long one takes; nothing if the show does not go round.
    pub takes_s: Option<Seconds>,
}

/// One line of what is to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// When it comes up.
    #[serde(serialize_with = "written")]
    pub at: DateTime,
    /// The slide's number, from 1.
    pub number: usize,
    /// Its id.
    pub slide: String,
    /// Its title, heading or sentence.
    pub title: String,
}

/// A length of time in seconds, written with at most three decimals.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Seconds(pub f64);

impl Seconds {
    pub(super) const fn of(span: Duration) -> Self {
        Self(span.as_secs_f64())
    }
}

impl Serialize for Seconds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64((self.0 * 1000.0).round() / 1000.0)
    }
}

fn written<S: Serializer>(time: &DateTime, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(time)
}

#[expect(clippy::ref_option, reason = "serde passes fields so")]
fn written_if_any<S: Serializer>(time: &Option<DateTime>, serializer: S) -> Result<S::Ok, S::Error> {
    match time {
        Some(time) => serializer.collect_str(time),
        None => serializer.serialize_none(),
    }
}
