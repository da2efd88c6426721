//! Which pictures the app asks for, and what it does when they arrive.

use egui::Context;

use super::App;
use crate::{
    deck::Deck,
    media::budget_bytes,
    player::{self, OnScreen},
    scene::Scene,
    show::{Overlay, Phase, Wake},
    theme::Typefaces,
    units::Moment,
};

impl App {
    /// Asks for the pictures that the player needs, takes those that have arrived, and tells which slides are ready.
    pub(super) fn take_pictures(&mut self, ctx: &Context) {
        let now = self.clock.now();
        self.set_in_fonts(ctx);
        self.hold(now);
        self.ask_for_pictures(now);
        self.ask_for_films(now);
        self.prepare_films(ctx);
        for loaded in self.library.poll(now) {
            if let Some(health) = &mut self.health {
                health.arrived(&loaded);
            }
            if let Err(error) = &loaded.result {
                tracing::warn!("{error}");
            }
        }
        for screen in &mut self.screens {
            screen.update(&self.library, &self.wanted, ctx, now);
        }
        for id in &self.wanted {
            self.library.uploaded(id);
        }
        let (screens, library) = (&self.screens, &self.library);
        let is_low = matches!(self.player.on_screen(), OnScreen::Slide { state, .. } if state.comfort.low_reach);
        let is_ready = |deck: &Deck, slide| screens.iter().all(|screen| screen.is_ready(deck, slide, is_low, library));
        let effects = self.player.answer(now, &is_ready);
        self.obey(&effects);
        self.set_in_fonts(ctx);
        if !effects.is_empty() {
            self.hold(now);
            self.ask_for_pictures(now);
            self.ask_for_films(now);
        }
    }

    /// What may come next can wait until the slide that is wanted is there, and until nothing moves.
    pub(super) fn hold(&mut self, now: Moment) {
        let is_moving = self.player.is_coming_in(now) && self.player.wake(now) == Wake::Moving;
        let is_busy = self.player.is_opening() || is_moving;
        self.library.hold(now, self.frames.count() == 0 || is_busy);
    }

    /// Words are set in the fonts of the deck on screen.
    fn set_in_fonts(&mut self, ctx: &Context) {
        let mut is_new = false;
        for screen in &mut self.screens {
            is_new |= screen.set_in_fonts(ctx, &self.player);
        }
        if is_new {
            // egui has them from its next pass on: nobody sees this one.
            ctx.request_discard("other fonts");
        }
    }

    /// The fonts of the deck on screen.
    pub(in crate::shell) fn typefaces(&self) -> Typefaces {
        self.screens.first().map(|screen| screen.typefaces().clone()).unwrap_or_default()
    }

    fn ask_for_pictures(&mut self, now: Moment) {
        let Some((deck, show)) = self.player.current() else { return };
        let (screens, library) = (&mut self.screens, &self.library);
        let mut on_all = |wishes: &[player::Wish]| {
            let mut pictures = Vec::new();
            for screen in screens.iter_mut() {
                for wish in wishes {
                    pictures.extend(screen.wishes(&wish.deck, wish.slide, show.state(), library));
                }
            }
            pictures
        };
        let (needed, mut ahead) = (on_all(&self.player.needed()), on_all(&self.player.ahead()));
        // Whoever explores may open the menu next: then its pictures are there, as small as they hang in it.
        if show.state().phase == Phase::Exploring {
            for screen in screens.iter_mut() {
                ahead.extend(screen.menu_wishes(deck, show.state(), library));
            }
        }
        if show.state().overlay == Some(Overlay::Overview) {
            for screen in screens.iter_mut() {
                ahead.extend(screen.overview_wishes(deck, show.state(), library));
            }
        }
        self.library.focus(now, &needed, &ahead);
        self.wanted = needed.into_iter().chain(ahead).map(|wish| wish.id).collect();
    }

    pub(super) fn fit(&mut self, ctx: &Context) {
        // The panel that is described is the audience's.
        let display = self.player.machine().display.filter(|_| self.follower.is_none());
        for screen in &mut self.screens {
            if screen.fit(ctx, display) {
                self.library.set_budget(budget_bytes(screen.target()));
            }
        }
    }

    /// The slides that may come next, as they will stand: what is drawn of them can be prepared.
    pub(in crate::shell) fn ahead(&mut self) -> Vec<Scene> {
        self.at_rest(&self.player.ahead())
    }

    /// The slides that are on screen or about to be, in the same way.
    pub(in crate::shell) fn needed(&mut self) -> Vec<Scene> {
        self.at_rest(&self.player.needed())
    }

    fn at_rest(&mut self, wishes: &[player::Wish]) -> Vec<Scene> {
        let Some((_, show)) = self.player.current() else { return Vec::new() };
        let Some(screen) = self.screens.first_mut() else { return Vec::new() };
        wishes.iter().map(|wish| screen.at_rest(&wish.deck, wish.slide, show.state(), &self.library)).collect()
    }
}
