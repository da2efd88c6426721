//! The worker's side: it waits for a picture, decodes it, answers, and waits again.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use super::{
    limits,
    line::{Answer, Request},
};
use crate::media::decode_part;

/// The only argument of a worker.
pub const ARGUMENT: &str = "--decode-pictures";

/// Serves whoever has started this process, until there is nothing to do any more.
///
/// A worker that was asked for nothing for a while ends; a new one starts as fast as a frame is drawn.
pub fn serve() -> ExitCode {
    // A decoder that panics is told as a problem; nobody reads more.
    std::panic::set_hook(Box::new(|_| ()));
    match answer_all() {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn answer_all() -> io::Result<()> {
    let mut requests = input()?;
    let mut answers = output()?;
    Answer::Hello(limits::set().each()).write(&mut answers)?;
    while wait(&requests)
        && let Some(Request { path, target, part }) = Request::read(&mut requests)?
    {
        limits::begin_picture();
        Answer::Done(decode_part(&path, target, part).map_err(|error| error.kind)).write(&mut answers)?;
        answers.flush()?;
    }
    Ok(())
}

/// Standard input and output without a buffer: pixels are written as they lie in memory.
#[cfg(unix)]
fn input() -> io::Result<std::fs::File> {
    use std::os::fd::AsFd;
    Ok(io::stdin().as_fd().try_clone_to_owned()?.into())
}

#[cfg(unix)]
fn output() -> io::Result<std::fs::File> {
    use std::os::fd::AsFd;
    Ok(io::stdout().as_fd().try_clone_to_owned()?.into())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere this may fail")]
fn input() -> io::Result<io::Stdin> {
    Ok(io::stdin())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere this may fail")]
fn output() -> io::Result<io::Stdout> {
    Ok(io::stdout())
}

/// Waits for a request; false if none came for a while.
#[cfg(target_os = "linux")]
fn wait(requests: &impl std::os::fd::AsFd) -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let idle = Timespec { tv_sec: IDLE_SECONDS, tv_nsec: 0 };
    let mut fds = [PollFd::new(requests, PollFlags::IN)];
    !matches!(poll(&mut fds, Some(&idle)), Ok(0))
}

/// Longer than a slide usually stays in the loop, so that each slide need not start a new one.
#[cfg(target_os = "linux")]
const IDLE_SECONDS: i64 = 15;

#[cfg(not(target_os = "linux"))]
const fn wait<T>(_: &T) -> bool {
    true
}
