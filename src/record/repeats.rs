//! A message that repeats itself: written once, then counted.

use std::{collections::VecDeque, time::Duration};

/// Repetitions are counted for so long; then the count is written, and the next one is written in full again.
const COUNTED_FOR: Duration = Duration::from_mins(1);
/// How many different messages are remembered.
const KNOWN_MAX: usize = 64;

/// The messages of the last minute. Time comes in as an argument: since a fixed moment, never running back.
#[derive(Debug, Default)]
pub struct Repeats {
    /// The oldest first.
    known: VecDeque<Known>,
}

#[derive(Debug)]
struct Known {
    text: String,
    /// When the counting ends.
    until: Duration,
    again: u64,
}

/// What one message leads to.
#[derive(Debug, PartialEq, Eq)]
pub struct Seen {
    /// Counts of earlier messages, to be written first.
    pub counts: Vec<String>,
    /// The message is to be written, not only counted.
    pub is_new: bool,
}

impl Repeats {
    /// A message at the moment `now`.
    pub fn see(&mut self, text: &str, now: Duration) -> Seen {
        let mut counts = self.ended(now);
        if let Some(known) = self.known.iter_mut().find(|known| known.text == text) {
            known.again += 1;
            return Seen { counts, is_new: false };
        }
        self.known.push_back(Known { text: text.to_owned(), until: now + COUNTED_FOR, again: 0 });
        if self.known.len() > KNOWN_MAX {
            counts.extend(self.known.pop_front().and_then(|known| known.count()));
        }
        Seen { counts, is_new: true }
    }

    /// The counts that are complete at the moment `now`.
    pub fn ended(&mut self, now: Duration) -> Vec<String> {
        let ended = self.known.partition_point(|known| known.until <= now);
        self.known.drain(..ended).filter_map(|known| known.count()).collect()
    }

    /// All counts, complete or not; nothing is remembered after that.
    pub fn all(&mut self) -> Vec<String> {
        self.ended(Duration::MAX)
    }

    /// When the next count is complete, if anything was counted.
    #[must_use]
    pub fn due(&self) -> Option<Duration> {
        self.known.iter().find(|known| known.again > 0).map(|known| known.until)
    }
}

impl Known {
    /// How often it came again, if it did. Of a text with many lines the first stands for it.
    fn count(&self) -> Option<String> {
        let first = self.text.lines().next().unwrap_or_default();
        let times = if self.again == 1 { "time" } else { "times" };
        (self.again > 0).then(|| format!("{first} (repeated {} {times})", self.again))
    }
}
