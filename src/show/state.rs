//! What is on screen and why: everything `scene` needs to know about the show.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Hearing, Order, Spoken, Talk, TextSize, Trail};
use crate::{
    theme::motion,
    units::{Fraction, Moment},
};

/// Who is in front of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    /// Visitors: attract loop, touch to explore, back to the loop after idling.
    #[default]
    Kiosk,
    /// A speaker with keys or a clicker.
    Present,
    /// Nobody: plays for ever.
    Auto,
}

/// What the show is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// Slides advance by themselves and invite a touch (kiosk with nobody there).
    Attract,
    /// A visitor explores.
    Exploring,
    /// "Still there?": at `until` everything resets.
    Goodbye {
        /// The moment of the reset.
        until: Moment,
    },
    /// It is outside the opening hours: the screen rests.
    Closed,
    /// A speaker presents.
    Presenting,
    /// Plays unattended.
    Playing,
    /// Playing, but somebody touched it: continues at `until`.
    Paused {
        /// The moment it continues.
        until: Moment,
    },
}

/// What covers the slide.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Overlay {
    /// The page of all chapters: those that lie in no other one.
    Menu,
    /// The page of the chapters within an outer one: the one that begins with the slide at this place, from 0.
    Inner(usize),
    /// One picture of the slide, full screen.
    Enlarged {
        /// Place of the picture on the slide, from 0.
        picture: usize,
        /// 1 shows the whole picture; at most [`Self::ZOOM_MAX`].
        zoom: f32,
        /// The point that is looked at, as fractions of the picture; the visible part lies around it as far as the
        /// picture's edges allow.
        center: (f32, f32),
    },
    /// All slides at once.
    Overview,
    /// The card of the spot at this place of the slide's picture, from 0.
    Spot(usize),
    /// All words of the slide by themselves, as large as the visitor has texts, on as many pages as that takes.
    Reading {
        /// The page that is open, from 0; where there are fewer, the last one is.
        page: usize,
        /// How many there are, as far as that is known: whoever lays them out tells it by [`Input::Pages`](super::Input).
        pages: usize,
    },
    /// A black screen.
    Black,
    /// A white screen.
    White,
}

impl Overlay {
    /// The largest zoom. Beyond it, single pixels of a 4K picture are seen on a 1080p panel.
    pub const ZOOM_MAX: f32 = 4.0;
}

/// A hand has thrown an enlarged picture: it glides on to what [`Overlay::Enlarged`] looks at, and comes to rest there.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Glide {
    /// What was looked at when the hand let go.
    pub from: (f32, f32),
    /// When that was.
    pub since: Moment,
}

/// A change from one slide to the next, while both are on screen.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Transition {
    /// The slide that leaves.
    pub from: usize,
    /// How the leaving slide's picture moved, so that it does not jump.
    pub from_motion: Motion,
    /// When the change began.
    pub began: Moment,
    /// How long it takes.
    pub length: Duration,
    /// +1 forwards, −1 backwards.
    pub direction: f32,
    /// The chapter changes too.
    pub new_chapter: bool,
    /// A hand has pulled the leaving slide aside so far, in parts of the stage's width, and has let go.
    pub slid: Option<f32>,
}

/// What is seen is pulled aside by a hand.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pull {
    /// How far, in parts of the stage's width; to the right is positive.
    pub by: f32,
    /// What comes in beside it: a slide, or where a picture is enlarged, another picture of that slide. Without one it
    /// resists.
    pub beside: Option<usize>,
    /// There is something that could come in, but it may not yet.
    pub waits: bool,
    /// Since when it springs back.
    pub let_go: Option<Moment>,
}

impl Pull {
    /// How far it stands aside: without something beside it, ever less the farther the hand goes.
    #[must_use]
    pub fn offset(&self, now: Moment) -> f32 {
        let by = match self.beside {
            Some(_) => self.by,
            // What gives way to and fro could flash.
            None if self.waits => self.by * motion::WAITS,
            None => resisted(self.by),
        };
        by * (1.0 - self.let_go.map_or(0.0, |since| Fraction::of(now.since(since), motion::SPRING).settling().get()))
    }
}

/// What gives way ever less.
fn resisted(by: f32) -> f32 {
    motion::RESISTS * (1.0 - (-by.abs() / motion::RESISTS).exp()).copysign(by)
}

impl Transition {
    /// Ends at `end` if it would end later: it goes on from where it is, faster. True if it does.
    pub(super) fn hastened(&mut self, now: Moment, end: Moment) -> bool {
        let is_later = end < self.began + self.length;
        if is_later {
            let left = 1.0 - self.progress(now).get();
            let head = motion::HEAD_START.as_secs_f32();
            let whole = end.since(now).as_secs_f32() / left.max(f32::EPSILON);
            let length = Duration::from_secs_f32((whole - head).clamp(0.0, self.length.as_secs_f32()));
            self.began = Moment::from_millis(end.millis.saturating_sub(u64::try_from(length.as_millis()).unwrap_or(0)));
            self.length = end.since(self.began);
        }
        is_later
    }

