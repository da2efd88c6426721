//! Large changes of what is seen: never too many within a second.

use std::time::Duration;

use crate::units::Moment;

/// When the last large changes are over, the latest first; nothing for those that never were.
///
/// Each changes the brightness of much of the screen at most once. More than three such changes a second may harm people
/// with photosensitive epilepsy (WCAG 2.3.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Changes([Option<Moment>; 3]);

/// The time in which three are allowed.
const SECOND: Duration = Duration::from_secs(1);

impl Changes {
    /// Another one, over at `end`.
    pub const fn note(&mut self, end: Moment) {
        let [latest, second, _] = self.0;
        self.0 = [Some(end), latest, second];
    }

    /// The latest is over at `end` instead.
    pub const fn last_ends(&mut self, end: Moment) {
        self.0[0] = Some(end);
    }

    /// When another one may begin without being the fourth that is seen within a second.
    pub fn free_at(&self) -> Moment {
        self.0[2].map_or(Moment::START, |third| third + SECOND)
    }

    /// Moves all of them later.
    pub fn shift(&mut self, by: Duration) {
        self.0.iter_mut().flatten().for_each(|end| *end = *end + by);
    }
}
