//! The workers of a show: who is asked, and what becomes of those that do not answer.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    time::Duration,
};

use super::{
    limits::Limits,
    process::{Fault, Process},
};
use crate::film;
use crate::media::{self, DECODER_TIME_MAX, Decoder, Part, Picture, PictureError, PictureProblem, Target};

/// Decodes pictures in other processes.
///
/// Any number of threads may ask at once; each has a worker of its own meanwhile, which has the thread's priority. What a
/// file does to its worker is told as a [`PictureProblem`], and the next picture gets a new worker.
pub struct Pool {
    program: PathBuf,
    patience: Duration,
    /// Workers that wait, with their priorities.
    idle: Mutex<Vec<(i32, Process)>>,
    /// How often in a row no worker came up.
    failures: AtomicU32,
    /// That was told.
    is_told: AtomicBool,
}

/// What came of starting a worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trial {
    /// Pictures are decoded in processes of their own, limited like this.
    Processes(Limits),
    /// Pictures are decoded in threads of the show, with the reason: a file that defeats the decoder can end the show.
    Threads(String),
}

/// So many workers are asked for one picture at most.
const TRIES: usize = 3;

/// After so many failures in a row no further worker is tried.
const FAILURES_MAX: u32 = 3;

impl Default for Pool {
    fn default() -> Self {
        Self::of(this_program(), DECODER_TIME_MAX)
    }
}

/// The program that runs, also when its file was replaced meanwhile.
#[must_use]
pub fn this_program() -> PathBuf {
    if cfg!(target_os = "linux") { "/proc/self/exe".into() } else { std::env::current_exe().unwrap_or_default() }
}

impl Pool {
    /// Workers that are processes of `program`, and give a picture up after `patience`.
    #[must_use]
    pub fn of(program: PathBuf, patience: Duration) -> Self {
        let (idle, failures, is_told) = (Mutex::default(), AtomicU32::new(0), AtomicBool::new(false));
        Self { program, patience, idle, failures, is_told }
    }

    /// So many pictures that somebody waits for are best decoded at once: while they are missing there is little else to do,
    /// and each takes memory. Two on two processors have the first slide, a picture that turns into another, a quarter sooner.
    #[must_use]
    pub fn at_once() -> usize {
        std::thread::available_parallelism().map_or(1, |cores| cores.get().min(2))
    }

    /// The way to decode pictures, for a library.
    #[must_use]
    pub fn decoder(self: Arc<Self>) -> Decoder {
        Arc::new(move |path, target, part| self.decode(path, target, part))
    }

    /// Starts a worker for the first picture; it comes up while other things are done.
    pub fn prepare(&self) {
        // If it fails, that is told when a picture is asked for.
        if let Ok(process) = Process::start(&self.program) {
            self.idle().push((priority(), process));
        }
    }

    /// Decodes a part of a picture as [`media::decode_part`] does, in a worker.
    ///
    /// # Errors
    /// A [`PictureError`]: those of [`media::decode_part`], [`PictureProblem::TooSlow`], and for what else ends a worker
    /// [`PictureProblem::TooManyPixels`] or [`PictureProblem::DecoderFailed`].
    pub fn decode(&self, path: &Path, target: Target, part: Part) -> Result<Picture, PictureError> {
        if film::is_film(path) {
            // Workers start no programs, and it takes a process of its own anyway.
            return media::decode_part(path, target, part);
        }
        let mut problem = PictureProblem::DecoderFailed;
        for _ in 0..TRIES {
            let mut process = match self.worker() {
                Ok(process) => process,
                Err(why) => {
                    self.tell(&why);
                    return media::decode_part(path, target, part);
                }
            };
            match process.decode(path, target, part, self.patience) {
                Ok(result) => {
                    self.idle().push((priority(), process));
                    return result.map_err(|problem| PictureError::new(problem, path));
                }
                // It ended while it was asked; a new one does not.
                Err(Fault::Gone) => {}
                Err(fault) => {
                    problem = self.problem(&fault);
                    break;
                }
            }
        }
        Err(PictureError::new(problem, path))
    }

    /// What a fault says of the picture.
    fn problem(&self, fault: &Fault) -> PictureProblem {
        match fault {
            Fault::Memory => PictureProblem::TooManyPixels,
            Fault::Slow { is_busy: true } => PictureProblem::TooSlow,
            // The disk or the machine may be busy; later it may go well.
            Fault::Slow { is_busy: false } => {
                PictureProblem::Unreadable(format!("no answer within {} s", self.patience.as_secs_f32()))
            }
            Fault::Gone | Fault::NoStart(_) | Fault::Crash => PictureProblem::DecoderFailed,
        }
    }

    /// Starts a worker for nothing, and tells what came of it.
    #[must_use]
    pub fn trial(&self) -> Trial {
        match self.start() {
            Ok((_, limits)) => Trial::Processes(limits),
            Err(why) => Trial::Threads(why),
        }
    }

    /// A worker that waits, or a new one; if there can be none, why.
    fn worker(&self) -> Result<Process, String> {
        let priority = priority();
        let waiting = {
            let mut idle = self.idle();
            idle.retain(|(_, process)| !process.has_ended());
            idle.iter().position(|known| known.0 == priority).map(|place| idle.swap_remove(place).1)
        };
        // One that was prepared may not have come up.
        if let Some(mut process) = waiting
            && process.limits().is_ok()
        {
            self.failures.store(0, Ordering::Relaxed);
            return Ok(process);
        }
        if self.failures.load(Ordering::Relaxed) >= FAILURES_MAX {
            return Err("none came up several times".to_owned());
        }
        let started = self.start();
        match &started {
            Ok(_) => self.failures.store(0, Ordering::Relaxed),
            Err(_) => _ = self.failures.fetch_add(1, Ordering::Relaxed),
        }
        started.map(|started| started.0)
    }

    fn start(&self) -> Result<(Process, Limits), String> {
        let mut process = Process::start(&self.program).map_err(|error| error.to_string())?;
        match process.limits() {
            Ok(limits) => Ok((process, limits)),
            Err(Fault::NoStart(why)) => Err(why),
            Err(fault) => Err(format!("{fault:?}")),
        }
    }

    /// Says once that there are no workers.
    fn tell(&self, why: &str) {
        if !self.is_told.swap(true, Ordering::Relaxed) {
            tracing::warn!("pictures are decoded without processes of their own: {why}");
        }
    }

    fn idle(&self) -> MutexGuard<'_, Vec<(i32, Process)>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How this thread competes with others for the processor; what it starts does the same.
#[cfg(target_os = "linux")]
fn priority() -> i32 {
    rustix::process::getpriority_process(None).unwrap_or_default()
}

#[cfg(not(target_os = "linux"))]
const fn priority() -> i32 {
    0
}
