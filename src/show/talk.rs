//! What a speaker does to the screen, besides going from slide to slide.

use std::{sync::Arc, time::Duration};

use jiff::civil::Time;

use super::{Effect, Mode, Overlay, Overview, Show, ShowState};
use crate::units::{Fraction, Moment};

/// What a speaker has done to the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Talk {
    /// The screen is dark, since somebody wanted to end the talk; until then once more ends it. A moment in the past leaves it
    /// dark.
    pub ends: Option<Moment>,
    /// What lights up where the pointer is.
    pub light: Option<Light>,
    /// Where the pointer was last, in fractions of the stage's width and height.
    pub pointer: (f32, f32),
    /// What the audience sees while the speaker looks at something else.
    pub frozen: Option<Arc<Frozen>>,
    /// What of all slides is looked at, while they are.
    pub overview: Overview,
    /// The speaker's view stands in place of what the audience sees.
    pub is_viewed: bool,
    /// So many lines of the slide's notes have been read.
    pub scrolled: u8,
    /// The time of day by the clock on the wall, where it is known.
    pub wall: Option<Time>,
    /// When the first slide came up.
    pub began: Option<Moment>,
}

/// What a speaker points with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// A point.
    Dot,
    /// A disc in which the slide stays as bright as it is.
    Spotlight,
}

/// What stays on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Frozen {
    /// What was seen, at rest.
    pub seen: ShowState,
    /// Since when.
    pub since: Moment,
}

impl Talk {
    pub(super) fn point_at(&mut self, x: f32, y: f32) {
        if x.is_finite() && y.is_finite() {
            self.pointer = (Fraction::new(x).get(), Fraction::new(y).get());
        }
    }
}

impl Talk {
    pub(super) const fn scroll(&mut self, by: i8) {
        self.scrolled = self.scrolled.saturating_add_signed(by);
    }
}

impl ShowState {
    /// Until when another [`Action::Back`](super::Action::Back) ends the talk, while that is asked.
    #[must_use]
    pub fn asked_until(&self, now: Moment) -> Option<Moment> {
        self.talk.ends.filter(|end| now < *end && self.is_between_talk_and_end())
    }

    /// Whether the screen is dark since somebody wanted to end the talk, also if nobody did in time.
    pub(super) const fn is_between_talk_and_end(&self) -> bool {
        matches!(self.overlay, Some(Overlay::Black)) && self.talk.ends.is_some()
    }

    /// What stays on the screen instead of this, as long as nothing is laid over the slide that is to be seen.
    #[must_use]
    pub fn frozen(&self) -> Option<&Frozen> {
        let is_seen = matches!(self.overlay, None | Some(Overlay::Spot(_) | Overlay::Enlarged { .. }));
        self.talk.frozen.as_deref().filter(|_| is_seen)
    }
}

impl Show {
    /// Whoever wants to end a talk does so by a second press within this time: clickers have keys for both, and a slip must
    /// not end one.
    pub const ENDS: Duration = Duration::from_secs(3);

    /// Nothing lies on top any more: the program is left, where that is allowed. A talk is not ended at once.
    pub(super) fn leave(&mut self, now: Moment) {
        if self.state.mode == Mode::Present && self.state.asked_until(now).is_none() {
            self.state.overlay = Some(Overlay::Black);
            self.state.talk.ends = self.may_leave.then(|| now + Self::ENDS);
        } else if self.may_leave {
            self.effects.push(Effect::Leave);
        }
    }

    /// A talk goes on with the slide on screen.
    pub(super) fn continue_talk(&mut self) {
        if self.state.mode == Mode::Present {
            self.clear_top();
            self.state.talk.frozen = None;
        }
    }

    /// What is seen stays, or follows again.
    pub(super) fn freeze(&mut self, now: Moment) {
        let is_over = self.state.talk.frozen.take().is_some();
        if is_over || self.state.mode != Mode::Present || !self.started {
            return;
        }
        let mut seen = ShowState { transition: None, pull: None, opening: None, typed: None, ..self.state.clone() };
        seen.motion.settled = true;
        seen.motion.held.get_or_insert(now);
        seen.talk = Talk::default();
        self.state.talk.frozen = Some(Arc::new(Frozen { seen, since: now }));
    }

    /// The speaker's view comes in place of what the audience sees, or goes.
    pub(super) const fn toggle_view(&mut self) {
        self.state.talk.is_viewed = !self.state.talk.is_viewed && matches!(self.state.mode, Mode::Present);
    }

    /// Back to the slide that was on screen before.
    pub(super) fn go_to_latest(&mut self, now: Moment) {
        if let Some(latest) = self.latest {
            self.set_out(latest, now);
        }
    }

    /// `slide` comes up in place of the one on screen.
    pub(super) fn note_latest(&mut self, slide: usize, now: Moment) {
        if self.started && slide != self.state.slide {
            self.latest = Some(self.state.slide);
        }
        self.state.talk.began.get_or_insert(now);
        self.state.talk.scrolled = 0;
    }

    /// Lights what the speaker points with, or puts it out.
    pub(super) fn turn_light(&mut self, light: Light) {
        if self.state.mode == Mode::Present {
            self.state.talk.light = Some(light).filter(|light| self.state.talk.light != Some(*light));
        }
    }

    /// This show takes the place of another one: what is seen changes at most so often in both.
    #[must_use]
    pub fn in_place_of(self, other: &Self, now: Moment) -> Self {
        let mut show = Self { came_up: other.came_up, changes: other.changes, takes_place: true, ..self };
        if show.started {
            show.changes.note(now);
        }
        show
    }
}
