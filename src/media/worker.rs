//! The thread that decodes pictures.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::{Picture, PictureError, PictureId, PictureProblem, Target};

/// Turns a file into a picture that covers the target; [`super::decode`] is the usual one.
pub type Decoder = Box<dyn FnMut(&Path, Target) -> Result<Picture, PictureError> + Send>;

/// Called on the decoding thread when a result can be polled; must return soon.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// A picture to be decoded.
pub(super) struct Job {
    /// Which.
    pub(super) id: PictureId,
    /// How large.
    pub(super) target: Target,
}

/// The result of a job.
pub(super) struct Outcome {
    /// The job.
    pub(super) job: Job,
    /// The picture, or why there is none.
    pub(super) result: Result<Picture, PictureError>,
    /// Whether a failure may pass by itself, so that trying again is worth while.
    pub(super) may_pass: bool,
}

/// A thread that decodes one picture at a time. It ends after its current picture when the worker is dropped.
pub(super) struct Worker {
    jobs: SyncSender<Job>,
    outcomes: Receiver<Outcome>,
}

impl Worker {
    /// Starts the thread.
    pub(super) fn start(mut decoder: Decoder, wake: Wake) -> io::Result<Self> {
        // There is only one job at a time, so one place in each queue is enough and sending never blocks.
        let (jobs, to_do) = sync_channel::<Job>(1);
        let (done, outcomes) = sync_channel(1);
        std::thread::Builder::new().name("pictures".to_owned()).spawn(move || {
            for job in to_do {
                if done.send(run(job, &mut decoder)).is_err() {
                    break;
                }
                wake();
            }
        })?;
        Ok(Self { jobs, outcomes })
    }

    /// Gives the thread a job; only while it has none. False when the thread is gone.
    pub(super) fn give(&self, job: Job) -> bool {
        self.jobs.try_send(job).is_ok()
    }

    /// The result of the current job, if it is there.
    pub(super) fn outcome(&self) -> Option<Outcome> {
        self.outcomes.try_recv().ok()
    }
}

fn run(job: Job, decoder: &mut Decoder) -> Outcome {
    let refuse = |kind| PictureError::new(kind, job.id.path());
    let result = if job.id.is_in_place() {
        // A decoder may panic on an unusual file. It shares no data that could be left inconsistent.
        let result = catch_unwind(AssertUnwindSafe(|| decoder(job.id.path(), job.target)));
        result.unwrap_or_else(|_| Err(refuse(PictureProblem::DecoderFailed)))
    } else {
        Err(refuse(PictureProblem::Missing))
    };
    // A file that has changed since then may have been read while it was being written.
    let may_pass = result.as_ref().is_err_and(|error| error.kind.may_pass() || !job.id.is_current());
    Outcome { job, result, may_pass }
}
