//! Panics as messages of the log: the usual hook writes to standard error itself and may block there.

use std::{
    backtrace::{Backtrace, BacktraceStatus},
    panic::{self, PanicHookInfo},
    thread,
};

use tracing::Level;

use super::log;

/// From now on a panic is a message of the log, with a backtrace where `RUST_BACKTRACE` asks for one.
pub(super) fn install() {
    panic::set_hook(Box::new(|info| log().message(Level::ERROR, &text(info))));
}

fn text(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map_or_else(String::new, |place| format!(" at {place}"));
    let words = info.payload_as_str().unwrap_or("no message");
    let thread = thread::current().name().unwrap_or("without a name").to_owned();
    let trace = Backtrace::capture();
    let trace = if trace.status() == BacktraceStatus::Captured { format!("\n{trace}") } else { String::new() };
    format!("thread `{thread}` panicked{place}: {words}{trace}")
}
