//! Large changes of what is seen: never too many within a second.

use std::time::Duration;

use crate::units::Moment;

/// When large changes are over, the latest three, the latest first; nothing for those that never were.
///
/// Each changes the brightness of much of the screen at most once. More than three such changes a second may harm people
/// with photosensitive epilepsy (WCAG 2.3.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Changes([Option<Moment>; 3]);

/// The time in which three are allowed: a second, and a little for frames that come late.
const SECOND: Duration = Duration::from_millis(1100);

impl Changes {
    /// Another one, over at `end`.
    pub fn note(&mut self, end: Moment) {
        let [latest, second, third] = self.0;
        // Of what was before, the earliest is forgotten.
        self.0 = if third.is_some_and(|third| third > end) { self.0 } else { [latest, second, Some(end)] };
        self.0.sort_unstable_by(|one, other| other.cmp(one));
    }

    /// When another one may begin without being the fourth that is seen within a second.
    pub fn free_at(&self) -> Moment {
        self.0[2].map_or(Moment::START, |third| third + SECOND)
    }

    /// The same for two at once: what gets brighter and darker again.
    pub fn free_for_two_at(&self) -> Moment {
        self.0[1].map_or(Moment::START, |second| second + SECOND)
    }

    /// Moves all of them later.
    pub fn shift(&mut self, by: Duration) {
        self.0.iter_mut().flatten().for_each(|end| *end = *end + by);
    }
}
