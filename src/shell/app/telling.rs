//! What happens around a frame that is drawn: the window is put right, and whoever wants to know is told.

use std::time::Duration;

use egui::Context;
use winit::window::Window;

use super::App;
use crate::{
    player::OnScreen,
    record::ScreenTeller,
    shell::{clock, glance::Glance, health::Facts},
    show::{Mode, Wake},
    units::Moment,
};

impl App {
    /// A window that fills the screen is put right, whatever has happened to it.
    pub(super) fn keep_window(&mut self, ctx: &Context, window: Option<&Window>) {
        let Some(window) = window.filter(|_| !self.is_windowed) else { return };
        let is_covered = ctx.input(|input| input.viewport().occluded == Some(true));
        let now = self.clock.now();
        self.standing.keep(window, is_covered, self.player.mode() == Mode::Present, now);
        if let Some(next) = self.standing.next() {
            // Also while it is not seen and nothing is drawn.
            ctx.request_repaint_after(self.clock.instant(next).saturating_duration_since(clock::instant()));
        }
    }

    /// A presenter has drawn a frame.
    pub(in crate::shell) fn drawn(&mut self, due: Option<Moment>) {
        let now = self.clock.now();
        self.frames.drawn(due, now);
        self.glance.iter_mut().for_each(Glance::drawn);
        if self.frames.count() == 1 {
            self.hold(now);
        }
    }

    /// Who wants a picture of the screen now, if anybody. It takes a while, so nothing may move meanwhile.
    pub(in crate::shell) fn glance(&mut self) -> Option<ScreenTeller> {
        let now = self.clock.now();
        if self.player.wake(now) == Wake::Moving {
            return None;
        }
        self.glance.as_mut()?.take(now)
    }

    /// What was laid out is on screen.
    pub(in crate::shell) fn tell(&mut self) {
        let now = self.clock.now();
        self.light.follow(&self.player);
        if let Some(ward) = &mut self.ward {
            let due = match self.player.wake(now) {
                Wake::Moving => Some(Duration::ZERO),
                Wake::At(moment) => Some(moment.since(now)),
                Wake::Never => None,
            };
            ward.tell(due, now, self.player.spot(), || self.player.place());
        }
        if let (Some(health), Some(screen)) = (&mut self.health, self.screens.first()) {
            let (presenter, target) = (self.presenter, screen.target());
            health.tell(&self.player, &Facts { now, frames: &self.frames, presenter, target });
        }
        self.visitors.tell(&self.player, now);
        if let OnScreen::Slide { deck, state } = self.player.on_screen() {
            self.status.tell(&deck.exhibition, state, self.clock.now(), &self.frames);
        }
    }
}
