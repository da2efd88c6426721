//! What is heard while the app shows what it shows.

use super::App;
use crate::{
    player::{Event, OnScreen},
    show::{Input, sounding},
    units::Moment,
};

impl App {
    /// Has played what is heard at `now`, and tells the show whether anything can be.
    pub(super) fn sound(&mut self, now: Moment) {
        if self.follower.is_some() {
            // The talk is heard once.
            return;
        }
        // What plays days within minutes is not listened to.
        let volume = if self.clock.is_lifelike() { self.player.volume() } else { 0 };
        let at = self.clock.instant(now);
        let is_heard = match self.player.current() {
            Some((deck, _)) => self.sounds.are_heard(deck, volume, &self.ring),
            None => false,
        };
        if !is_heard {
            self.sounds.silence(at);
        }
        if self.player.current().is_some_and(|(_, show)| show.state().can_hear != is_heard) {
            self.step(Event::Input(Input::Heard(is_heard)));
            // The controls come or go.
            self.ctx.request_repaint();
        }
        match self.player.on_screen() {
            OnScreen::Slide { deck, state } if is_heard => {
                self.sounds.want(deck, &sounding(&deck.exhibition, state, volume, now), at);
            }
            _ => self.sounds.silence(at),
        }
    }
}
