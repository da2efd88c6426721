//! What a speaker means by a tap on nothing, and by the wheel of a mouse or two fingers on a touchpad.

use std::time::Duration;

use crate::{
    show::{Action, Mode, Overlay, ShowState},
    units::Moment,
};

/// So many lines of a wheel are a step.
const STEP: f32 = 0.9;
/// After a step the wheel means nothing for so long: a touchpad goes on when the fingers have left it.
const REST: Duration = Duration::from_millis(280);
/// How much larger or smaller one line makes an enlarged picture.
const ZOOM: f32 = 1.15;
/// The most lines of one frame that count.
const LINES_MAX: f32 = 5.0;

/// What a tap on nothing in particular asks for: a speaker goes on.
#[must_use]
pub fn tap_on_nothing(state: &ShowState) -> Option<Action> {
    let is_free = matches!(state.overlay, None | Some(Overlay::Black | Overlay::White | Overlay::Spot(_)));
    (state.mode == Mode::Present && is_free).then_some(Action::Next)
}

/// How far a wheel has turned.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wheel {
    turned: f32,
    /// When it last moved.
    moved: Option<Moment>,
    stepped: Option<Moment>,
}

impl Wheel {
    /// The wheel turns by so many lines, up or to the left if that is positive: what a speaker means by it. A talk goes on
    /// or back, and an enlarged picture gets larger or smaller.
    pub fn turn(&mut self, now: Moment, lines: f32, state: &ShowState) -> Option<Action> {
        if !lines.is_finite() || lines == 0.0 || state.mode != Mode::Present {
            return None;
        }
        let lines = lines.clamp(-LINES_MAX, LINES_MAX);
        match state.overlay {
            None if state.talk.is_viewed => return Some(Action::Scroll(if lines < 0.0 { 1 } else { -1 })),
            Some(Overlay::Enlarged { .. }) => return Some(Action::Zoom(ZOOM.powf(lines))),
            Some(Overlay::Overview) => return Some(Action::Choose(if lines < 0.0 { 1 } else { -1 })),
            Some(Overlay::Menu | Overlay::Inner(_)) => return None,
            _ => {}
        }
        if self.moved.replace(now).is_none_or(|moved| now.since(moved) > REST) || self.turned * lines < 0.0 {
            self.turned = 0.0;
        }
        if self.stepped.is_some_and(|stepped| now.since(stepped) < REST) {
            return None;
        }
        self.turned += lines;
        if self.turned.abs() < STEP {
            return None;
        }
        self.stepped = Some(now);
        Some(if std::mem::take(&mut self.turned) < 0.0 { Action::Next } else { Action::Previous })
    }
}
