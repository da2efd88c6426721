//! A voice that tells of the slide, a recorded one or the machine's own: begun, paused and gone on with by a visitor, and over
//! with the slide.

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

/// Whether the machine's own voice reads slides that have no narration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OwnVoice {
    /// It does, where there is one.
    #[default]
    Reads,
    /// It does not.
    Rests,
}

/// A narration that is heard, or waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hearing {
    /// When it began, or would have if it had never waited.
    pub began: Moment,
    /// Since when it waits, if it does.
    pub paused: Option<Moment>,
    /// How long the machine's own voice takes for the slide, once it is known.
    pub spoken: Option<Duration>,
}

/// The languages that the machine reads aloud with a voice of its own, by their places in the exhibition's list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken(u64);

impl Spoken {
    /// The languages at these places; those beyond the 64th are left out.
    #[must_use]
    pub fn of(places: impl IntoIterator<Item = usize>) -> Self {
        Self(places.into_iter().filter(|place| *place < 64).fold(0, |all, place| all | 1 << place))
    }

    /// Whether the language at this place is one of them.
    #[must_use]
    pub const fn holds(self, place: usize) -> bool {
        place < 64 && self.0 >> place & 1 == 1
    }
}

/// What tells of the slide on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Voice {
    /// A file of this length.
    Recorded(Duration),
    /// The machine's own voice, which reads the slide.
    Own,
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

/// No text takes a voice longer. It ends what nobody told the length of.
const SPOKEN_MAX: Duration = Duration::from_mins(10);

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

    /// The machine reads these languages aloud.
    pub(super) fn set_spoken(&mut self, spoken: Spoken, now: Moment) {
        if std::mem::replace(&mut self.state.spoken, spoken) != spoken {
            self.end_hearing(now);
            self.tell(now);
        }
    }

    /// The machine's own voice takes so long for what it was asked to read; nothing where it cannot.
    pub(super) fn set_speech(&mut self, length: Duration) {
        if let (Some(Voice::Own), Some(hearing)) = (self.voice(), &mut self.state.hearing) {
            hearing.spoken = Some(length);
        }
    }

    /// What tells of the slide on screen in the visitor's language, if something can be heard. A speaker speaks, so that the
    /// machine does not.
    fn voice(&self) -> Option<Voice> {
        let narrations = &self.program.stop(self.state.slide).narrations;
        let recorded = narrations.get(self.state.language).copied().flatten().map(Voice::Recorded);
        let own = || self.state.reads_aloud().then_some(Voice::Own);
        recorded.or_else(own).filter(|_| self.state.can_hear && self.started)
    }

    /// Begins the narration of the slide, lets it wait, or goes on with it.
    pub(super) fn hear(&mut self, now: Moment) {
        if self.voice().is_none() {
            return;
        }
        self.state.hearing = Some(match self.state.hearing {
            None => Hearing { began: now, paused: None, spoken: None },
            Some(hearing @ Hearing { paused: None, .. }) => Hearing { paused: Some(now), ..hearing },
            Some(hearing @ Hearing { paused: Some(since), .. }) => {
                Hearing { began: hearing.began + now.since(since), paused: None, ..hearing }
            }
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
        let length = match self.voice()? {
            Voice::Recorded(length) => length,
            Voice::Own => hearing.spoken.unwrap_or(SPOKEN_MAX),
        };
        Some(hearing.began + length + REST)
    }

    /// A narration that has come to its end, or that is not there any more, is over.
    pub(super) fn end_hearing(&mut self, now: Moment) {
        let is_gone = self.state.hearing.is_some() && self.voice().is_none();
        let over = self.hearing_end().filter(|end| now >= *end);
        if is_gone || over.is_some() {
            self.state.hearing = None;
        }
        // Who has heard all of it was there until then.
        self.listened = over.map_or(self.listened, |end| end.max(self.listened));
    }
}
