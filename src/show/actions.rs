//! What the show does when somebody presses something.

use std::time::Duration;

use crate::{theme::motion, units::Moment};

use super::{Action, Effect, Mode, Overlay, Phase, Show, Trail, machine::ListAtFirst};

/// Touches within this time of the waking one belong to the same press. A later touch counts as a new press, even if
/// the end of the first was never reported.
const ONE_HAND: Duration = Duration::from_secs(1);

/// The largest number that can be typed: three digits.
const TYPED_MAX: usize = 999;

impl Show {
    /// A press begins.
    pub(super) fn touch(&mut self, now: Moment) {
        self.last_input = now;
        self.stop_gliding(now);
        self.swallowed = self.swallowed.filter(|&began| now.since(began) <= ONE_HAND);
        if self.rouse(now) {
            self.swallowed = Some(now);
        }
    }

    /// Somebody is still there.
    pub(super) fn stir(&mut self, now: Moment) {
        self.last_input = now;
        if let Phase::Paused { until } = &mut self.state.phase {
            *until = now + self.timing.pause;
        }
    }

    /// All presses have ended.
    pub(super) const fn release(&mut self, now: Moment) {
        self.last_input = now;
        self.swallowed = None;
    }

    /// A screen reader asks what is on the screen: whoever listens has not left. A reader that asks for ever is taken for
    /// a visitor for [`Self::LISTENING_MAX`] after the last press, and a question is answered by a press alone.
    pub(super) fn listen(&mut self, now: Moment) {
        if now.since(self.last_input) > Self::LISTENING_MAX {
            return;
        }
        match &mut self.state.phase {
            Phase::Exploring => self.listened = now,
            Phase::Paused { until } => *until = (*until).max(now + self.timing.pause),
            _ => {}
        }
    }

    /// So long after the last press, listening alone counts as a visit.
    pub const LISTENING_MAX: Duration = Duration::from_mins(10);

    /// Does `action`, unless it belongs to the press that woke the show.
    pub(super) fn act(&mut self, action: Action, now: Moment) {
        self.last_input = now;
        // A screen reader sends an action without a touch; then the action itself is the press that wakes.
        if self.swallowed.is_none() && !self.rouse(now) {
            self.perform_unless_too_soon(action, now);
        }
    }

    /// Notes that somebody is there. Returns whether that alone changed the show; then the press does nothing else.
    fn rouse(&mut self, now: Moment) -> bool {
        let phase = self.state.phase;
        self.state.phase = match phase {
            Phase::Closed if self.state.mode == Mode::Auto => Phase::Paused { until: now + self.timing.pause },
            Phase::Attract | Phase::Closed | Phase::Goodbye { .. } => Phase::Exploring,
            Phase::Playing | Phase::Paused { .. } => Phase::Paused { until: now + self.timing.pause },
            Phase::Exploring | Phase::Presenting => return false,
        };
        if matches!(phase, Phase::Attract | Phase::Closed) {
            self.effects.push(Effect::Woke);
        }
        if matches!(phase, Phase::Attract | Phase::Closed | Phase::Playing) {
            self.stay();
            self.hold(now);
            // The title ends now, so that the slide's words come in at once.
            self.state.title = self.state.title.map(|until| until.min(now));
            self.tell(now);
        }
        if matches!(phase, Phase::Attract | Phase::Closed) && self.has_start_page() {
            self.state.overlay = Some(Overlay::Menu);
        }
        !matches!(phase, Phase::Paused { .. })
    }

    pub(super) fn perform(&mut self, action: Action, now: Moment) {
        self.stop_gliding(now);
        let comfort = &mut self.state.comfort;
        match action {
            Action::Next => self.next(now),
            Action::Previous => self.previous(now),
            Action::First => self.set_out(self.program.first_in_order(), now),
            Action::Last => self.set_out(self.program.last_in_order(), now),
            // What was offered may have ended since.
            Action::GoTo(place) => self.set_out(self.program.reachable(place), now),
            Action::Follow(place) => self.follow(place, now),
            Action::Return => self.go_back(now),
            Action::Digit(digit) => self.type_digit(digit, now),
            Action::Enter => self.enter(now),
            Action::Menu => self.toggle_menu(),
            Action::Inner(place) => self.open_inner(place),
            Action::Outer => _ = self.go_out(),
            Action::Language => self.next_language(now),
            Action::InLanguage(place) if place < self.program.languages().len() => self.in_language(place, now),
            Action::TextSize => comfort.text = comfort.text.next(),
            Action::TextAt(size) => comfort.text = size,
            Action::Contrast => comfort.high_contrast = !comfort.high_contrast,
            Action::Read => self.read(),
            Action::Reach => comfort.low_reach = !comfort.low_reach,
            Action::Calm => self.toggle_calm(now),
            Action::Hear => self.hear(now),
            Action::Mute => self.state.muted = !self.state.muted,
            Action::Enlarge(picture) => self.enlarge(picture, None),
            Action::EnlargeAt(picture, x, y) => self.enlarge(picture, Some((x, y))),
            Action::Zoom(factor) => self.zoom(factor, now),
            Action::LookAt(x, y) => self.state.overlay = self.state.overlay.map(|overlay| overlay.looking_at(x, y)),
            Action::Look { zoom, x, y } => self.look(zoom, (x, y), now),
            Action::GlideTo(x, y) => self.glide_to(x, y, now),
            Action::OtherPicture { forwards } => self.other_picture(forwards),
            Action::Pull(by) => self.pull(by, now),
            Action::LetGo { goes, .. } => self.let_go(goes, now),
            Action::Spot(place) => self.open_spot(place),
            Action::Divide(place) => {
                if self.may_turn(self.turns.divider, place.get(), now) {
                    self.turns.divider.go(place.get());
                    self.state.divider = Some(place);
                }
            }
            Action::Black => self.blank(Overlay::Black),
            Action::White => self.blank(Overlay::White),
            Action::Pause => self.play_on(),
            Action::Continue => self.continue_talk(),
            Action::Freeze => self.freeze(now),
            Action::Latest => self.go_to_latest(now),
            Action::Light(light) => self.turn_light(light),
            Action::PointAt(x, y) => self.state.talk.point_at(x, y),
            Action::Overview => self.toggle_overview(),
            Action::Choose(by) => self.choose(by),
            Action::Letter(letter) => self.spell(Some(letter)),
            Action::Erase => self.spell(None),
            Action::SpeakersView => self.toggle_view(),
            Action::Scroll(by) => self.state.talk.scroll(by),
            Action::FullScreen => self.effects.push(Effect::FullScreen),
            Action::InLanguage(_)
            | Action::Stay
            | Action::NextControl
            | Action::PreviousControl
            | Action::TurnTo(_) => {}
            Action::Back => self.back(now),
        }
    }

