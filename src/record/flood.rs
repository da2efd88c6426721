//! A limit for messages that do not repeat themselves: whatever happens, a minute has few lines.

use std::time::Duration;

/// The most lines of messages in a minute, with the one that says how many were left out. A disk that is written for
/// years, and a person who reads, both want few; ten still show how a trouble began.
const LINES_MAX: u32 = 10;
/// A minute begins with the first line after the last one.
const MINUTE: Duration = Duration::from_mins(1);

/// The lines of this minute. Time is an argument: the time since a fixed moment, which never goes back.
#[derive(Debug, Default)]
pub struct Flood {
    began: Duration,
    written: u32,
    left_out: u64,
}

impl Flood {
    /// Whether a line may be written at the moment `now`. Ask [`Self::ended`] first.
    pub fn lets_through(&mut self, now: Duration) -> bool {
        if now >= self.began + MINUTE {
            (self.began, self.written) = (now, 0);
        }
        // The last one is kept for the count.
        let is_let_through = self.written + 1 < LINES_MAX;
        if is_let_through {
            self.written += 1;
        } else {
            self.left_out += 1;
        }
        is_let_through
    }

    /// When the minute ends, if lines were left out.
    #[must_use]
    pub fn due(&self) -> Option<Duration> {
        (self.left_out > 0).then_some(self.began + MINUTE)
    }

    /// The line about what was left out, once the minute is over.
    pub fn ended(&mut self, now: Duration) -> Option<String> {
        if now < self.due()? { None } else { self.all() }
    }

    /// The line about what was left out until now, if anything was.
    pub fn all(&mut self) -> Option<String> {
        let left_out = std::mem::take(&mut self.left_out);
        let messages = if left_out == 1 { "message was" } else { "messages were" };
        (left_out > 0).then(|| format!("{left_out} more {messages} left out within a minute"))
    }
}
