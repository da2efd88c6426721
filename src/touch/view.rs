//! An enlarged picture under fingers.

use super::{Surface, speed::THROWN};
use crate::{
    show::{Action, Overlay},
    theme::motion,
    units::{Pos, Rect, pos, rect},
};

/// An enlarged picture as it stands on the stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    stage: Rect,
    /// All of the picture, also what lies beyond the stage.
    whole: Rect,
    zoom: f32,
}

/// Fingers on a picture: their middle, and how far they are from it on average.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Grip {
    pub middle: Pos,
    /// Nothing for one finger.
    pub spread: Option<f32>,
}

/// How much larger a double tap makes a whole picture.
const CLOSER: f32 = 2.5;
/// A picture is whole up to this zoom.
const WHOLE: f32 = 1.01;

impl View {
    /// The picture whose part `crop`, in fractions of it, fills `area` of the stage, `zoom` times as large as the whole one.
    #[must_use]
    pub fn of(stage: Rect, area: Rect, crop: Rect, zoom: f32) -> Self {
        let (w, h) = (area.w() / crop.w().max(f32::EPSILON), area.h() / crop.h().max(f32::EPSILON));
        Self { stage, whole: rect(area.min.x - crop.min.x * w, area.min.y - crop.min.y * h, w, h), zoom }
    }

    /// Whether all of it is seen.
    pub(super) fn is_whole(&self) -> bool {
        self.zoom <= WHOLE
    }

    /// Whether it is seen at this place.
    pub(super) fn contains(&self, at: Pos) -> bool {
        self.whole.contains(at)
    }

    /// The same picture when the fingers have gone from one grip to another: what was under them still is.
    pub(super) fn gripped(self, from: Grip, to: Grip) -> Self {
        let factor = match (from.spread, to.spread) {
            (Some(from), Some(to)) if from > 0.0 && to > 0.0 => to / from,
            _ => 1.0,
        };
        self.scaled(factor, from.middle, to.middle)
    }

    /// What a double tap at this place makes of it: from the whole one to a part of it, and back.
    pub(super) fn tapped_twice(self, at: Pos) -> Self {
        self.scaled(if self.is_whole() { CLOSER } else { 1.0 / self.zoom }, at, at)
    }

    /// `factor` times as large, with what was at `from` now at `to`, as far as its edges and the largest zoom allow.
    fn scaled(self, factor: f32, from: Pos, to: Pos) -> Self {
        let zoom = (self.zoom * factor).clamp(1.0, Overlay::ZOOM_MAX);
        let by = zoom / self.zoom;
        let along = |min: f32, side: f32, from: f32, to: f32, stage: (f32, f32)| {
            let (side, room) = (side * by, stage.1 - stage.0);
            let free = to - (from - min) * by;
            let min = if side <= room { stage.0 + (room - side) / 2.0 } else { free.clamp(stage.1 - side, stage.0) };
            (min, side)
        };
        let Rect { min, max } = self.stage;
        let (x, w) = along(self.whole.min.x, self.whole.w(), from.x, to.x, (min.x, max.x));
        let (y, h) = along(self.whole.min.y, self.whole.h(), from.y, to.y, (min.y, max.y));
        Self { whole: rect(x, y, w, h), zoom, ..self }
    }

    /// The point of the picture at this place of the stage, in fractions of it.
    pub(super) fn point(&self, at: Pos) -> Pos {
        pos((at.x - self.whole.min.x) / self.whole.w(), (at.y - self.whole.min.y) / self.whole.h())
    }

    /// Where its upper left corner is.
    pub(super) fn corner(&self) -> Pos {
        self.whole.min
    }

    /// What becomes of it when a hand lets go that went so many points a second: one that throws it lets it glide on, as far
    /// as its edges allow.
    pub(super) fn thrown(&self, speed: Pos, surface: &Surface<'_>) -> Option<Action> {
        let is_thrown = speed.x.hypot(speed.y) >= surface.mm(THROWN);
        let way = motion::GLIDE.as_secs_f32();
        let from = self.stage.center();
        let there = self.scaled(1.0, from, pos(from.x + speed.x * way, from.y + speed.y * way));
        let middle = there.point(from);
        (is_thrown && there != *self).then_some(Action::GlideTo(middle.x, middle.y))
    }

    /// What shows it so.
    pub(super) fn action(&self) -> Action {
        let middle = self.point(self.stage.center());
        Action::Look { zoom: self.zoom, x: middle.x, y: middle.y }
    }
}
