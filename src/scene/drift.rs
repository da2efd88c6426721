//! Pictures that are slowly drawn closer: in steps too small to be seen, each at its exact time.

use crate::{
    show::Motion,
    theme::motion,
    units::{Fraction, Moment, Size},
};

/// How the picture in an area moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Drift {
    motion: Motion,
    /// The number of steps from the first frame to the last.
    steps: f32,
}

impl Drift {
    /// The drift of a picture that gets larger by `zoom`, as a part of its size, in an area of this size in points.
    pub fn new(motion: Motion, area: Size, zoom: f32) -> Self {
        Self { motion, steps: (zoom * area.w.max(area.h) / motion::DRIFT_STEP).ceil().max(0.0) }
    }

    /// How far it has come; it stays where it was held.
    pub fn at(self, now: Moment) -> Fraction {
        Fraction::new(self.step(now) / self.steps.max(1.0))
    }

    /// When the next step is due; nothing once it has come to rest.
    pub fn next(self, now: Moment) -> Option<Moment> {
        let Motion { since, held, settled, .. } = self.motion;
        let end = since + motion::DRIFT_DELAY + motion::DRIFT;
        let here = self.step(now);
        if settled || held.is_some_and(|held| held <= now) || here >= self.steps {
            return None;
        }
        // The steps grow with time, so the first moment of another one is found by halving.
        let (mut before, mut after) = (now.millis, end.millis.max(now.millis + 1));
        while after - before > 1 {
            let middle = before + (after - before) / 2;
            if self.step(Moment::from_millis(middle)) > here { after = middle } else { before = middle }
        }
        Some(Moment::from_millis(after))
    }

    fn step(self, now: Moment) -> f32 {
        let until = match self.motion.held {
            Some(held) => held.min(now),
            None if self.motion.settled => self.motion.since,
            None => now,
        };
        let passed = until.since(self.motion.since + motion::DRIFT_DELAY);
        (Fraction::of(passed, motion::DRIFT).eased().get() * self.steps).floor()
    }
}