    /// The next page of a text, or the next item or card of those that come one by one, else the next slide. Whoever has read
    /// all words by themselves has read all pages of the slide.
    pub(super) fn next(&mut self, now: Moment) {
        let next = self.program.after(self.target(), self.goes_round());
        if self.turn_reading(true) {
            return;
        }
        let stays = !self.is_reading() && (self.turn(true, now) || self.reveal(now));
        if !stays && !self.leave_chapter(next, next <= self.target()) {
            self.go(next, 1.0, now);
        }
    }

    /// The same back, in the other order. A list or a text that somebody goes back to is there as it was left.
    pub(super) fn previous(&mut self, now: Moment) {
        let before = self.program.before(self.target(), self.goes_round());
        if self.turn_reading(false) {
            return;
        }
        let stays = !self.is_reading() && (self.conceal() || self.turn(false, now));
        if !stays && !self.leave_chapter(before, before >= self.target()) {
            self.go(before, -1.0, now);
            self.list = ListAtFirst::AsLeft;
        }
    }

    /// Goes to `place` by itself: the way along links ends.
    pub(super) fn set_out(&mut self, place: usize, now: Moment) {
        self.state.trail = Trail::default();
        self.go_to(place, now);
    }

    /// Goes where a link leads, unless that has ended since it was offered.
    fn follow(&mut self, place: usize, now: Moment) {
        if place != self.target() && self.program.reachable(place) == place {
            self.state.trail.leave(self.state.slide);
            self.go(place, 1.0, now);
        }
    }

    fn go_back(&mut self, now: Moment) {
        if !self.go_out() && !self.retrace(now) {
            self.previous(now);
        }
    }

    /// Back to the slide from which a link was followed, or false if none was.
    fn retrace(&mut self, now: Moment) -> bool {
        let Some(place) = self.state.trail.go_back(self.state.slide) else { return false };
        self.go(place, -1.0, now);
        true
    }

    pub(super) fn go_to(&mut self, place: usize, now: Moment) {
        let place = place.min(self.program.last());
        let direction = if place < self.target() { -1.0 } else { 1.0 };
        self.go(place, direction, now);
    }

    fn type_digit(&mut self, digit: u8, now: Moment) {
        let typed = self.state.typed.unwrap_or(0) * 10 + usize::from(digit.min(9));
        if typed <= TYPED_MAX {
            self.state.typed = Some(typed);
        }
        self.typed_at = now;
    }

    fn enter(&mut self, now: Moment) {
        match self.state.typed {
            _ if self.state.overlay == Some(Overlay::Overview) => self.go_to_chosen(now),
            // People count from 1, and what they can see.
            Some(number) => {
                let position = number.saturating_sub(1);
                self.set_out(self.program.order().place(position, self.state.slide, self.program.len()), now);
            }
            None => self.perform(Action::Next, now),
        }
    }

    pub(super) fn toggle(&mut self, overlay: Overlay) {
        self.state.overlay = (self.state.overlay != Some(overlay)).then_some(overlay);
        self.state.talk.ends = None;
    }

    /// Removes what covers the slide, if that is not the dark in which a talk is asked whether it ends.
    fn uncover(&mut self) -> bool {
        // Where there are two windows, what they show is exchanged on purpose.
        let has_window = self.state.talk.has_window;
        !self.state.is_between_talk_and_end()
            && (self.state.overlay.take().is_some() || !has_window && std::mem::take(&mut self.state.talk.is_viewed))
    }

    /// Only a speaker may darken the screen: a visitor would think it broken.
    fn blank(&mut self, overlay: Overlay) {
        if self.state.mode == Mode::Present {
            self.toggle(overlay);
        }
    }

    fn toggle_calm(&mut self, now: Moment) {
        self.state.comfort.calm = !self.state.comfort.calm;
        if self.state.comfort.calm {
            self.hold(now);
            self.state.motion.settled = true;
            self.state.pull = None;
            if let Some(change) = &mut self.state.transition {
                change.hastened(now, now + motion::CALM_FADE);
            }
        }
    }

    fn play_on(&mut self) {
        if matches!(self.state.phase, Phase::Paused { .. }) {
            // The wall is for the next ones again, as it is when a pause ends by itself.
            self.go_home();
            self.state.phase = Phase::Playing;
        }
    }

    fn back(&mut self, now: Moment) {
        if self.state.typed.take().is_some() || self.go_out() || self.uncover() || self.retrace(now) {
            return;
        }
        self.leave(now);
    }
}
