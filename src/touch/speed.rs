//! How fast a hand goes.

use std::time::Duration;

use crate::units::{Moment, Pos, pos};

/// Where something that a hand moves was shortly before.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Speed(Vec<(Moment, Pos)>);

/// How fast it goes is seen in this time.
const RECENT: Duration = Duration::from_millis(120);
/// What is passed within a frame is no way: fingers that lift together shift a little.
const FRAME: f32 = 0.016;
/// Faster than this, in millimetres a second, a hand throws.
pub(super) const THROWN: f32 = 100.0;

impl Speed {
    /// A hand takes it here.
    pub fn begin(&mut self, now: Moment, at: Pos) {
        self.0 = vec![(now, at)];
    }

    /// It is here now.
    pub fn go(&mut self, now: Moment, at: Pos) {
        let keeps = |(then, _): &(Moment, Pos)| now.since(*then) <= RECENT;
        let first = self.0.iter().position(keeps).unwrap_or_else(|| self.0.len().saturating_sub(1));
        self.0.drain(..first);
        self.0.push((now, at));
    }

    /// How far it goes in a second; nowhere once it has rested.
    pub fn get(&self, now: Moment) -> Pos {
        match (self.0.first(), self.0.last()) {
            (Some((then, was)), Some((last, at))) if now.since(*last) <= RECENT => {
                let passed = now.since(*then).as_secs_f32().max(FRAME);
                pos((at.x - was.x) / passed, (at.y - was.y) / passed)
            }
            _ => Pos::default(),
        }
    }
}
