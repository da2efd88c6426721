//! The thread that reads, and may hang on a file system that does not answer.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
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

/// What is asked of the reader.
pub(super) struct Job {
    /// What is to be read.
    pub(super) order: Arc<Order>,
    /// What the files looked like when they were last read; nothing if they never were.
    pub(super) known: Option<Footprint>,
    /// The settings that hold so far.
    pub(super) settings: Option<Settings>,
    pub(super) does: Does,
    /// The number of the deck that comes of it.
    pub(super) generation: u64,
}

/// What to do with files that look different.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Does {
    /// Tell so.
    Look,
    /// Read them.
    ReadIfChanged,
    /// Read them, also if they look as before.
    Read,
}

/// The answer.
pub(super) enum Answer {
    /// All files look as they did.
    Same,
    /// They look different and were not read.
    Changed,
    /// They were read.
    Read(Box<Reading>),
}

/// What came of waiting for an answer.
pub(super) enum Waited {
    /// Here it is.
    Answered(Answer),
    /// It is not there yet, but some files have answered meanwhile.
    Slow,
    /// It is not there, and no file has answered, for so many waits in a row.
    Stuck { times: u32 },
    /// The thread is gone: it has read something that nobody has met before.
    Failed,
}

/// A thread that does one job at a time.
pub(super) struct Reader {
    jobs: SyncSender<Job>,
    answers: Receiver<Answer>,
    /// Grows with each file that answers.
    progress: Arc<AtomicU64>,
    /// What it was when somebody last waited, and for how many waits.
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

    /// Hands over a job; only while none is under way.
    pub(super) fn give(&mut self, job: Job) {
        self.seen = (self.progress.load(Ordering::Relaxed), 0);
        // It fails only when the thread is gone, which is seen when it is waited for.
        let _ = self.jobs.try_send(job);
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
    // The content file itself may be found in another place now.
    let files = reading::own_files(&job.order).into_iter().chain(known.files().map(ToOwned::to_owned));
    let is_same = Footprint::of(files, &progress) == *known;
    match job.does {
        _ if is_same => Answer::Same,
        Does::Look => Answer::Changed,
        Does::ReadIfChanged | Does::Read => read(),
    }
}
