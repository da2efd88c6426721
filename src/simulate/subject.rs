//! What is simulated.

use std::sync::Arc;

use crate::{
    deck::{Deck, Machine},
    player::{Effect, Event, Player},
    show::{ShowState, Wake},
    units::Moment,
};

/// What is simulated: the player itself, or in tests one around which a rule is broken.
pub trait Subject {
    /// As [`Player::step`].
    fn step(&mut self, now: Moment, event: Event) -> Vec<Effect>;
    /// As [`Player::answer`].
    fn answer(&mut self, now: Moment, is_ready: &dyn Fn(&Deck, usize) -> bool) -> Vec<Effect>;
    /// As [`Player::expect_frame`].
    fn expect_frame(&mut self, next: Wake);
    /// As [`Player::wake`].
    fn wake(&self, now: Moment) -> Wake;
    /// When time alone changes the state next, also while something moves; nothing if it never does.
    fn next_change(&self, now: Moment) -> Option<Moment>;
    /// Whether a deck waits until it can be shown.
    fn is_coming(&self) -> bool;
    /// What is on screen; nothing while a plate stands in.
    fn on_screen(&self) -> Option<OnScreen>;
    /// The machine's settings.
    fn machine(&self) -> &Machine;
}

/// A deck on screen, and the state of its show.
#[derive(Clone, Debug)]
pub struct OnScreen {
    /// The deck.
    pub deck: Arc<Deck>,
    /// Everything about the show that can be seen.
    pub state: ShowState,
    /// A slide has been on screen; until then a plate stands in.
    pub has_started: bool,
}

impl Subject for Player {
    fn step(&mut self, now: Moment, event: Event) -> Vec<Effect> {
        Self::step(self, now, event)
    }

    fn answer(&mut self, now: Moment, is_ready: &dyn Fn(&Deck, usize) -> bool) -> Vec<Effect> {
        Self::answer(self, now, is_ready)
    }

    fn expect_frame(&mut self, next: Wake) {
        Self::expect_frame(self, next);
    }

    fn wake(&self, now: Moment) -> Wake {
        Self::wake(self, now)
    }

    fn next_change(&self, now: Moment) -> Option<Moment> {
        self.current().and_then(|(_, show)| show.next_change(now))
    }

    fn is_coming(&self) -> bool {
        Self::is_coming(self)
    }

    fn on_screen(&self) -> Option<OnScreen> {
        let (deck, show) = self.current()?;
        Some(OnScreen { deck: Arc::clone(deck), state: show.state().clone(), has_started: show.has_started() })
    }

    fn machine(&self) -> &Machine {
        Self::machine(self)
    }
}
