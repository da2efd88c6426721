//! A line at the foot of a terminal, written anew while something goes on.

use std::{
    io::{self, IsTerminal, Write},
    time::{Duration, Instant},
};

/// What is done sooner needs no line.
const SHOWN_AFTER: Duration = Duration::from_millis(500);
/// The time between two lines: as often as numbers can be read.
const SHOWN_EVERY: Duration = Duration::from_millis(100);

/// A line on standard error that says how far something has come; it goes when it is dropped.
///
/// Only for the commands: when the terminal stands still, its writer waits.
pub struct Foot {
    began: Instant,
    /// When the line was last written, counted from `began`.
    written: Option<Duration>,
}

impl Foot {
    /// A line that appears once half a second has passed; nothing if standard error is no terminal.
    #[expect(clippy::disallowed_methods, reason = "it tells people how long something takes; nothing depends on it")]
    #[must_use]
    pub fn of_terminal() -> Option<Self> {
        io::stderr().is_terminal().then(|| Self { began: Instant::now(), written: None })
    }

    /// Writes the line that `text` makes of the time passed so far, if it is time for a new one. It should be short: a
    /// line that is wider than the terminal stays there.
    pub fn write(&mut self, text: impl FnOnce(Duration) -> String) {
        let now = self.began.elapsed();
        if is_due(now, self.written) {
            self.written = Some(now);
            put(&text(now));
        }
    }
}

/// Whether a line is due after this time, if the last one was written then.
fn is_due(now: Duration, written: Option<Duration>) -> bool {
    written.map_or(SHOWN_AFTER, |written| written + SHOWN_EVERY) <= now
}

impl Drop for Foot {
    fn drop(&mut self) {
        if self.written.is_some() {
            put("");
        }
    }
}

/// Writes over the line. What cannot be written is left out.
fn put(text: &str) {
    let _ = write!(io::stderr().lock(), "\r\x1b[K{text}").and_then(|()| io::stderr().flush());
}
