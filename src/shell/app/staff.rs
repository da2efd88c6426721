//! Staff at the lock of the window.

use egui::Context;

use super::{App, Screen};
use crate::{
    lock::Effect,
    player::{Event, OnScreen},
    scene::StaffFacts,
    show::{Action, Input},
    touch::{Contact, Deed},
    units::Moment,
};

impl App {
    /// Takes in what hands and keys do at the lock; true if none of it is for the show.
    pub(super) fn attend(&mut self, ctx: &Context, contacts: &[Contact]) -> bool {
        let now = self.clock.now();
        let was_open = self.door.is_open();
        let Some(stage) = self.screens.first().map(|screen| *screen.stage()) else { return was_open };
        let effects = self.door.read(ctx, contacts, &stage, now);
        self.serve(effects);
        if self.door.is_holding() && self.screens.iter_mut().any(Screen::drop_hands) {
            self.step(Event::Input(Input::Release));
        }
        was_open || self.door.is_open()
    }

    /// Does what hands mean; true if anything looks different now.
    pub(super) fn do_deeds(&mut self, deeds: Vec<Deed>, now: Moment) -> bool {
        let mut is_changed = false;
        for deed in deeds {
            is_changed |= deed != Deed::Stir;
            match deed {
                Deed::Touch => self.step(Event::Input(Input::Touch)),
                Deed::Stir => self.step(Event::Input(Input::Stir)),
                Deed::Act(action) => self.step(Event::Input(Input::Act(action))),
                Deed::Release => self.step(Event::Input(Input::Release)),
                Deed::ClosePanel => is_changed |= self.player.close_panel(),
                Deed::Staff(request) => {
                    let effects = self.door.ask(request, now);
                    self.serve(effects);
                }
            }
        }
        is_changed
    }

    /// Lets the lock go on with time, settings and what the porter has found out.
    pub(super) fn mind_the_door(&mut self, ctx: &Context) {
        if self.follower.is_some() {
            return;
        }
        let now = self.clock.now();
        let effects = self.door.take(ctx, self.player.machine(), now);
        self.serve(effects);
    }

    /// Does what staff want.
    pub(super) fn serve(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Leave => self.is_leaving = true,
                Effect::Reload => self.loader.read_anew(),
                // Whatever the show was doing, somebody is there now.
                Effect::Next => [Input::Touch, Input::Release, Input::Act(Action::Next)]
                    .into_iter()
                    .for_each(|input| self.step(Event::Input(input))),
                Effect::Check { .. } | Effect::Opened => {}
            }
        }
    }

    /// Tells what is seen of the lock, if that has changed.
    pub(super) fn tell_of_the_door(&mut self, now: Moment) {
        if let Some(name) = self.door.news(now) {
            self.status.event(&format!("event=lock shows={name}"));
        }
    }

    /// What staff are told on the panel.
    pub(super) fn facts(&self, now: Moment) -> StaffFacts {
        let (slide, phase, generation) = match self.player.on_screen() {
            OnScreen::Slide { deck, state } => {
                let lang = deck.exhibition.languages.get(state.language);
                let heading = deck.exhibition.slide(state.slide).zip(lang);
                let heading =
                    heading.map_or_else(String::new, |((_, slide), lang)| slide.kind.heading().one_line(lang));
                let count = state.order.count(state.slide, deck.exhibition.slide_count());
                let slide = format!("{} / {count}  {heading}", state.order.position(state.slide) + 1);
                (slide, Some(state.phase), deck.generation)
            }
            OnScreen::Waiting { .. } => (String::new(), None, 0),
        };
        StaffFacts {
            slide,
            mode: self.player.mode(),
            phase,
            running: now.since(Moment::START),
            restarts: self.ward.as_ref().map_or(0, |ward| ward.orders().restarts),
            content: self.content.clone(),
            generation,
            warnings: self.door.told().map(|told| told.warnings.clone()).unwrap_or_default(),
        }
    }
}
