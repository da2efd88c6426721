//! A talk is left for a kiosk or a wall, and comes back as it was.

use super::{machine::Player, stages::Playing};
use crate::{
    content::Lang,
    show::{Action, Comfort, Mode, Show},
    units::Moment,
};

impl Player {
    /// Turns a talk into a kiosk or a wall, or back, if `action` asks for that; false if it asks for something else.
    ///
    /// It is for machines that somebody has started for a talk: on others such a key is one like any other.
    pub(super) fn turns_to(&mut self, action: Action, is_repeat: bool, now: Moment) -> bool {
        let here = self.mode();
        let wanted = match action {
            Action::TurnTo(mode) if mode == here => Mode::Present,
            Action::TurnTo(mode) => mode,
            Action::Continue if here != Mode::Present => Mode::Present,
            // A kiosk that a talk was left for is not left for good.
            Action::Back if self.left.is_some() && self.is_bare() => Mode::Present,
            _ => return false,
        };
        if self.machine.mode != Mode::Present || is_repeat || wanted == here {
            return false;
        }
        self.turns_late = Some(wanted);
        self.turn_late(now);
        true
    }

    /// Does what was asked for, as soon as whoever presses it often within a second sees no flashes.
    pub(super) fn turn_late(&mut self, now: Moment) {
        let is_free = self.playing.as_ref().is_some_and(|playing| now >= playing.show.free_at());
        if let Some(mode) = self.turns_late.take_if(|_| is_free)
            && mode != self.mode()
        {
            self.turn_to(mode, now);
        }
    }

    /// Whether nothing lies over the slide that could be closed.
    fn is_bare(&self) -> bool {
        let state = self.playing.as_ref().map(|playing| playing.show.state());
        state.is_none_or(|state| state.overlay.is_none() && state.typed.is_none() && state.way_back().is_none())
    }

    fn turn_to(&mut self, mode: Mode, now: Moment) {
        let Some(Playing { deck, show: old }) = self.playing.take() else { return };
        let back = self.left.take_if(|_| mode == Mode::Present);
        let (show, effects) = match back {
            Some(talk) => {
                // Files may have been saved meanwhile.
                let mut talk = talk.in_place_of(&old, now);
                let effects = talk.replace_program(deck.program.clone(), now);
                (talk, effects)
            }
            None => (self.turned(&old, mode, now), Vec::new()),
        };
        if old.state().mode == Mode::Present {
            self.left = Some(old);
        }
        self.awaited.clear();
        self.playing = Some(Playing { deck, show });
        self.show(|_| effects);
        self.look_at_the_wall(now);
    }

    /// A show in this mode that goes on where the old one is.
    fn turned(&self, old: &Show, mode: Mode, now: Moment) -> Show {
        let (state, program) = (old.state(), old.program());
        let language = program.languages().get(state.language).cloned().unwrap_or_else(|| Lang::new(""));
        Show::new(program.clone(), mode, self.machine.timing, now)
            // It is left for the talk.
            .with_leaving(false)
            .with_home(self.audience.language.clone(), Comfort::default())
            .by_the_wall(self.local())
            .resumed(state.slide, &language, Comfort::default(), false, now)
            .in_place_of(old, now)
    }
}
