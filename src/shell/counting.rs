//! Tells the statistics what is on screen. It touches no file: another thread counts and writes.

use std::time::Duration;

use crate::{
    deck::Counting,
    player::{OnScreen, Player},
    statistics::{Begin, Fault, Glance, Keeper, Seen},
    supervise::Orders,
    units::Moment,
};

/// How long the end of the program waits until the last numbers are written.
const LAST_NUMBERS_WAIT: Duration = Duration::from_millis(500);

/// Tells a keeper whenever something of concern has changed, while the machine's settings want it.
#[derive(Debug, Default)]
pub(super) struct Visitors {
    begin: Begin,
    counting: Option<Counting>,
    keeper: Option<Keeper>,
    last: Option<Glance>,
}

impl Visitors {
    /// Visitors of a show with these orders, if it has any.
    pub(super) fn of(orders: Option<&Orders>) -> Self {
        let resumes = orders.and_then(|orders| orders.place.as_ref()).is_some_and(|place| place.explores);
        let is_restart = orders.is_some_and(|orders| orders.restarts > 0);
        Self { begin: Begin { resumes, is_restart }, ..Self::default() }
    }

    /// A frame was drawn.
    pub(super) fn tell(&mut self, player: &Player, now: Moment) {
        self.follow(player.machine().statistics.as_ref());
        let Some(keeper) = &self.keeper else { return };
        let glance = glance(player);
        if let Some(glance) = glance.filter(|glance| self.last.is_none_or(|last| glance.differs(&last))) {
            let (slide, language) = names(player);
            if keeper.see(Seen { at: now, glance, slide, language }) {
                self.last = Some(glance);
            }
        }
    }

    /// Files were read, and the exhibition was taken or was worse than the one on screen.
    pub(super) fn loaded(&self, is_taken: bool) {
        if let Some(keeper) = self.keeper.as_ref().filter(|_| !is_taken) {
            keeper.fault(Fault::Refused);
        }
    }

    /// The program ends.
    pub(super) fn end(&self, now: Moment) {
        if let Some(keeper) = &self.keeper {
            let _ = keeper.end(now, LAST_NUMBERS_WAIT);
        }
    }

    /// Begins or ends counting as the settings say now.
    fn follow(&mut self, wanted: Option<&Counting>) {
        if self.counting.as_ref() == wanted {
            return;
        }
        self.counting = wanted.cloned();
        (self.keeper, self.last) = (None, None);
        let begin = std::mem::take(&mut self.begin);
        self.keeper = wanted.cloned().and_then(|counting| {
            let keeper = Keeper::start(counting, begin);
            keeper.inspect_err(|error| tracing::warn!("visitors are not counted: {error}")).ok()
        });
    }
}

/// What can be seen of the player; nothing before its first slide.
fn glance(player: &Player) -> Option<Glance> {
    match (player.on_screen(), player.current()) {
        (OnScreen::Slide { deck, state }, Some((_, show))) => {
            Some(Glance::of(deck.generation, state, show.last_input()))
        }
        (OnScreen::Waiting { .. }, None) => Some(Glance::of_plate()),
        _ => None,
    }
}

/// The slide's id and the language's tag; empty for a plate.
fn names(player: &Player) -> (String, String) {
    let Some(place) = player.place() else { return Default::default() };
    (place.slide, place.language)
}
