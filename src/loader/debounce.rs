//! Decides when a saved file is read: editors write in steps, and some save all the time.

use std::time::Duration;

use crate::units::Moment;

/// Joins changes that belong together into one reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Debounce {
    /// The first and the last change since the last reading.
    changed: Option<(Moment, Moment)>,
}

impl Debounce {
    /// The rest after the last change until a file counts as saved. With a reload and a frame, that stays below 300 ms.
    pub const QUIET: Duration = Duration::from_millis(80);
    /// The longest time from the first change to the reading, however much is written.
    pub const LONGEST: Duration = Duration::from_secs(1);

    /// Notes that something has changed.
    pub fn change(&mut self, now: Moment) {
        let first = self.changed.map_or(now, |(first, _)| first);
        self.changed = Some((first, now));
    }

    /// When to read; nothing if there is nothing to read.
    #[must_use]
    pub fn due_at(&self) -> Option<Moment> {
        self.changed.map(|(first, last)| (last + Self::QUIET).min(first + Self::LONGEST))
    }

    /// Whether it is time to read; true once for each reading.
    pub fn take(&mut self, now: Moment) -> bool {
        let is_due = self.due_at().is_some_and(|due| now >= due);
        if is_due {
            self.changed = None;
        }
        is_due
    }
}
