//! What a speaker's mouse does on one screen, besides what fingers do.

use std::time::Duration;

use egui::{Context, Event as EguiEvent, MouseWheelUnit, PointerButton};

use super::Screen;
use crate::{
    player::{OnScreen, Player},
    show::{Action, Mode},
    touch::Deed,
    units::{Moment, Stage},
};

/// So many points of a touchpad's way are a line of a wheel.
const LINE: f32 = 40.0;
/// A pointer that rests is seen for so long.
const POINTER_SEEN: Duration = Duration::from_secs(3);

impl Screen {
    /// From now on this window shows the slides of that stage, small; or, without one, its own.
    pub(in crate::shell) const fn set_audience(&mut self, stage: Option<Stage>) {
        self.audience = stage;
    }

    /// What the wheel and the other buttons of a mouse mean in a talk, and where the light goes.
    pub(in crate::shell) fn speaks(&mut self, ctx: &Context, player: &Player, now: Moment) -> Vec<Deed> {
        let OnScreen::Slide { state, .. } = player.on_screen() else { return Vec::new() };
        if state.mode != Mode::Present {
            return Vec::new();
        }
        let mut acts = Vec::new();
        let mut pointer = None;
        ctx.input(|input| {
            for event in &input.events {
                match event {
                    EguiEvent::PointerMoved(at) => pointer = Some(*at),
                    EguiEvent::PointerButton { button, pressed: true, .. } => acts.extend(button_means(*button)),
                    // With Ctrl it is a zoom, which egui tells as such.
                    EguiEvent::MouseWheel { unit, delta, modifiers, .. } if !modifiers.command => {
                        let lines = match unit {
                            MouseWheelUnit::Point => (delta.x + delta.y) / LINE,
                            MouseWheelUnit::Line | MouseWheelUnit::Page => delta.x + delta.y,
                        };
                        acts.extend(self.wheel.turn(now, lines, state));
                    }
                    _ => {}
                }
            }
        });
        if let Some(at) = pointer {
            self.pointed = Some(now);
            let size = self.stage.size;
            acts.push(Action::PointAt(at.x / size.w, at.y / size.h));
        }
        acts.into_iter().map(Deed::Act).collect()
    }

    /// When the pointer, at rest, is not seen any more, if it is seen now: nobody in the audience looks at it.
    pub(in crate::shell) fn pointer_rests(&self, player: &Player, now: Moment) -> Option<Moment> {
        let OnScreen::Slide { state, .. } = player.on_screen() else { return None };
        let rests = self.pointed? + POINTER_SEEN;
        (state.talk.light.is_none() && now < rests).then_some(rests)
    }
}

/// What a button of the mouse means that is not the first.
const fn button_means(button: PointerButton) -> Option<Action> {
    match button {
        PointerButton::Secondary | PointerButton::Extra1 => Some(Action::Previous),
        PointerButton::Extra2 => Some(Action::Next),
        PointerButton::Primary | PointerButton::Middle => None,
    }
}
