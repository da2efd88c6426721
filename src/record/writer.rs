//! The thread that writes the log.

use std::{
    io::Write,
    sync::Arc,
    time::{Duration, Instant},
};

use super::{
    flood::Flood,
    kept::Kept,
    log::time,
    queue::{Entry, Queue},
    repeats::Repeats,
};

/// Takes lines from the queue and writes them, for as long as the program runs.
pub(super) struct Writer<W> {
    queue: Arc<Queue>,
    sink: W,
    repeats: Repeats,
    flood: Flood,
    /// Where messages are kept, if anywhere.
    kept: Option<Kept>,
    start: Instant,
    /// The number of dropped lines that was not written yet.
    untold: u64,
    /// The last write failed, perhaps in the middle of a line.
    is_torn: bool,
}

impl<W: Write> Writer<W> {
    #[expect(clippy::disallowed_methods, reason = "the log's own thread asks how long ago a message was repeated")]
    pub(super) fn new(queue: Arc<Queue>, sink: W) -> Self {
        let (repeats, flood) = (Repeats::default(), Flood::default());
        Self { queue, sink, repeats, flood, kept: None, start: Instant::now(), untold: 0, is_torn: false }
    }

    pub(super) fn run(mut self) {
        loop {
            let due = [self.repeats.due(), self.flood.due()].into_iter().flatten().min();
            let due = due.map(|due| due.saturating_sub(self.now()));
            match self.queue.next(due) {
                Entry::Line(text) => self.write(&text),
                Entry::Message { time, text } => self.message(&time, &text),
                Entry::Note(text) => self.keep(&text),
                Entry::KeepIn(folder) => self.kept = Some(Kept::new(folder)),
                Entry::Missing(lines) => {
                    self.untold += lines;
                    self.tell_missing();
                }
                Entry::Nothing => {
                    let counts = self.repeats.ended(self.now());
                    self.counts(counts);
                    self.tell_left_out();
                }
                Entry::Flush(asked) => {
                    let counts = self.repeats.all();
                    self.counts(counts);
                    if let Some(line) = self.flood.all() {
                        self.log(&format!("{} {line}", time()));
                    }
                    self.queue.all_is_written(asked);
                }
            }
        }
    }

    fn now(&self) -> Duration {
        self.start.elapsed()
    }

    fn message(&mut self, time: &str, text: &str) {
        let seen = self.repeats.see(text, self.now());
        self.counts(seen.counts);
        if seen.is_new {
            self.limited(&format!("{time} {text}"));
        }
    }

    fn counts(&mut self, counts: Vec<String>) {
        for count in counts {
            self.limited(&format!("{} {count}", time()));
        }
    }

    /// Writes a line, or counts it where there are too many.
    fn limited(&mut self, line: &str) {
        self.tell_left_out();
        if self.flood.lets_through(self.now()) {
            self.log(line);
        }
    }

    fn tell_left_out(&mut self) {
        if let Some(line) = self.flood.ended(self.now()) {
            self.log(&format!("{} {line}", time()));
        }
    }

    /// Writes a line, and keeps it.
    fn log(&mut self, line: &str) {
        self.write(line);
        self.keep(line);
    }

    /// Keeps a line. That it cannot be kept is told once, and only on standard error.
    fn keep(&mut self, line: &str) {
        if let Some(Err(error)) = self.kept.as_mut().map(|kept| kept.add(line)) {
            self.write(&format!("{}  WARN the log cannot be kept: {error}", time()));
        }
    }

    /// Writes a line, or counts it as dropped.
    fn write(&mut self, text: &str) {
        self.tell_missing();
        if !self.put(text) {
            self.untold += 1;
            self.queue.count_lost();
        }
    }

    /// Writes how many lines are missing here, if any are and standard error takes them.
    fn tell_missing(&mut self) {
        let lines = self.untold;
        let words = if lines == 1 { "1 line was dropped".to_owned() } else { format!("{lines} lines were dropped") };
        if lines > 0 && self.put(&words) {
            self.untold = 0;
        }
    }

    /// Writes one line in one piece, so that it is not mixed with lines of other programs.
    fn put(&mut self, text: &str) -> bool {
        let head = if self.is_torn { "\n" } else { "" };
        let written = self.sink.write_all(format!("{head}{text}\n").as_bytes()).and_then(|()| self.sink.flush());
        // Half of a line may have been written; an empty line does no harm.
        self.is_torn = written.is_err();
        !self.is_torn
    }
}
