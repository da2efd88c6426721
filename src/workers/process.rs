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
use crate::media::{Picture, PictureProblem, Target};

/// A new worker may take so long until it is there.
const START_MAX: Duration = Duration::from_secs(3);

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

    /// The picture at `path` for `target`, or why there is none; that within `patience`, or a fault, after which this is of no
    /// use any more.
    pub(super) fn decode(
        &mut self,
        path: &Path,
        target: Target,
        patience: Duration,
    ) -> Result<Result<Picture, PictureProblem>, Fault> {
        self.limits()?;
        let used = self.ticks();
        if Request::write(path, target, &mut self.requests).is_err() {
            return Err(Fault::Gone);
        }
        match self.answers.recv_timeout(patience) {
            Ok(Said::Done(result)) => Ok(*result),
            Ok(Said::End(status, last)) => Err(fault(status, &last)),
            Err(RecvTimeoutError::Timeout) => {
                let worked = self.ticks().zip(used).map(|(now, then)| now.saturating_sub(then));
                Err(Fault::Slow { is_busy: worked.is_some_and(|ticks| ticks * 2 >= TICKS * patience.as_secs().max(1)) })
            }
            _ => Err(Fault::Crash),
        }
    }

    /// Whether it has ended by itself meanwhile.
    pub(super) fn has_ended(&self) -> bool {
        // Nothing was asked, so what it says now are its last words.
        self.limits.is_some() && !matches!(self.answers.try_recv(), Err(std::sync::mpsc::TryRecvError::Empty))
    }

    /// The processor's time that it has used, in hundredths of a second, where the system tells.
    fn ticks(&self) -> Option<u64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.number)).ok()?;
        // The name, in brackets, may hold spaces and brackets; the times are the 12th and 13th field after it.
        let mut times =
            stat.rsplit_once(')')?.1.split_whitespace().skip(11).map_while(|field| field.parse::<u64>().ok());
        Some(times.next()? + times.next()?)
    }
}

/// Linux counts the time of processes in hundredths of a second on the processors we build for.
const TICKS: u64 = 100;

impl Drop for Process {
    fn drop(&mut self) {
        kill(&self.child);
    }
}

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