    /// How far the change has come: its first frame, drawn as it begins, already differs from what was there before.
    #[must_use]
    pub fn progress(&self, now: Moment) -> Fraction {
        Fraction::of(now.since(self.began) + motion::HEAD_START, self.length + motion::HEAD_START)
    }
}

/// How one showing of a slide moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Motion {
    /// When the slide came up: entrances start here.
    pub since: Moment,
    /// When its picture stopped drifting, if it did (a visitor came, or calm mode); before `since` means it never moved.
    pub held: Option<Moment>,
    /// Entrances are skipped: everything stands at its end.
    pub settled: bool,
    /// How much of the slide's list a speaker has brought so far; nothing where all of it is there at once.
    pub revealed: Option<Revealed>,
    /// The page of the slide's text that is open.
    pub page: Page,
}

/// An open page of a text in pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Its place among all pages, from 0.
    pub place: usize,
    /// When it was turned to; nothing if it was open before.
    pub turned: Option<Moment>,
}

/// How much of a list is there, in a talk that brings its items one by one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revealed {
    /// So many items, from the first on.
    pub items: usize,
    /// When the last of them came; nothing if it was there before.
    pub newest: Option<Moment>,
}

/// The visitor's comfort settings; reset when they leave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comfort {
    /// How large texts are, controls and small print with them.
    pub text: TextSize,
    /// Strong contrast: black, white and deep colours, and solid grounds behind all text.
    pub high_contrast: bool,
    /// Controls low on the screen.
    pub low_reach: bool,
    /// No motion.
    pub calm: bool,
}

/// Everything about the show that can be seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShowState {
    /// Who is in front of the screen.
    pub mode: Mode,
    /// What the show is doing.
    pub phase: Phase,
    /// Place of the slide on screen (or coming in) among all slides, from 0.
    pub slide: usize,
    /// The slides that people come to when they go on.
    #[serde(skip)]
    pub order: Order,
    /// How it moves.
    pub motion: Motion,
    /// Until then the exhibition's title stands in front of the slide; a moment in the past has no effect.
    pub title: Option<Moment>,
    /// The change that is under way, if any.
    pub transition: Option<Transition>,
    /// A hand pulls what is seen aside.
    pub pull: Option<Pull>,
    /// The slide that will come as soon as its pictures are ready, and since when it is awaited.
    pub opening: Option<(usize, Moment)>,
    /// Place of the language in the exhibition's list.
    pub language: usize,
    /// The visitor's comfort settings.
    pub comfort: Comfort,
    /// The machine can be heard.
    pub can_hear: bool,
    /// The languages that it reads aloud.
    pub spoken: Spoken,
    /// The narration of the slide, if it was begun.
    pub hearing: Option<Hearing>,
    /// A visitor has switched off what is heard besides narrations.
    pub muted: bool,
    /// The way by which a visitor came along links.
    pub trail: Trail,
    /// What covers the slide.
    pub overlay: Option<Overlay>,
    /// The enlarged picture glides on.
    pub glide: Option<Glide>,
    /// The divider of a before/after slide, if a visitor moved it.
    pub divider: Option<Fraction>,
    /// The slide number typed so far.
    pub typed: Option<usize>,
    /// What a speaker has done to the screen.
    pub talk: Talk,
}

impl ShowState {
    /// When the slide's own words and numbers begin to come in.
    #[must_use]
    pub fn entrance(&self) -> Moment {
        self.title.map_or(self.motion.since, |until| until.max(self.motion.since))
    }

    /// The slide to which a visitor who followed a link may go back.
    #[must_use]
    pub fn way_back(&self) -> Option<usize> {
        self.trail.places().iter().rfind(|place| **place != self.slide).copied()
    }

    /// Whether the machine reads slides without a narration aloud in the visitor's language. In a talk the speaker speaks.
    #[must_use]
    pub fn reads_aloud(&self) -> bool {
        self.can_hear && self.spoken.holds(self.language) && self.mode != Mode::Present
    }

    /// How long the film of the slide on screen has played, through all its repetitions; nothing where films stand still.
    #[must_use]
    pub fn film_time(&self, now: Moment) -> Option<Duration> {
        let elapsed = now.since(self.entrance());
        // A slide that is drawn by itself, at rest, has no film that plays.
        let rests = self.motion.settled && elapsed.is_zero();
        let plays = !self.comfort.calm && self.phase != Phase::Closed && self.talk.frozen.is_none();
        (!rests && plays).then_some(elapsed)
    }

    /// Whether the exhibition's title stands in front of the slide.
    #[must_use]
    pub fn shows_title(&self, now: Moment) -> bool {
        self.title.is_some_and(|until| now < until)
    }
}
