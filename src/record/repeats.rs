//! Repeated messages: the first is written, further ones are counted.

use std::{collections::VecDeque, time::Duration};

/// The time for which repetitions are counted. Then the count is written, and the next message is written in full
/// again.
const COUNTED_FOR: Duration = Duration::from_mins(1);
/// The most different messages that are remembered.
const KNOWN_MAX: usize = 64;

/// The messages of the last minute. Time is an argument: the time since a fixed moment, which never goes back.
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

/// What to do with one message.
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
    /// The line with the number of repetitions, if there were any. It shows the first line of the message.
    fn count(&self) -> Option<String> {
        let first = self.text.lines().next().unwrap_or_default();
        let times = if self.again == 1 { "time" } else { "times" };
        (self.again > 0).then(|| format!("{first} (repeated {} {times})", self.again))
    }
}
