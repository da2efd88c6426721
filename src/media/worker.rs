//! The thread that decodes.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::{Picture, PictureError, PictureKey, PictureProblem, Target};

/// Turns a file into a picture that covers the target; [`super::decode`] is the usual one.
pub type Decoder = Box<dyn FnMut(&Path, Target) -> Result<Picture, PictureError> + Send>;

/// Called on the decoding thread when a result is there to be polled; must return soon.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// A picture to be decoded.
pub(super) struct Job {
    /// Which.
    pub(super) key: PictureKey,
    /// How large.
    pub(super) target: Target,
}

/// What became of a job.
pub(super) struct Outcome {
    /// The job.
    pub(super) job: Job,
    /// The picture, or why there is none.
    pub(super) result: Result<Picture, PictureError>,
}

/// A thread that decodes one picture at a time. It ends after its current picture when the worker is dropped.
pub(super) struct Worker {
    jobs: SyncSender<Job>,
    outcomes: Receiver<Outcome>,
}

impl Worker {
    /// Starts the thread.
    pub(super) fn start(mut decoder: Decoder, wake: Wake) -> io::Result<Self> {
        // One job at a time is under way, so one place in each queue is enough and nobody ever waits to put it there.
        let (jobs, to_do) = sync_channel::<Job>(1);
        let (done, outcomes) = sync_channel(1);
        std::thread::Builder::new().name("pictures".to_owned()).spawn(move || {
            for job in to_do {
                let result = run(&job, &mut decoder);
                if done.send(Outcome { job, result }).is_err() {
                    break;
                }
                wake();
            }
        })?;
        Ok(Self { jobs, outcomes })
    }

    /// Hands over a job; only while none is under way. False when the thread is gone.
    pub(super) fn give(&self, job: Job) -> bool {
        self.jobs.try_send(job).is_ok()
    }

    /// The outcome of the job under way, if it is there.
    pub(super) fn outcome(&self) -> Option<Outcome> {
        self.outcomes.try_recv().ok()
    }
}

fn run(job: &Job, decoder: &mut Decoder) -> Result<Picture, PictureError> {
    let path = job.key.path();
    let refuse = |kind| PictureError::new(kind, path);
    // Decoders meet files that nobody has tried before. One that panics has nothing left to be inconsistent.
    let result = catch_unwind(AssertUnwindSafe(|| decoder(path, job.target)));
    result.unwrap_or_else(|_| Err(refuse(PictureProblem::DecoderFailed))).map_err(|error| refuse(error.kind))
}
