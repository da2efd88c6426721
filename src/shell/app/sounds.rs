//! What is heard while the app shows what it shows.

use std::sync::Arc;

use super::App;
use crate::{
    player::{Event, OnScreen},
    show::{Input, Mode, OwnVoice, sounding},
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
            Some((deck, _)) => {
                let machine = self.player.machine();
                // In a talk the speaker speaks.
                let speaks = machine.own_voice == OwnVoice::Reads && machine.mode != Mode::Present;
                self.sounds.are_heard(deck, speaks, volume, &self.ring)
            }
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
        self.speech(is_heard);
        match self.player.on_screen() {
            OnScreen::Slide { deck, state } if is_heard => {
                self.sounds.want(deck, &sounding(&deck.exhibition, state, volume, now), at);
            }
            _ => self.sounds.silence(at),
        }
    }

    /// Tells the show what the machine reads aloud and how long that takes, and has ready what it reads now.
    fn speech(&mut self, is_heard: bool) {
        let Some((deck, show)) = self.player.current().filter(|_| is_heard) else { return };
        let (deck, state) = (Arc::clone(deck), show.state());
        let spoken = self.sounds.spoken(&deck);
        if spoken != state.spoken {
            self.step(Event::Input(Input::Spoken(spoken)));
            self.ctx.request_repaint();
            return;
        }
        let Some(hearing) = state.hearing.filter(|hearing| hearing.plays() && state.reads_aloud()) else { return };
        let page = (deck.generation, state.slide, state.language, state.motion.page.place);
        if self.sounds.lacks(page)
            && let Some(screen) = self.screens.first_mut()
        {
            let text = screen.at_rest(&deck, state.slide, state, &self.library).aloud();
            self.sounds.read(&deck, page, text);
        }
        let length = self.sounds.speech_length();
        if let Some(length) = length.filter(|_| hearing.spoken != length) {
            self.step(Event::Input(Input::Speech(length)));
        }
    }
}
