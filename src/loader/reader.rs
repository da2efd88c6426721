//! The thread that reads; it may hang on a file system that does not answer.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError, sync_channel},
    },
    thread,
    time::Duration,
};

use super::{
    footprint::Footprint,
    means::Wake,
    order::Order,
    reading::{self, Reading},
};
use crate::settings::Settings;

/// A job for the reader.
pub(super) struct Job {
    /// What to read.
    pub(super) order: Arc<Order>,
    /// The footprint of the files when they were last read; nothing if they never were.
    pub(super) known: Option<Footprint>,
    /// The settings so far.
    pub(super) settings: Option<Settings>,
    pub(super) does: Does,
    /// The generation of the deck that is read.
    pub(super) generation: u64,
}

/// What to do with files that have changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Does {
    /// Report the change.
    Look,
    /// Read them.
    ReadIfChanged,
    /// Read them, changed or not.
    Read,
}

/// The answer.
pub(super) enum Answer {
    /// No file has changed.
    Same,
    /// Files have changed and were not read.
    Changed,
    /// The files were read.
    Read(Box<Reading>),
}

/// The result of waiting for an answer.
pub(super) enum Waited {
    /// The answer is here.
    Answered(Answer),
    /// There is no answer yet, but some files were read meanwhile.
    Slow,
    /// There is no answer, and no file was read, for so many waits in a row.
    Stuck { times: u32 },
    /// The thread is gone: it has panicked.
    Failed,
}

/// A thread that does one job at a time.
pub(super) struct Reader {
    jobs: SyncSender<Job>,
    answers: Receiver<Answer>,
    /// Counts the files that were read.
    progress: Arc<AtomicU64>,
    /// The value of `progress` at the last wait, and the number of waits since it changed.
    seen: (u64, u32),
}

impl Reader {
    /// Starts the thread; it ends after its job when this is dropped.
    pub(super) fn start(before_reading: Wake) -> io::Result<Self> {
        let (jobs, to_do) = sync_channel::<Job>(1);
        let (done, answers) = sync_channel(1);
        let progress = Arc::new(AtomicU64::new(0));
        let counter = Arc::clone(&progress);
        thread::Builder::new().name("reader".to_owned()).spawn(move || {
            for job in to_do {
                before_reading();
                if done.send(answer(&job, &counter)).is_err() {
                    break;
                }
            }
        })?;
        Ok(Self { jobs, answers, progress, seen: (0, 0) })
    }

    /// Gives the thread a job; only while it has none.
    pub(super) fn give(&mut self, job: Job) {
        self.seen = (self.progress.load(Ordering::Relaxed), 0);
        // This fails only if the thread is gone, which the next wait notices.
        let _ = self.jobs.try_send(job);
    }

    /// Whether its job is not done yet.
    pub(super) fn is_stuck(&mut self) -> bool {
        matches!(self.answers.try_recv(), Err(TryRecvError::Empty))
    }

    /// Waits for the answer, at most for `patience`.
    pub(super) fn wait(&mut self, patience: Duration) -> Waited {
        match self.answers.recv_timeout(patience) {
            Ok(answer) => Waited::Answered(answer),
            Err(RecvTimeoutError::Disconnected) => Waited::Failed,
            Err(RecvTimeoutError::Timeout) => {
                let progress = self.progress.load(Ordering::Relaxed);
                let times = if progress == self.seen.0 { self.seen.1 + 1 } else { 0 };
                self.seen = (progress, times);
                if times == 0 { Waited::Slow } else { Waited::Stuck { times } }
            }
        }
    }
}

fn answer(job: &Job, progress: &AtomicU64) -> Answer {
    let progress = || {
        progress.fetch_add(1, Ordering::Relaxed);
    };
    let read = || Answer::Read(Box::new(reading::read(&job.order, job.settings.as_ref(), job.generation, &progress)));
    let Some(known) = job.known.as_ref().filter(|_| job.does != Does::Read) else {
        return read();
    };
    // The content file itself may be in another place now.
    let files = reading::own_files(&job.order).into_iter().chain(known.files().map(ToOwned::to_owned));
    let is_same = Footprint::of(files, &progress) == *known;
    match job.does {
        _ if is_same => Answer::Same,
        Does::Look => Answer::Changed,
        Does::ReadIfChanged | Does::Read => read(),
    }
}
