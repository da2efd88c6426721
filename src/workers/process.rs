//! One worker as the show sees it: a process, and a thread that listens to it.

use std::{
    io::{self, Read},
    path::Path,
    process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    },
    thread,
    time::Duration,
};

use super::{
    child::ARGUMENT,
    limits::Limits,
    line::{Answer, Request},
};
use crate::media::{Part, Picture, PictureProblem, Target};

/// A new worker may take so long until it is there: one of low priority on a busy machine.
const START_MAX: Duration = Duration::from_secs(10);

/// After the patience, so many quarters of it are waited at most for a picture that makes progress on a busy machine.
const WAITS_MAX: u32 = 76;

/// A process that decodes pictures. Dropping it ends it.
pub(super) struct Process {
    child: Arc<Mutex<Child>>,
    number: u32,
    requests: ChildStdin,
    answers: Receiver<Said>,
    limits: Option<Limits>,
}

/// What the thread hears.
enum Said {
    /// It is there, within these limits.
    Hello(Limits),
    Done(Box<Result<Picture, PictureProblem>>),
    /// The process is over; with its last words.
    End(Option<ExitStatus>, String),
}

/// Why there is no answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It had ended before, since nobody asked it for anything: another one is to be asked.
    Gone,
    /// It never came up.
    NoStart(String),
    /// It crashed.
    Crash,
    /// It was refused the memory it asked for.
    Memory,
    /// It took too long and was ended; it worked all the time, or waited for the system.
    Slow { is_busy: bool },
}

impl Process {
    /// Starts this program as a worker. It has the priority of the calling thread, and ends with that.
    pub(super) fn start(program: &Path) -> io::Result<Self> {
        let mut command = Command::new(program);
        // Who looks at the list of processes sees the show's own name.
        #[cfg(unix)]
        if let Some(name) = std::env::args_os().next() {
            std::os::unix::process::CommandExt::arg0(&mut command, name);
        }
        command.arg(ARGUMENT).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn()?;
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (Some(requests), Some(output), Some(last)) = pipes else { return Err(io::ErrorKind::BrokenPipe.into()) };
        widen(&output);
        let number = child.id();
        let child = Arc::new(Mutex::new(child));
        // What it says first, one answer, and its end: the thread never waits to tell.
        let (tell, answers) = sync_channel(3);
        let process = Self { child: Arc::clone(&child), number, requests, answers, limits: None };
        let listen = move || listen(output, last, &child, &tell);
        thread::Builder::new().name("worker".to_owned()).spawn(listen)?;
        Ok(process)
    }

    /// Waits until it is there: what limits it.
    pub(super) fn limits(&mut self) -> Result<Limits, Fault> {
        if let Some(limits) = self.limits {
            return Ok(limits);
        }
        match self.answers.recv_timeout(START_MAX) {
            Ok(Said::Hello(limits)) => {
                self.limits = Some(limits);
                Ok(limits)
            }
            Ok(Said::End(status, last)) => {
                let status = status.map_or_else(|| "it ended".to_owned(), |status| status.to_string());
                Err(Fault::NoStart(
                    format!("{status} {}", last.lines().next().unwrap_or_default()).trim_end().to_owned(),
                ))
            }
            _ => Err(Fault::NoStart("no answer".to_owned())),
        }
    }

    /// A part of the picture at `path` for `target`, or why there is none; or a fault, after which this is of no use any more. It may
    /// take `patience` of a processor, and as long if it waits for something.
    pub(super) fn decode(
        &mut self,
        path: &Path,
        target: Target,
        part: Part,
        patience: Duration,
    ) -> Result<Result<Picture, PictureProblem>, Fault> {
        self.limits()?;
        let used = self.activity();
        if Request::write(path, target, part, &mut self.requests).is_err() {
            return Err(Fault::Gone);
        }
        let mut last = used;
        let mut waits = 1;
        loop {
            // At first all of it, then a quarter of it again and again.
            match self.answers.recv_timeout(if waits == 1 { patience } else { patience / 4 }) {
                Ok(Said::Done(result)) => return Ok(*result),
                Ok(Said::End(status, last)) => return Err(fault(status, &last)),
                Err(RecvTimeoutError::Timeout) => {}
                _ => return Err(Fault::Crash),
            }
            let now = self.activity();
            let (Some(before), Some(now)) = (used, now) else { return Err(Fault::Slow { is_busy: false }) };
            if let Some(is_busy) = now.given_up([before, last.unwrap_or(before)], patience, waits) {
                return Err(Fault::Slow { is_busy });
            }
            (last, waits) = (Some(now), waits + 1);
        }
    }

