//! Gestures: swiping from slide to slide, moving and pinching an enlarged picture.

use egui::{Context, Event, InputState, PointerButton, Pos2, Vec2};

use crate::{
    show::{Action, Overlay, ShowState},
    units::{Rect, Stage},
};

/// The least length of a swipe, as a part of the stage's width.
const SWIPE_SHARE: f32 = 0.06;
/// A swipe is at least this many times as long across as up or down.
const SWIPE_SLANT: f32 = 1.6;

/// Follows one press from its beginning to its end.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Gesture {
    start: Option<Pos2>,
    /// The press became a pinch, or drags a divider.
    is_spent: bool,
}

/// The meaning of the fingers in one frame.
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

    /// Reads the frame's input. `is_taken` says that a control has the finger; `enlarged` is the enlarged picture, as
    /// it was drawn.
    pub(super) fn read(
        &mut self,
        ctx: &Context,
        state: &ShowState,
        stage: Stage,
        is_taken: bool,
        enlarged: Option<Enlarged>,
    ) -> Meant {
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
            // A quick swipe may begin and end within one frame, so its start is not where the finger is now.
            let down = presses.iter().rev().find(|(_, is_down)| *is_down).map(|(at, _)| *at);
            *self = Self { start: down.or(at), is_spent: false };
        }
        self.is_spent |= is_taken || pinch.is_some();
        if let Some(Overlay::Enlarged { center, .. }) = state.overlay {
            if let Some(zoom) = pinch {
                meant.actions.push(Action::Zoom(zoom));
            } else if let Some(enlarged) = enlarged.filter(|_| self.start.is_some() && !self.is_spent) {
                meant.actions.extend(enlarged.dragged(delta, center));
            }
        }
        if released && !ctx.input(|input| input.pointer.button_down(PointerButton::Primary)) {
            let is_on_slide = matches!(state.overlay, None | Some(Overlay::Spot(_)));
            let start = self.start.take().filter(|_| !self.is_spent && is_on_slide);
            meant.actions.extend(start.zip(at).and_then(|(from, to)| swipe(from, to, stage)));
        }
        meant
    }
}

/// An enlarged picture as it was drawn: where on the stage, and which part of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Enlarged {
    pub(super) area: Rect,
    pub(super) crop: Rect,
}

impl Enlarged {
    /// The new center of the picture, now at `center`, after the finger has moved by `delta` points. The picture
    /// follows the finger, but not along a side that is completely visible.
    fn dragged(self, delta: Vec2, center: (f32, f32)) -> Option<Action> {
        let (area, crop) = (self.area, self.crop);
        let along = |center: f32, middle: f32, part: f32, delta: f32, side: f32| {
            let half = part / 2.0;
            if part < WHOLE { (middle - delta * part / side.max(1.0)).clamp(half, 1.0 - half) } else { center }
        };
        let x = along(center.0, crop.center().x, crop.w(), delta.x, area.w());
        let y = along(center.1, crop.center().y, crop.h(), delta.y, area.h());
        ((x, y) != center && delta != Vec2::ZERO).then_some(Action::LookAt(x, y))
    }
}

/// A side of which more than this part is visible counts as completely visible.
const WHOLE: f32 = 0.999;

/// Where fingers went down (true) and up (false) in this frame.
fn presses(input: &InputState) -> Vec<(Pos2, bool)> {
    let presses = input.events.iter().filter_map(|event| match event {
        Event::PointerButton { pos, pressed, .. } => Some((*pos, *pressed)),
        _ => None,
    });
    presses.collect()
}

/// The action of a swipe: to the left brings the next slide.
fn swipe(from: Pos2, to: Pos2, stage: Stage) -> Option<Action> {
    let way = to - from;
    let far = way.x.abs() >= SWIPE_SHARE * stage.size.w && way.x.abs() > SWIPE_SLANT * way.y.abs();
    far.then_some(if way.x < 0.0 { Action::Next } else { Action::Previous })
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::Enlarged;
    use crate::{
        show::Action,
        units::{Rect, pos, rect},
    };

    /// How far the picture has moved on the stage, in points, after the finger has moved by `delta`.
    fn moved(area: Rect, crop: Rect, delta: egui::Vec2) -> (f32, f32) {
        let middle = crop.center();
        let Some(Action::LookAt(x, y)) = (Enlarged { area, crop }).dragged(delta, (middle.x, middle.y)) else {
            return (0.0, 0.0);
        };
        ((middle.x - x) / crop.w() * area.w(), (middle.y - y) / crop.h() * area.h())
    }

    #[test]
    fn pictures_of_every_shape_follow_the_finger_exactly() {
        // A picture as wide as the stage, an upright one at the same height, and a panorama; each seen in part.
        let stage = rect(0.0, 0.0, 1920.0, 1080.0);
        let upright = rect(240.0, 0.0, 1440.0, 1080.0);
        let flat = rect(0.0, 340.0, 1920.0, 400.0);
        for (area, crop) in
            [(stage, rect(0.25, 0.25, 0.5, 0.5)), (upright, rect(0.1, 0.3, 0.8, 0.4)), (flat, rect(0.3, 0.2, 0.4, 0.6))]
        {
            let (x, y) = moved(area, crop, vec2(60.0, -40.0));
            assert!((x - 60.0).abs() < 0.01 && (y + 40.0).abs() < 0.01, "{area:?}: {x} {y}");
        }
    }

    #[test]
    fn a_side_that_is_seen_whole_stays_and_no_edge_comes_in() {
        let area = rect(656.0, 0.0, 608.0, 1080.0);
        assert_eq!(moved(area, rect(0.0, 0.3, 1.0, 0.5), vec2(200.0, 0.0)), (0.0, 0.0));
        let crop = rect(0.0, 0.0, 1.0, 0.5);
        let (_, y) = moved(area, crop, vec2(0.0, 500.0));
        assert!(y.abs() < 0.01, "the upper edge is reached: {y}");
        assert_eq!(crop.min, pos(0.0, 0.0));
    }

    #[test]
    fn after_the_edge_the_picture_comes_back_with_the_finger() {
        // The center may lie nearer to the edge than the visible part allows.
        let (area, crop) = (rect(0.0, 0.0, 1000.0, 1000.0), rect(0.5, 0.5, 0.5, 0.5));
        let action = Enlarged { area, crop }.dragged(vec2(100.0, 0.0), (1.0, 1.0));
        assert_eq!(action, Some(Action::LookAt(0.7, 0.75)));
    }
}
