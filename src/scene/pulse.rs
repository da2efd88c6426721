//! Rings that swell around the spots of a picture, one after the other, in steps at their exact times.

use crate::{
    theme::motion,
    units::{Fraction, Moment},
};

/// When one of several rings swells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pulse {
    /// When the first of them does for the first time.
    pub began: Moment,
    /// Its place among them, from 0.
    pub turn: u64,
    /// How many there are.
    pub of: u64,
}

impl Pulse {
    /// How far it has swelled; at its end it is not seen until its next turn.
    pub fn at(self, now: Moment) -> Fraction {
        let Some(since) = self.since(now) else { return Fraction::ONE };
        Fraction::new(since as f32 / millis(motion::PULSE_SWELLS) as f32)
    }

    /// When it looks different next.
    pub fn next(self, now: Moment) -> Moment {
        let step = millis(motion::PULSE_STEP);
        let round = self.round();
        let first = self.began.millis + self.turn * millis(motion::PULSE);
        let Some(passed) = now.millis.checked_sub(first) else { return Moment::from_millis(first) };
        let (begun, within) = (first + passed / round * round, passed % round);
        let next = if within < millis(motion::PULSE_SWELLS) { (within / step + 1) * step } else { round };
        Moment::from_millis(begun + next)
    }

    /// How long it has swelled, in whole steps; nothing between its turns.
    fn since(self, now: Moment) -> Option<u64> {
        let passed = now.millis.checked_sub(self.began.millis + self.turn * millis(motion::PULSE))?;
        let within = passed % self.round();
        let step = millis(motion::PULSE_STEP);
        (within < millis(motion::PULSE_SWELLS)).then_some(within / step * step)
    }

    /// The time from one of its turns to the next.
    fn round(self) -> u64 {
        millis(motion::PULSE) * self.of.max(motion::PULSE_TURNS)
    }
}

const fn millis(span: std::time::Duration) -> u64 {
    span.as_millis() as u64
}
