//! The log on standard error and in files, which never blocks its callers.
//!
//! Logging puts a line into a queue of limited length. One thread writes the queue. When nobody reads standard error,
//! the queue fills, further lines are dropped and counted, and the count is written as soon as somebody reads again. A
//! write that fails (closed reader, full disk) drops its line in the same way. Nothing here returns an error or panics.
//!
//! [`Health`] is what the show tells of itself, for `health.json`.

mod events;
mod flood;
mod foot;
mod health;
mod kept;
mod latest;
mod log;
mod panics;
mod queue;
mod recent;
mod repeats;
mod screen;
mod writer;

use std::{
    io::{self, Write},
    sync::OnceLock,
    time::Duration,
};

pub use flood::Flood;
pub use foot::Foot;
pub use health::{
    DeckHealth, DisplayHealth, FramesHealth, HEALTH_FILE, Health, HealthFile, HealthTeller, NAMES_MAX, SoundHealth, set,
};
pub use kept::{Kept, LOG_FILES, log_file};
pub use latest::Latest;
pub use log::{Log, time, today};
pub use recent::Warning;
pub use repeats::{Repeats, Seen};
pub use screen::{Pixels, SCREEN_FILE, ScreenTeller};
pub use tracing::Level;

/// How long the program waits at its end until the last lines are written.
const LAST_LINES_WAIT: Duration = Duration::from_millis(500);

/// The log of this process; its thread starts with the first line.
fn log() -> &'static Log {
    static LOG: OnceLock<Log> = OnceLock::new();
    LOG.get_or_init(|| Log::to(standard_error()))
}

/// From now on events of this crate up to `level`, errors of libraries, and panics are written to standard error.
///
/// A second call changes nothing. Keep the value until the program ends: dropping it waits up to half a second for the
/// last lines to be written.
#[must_use = "dropping it flushes the log"]
pub fn start(level: Level) -> LastLines {
    if tracing::subscriber::set_global_default(events::Events::up_to(level)).is_ok() {
        panics::install();
    }
    LastLines(())
}

/// Waits for the last lines when it is dropped, also while a panic unwinds.
#[derive(Debug)]
pub struct LastLines(());

impl Drop for LastLines {
    fn drop(&mut self) {
        flush(LAST_LINES_WAIT);
    }
}

/// Writes one line as it is: no time, no level, and repetitions are all written.
pub fn line(text: &str) {
    log().line(text);
}

/// Writes why the program ends as one line without time or level, and keeps it.
pub fn failure(text: &str) {
    log().line(&format!("error: {text}"));
    log().note(text);
}

/// Keeps a line with its time, and writes it nowhere else.
pub fn note(text: &str) {
    log().note(text);
}

/// From now on messages are also kept in `folder`; see [`Log::keep_in`].
pub fn keep_in(folder: std::path::PathBuf) {
    log().keep_in(folder);
}

/// The last few warnings and errors of this process, the latest first, each once.
#[must_use]
pub fn warnings() -> Vec<Warning> {
    log().warnings()
}

/// How many lines were dropped since the program started.
#[must_use]
pub fn dropped() -> u64 {
    log().dropped()
}

/// Waits until all lines are written, for at most `limit`; false if that was not long enough.
pub fn flush(limit: Duration) -> bool {
    log().flush(limit)
}

/// Standard error without its lock: a write that blocks must not block others who print there.
#[cfg(unix)]
fn standard_error() -> Box<dyn Write + Send> {
    use std::os::fd::AsFd;
    match io::stderr().as_fd().try_clone_to_owned() {
        Ok(copy) => Box::new(std::fs::File::from(copy)),
        Err(_) => Box::new(io::stderr()),
    }
}

#[cfg(not(unix))]
fn standard_error() -> Box<dyn Write + Send> {
    Box::new(io::stderr())
}
