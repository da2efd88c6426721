//! A log: the queue, and the thread that writes it.

use std::{io::Write, path::PathBuf, sync::Arc, thread, time::Duration};

use tracing::Level;

use super::{
    queue::{Entry, Queue},
    recent::{Recent, Warning},
    writer::Writer,
};

/// A log that never blocks its callers; any thread may use it.
#[derive(Clone, Debug)]
pub struct Log {
    queue: Arc<Queue>,
    recent: Arc<Recent>,
}

impl Log {
    /// A log that writes to `sink`, on a thread of its own. Where no thread can be started, all lines are dropped.
    pub fn to(sink: impl Write + Send + 'static) -> Self {
        let queue = Arc::new(Queue::default());
        let writer = Writer::new(Arc::clone(&queue), sink);
        // There is no place to report the error.
        let _ = thread::Builder::new().name("log".to_owned()).spawn(move || writer.run());
        Self { queue, recent: Arc::default() }
    }

    /// Writes one line as it is: no time, no level, and repetitions are all written.
    pub fn line(&self, text: &str) {
        self.queue.push(Entry::Line(text.to_owned()));
    }

    /// Writes a message with its time and level. A message that was written within the last minute is counted instead,
    /// and so is one beyond the most that a minute may have.
    pub fn message(&self, level: Level, text: &str) {
        let now = jiff::Timestamp::now();
        if level <= Level::WARN {
            self.recent.add(now, text);
        }
        self.queue.push(Entry::Message { time: written(now), text: format!("{level:>5} {text}") });
    }

    /// The last few warnings and errors, the latest first, each once.
    #[must_use]
    pub fn warnings(&self) -> Vec<Warning> {
        self.recent.all()
    }

    /// Keeps a line with its time, and writes it nowhere else: what is no trouble, and still worth knowing later.
    pub fn note(&self, text: &str) {
        self.queue.push(Entry::Note(format!("{}  INFO {text}", time())));
    }

    /// From now on messages are also kept in `folder`, in files of ten mebibytes at most.
    pub fn keep_in(&self, folder: PathBuf) {
        self.queue.push(Entry::KeepIn(folder));
    }

    /// How many lines were dropped so far.
    #[must_use]
    pub fn dropped(&self) -> u64 {
        self.queue.dropped()
    }

    /// Waits until all lines are written, for at most `limit`; false if that was not long enough.
    pub fn flush(&self, limit: Duration) -> bool {
        self.queue.flush(limit)
    }
}

/// The moment, for people who read the log: `2026-11-24T10:30:00.123Z`.
#[must_use]
pub fn time() -> String {
    written(jiff::Timestamp::now())
}

fn written(time: jiff::Timestamp) -> String {
    format!("{time:.3}")
}

/// The date now, by the machine's clock and its own time zone.
#[must_use]
pub fn today() -> jiff::civil::Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::system()).date()
}
