//! Pulling what is seen aside, to what comes next.

use super::{
    Surface, mm,
    speed::{Speed, THROWN},
};
use crate::{
    show::Action,
    units::{Moment, pos},
};

/// Fingers that pull.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Pull {
    /// How far, in parts of the stage's width; to the right is positive.
    by: f32,
    speed: Speed,
}

/// Of a small panel this part of the width is far enough for a slow hand.
const FAR_SHARE: f32 = 0.3;

impl Pull {
    pub fn begin(&mut self, now: Moment) {
        self.by = 0.0;
        self.speed.begin(now, pos(0.0, 0.0));
    }

    /// It goes on by so many points.
    pub fn go_on(&mut self, points: f32, now: Moment, surface: &Surface<'_>) -> Action {
        self.by = (self.by + points / surface.stage.size.w.max(1.0)).clamp(-1.0, 1.0);
        self.speed.go(now, pos(self.by, 0.0));
        Action::Pull(self.by)
    }

    /// The last finger is lifted: a hand that throws it, or has brought it far, brings what comes next; one that turns back
    /// does not.
    pub fn let_go(&self, now: Moment, surface: &Surface<'_>) -> Action {
        let per_width = surface.stage.size.w / surface.mm(1.0).max(f32::EPSILON);
        let speed = self.speed.get(now).x;
        let is_thrown = (speed * per_width).abs() >= THROWN;
        let is_far = (self.by * per_width).abs() >= mm::FAR.min(FAR_SHARE * per_width);
        Action::LetGo { goes: if is_thrown { speed * self.by > 0.0 } else { is_far }, speed }
    }
}
