//! Hands on one window.

use egui::Context;

use super::Screen;
use crate::{
    player::{OnScreen, Player},
    scene::{Item, Scene},
    shell::pointed::{enlarged, is_loose, wheel},
    touch::{Contact, Deed, Layer, Over, Surface, tap_on_nothing},
    units::Moment,
};

impl Screen {
    /// Lays over the show what does not belong to it, lights what is held, and shows the `ring` around what has the keyboard.
    pub(super) fn lay_over(&mut self, scene: &mut Scene, panel: Vec<Item>, ring: Vec<Item>, lock: Vec<Item>) {
        let show = scene.items.len();
        scene.items.extend(panel);
        let panel = scene.items.len();
        scene.items.extend(self.hands.lights(&self.stage));
        scene.items.extend(ring);
        let lights = scene.items.len();
        scene.items.extend(lock);
        self.bounds = [show, panel, lights];
    }

    /// What hands have begun is over for the show; true if they had begun anything.
    pub(in crate::shell) fn drop_hands(&mut self) -> bool {
        self.hands.drop_all()
    }

    /// What fingers and mouse have done since the last frame.
    pub(in crate::shell) fn contacts(&mut self, ctx: &Context) -> Vec<Contact> {
        ctx.input(|input| self.contacts.read(&input.events))
    }

    /// What they mean on what was drawn last. While the lock is open, all of it is the lock's.
    pub(in crate::shell) fn hands(
        &mut self,
        ctx: &Context,
        contacts: &[Contact],
        player: &Player,
        is_locked: bool,
        now: Moment,
    ) -> Vec<Deed> {
        let mut deeds = Vec::new();
        if std::mem::replace(&mut self.is_locked, is_locked) != is_locked && self.hands.drop_all() {
            // A press that began before is over for the show.
            deeds.push(Deed::Release);
        }
        let Some(shown) = &self.shown else { return deeds };
        let [show, panel, lights] = self.bounds.map(|bound| bound.min(shown.items.len()));
        let layer = |over, items| Layer { over, items };
        let all = [
            layer(Over::Show, &shown.items[..show]),
            layer(Over::Panel, &shown.items[show..panel]),
            layer(Over::Lock, &shown.items[lights..]),
        ];
        let on_slide = match player.on_screen() {
            OnScreen::Slide { deck, state } => Some((deck, state)),
            OnScreen::Waiting { .. } => None,
        };
        let state = on_slide.map(|(_, state)| state);
        let is_loose = on_slide.is_some_and(|(deck, state)| is_loose(&deck.exhibition, state));
        let surface = Surface {
            stage: &self.stage,
            layers: if is_locked { &all[2..] } else { &all },
            view: state.and_then(|state| enlarged(shown, state)),
            is_loose,
            tap: state.and_then(tap_on_nothing),
        };
        deeds.extend(self.hands.read(now, contacts, &surface));
        if is_locked {
            deeds.retain(|deed| matches!(deed, Deed::Staff(_) | Deed::Release));
        } else if state.is_none() {
            deeds.retain(|deed| *deed == Deed::ClosePanel);
        } else {
            deeds.extend(wheel(ctx).map(Deed::Act));
            deeds.extend(self.speaks(ctx, player, now));
        }
        deeds
    }
}
