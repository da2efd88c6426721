//! A picture that turns into another one of the same view: day into night, winter into spring.

use crate::{
    show::Motion,
    theme::motion,
    units::{Fraction, Moment},
};

/// How one showing of a cover turns from its first picture into its second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Turn(Motion);

impl Turn {
    pub const fn new(motion: Motion) -> Self {
        Self(motion)
    }

    /// How far it has come: only a slide that comes up by itself turns, and once it has begun it goes on to its end.
    pub fn at(self, now: Moment) -> Fraction {
        Fraction::new(self.level(now) / LEVELS)
    }

    /// When it looks different next; nothing once the second picture is there.
    pub fn next(self, now: Moment) -> Option<Moment> {
        let here = self.level(now);
        if here >= LEVELS {
            return None;
        }
        // The levels grow with time, so the first moment of another one is found by halving.
        let end = self.0.since + motion::TURN_DELAY + motion::TURN;
        let (mut before, mut after) = (now.millis, end.millis.max(now.millis + 1));
        while after - before > 1 {
            let middle = before + (after - before) / 2;
            if self.level(Moment::from_millis(middle)) > here { after = middle } else { before = middle }
        }
        Some(Moment::from_millis(after))
    }

    /// The whole level: no screen shows a difference smaller than one.
    fn level(self, now: Moment) -> f32 {
        let Motion { since, held, settled, .. } = self.0;
        if settled || held.is_some_and(|held| held <= since) {
            return LEVELS;
        }
        let passed = now.since(since + motion::TURN_DELAY);
        (Fraction::of(passed, motion::TURN).eased().get() * LEVELS).floor()
    }
}

/// The levels of brightness that a screen shows.
const LEVELS: f32 = 255.0;
