//! How often a PIN may be tried, and how long to wait after that.

use std::time::Duration;

use crate::units::Moment;

/// So many PINs may be wrong in a row before anybody has to wait.
pub const FREE: u32 = 5;
/// The first wait.
const WAIT: Duration = Duration::from_secs(30);
/// The longest wait: who tries all ten thousand PINs of four digits needs a hundred days.
const WAIT_MAX: Duration = Duration::from_mins(15);

/// How long to wait after so many wrong PINs in a row: nothing before the fifth, then 30 s, twice as long with each further
/// one, and 15 minutes at most.
#[must_use]
pub fn wait_after(failures: u32) -> Duration {
    match failures.checked_sub(FREE) {
        None => Duration::ZERO,
        Some(more) => WAIT.saturating_mul(1 << more.min(16)).min(WAIT_MAX),
    }
}

/// The wrong PINs in a row, and until when nobody may try.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tries {
    failures: u32,
    until: Moment,
}

impl Tries {
    /// After so many wrong PINs in a row; whoever tries next has to wait for `left` from `now` on.
    #[must_use]
    pub fn known(failures: u32, left: Duration, now: Moment) -> Self {
        Self { failures, until: now + left.min(wait_after(failures)) }
    }

    /// Counts a try. It counts as wrong until [`Self::succeed`]: whoever cuts the power meanwhile has gained nothing.
    pub fn count(&mut self, now: Moment) {
        self.failures = self.failures.saturating_add(1);
        self.until = now + wait_after(self.failures);
    }

    /// The PIN was right.
    pub const fn succeed(&mut self) {
        *self = Self { failures: 0, until: Moment::START };
    }

    /// The wrong PINs in a row.
    #[must_use]
    pub const fn failures(&self) -> u32 {
        self.failures
    }

    /// How many more may be tried before anybody has to wait.
    #[must_use]
    pub const fn left(&self) -> u32 {
        FREE.saturating_sub(self.failures)
    }

    /// How long to wait still; nothing if a PIN may be tried.
    #[must_use]
    pub fn waits(&self, now: Moment) -> Option<Duration> {
        Some(self.until.since(now)).filter(|left| !left.is_zero())
    }
}
