//! The thread that reads, and may hang on a file system that does not answer.

use std::{
    io,
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    },
    thread,
    time::Duration,
};

use super::{
    Order, Wake,
    footprint::Footprint,
    reading::{self, Reading},
};

/// What is asked of the reader.
pub(super) struct Job {
    /// What is to be read.
    pub(super) order: Arc<Order>,
    /// What the files looked like when they were last read; nothing if they never were.
    pub(super) known: Option<Footprint>,
    /// What to do if they look different now.
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

/// A thread that does one job at a time.
pub(super) struct Reader {
    jobs: SyncSender<Job>,
    answers: Receiver<Answer>,
}

impl Reader {
    /// Starts the thread; it ends after its job when this is dropped.
    pub(super) fn start(before_reading: Wake) -> io::Result<Self> {
        let (jobs, to_do) = sync_channel::<Job>(1);
        let (done, answers) = sync_channel(1);
        thread::Builder::new().name("reader".to_owned()).spawn(move || {
            for job in to_do {
                before_reading();
                if done.send(answer(&job)).is_err() {
                    break;
                }
            }
        })?;
        Ok(Self { jobs, answers })
    }

    /// Hands over a job; only while none is under way.
    pub(super) fn give(&self, job: Job) {
        // It fails only when the thread is gone, which is seen when it is waited for.
        let _ = self.jobs.try_send(job);
    }

    /// Waits for the answer, at most for `limit`.
    pub(super) fn wait(&self, limit: Duration) -> Result<Answer, RecvTimeoutError> {
        self.answers.recv_timeout(limit)
    }
}

fn answer(job: &Job) -> Answer {
    let Some(known) = job.known.as_ref().filter(|_| job.does != Does::Read) else {
        return Answer::Read(Box::new(reading::read(&job.order, job.generation)));
    };
    // The content file itself may be found in another place now.
    let files = reading::own_files(&job.order).into_iter().chain(known.files().map(ToOwned::to_owned));
    let is_same = Footprint::of(files) == *known;
    match job.does {
        _ if is_same => Answer::Same,
        Does::Look => Answer::Changed,
        Does::ReadIfChanged | Does::Read => Answer::Read(Box::new(reading::read(&job.order, job.generation))),
    }
}
