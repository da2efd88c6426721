//! What the program tells with `--status`, line by line.
#![expect(clippy::panic, reason = "a helper of a test may fail as the test may")]

use std::{
    io::{BufRead, BufReader},
    process::ChildStderr,
    sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    thread,
    time::Duration,
};

/// A test fails if it waits longer than this; the slowest machine needs far less.
pub(crate) const PATIENCE: Duration = Duration::from_mins(2);
/// More lines than a program writes within a test.
const LINES_MAX: usize = 10_000;

/// Lines of standard error in their order, and how far a test has read.
pub(crate) struct StatusLog {
    lines: Receiver<String>,
    /// Keeps a log open that nobody writes.
    _open: Option<SyncSender<String>>,
    /// All that was read, for the message of a failure.
    told: Vec<String>,
    /// The last line about the screen.
    state: String,
    /// The last line about the speaker's window.
    beside: String,
    /// The program has closed its standard error.
    pub(crate) has_ended: bool,
}

impl StatusLog {
    /// Listens until the program ends.
    pub(crate) fn of(stderr: ChildStderr) -> Self {
        let (sender, lines) = sync_channel(LINES_MAX);
        let listen = move || {
            let read = BufReader::new(stderr).lines().map_while(Result::ok);
            for line in read {
                if sender.send(line).is_err() {
                    break;
                }
            }
        };
        thread::Builder::new().name("status-log".to_owned()).spawn(listen).expect("a thread to listen");
        Self { lines, _open: None, told: Vec::new(), state: String::new(), beside: String::new(), has_ended: false }
    }

    /// A log without lines, of a program that goes on.
    pub(crate) fn without_lines() -> Self {
        let (open, lines) = sync_channel(1);
        Self {
            lines,
            _open: Some(open),
            told: Vec::new(),
            state: String::new(),
            beside: String::new(),
            has_ended: false,
        }
    }

    /// The value of a field of the last line about the screen: `slide`, `frames` …
    pub(crate) fn field(&self, name: &str) -> &str {
        let fields = self.state.split(' ').filter_map(|word| word.split_once('='));
        fields.rev().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    /// A field that is a number.
    pub(crate) fn number(&self, name: &str) -> u64 {
        self.field(name).parse().unwrap_or_else(|_| panic!("no number `{name}` in: {}", self.state))
    }

    /// Whether the last line, or the last one about the screen or about the speaker's window, has all these words.
    pub(crate) fn says(&self, words: &str) -> bool {
        let has = |line: &str| words.split(' ').all(|word| line.split(' ').any(|known| known == word));
        let is_beside = words.starts_with("speaker ");
        // What the speaker's window shows says nothing of the audience's.
        let last = self.told.last().filter(|line| is_beside || !line.starts_with("status speaker slide="));
        has(&self.state) || has(&self.beside) && is_beside || last.is_some_and(|line| has(line))
    }

    /// Reads on until a line has all `words`.
    pub(crate) fn until(&mut self, words: &str) {
        let mut since = None;
        while !self.says(words) {
            assert!(self.read_line(PATIENCE), "the program told no `{words}`\n{}", self.so_far());
            let now = self.field("t").parse::<u64>().ok();
            since = since.or(now);
            let waited = now.unwrap_or(0).saturating_sub(since.unwrap_or(0));
            assert!(u128::from(waited) < PATIENCE.as_millis(), "never came to `{words}`\n{}", self.so_far());
        }
    }

    /// Reads on until the program ends.
    pub(crate) fn end(&mut self) {
        while !self.has_ended {
            assert!(self.read_line(PATIENCE) || self.has_ended, "the program does not end\n{}", self.so_far());
        }
    }

    /// Takes the next line; false if none came in time.
    pub(crate) fn read_line(&mut self, patience: Duration) -> bool {
        match self.lines.recv_timeout(patience) {
            Ok(line) => {
                if line.starts_with("status slide=") {
                    self.state.clone_from(&line);
                }
                if line.starts_with("status speaker slide=") {
                    self.beside.clone_from(&line);
                }
                if line.starts_with("status event=restart") {
                    // What is on screen from now on, the next show has to tell.
                    self.state.clear();
                }
                self.told.push(line);
                true
            }
            Err(error) => {
                self.has_ended = error == RecvTimeoutError::Disconnected;
                false
            }
        }
    }

    /// All that was told.
    pub(crate) fn so_far(&self) -> String {
        self.told.join("\n")
    }
}
