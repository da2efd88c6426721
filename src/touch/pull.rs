//! Pulling what is seen aside, to what comes next.

use std::time::Duration;

use super::{Surface, mm};
use crate::{show::Action, units::Moment};

/// Fingers that pull.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Pull {
    /// How far, in parts of the stage's width; to the right is positive.
    by: f32,
    /// Where it was shortly before.
    before: Vec<(Moment, f32)>,
}

/// How fast it goes is seen in this time.
const RECENT: Duration = Duration::from_millis(120);
/// Faster than this, in millimetres a second, a hand throws.
const THROWN: f32 = 100.0;
/// Of a small panel this part of the width is far enough for a slow hand.
const FAR_SHARE: f32 = 0.3;

impl Pull {
    pub fn begin(&mut self, now: Moment) {
        (self.by, self.before) = (0.0, vec![(now, 0.0)]);
    }

    /// It goes on by so many points.
    pub fn go_on(&mut self, points: f32, now: Moment, surface: &Surface<'_>) -> Action {
        self.by = (self.by + points / surface.stage.size.w.max(1.0)).clamp(-1.0, 1.0);
        let keeps = |(then, _): &(Moment, f32)| now.since(*then) <= RECENT;
        if let Some(first) = self.before.iter().position(keeps) {
            self.before.drain(..first);
        } else {
            self.before.drain(..self.before.len().saturating_sub(1));
        }
        self.before.push((now, self.by));
        Action::Pull(self.by)
    }

    /// The last finger is lifted: a hand that throws it, or has brought it far, brings what comes next; one that turns back
    /// does not.
    pub fn let_go(&self, now: Moment, surface: &Surface<'_>) -> Action {
        let per_width = surface.stage.size.w / surface.mm(1.0).max(f32::EPSILON);
        let (then, was) = self.before.first().copied().unwrap_or((now, 0.0));
        let is_recent = self.before.last().is_some_and(|(last, _)| now.since(*last) <= RECENT);
        let passed = now.since(then).as_secs_f32().max(0.001);
        let speed = if is_recent { (self.by - was) / passed } else { 0.0 };
        let is_thrown = (speed * per_width).abs() >= THROWN;
        let is_far = (self.by * per_width).abs() >= mm::FAR.min(FAR_SHARE * per_width);
        Action::LetGo { goes: if is_thrown { speed * self.by > 0.0 } else { is_far }, speed }
    }
}
