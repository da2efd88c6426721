//! What happens around a frame that is drawn: the window is put right, and whoever wants to know is told.

use std::time::Duration;

use egui::{Context, ViewportCommand};
use winit::window::Window;

use super::App;
use crate::{
    beside::Said,
    player::OnScreen,
    record::ScreenTeller,
    shell::{clock, glance::Glance, health::Facts},
    show::{Mode, Wake},
    units::Moment,
};

/// How large a window that does not fill the screen is at first, as a part of the screen's sides.
const ON_DESKTOP: f32 = 0.6;

impl App {
    /// A window that fills the screen is put right, whatever has happened to it.
    pub(super) fn keep_window(&mut self, ctx: &Context, window: Option<&Window>) {
        let Some(window) = window.filter(|_| self.is_full) else { return };
        let is_covered = ctx.input(|input| input.viewport().occluded == Some(true));
        let now = self.clock.now();
        self.standing.keep(window, is_covered, self.player.machine().mode == Mode::Present, now);
        if let Some(next) = self.standing.next() {
            // Also while it is not seen and nothing is drawn.
            ctx.request_repaint_after(self.clock.instant(next).saturating_duration_since(clock::instant()));
        }
    }

    /// A speaker wants the window to fill the screen, or to stand on the desktop.
    pub(super) fn fill_or_not(&mut self) {
        self.is_full = !self.is_full;
        self.status.event(&format!("event=window full={}", if self.is_full { "yes" } else { "no" }));
        let size = self.ctx.input(|input| input.viewport().monitor_size).filter(|_| !self.is_full);
        self.ctx.send_viewport_cmd(ViewportCommand::Fullscreen(self.is_full));
        self.ctx.send_viewport_cmd(ViewportCommand::Decorations(!self.is_full));
        if let Some(size) = size {
            self.ctx.send_viewport_cmd(ViewportCommand::InnerSize(size * ON_DESKTOP));
        }
    }

    /// Whether the pointer of the mouse is not seen: never by visitors, and by an audience only while it moves.
    pub(super) fn hides_pointer(&self, now: Moment) -> bool {
        if self.follower.is_some() {
            return false;
        }
        let is_talk = self.player.mode() == Mode::Present;
        let is_lit = || self.screens.first().is_some_and(|screen| screen.pointer_rests(&self.player, now).is_some());
        if is_talk { !is_lit() && (!self.is_windowed || self.is_full) } else { !self.is_windowed }
    }

    /// A presenter has drawn a frame.
    pub(in crate::shell) fn drawn(&mut self, due: Option<Moment>) {
        let now = self.clock.now();
        self.frames.drawn(due, now);
        self.glance.iter_mut().for_each(Glance::drawn);
        if self.frames.count() == 1 {
            self.tell_the_talk(Said::Shown);
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
            health.tell(&self.player, &Facts { now, frames: &self.frames, presenter, target, sounds: &self.sounds });
        }
        self.tell_the_speaker();
        self.visitors.tell(&self.player, now);
        if let OnScreen::Slide { deck, state } = self.player.on_screen() {
            self.status.tell(&deck.exhibition, state, self.clock.now(), &self.frames);
        }
    }
}