    /// Whether it has ended by itself meanwhile.
    pub(super) fn has_ended(&self) -> bool {
        // Nothing was asked, so what it says now are its last words.
        self.limits.is_some() && !matches!(self.answers.try_recv(), Err(std::sync::mpsc::TryRecvError::Empty))
    }

    /// What it has done so far, where the system tells.
    fn activity(&self) -> Option<Activity> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.number)).ok()?;
        // The name, in brackets, may hold spaces and brackets; after it come the state and, as 12th and 13th, the times.
        let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
        let is_ready = fields.next()? == "R";
        let mut times = fields.skip(10).map_while(|field| field.parse::<u64>().ok());
        Some(Activity { ticks: times.next()? + times.next()?, is_ready })
    }
}

/// What a process has done.
#[derive(Clone, Copy, Debug)]
struct Activity {
    /// The processor's time that it has used, in hundredths of a second.
    ticks: u64,
    /// It runs, or would run if a processor were free; else it waits for something.
    is_ready: bool,
}

impl Activity {
    /// Whether to give the picture up, and if so, whether it was worked on all the time: `began` and `last` are what was
    /// done when it was asked for and at the last look, and this is the look after so many `waits`.
    fn given_up(self, [began, last]: [Self; 2], patience: Duration, waits: u32) -> Option<bool> {
        if u128::from(self.ticks.saturating_sub(began.ticks)) * 1000 >= patience.as_millis() * u128::from(TICKS) {
            return Some(true);
        }
        // On a busy machine it waits for a processor, which is no fault of the picture.
        let goes_on = self.is_ready || self.ticks > last.ticks;
        (!goes_on || waits > WAITS_MAX).then_some(false)
    }
}

/// Linux counts the time of processes in hundredths of a second on the processors we build for.
const TICKS: u64 = 100;

impl Drop for Process {
    fn drop(&mut self) {
        kill(&self.child);
    }
}

/// Gives a pipe more room, so that a picture is passed on in a few turns of the two processes. Without it, it is only slower.
#[cfg(target_os = "linux")]
fn widen(output: &ChildStdout) {
    /// As much as every user may have.
    const ROOM: usize = 1 << 20;
    let _ = rustix::pipe::fcntl_setpipe_size(output, ROOM);
}

#[cfg(not(target_os = "linux"))]
const fn widen(_: &ChildStdout) {}

/// Ends a process. Where it waits for a disk that does not answer, its end comes later, and nobody waits for that.
fn kill(child: &Mutex<Child>) {
    // The lock is only held by who knows that it has ended.
    if let Ok(mut child) = child.try_lock() {
        let _ = child.kill();
    }
}

/// Tells all that a worker says, and its end.
fn listen(mut output: ChildStdout, last: ChildStderr, child: &Mutex<Child>, tell: &SyncSender<Said>) {
    let mut answer = Answer::read_hello(&mut output);
    while let Ok(known) = answer {
        let said = match known {
            Answer::Hello(limits) => Said::Hello(Limits::of(limits)),
            Answer::Done(result) => Said::Done(Box::new(result)),
        };
        if tell.send(said).is_err() {
            break;
        }
        answer = Answer::read(&mut output);
    }
    // It has closed its output, or it talks nonsense.
    kill(child);
    let mut words = Vec::new();
    let _ = last.take(LAST_WORDS_MAX).read_to_end(&mut words);
    let status = child.lock().unwrap_or_else(PoisonError::into_inner).wait();
    let _ = tell.send(Said::End(status.ok(), String::from_utf8_lossy(&words).into_owned()));
}

/// The bytes of its standard error that are read.
const LAST_WORDS_MAX: u64 = 4096;

/// Why a worker ended without an answer.
fn fault(status: Option<ExitStatus>, last: &str) -> Fault {
    match status {
        Some(status) if status.success() => Fault::Gone,
        // So Rust says that it gets no memory, and ends the process.
        _ if last.contains("memory allocation of") => Fault::Memory,
        _ => Fault::Crash,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Activity, WAITS_MAX};

    #[test]
    fn a_picture_is_given_up_for_the_work_it_takes_and_not_for_a_busy_machine() {
        let seen = |ticks: u64, is_ready: bool| Activity { ticks, is_ready };
        for (began, last, now, waits, expected) in [
            (10, 10, seen(310, true), 1, Some(true)),
            (10, 10, seen(309, true), 1, None),
            (10, 12, seen(12, true), 40, None),
            (10, 12, seen(13, false), 40, None),
            (10, 12, seen(12, false), 1, Some(false)),
            (10, 12, seen(13, true), WAITS_MAX + 1, Some(false)),
        ] {
            let before = [seen(began, true), seen(last, true)];
            assert_eq!(now.given_up(before, Duration::from_secs(3), waits), expected, "{now:?} after {waits}");
        }
    }
}
