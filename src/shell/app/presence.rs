//! Who is there: hands on the screen, and those who listen to it.

use egui::Context;

use super::App;
use crate::{player::Event, shell::pointed::is_a_hand, show::Input, units::Moment};

impl App {
    /// Tells the health report that somebody has touched the screen.
    pub(super) fn note_hands(&mut self, ctx: &Context, now: Moment) {
        if let Some(health) = self.health.as_mut().filter(|_| ctx.input(|input| input.events.iter().any(is_a_hand))) {
            health.touched(now);
        }
    }

    /// Tells the show that somebody listens to a screen reader.
    pub(super) fn listen(&mut self, ctx: &Context) {
        if self.listening.is_heard(ctx) {
            self.step(Event::Input(Input::Listen));
        }
    }
}
