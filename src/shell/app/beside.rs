//! The speaker's window beside the audience's, or as the window of this very app.

use egui::Context;
use winit::window::Window;

use super::App;
use crate::{
    beside::Said,
    player::{Event, OnScreen},
    scene::Part,
    shell::{
        beside::{News, as_beside, event, is_desk, is_of_window},
        monitors::{self, Monitor},
    },
    show::{Action, Input, Mode},
    units::Stage,
};

impl App {
    /// The speaker has a window of their own while a talk is given and there is a monitor for it; what was done there is
    /// done.
    pub(super) fn mind_the_speaker(&mut self, ctx: &Context, window: Option<&Window>) {
        if self.follower.is_some() {
            return;
        }
        let now = self.clock.now();
        let wanted = window.and_then(|window| self.monitor_for_the_speaker(window));
        for news in self.beside.mind(ctx, wanted.as_ref(), &self.player, now) {
            match news {
                News::Done(said) => event(said).into_iter().for_each(|event| self.step(event)),
                News::Became(what) => self.status.event(&format!("event=speaker window={what}")),
            }
        }
        let has_window = self.beside.is_there();
        if self.player.current().is_some_and(|(_, show)| show.state().talk.has_window != has_window) {
            self.step(Event::Input(Input::Window(has_window)));
            ctx.request_repaint();
        }
    }

    /// The first monitor that is not the audience's.
    fn monitor_for_the_speaker(&mut self, window: &Window) -> Option<Monitor> {
        let is_wanted = self.beside.is_wanted(self.player.machine().speakers_view) && !self.is_windowed;
        if !is_wanted || self.player.mode() != Mode::Present {
            return None;
        }
        let all = monitors::monitors(window.available_monitors());
        let here = self.standing.monitor(window)?;
        // What shows the same picture is no second monitor.
        all.into_iter().find(|monitor| monitor.number != here.number && monitor.area.0 != here.area.0)
    }

    /// Tells the speaker's window what is on screen.
    pub(super) fn tell_the_speaker(&mut self) {
        let now = self.clock.now();
        let Some(screen) = self.screens.first() else { return };
        self.beside.tell(&self.player, *screen.stage(), now);
    }

    /// As the speaker's window: takes over what the talk has on screen.
    pub(super) fn follow_the_talk(&mut self) {
        let Some(follower) = &mut self.follower else { return };
        let Some((deck, show)) = self.player.current() else { return };
        if !show.has_started() {
            return;
        }
        if let Some(seen) = follower.take(deck.generation) {
            self.clock.reach(seen.at);
            let now = self.clock.now();
            self.player.mirror(now, &seen.slide, as_beside(seen.state));
            let display = self.player.machine().display;
            let (width, height) = seen.stage;
            let is_known = width > 0.0 && height > 0.0 && self.is_desk();
            let stage = is_known.then(|| Stage::on(width, height, display));
            self.screens.iter_mut().for_each(|screen| screen.set_audience(stage));
        }
    }

    /// As the speaker's window: whether what a person does is the talk's to do.
    pub(super) fn passes_on(&mut self, event: &Event) -> bool {
        let Some(follower) = &self.follower else { return false };
        if is_of_window(event) {
            self.fill_or_not();
            return true;
        }
        match event {
            Event::Input(Input::Act(Action::PointAt(x, y))) => {
                // The light is where the pointer is on the small slide; elsewhere it stays where it was.
                if let Some((x, y)) = self.on_small_slide(*x, *y) {
                    follower.say(&Event::Input(Input::Act(Action::PointAt(x, y))));
                }
                true
            }
            event => follower.say(event),
        }
    }

    /// Where a place in this window, in parts of its sides, is on the slide that it shows.
    fn on_small_slide(&self, x: f32, y: f32) -> Option<(f32, f32)> {
        let screen = self.screens.first()?;
        if !self.is_desk() {
            return Some((x, y));
        }
        let frame = screen.shown()?.items.iter().find(|item| item.part == Part::SpeakerFrame)?;
        let (size, area) = (screen.stage().size, frame.rect);
        let at = ((x * size.w - area.min.x) / area.w(), (y * size.h - area.min.y) / area.h());
        let is_on = |part: f32| (0.0..=1.0).contains(&part);
        (is_on(at.0) && is_on(at.1)).then_some(at)
    }

    /// As the speaker's window: whether it shows the speaker's view.
    pub(super) fn is_desk(&self) -> bool {
        self.follower.is_some() && matches!(self.player.on_screen(), OnScreen::Slide { state, .. } if is_desk(state))
    }

    /// As the speaker's window: something that the talk is to know.
    pub(super) fn tell_the_talk(&self, said: Said) {
        if let Some(follower) = &self.follower {
            follower.tell(said);
        }
    }

    /// The speaker's notes are not scrolled past their end.
    pub(super) fn end_notes(&mut self) {
        let end = self.shown().and_then(|scene| scene.notes_end);
        let scrolled = match self.player.on_screen() {
            OnScreen::Slide { state, .. } => state.talk.scrolled,
            OnScreen::Waiting { .. } => 0,
        };
        if let Some(end) = end.filter(|end| *end < scrolled) {
            self.step(Event::Input(Input::NotesEnd(end)));
        }
    }
}
