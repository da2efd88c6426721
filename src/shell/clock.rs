//! The show's clock, and the one on the wall.

use std::time::Instant;

use jiff::{Zoned, civil::DateTime};

use crate::units::Moment;

/// Counts from its making; never goes back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    start: Instant,
}

impl Clock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub(super) fn start() -> Self {
        Self { start: Instant::now() }
    }

    pub(super) fn now(self) -> Moment {
        Moment::from_millis(u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX))
    }
}

/// The date and time on the wall, where the machine says it is.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock on the wall")]
pub(super) fn wall() -> DateTime {
    Zoned::now().datetime()
}
