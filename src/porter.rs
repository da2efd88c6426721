//! The porter: a thread that checks PINs, remembers wrong ones over restarts, and finds out what staff want to know.
//!
//! A check takes some tenths of a second and a file may take longer; the window waits for neither.

use std::{
    io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use jiff::{Timestamp, Zoned, tz::TimeZone};

use crate::{
    files,
    lock::{Kept, Pin, PinHash, Told},
    record,
};

/// The file of wrong PINs, in the program's state folder.
const FILE: &str = "lock";
/// It is far shorter than this.
const BYTES_MAX: u64 = 256;
/// So many jobs wait at most; the lock gives one at a time.
const JOBS_MAX: usize = 4;

/// Something for the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// What was remembered: the wrong PINs in a row, and how long to wait still.
    Known {
        /// The wrong PINs in a row.
        failures: u32,
        /// How long to wait still.
        left: Duration,
    },
    /// Whether the PIN is right.
    Checked(bool),
    /// What staff want to know.
    Told(Told),
}

enum Job {
    Check { pin: Pin, hash: PinHash, failures: u32 },
    Gather,
}

/// The window's handle of the thread, which ends when this is dropped.
#[derive(Debug)]
pub struct Porter {
    jobs: SyncSender<Job>,
    news: Receiver<News>,
}

impl Porter {
    /// Starts the thread, which first tells what was remembered. It calls `wake` after each of its news.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn start(wake: Arc<dyn Fn() + Send + Sync>) -> io::Result<Self> {
        Self::with(files::state_folder().map(|folder| folder.join(FILE)), wake)
    }

    /// The same with this state file, or without one.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn with(file: Option<PathBuf>, wake: Arc<dyn Fn() + Send + Sync>) -> io::Result<Self> {
        let (jobs, to_do) = sync_channel(JOBS_MAX);
        let (tell, news) = sync_channel(JOBS_MAX);
        let work = move || {
            let known = remembered(file.as_deref());
            let first = News::Known { failures: known.failures, left: known.left(wall()) };
            let done = to_do.into_iter().map(|job| answer(job, file.as_deref()));
            std::iter::once(first)
                .chain(done)
                .map(|news| tell.send(news))
                .take_while(Result::is_ok)
                .for_each(|_| wake());
        };
        thread::Builder::new().name("porter".to_owned()).spawn(work)?;
        Ok(Self { jobs, news })
    }

    /// Remembers that so many PINs were wrong in a row, this one included, and checks it; the answer is [`News::Checked`].
    pub fn check(&self, pin: Pin, hash: PinHash, failures: u32) {
        // There is room: the lock gives no second PIN before the answer.
        let _ = self.jobs.try_send(Job::Check { pin, hash, failures });
    }

    /// Asks for [`News::Told`].
    pub fn gather(&self) {
        let _ = self.jobs.try_send(Job::Gather);
    }

    /// The next news.
    #[must_use]
    pub fn take(&self) -> Option<News> {
        self.news.try_recv().ok()
    }

    /// Waits for news, at most for `limit`.
    #[must_use]
    pub fn wait(&self, limit: Duration) -> Option<News> {
        self.news.recv_timeout(limit).ok()
    }
}

fn answer(job: Job, file: Option<&Path>) -> News {
    match job {
        Job::Check { pin, hash, failures } => {
            // First, so that whoever cuts the power during the check has not gained a try.
            keep(file, Kept::after(failures, wall()));
            let is_right = hash.is_of(&pin);
            if is_right {
                keep(file, Kept::default());
            }
            News::Checked(is_right)
        }
        Job::Gather => News::Told(Told { warnings: warnings() }),
    }
}

/// What the file says. One that is damaged counts as many wrong PINs: it must not open the lock.
fn remembered(file: Option<&Path>) -> Kept {
    let Some(path) = file else { return Kept::default() };
    match files::read_state(path, BYTES_MAX).map(|text| text.map(|text| text.parse::<Kept>())) {
        Ok(None) => Kept::default(),
        Ok(Some(Ok(kept))) => kept,
        Ok(Some(Err(_))) | Err(_) => {
            tracing::warn!("the file of wrong PINs cannot be read; it counts as five of them: {}", path.display());
            Kept::unknown(wall())
        }
    }
}

fn keep(file: Option<&Path>, kept: Kept) {
    let Some(path) = file else { return };
    if let Err(error) = files::write_whole(path, kept.to_string().as_bytes()) {
        tracing::warn!("wrong PINs are forgotten at the next start: {error}: {}", path.display());
    }
}

/// The last warnings of the log with their time on this machine's clock, as staff see it.
fn warnings() -> Vec<(String, String)> {
    let zone = TimeZone::try_system().unwrap_or(TimeZone::UTC);
    let now = zone.to_datetime(timestamp());
    let said = |warning: record::Warning| {
        let at = Zoned::new(warning.time, zone.clone());
        let form = if at.date() == now.date() { "%H:%M" } else { "%m-%d %H:%M" };
        (at.strftime(form).to_string(), warning.text)
    };
    record::warnings().into_iter().map(said).collect()
}

/// The clock on the wall, in seconds since 1970; 0 for one that was set before that.
#[expect(
    clippy::disallowed_methods,
    reason = "the porter reads the clock on the wall: it goes on while the program does not run"
)]
fn wall() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

#[expect(clippy::disallowed_methods, reason = "the porter reads the clock on the wall")]
fn timestamp() -> Timestamp {
    Timestamp::try_from(SystemTime::now()).unwrap_or_default()
}
