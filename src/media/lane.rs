//! A thread that waits for pictures: from the cache on disk, or from a decoder.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::stage_cache::{Key, StageCache};
use super::{Part, Picture, PictureError, PictureId, PictureProblem, Target};

/// Turns a part of a file into a picture that covers the target; [`super::decode_part`] is the usual one.
pub type Decoder = Arc<dyn Fn(&Path, Target, Part) -> Result<Picture, PictureError> + Send + Sync>;

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
    pub(super) result: Result<Arc<Picture>, PictureError>,
    /// Whether a failure may pass by itself, so that trying again is worth while.
    pub(super) may_pass: bool,
}

/// How a thread competes with others for the processor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Priority {
    /// As the window does.
    Usual,
    /// It takes what others leave, where the system can do so for one thread.
    Low,
}

/// A thread that decodes one picture at a time. It ends after its current picture when this is dropped.
pub(super) struct LaneThread {
    jobs: SyncSender<Job>,
    outcomes: Receiver<Outcome>,
}

impl LaneThread {
    /// Starts the thread.
    pub(super) fn start(
        priority: Priority,
        decoder: Decoder,
        cache: Option<Arc<StageCache>>,
        wake: Wake,
    ) -> io::Result<Self> {
        // There is only one job at a time, so one place in each queue is enough and sending never blocks.
        let (jobs, to_do) = sync_channel::<Job>(1);
        let (done, outcomes) = sync_channel(1);
        let name = if priority == Priority::Low { "pictures-ahead" } else { "pictures" };
        std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            if priority == Priority::Low {
                step_back();
            }
            for job in to_do {
                let (outcome, fresh) = run(job, &decoder, cache.as_deref());
                if done.send(outcome).is_err() {
                    break;
                }
                wake();
                // Nobody waits for this.
                if let (Some(cache), Some((key, picture))) = (&cache, fresh) {
                    cache.keep(&key, &picture);
                }
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

/// Lowers the priority of this thread, which works ahead, and of those that it will start.
#[cfg(target_os = "linux")]
pub fn step_back() {
    /// A tenth of the share of a thread that has the usual priority.
    const STEPS: i32 = 10;
    // Linux counts this for each thread. If it is refused, the thread works as any other.
    let _ = rustix::process::nice(STEPS);
}

/// Other systems give all threads the same priority.
#[cfg(not(target_os = "linux"))]
pub const fn step_back() {}

/// What a job gives, and the picture under its key if it is new to the cache.
fn run(job: Job, decoder: &Decoder, cache: Option<&StageCache>) -> (Outcome, Option<(Key, Arc<Picture>)>) {
    let Job { id, target } = &job;
    let refuse = |kind| PictureError::new(kind, id.path());
    if !id.is_in_place() {
        return (Outcome { result: Err(refuse(PictureProblem::Missing)), may_pass: true, job }, None);
    }
    // Who looks at a part of a picture looks at another one next.
    let key = cache.filter(|_| id.of_which() == Part::WHOLE).and_then(|_| Key::of(id.path(), *target));
    if let Some(picture) = cache.zip(key.as_ref()).and_then(|(cache, key)| cache.find(key)) {
        return (Outcome { result: Ok(Arc::new(picture)), may_pass: false, job }, None);
    }
    // A decoder may panic on an unusual file. It shares no data that could be left inconsistent.
    let result = catch_unwind(AssertUnwindSafe(|| decoder(id.path(), *target, id.of_which())));
    let result = result.unwrap_or_else(|_| Err(refuse(PictureProblem::DecoderFailed))).map(Arc::new);
    // A file that has changed since then may have been read while it was being written.
    let may_pass = result.as_ref().is_err_and(|error| error.kind.may_pass() || !id.is_current());
    let fresh = key.zip(result.as_ref().ok().map(Arc::clone));
    (Outcome { job, result, may_pass }, fresh)
}
