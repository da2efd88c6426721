//! Events go to the player, and what it asks for is done.

use super::App;
use crate::{
    player::{Effect, Event},
    show,
};

impl App {
    pub(super) fn step(&mut self, event: Event) {
        if self.passes_on(&event) {
            return;
        }
        let effects = self.player.step(self.clock.now(), event);
        self.obey(&effects);
    }

    pub(super) fn obey(&mut self, effects: &[Effect]) {
        for effect in effects {
            match effect {
                Effect::Show(show::Effect::Leave) => self.is_leaving = true,
                Effect::Show(show::Effect::FullScreen) => self.fill_or_not(),
                Effect::Show(show::Effect::Reset) => {
                    self.status.event("event=reset");
                    self.standing.hurry(self.clock.now());
                    // The next visitor may come before this frame is drawn.
                    self.visitors.tell(&self.player, self.clock.now());
                }
                Effect::Show(show::Effect::Woke) => {
                    self.status.event("event=woke");
                    self.standing.hurry(self.clock.now());
                }
                Effect::Show(show::Effect::Prepare(_) | show::Effect::Shown(_)) => {}
                Effect::Loaded { is_taken, is_panel_open } => {
                    self.visitors.loaded(*is_taken);
                    self.status.event(&format!(
                        "event=reloaded taken={} panel={}",
                        if *is_taken { "yes" } else { "no" },
                        if *is_panel_open { "open" } else { "closed" },
                    ));
                }
            }
        }
    }

    pub(super) fn take_loads(&mut self) {
        while let Some(load) = self.loader.take() {
            self.hours.ask_soon();
            self.step(Event::Loaded(Box::new(load)));
        }
    }

    /// Tells the player the date and time, if opening hours or slides depend on it.
    pub(super) fn ask_the_wall_clock(&mut self) {
        if let Some(wall) = self.hours.ask(self.clock.now(), self.player.machine()) {
            self.step(wall);
        }
        self.hours.follow(&self.player);
    }
}
