//! What fingers do besides pressing: swiping from slide to slide, moving and pinching an enlarged picture.

use egui::{Context, Event, InputState, PointerButton, Pos2};

use crate::{
    show::{Action, Overlay, ShowState},
    units::Stage,
};

/// A swipe is at least this part of the stage's width long …
const SWIPE_SHARE: f32 = 0.06;
/// … and this much more across than up or down.
const SWIPE_SLANT: f32 = 1.6;

/// Follows one press from its beginning to its end.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Gesture {
    start: Option<Pos2>,
    /// It turned into something else: a pinch, a divider being dragged.
    is_spent: bool,
}

/// What a frame's fingers mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Meant {
    /// An earlier press ended before one began: where frames are slow, both may come in one.
    pub ended_before: bool,
    /// A press began.
    pub began: bool,
    /// The last finger was lifted.
    pub ended: bool,
    pub actions: Vec<Action>,
}

impl Gesture {
    /// A press has begun and not ended.
    pub(super) const fn is_under_way(&self) -> bool {
        self.start.is_some()
    }

    /// Reads the frame's input. `is_taken` says that a control has the finger.
    pub(super) fn read(&mut self, ctx: &Context, state: &ShowState, stage: Stage, is_taken: bool) -> Meant {
        let presses = ctx.input(presses);
        let (pressed, released, at, delta, pinch) = ctx.input(|input| {
            let pointer = &input.pointer;
            let zoom = input.multi_touch().map(|touch| touch.zoom_delta);
            let wheel = input.zoom_delta();
            let pinch = zoom.or_else(|| (wheel != 1.0).then_some(wheel));
            (pointer.any_pressed(), pointer.any_released(), pointer.interact_pos(), pointer.delta(), pinch)
        });
        let ended_before = pressed && presses.first().is_some_and(|(_, is_down)| !is_down);
        let mut meant = Meant { ended_before, began: pressed, ended: released, actions: Vec::new() };
        if pressed {
            // A quick swipe may be over within one frame: where it began is not where the finger is now.
            let down = presses.iter().rev().find(|(_, is_down)| *is_down).map(|(at, _)| *at);
            *self = Self { start: down.or(at), is_spent: false };
        }
        self.is_spent |= is_taken || pinch.is_some();
        let enlarged = matches!(state.overlay, Some(Overlay::Enlarged { .. }));
        if let (true, Some(zoom)) = (enlarged, pinch) {
            meant.actions.push(Action::Zoom(zoom));
        } else if enlarged && self.start.is_some() && !self.is_spent && delta != egui::Vec2::ZERO {
            meant.actions.push(Action::Pan(delta.x / stage.size.w, delta.y / stage.size.h));
        }
        if released && !ctx.input(|input| input.pointer.button_down(PointerButton::Primary)) {
            let start = self.start.take().filter(|_| !self.is_spent && state.overlay.is_none());
            meant.actions.extend(start.zip(at).and_then(|(from, to)| swipe(from, to, stage)));
        }
        meant
    }
}

/// Where fingers went down (true) and up (false) in this frame.
fn presses(input: &InputState) -> Vec<(Pos2, bool)> {
    let presses = input.events.iter().filter_map(|event| match event {
        Event::PointerButton { pos, pressed, .. } => Some((*pos, *pressed)),
        _ => None,
    });
    presses.collect()
}

/// The finger pushes the slide: to the left brings the next one.
fn swipe(from: Pos2, to: Pos2, stage: Stage) -> Option<Action> {
    let way = to - from;
    let far = way.x.abs() >= SWIPE_SHARE * stage.size.w && way.x.abs() > SWIPE_SLANT * way.y.abs();
    far.then_some(if way.x < 0.0 { Action::Next } else { Action::Previous })
}
