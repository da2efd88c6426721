//! The lines that wait to be written. Their number is limited, and adding one never blocks.

use std::{
    collections::VecDeque,
    path::PathBuf,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// The most lines that wait. A busy show writes about ten lines a second.
const LINES_MAX: usize = 1024;
/// No line is added while the waiting lines have at least so many bytes.
const BYTES_MAX: usize = 1 << 20;

/// The writer's next task.
#[derive(Debug)]
pub(super) enum Entry {
    /// Write this as it is.
    Line(String),
    /// Write this, unless it repeats itself.
    Message {
        /// When it was logged.
        time: String,
        /// Its level and words.
        text: String,
    },
    /// Keep this as it is, and write it nowhere else.
    Note(String),
    /// From now on messages are also kept in this folder.
    KeepIn(PathBuf),
    /// So many lines were dropped at this place.
    Missing(u64),
    /// Nothing was added in time.
    Nothing,
    /// A caller waits until everything is written: write all counts, and then answer with this to
    /// [`Queue::all_is_written`].
    Flush(u64),
}

/// The queue between the threads that log and the one that writes.
#[derive(Debug, Default)]
pub(super) struct Queue {
    state: Mutex<State>,
    /// Something was added, or all is written.
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    entries: VecDeque<Entry>,
    bytes: usize,
    /// Lines dropped since the last one that found room.
    missing: u64,
    /// Lines dropped since the start, for whatever reason.
    dropped: u64,
    /// How often somebody asked that everything be written, and the last of these that was answered.
    asked: u64,
    answered: u64,
}

impl Queue {
    /// Adds an entry, or drops it if there is no room.
    pub(super) fn push(&self, entry: Entry) {
        let mut state = self.state();
        if state.entries.len() >= LINES_MAX || state.bytes >= BYTES_MAX {
            state.missing += 1;
            state.dropped += 1;
            return;
        }
        if state.missing > 0 {
            let missing = std::mem::take(&mut state.missing);
            state.entries.push_back(Entry::Missing(missing));
        }
        state.bytes += entry.bytes();
        state.entries.push_back(entry);
        drop(state);
        self.changed.notify_all();
    }

    /// Takes the next entry; waits for it, without end or for at most `limit`.
    pub(super) fn next(&self, limit: Option<Duration>) -> Entry {
        self.wait(limit).take()
    }

    fn wait(&self, limit: Option<Duration>) -> MutexGuard<'_, State> {
        let is_quiet = |state: &mut State| state.entries.is_empty() && state.missing == 0 && !state.is_flushing();
        let state = self.state();
        match limit {
            Some(limit) => {
                self.changed.wait_timeout_while(state, limit, is_quiet).unwrap_or_else(PoisonError::into_inner).0
            }
            None => self.changed.wait_while(state, is_quiet).unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Notes that a line that was taken could not be written.
    pub(super) fn count_lost(&self) {
        self.state().dropped += 1;
    }

    pub(super) fn dropped(&self) -> u64 {
        self.state().dropped
    }

    /// Waits until everything is written, for at most `limit`; false if that was not long enough.
    pub(super) fn flush(&self, limit: Duration) -> bool {
        let mine = self.ask();
        self.changed.notify_all();
        // What was asked earlier may be answered first: that says nothing about the lines since.
        let waited = self.changed.wait_timeout_while(self.state(), limit, |state| state.answered < mine);
        !waited.unwrap_or_else(PoisonError::into_inner).1.timed_out()
    }

    fn ask(&self) -> u64 {
        let mut state = self.state();
        state.asked += 1;
        state.asked
    }

    /// The answer to [`Entry::Flush`].
    pub(super) fn all_is_written(&self, asked: u64) {
        self.state().answered = asked;
        self.changed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn take(&mut self) -> Entry {
        let Some(entry) = self.entries.pop_front() else {
            return match std::mem::take(&mut self.missing) {
                0 if self.is_flushing() => Entry::Flush(self.asked),
                0 => Entry::Nothing,
                missing => Entry::Missing(missing),
            };
        };
        self.bytes -= entry.bytes();
        entry
    }

    const fn is_flushing(&self) -> bool {
        self.answered < self.asked
    }
}

impl Entry {
    /// How much memory it holds.
    fn bytes(&self) -> usize {
        match self {
            Self::Line(text) | Self::Note(text) => text.len(),
            Self::Message { time, text } => time.len() + text.len(),
            Self::KeepIn(_) | Self::Missing(_) | Self::Nothing | Self::Flush(_) => 0,
        }
    }
}
