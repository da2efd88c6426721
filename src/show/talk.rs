//! What a speaker does to the screen, besides going from slide to slide.

use std::{sync::Arc, time::Duration};

use jiff::civil::Time;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Effect, Mode, Overlay, Overview, Show, ShowState};
use crate::units::{Fraction, Moment};

/// What a speaker has done to the screen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Talk {
    /// The screen is dark, since somebody wanted to end the talk; until then once more ends it. A moment in the past leaves it
    /// dark.
    pub ends: Option<Moment>,
    /// What lights up where the pointer is.
    pub light: Option<Light>,
    /// Where the pointer was last, in fractions of the stage's width and height.
    pub pointer: (f32, f32),
    /// What the audience sees while the speaker looks at something else.
    #[serde(serialize_with = "write_frozen", deserialize_with = "read_frozen")]
    pub frozen: Option<Arc<Frozen>>,
    /// What of all slides is looked at, while they are.
    pub overview: Overview,
    /// The speaker's view stands in place of what the audience sees, and what the audience sees in the speaker's window.
    pub is_viewed: bool,
    /// The speaker has a window of their own: what only they need is not shown to the audience.
    pub has_window: bool,
    /// So many lines of the slide's notes have been read.
    pub scrolled: u8,
    /// The time of day by the clock on the wall, where it is known. Each process asks for it itself.
    #[serde(skip)]
    pub wall: Option<Time>,
    /// When the first slide came up.
    pub began: Option<Moment>,
}

/// Where a speaker finds the speaker's view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SpeakersView {
    /// In a window of its own, where there is a second monitor for it.
    #[default]
    Window,
    /// Where a key brings it, in place of what the audience sees.
    Key,
}

/// What a speaker points with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Light {
    /// A point.
    Dot,
    /// A disc in which the slide stays as bright as it is.
    Spotlight,
}

/// What stays on the screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frozen {
    /// What was seen, at rest.
    pub seen: ShowState,
    /// Since when.
    pub since: Moment,
}

#[expect(clippy::ref_option, reason = "serde asks for it")]
fn write_frozen<S: Serializer>(frozen: &Option<Arc<Frozen>>, to: S) -> Result<S::Ok, S::Error> {
    frozen.as_deref().serialize(to)
}

fn read_frozen<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Arc<Frozen>>, D::Error> {
    Ok(Option::<Frozen>::deserialize(from)?.map(Arc::new))
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

    /// So many lines can be read at most before the last ones are seen.
    pub(super) fn end_notes(&mut self, most: u8) {
        self.scrolled = self.scrolled.min(most);
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

    /// The same without what only the speaker needs to look for a slide.
    #[must_use]
    pub fn for_audience(&self) -> Self {
        let overlay = self.overlay.filter(|overlay| !overlay.is_menu() && *overlay != Overlay::Overview);
        Self { overlay, typed: None, ..self.clone() }
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

    /// The speaker has a window of their own now, or not any more.
    pub(super) const fn set_window(&mut self, has_window: bool) {
        // What was exchanged between two windows is not what a single one is to show.
        self.state.talk.is_viewed &= self.state.talk.has_window == has_window;
        self.state.talk.has_window = has_window;
    }

    /// Takes over the state of another process's show of the same exhibition, whose slide has this id: this show is only looked
    /// at. What this program does not have is left out, and nothing that is awaited comes up here by itself.
    pub fn mirror(&mut self, id: &str, state: ShowState, now: Moment) {
        let (program, last) = (&self.program, self.program.last());
        let slide = program.place_near(id, state.slide);
        let order = self.state.order.clone();
        let wall = self.state.talk.wall;
        let language = state.language.min(program.languages().len().saturating_sub(1));
        let transition = state.transition.filter(|transition| transition.from <= last);
        self.state = ShowState { slide, transition, opening: None, language, ..state };
        if let Some(frozen) = &mut self.state.talk.frozen {
            Arc::make_mut(frozen).seen.order = order.clone();
        }
        (self.state.order, self.state.talk.wall) = (order, wall);
        self.typed_at = now;
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
