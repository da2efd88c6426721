//! A voice that tells of the slide: begun, paused and gone on with by a visitor, and over with the slide.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::units::Moment;

use super::{Phase, Show};

/// When a narration begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Telling {
    /// When a visitor asks for it.
    #[default]
    OnRequest,
    /// By itself where somebody is there, as for people who do not see the controls.
    ByItself,
}

/// A narration that is heard, or waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hearing {
    /// When it began, or would have if it had never waited.
    pub began: Moment,
    /// Since when it waits, if it does.
    pub paused: Option<Moment>,
}

impl Hearing {
    /// How much of it was heard.
    #[must_use]
    pub fn heard(self, now: Moment) -> Duration {
        self.paused.unwrap_or(now).since(self.began)
    }

    /// Whether the voice speaks.
    #[must_use]
    pub const fn plays(self) -> bool {
        self.paused.is_none()
    }
}

/// So long after its end a narration is over: what is played comes a little late, and its last words stand for a moment.
const REST: Duration = Duration::from_millis(600);

impl Show {
    /// When narrations begin from now on.
    pub const fn set_telling(&mut self, telling: Telling) {
        self.telling = telling;
    }

    /// The machine can be heard, or cannot any more.
    pub(super) fn set_heard(&mut self, is_heard: bool, now: Moment) {
        if std::mem::replace(&mut self.state.can_hear, is_heard) == is_heard {
            return;
        }
        self.state.hearing = None;
        self.tell(now);
    }

    /// How long the narration of the slide on screen takes in the visitor's language, if there is one to be heard.
    fn narration(&self) -> Option<Duration> {
        let narrations = &self.program.stop(self.state.slide).narrations;
        narrations.get(self.state.language).copied().flatten().filter(|_| self.state.can_hear && self.started)
    }

    /// Begins the narration of the slide, lets it wait, or goes on with it.
    pub(super) fn hear(&mut self, now: Moment) {
        if self.narration().is_none() {
            return;
        }
        self.state.hearing = Some(match self.state.hearing {
            None => Hearing { began: now, paused: None },
            Some(Hearing { began, paused: None }) => Hearing { began, paused: Some(now) },
            Some(Hearing { began, paused: Some(since) }) => Hearing { began: began + now.since(since), paused: None },
        });
        // A wall waits until it was heard.
        let heard = self.hearing_end().map(|end| end + self.timing.pause);
        if let (Phase::Paused { until }, Some(heard)) = (&mut self.state.phase, heard) {
            *until = (*until).max(heard);
        }
    }

    /// Begins the narration of a slide that somebody came to, where that is done by itself.
    pub(super) fn tell(&mut self, now: Moment) {
        let is_there = matches!(self.state.phase, Phase::Exploring | Phase::Paused { .. });
        if self.telling == Telling::ByItself && is_there && self.state.hearing.is_none() {
            self.hear(now);
        }
    }

    pub(super) fn next_language(&mut self, now: Moment) {
        self.in_language((self.state.language + 1) % self.program.languages().len(), now);
    }

    /// What was told in the language before is over.
    pub(super) fn in_language(&mut self, place: usize, now: Moment) {
        if place != self.state.language {
            self.state.language = place;
            self.state.hearing = None;
            self.tell(now);
        }
    }

    /// When the narration that plays is over.
    pub(super) fn hearing_end(&self) -> Option<Moment> {
        let hearing = self.state.hearing.filter(|hearing| hearing.plays())?;
        Some(hearing.began + self.narration()? + REST)
    }

    /// A narration that has come to its end, or that is not there any more, is over.
    pub(super) fn end_hearing(&mut self, now: Moment) {
        let is_gone = self.state.hearing.is_some() && self.narration().is_none();
        let over = self.hearing_end().filter(|end| now >= *end);
        if is_gone || over.is_some() {
            self.state.hearing = None;
        }
        // Who has heard all of it was there until then.
        self.listened = over.map_or(self.listened, |end| end.max(self.listened));
    }
}
