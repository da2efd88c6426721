//! Moments, and progress between two of them.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// A point on the show's monotonic clock, counted from the start of the program.
///
/// Whole milliseconds, so that the time of the next wake-up is exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moment {
    /// Milliseconds since the start.
    pub millis: u64,
}

impl Moment {
    /// The start of the program.
    pub const START: Self = Self { millis: 0 };

    /// The moment `millis` milliseconds after the start.
    #[must_use]
    pub const fn from_millis(millis: u64) -> Self {
        Self { millis }
    }

    /// How long ago `earlier` was; zero if it lies ahead.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.millis.saturating_sub(earlier.millis))
    }
}

impl std::ops::Add<Duration> for Moment {
    type Output = Self;

    fn add(self, span: Duration) -> Self {
        let millis = u64::try_from(span.as_millis()).unwrap_or(u64::MAX);
        Self { millis: self.millis.saturating_add(millis) }
    }
}

/// How far something has come: 0 is the start, 1 is the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Fraction(f32);

impl Fraction {
    /// The start.
    pub const ZERO: Self = Self(0.0);
    /// The end.
    pub const ONE: Self = Self(1.0);

    /// `value` held within 0 ..= 1; not-a-number becomes 0.
    #[must_use]
    pub fn new(value: f32) -> Self {
        if value.is_nan() { Self::ZERO } else { Self(value.clamp(0.0, 1.0)) }
    }

    /// How much of `whole` has passed after `part`; an empty whole is over at once.
    #[must_use]
    pub fn of(part: Duration, whole: Duration) -> Self {
        if whole.is_zero() { Self::ONE } else { Self::new(part.as_secs_f32() / whole.as_secs_f32()) }
    }

    /// The plain number, 0 ..= 1.
    #[must_use]
    pub const fn get(self) -> f32 {
        self.0
    }

    /// Slow at both ends: 3t² − 2t³.
    #[must_use]
    pub fn eased(self) -> Self {
        Self(self.0 * self.0 * (3.0 - 2.0 * self.0))
    }

    /// Fast at first, settling at the end: 1 − (1 − t)³.
    #[must_use]
    pub fn settling(self) -> Self {
        Self(1.0 - (1.0 - self.0).powi(3))
    }

    /// The part of this motion between `from` and `to`, stretched to 0 ..= 1.
    #[must_use]
    pub fn between(self, from: f32, to: f32) -> Self {
        Self::new((self.0 - from) / (to - from))
    }
}
