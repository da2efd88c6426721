//! Reads the exhibition and the machine's settings, and notices when they change. No other part of the window touches a
//! file of theirs.
//!
//! One thread watches and decides when to read, another one reads. A folder that does not answer, for example on a
//! network share that is gone, holds up the second thread alone: the window goes on with what it has.

mod debounce;
mod footprint;
mod machine;
mod reader;
mod reading;
mod watch;
mod watcher;

use std::{
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    },
    time::Duration,
};

pub use debounce::Debounce;
pub use watcher::{Handler, MakeWatcher, Watching};

use crate::{deck::Load, diag::Language, show::Mode};

/// What to read.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// The content file or its folder; without one, where [`files::locate`](crate::files::locate) looks.
    pub content: Option<PathBuf>,
    /// The file with the machine's settings; without one, that of the user.
    pub kiosk: Option<PathBuf>,
    /// Overrides the mode of the settings.
    pub mode: Option<Mode>,
    /// An author writes the exhibition: opening hours do not matter.
    pub is_author: bool,
    /// The language in which the author is told what is wrong.
    pub tongue: Language,
}

/// How the loader notices changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Files are looked at this often, also where the system tells of changes: network and FUSE file systems do not.
    pub look_every: Duration,
    /// A reading that takes longer is told in the log; the reader is given up for a new one after three times as long.
    pub patience: Duration,
}

impl Default for Pace {
    /// Two seconds between looks: an author on a network share waits no longer, and a look costs some hundred system
    /// calls. Ten seconds of patience: a disk that sleeps wakes up within that.
    fn default() -> Self {
        Self { look_every: Duration::from_secs(2), patience: Duration::from_secs(10) }
    }
}

/// By which means the loader works; tests have others than the window.
pub struct Means {
    /// How often it looks, and how long it waits.
    pub pace: Pace,
    /// How the system tells of changes.
    pub watcher: MakeWatcher,
    /// Called on the reading thread before it reads. A test that does not return is a file system that does not answer.
    pub before_reading: Wake,
}

impl Default for Means {
    fn default() -> Self {
        Self { pace: Pace::default(), watcher: watcher::recommended(), before_reading: Arc::new(|| ()) }
    }
}

impl std::fmt::Debug for Means {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Means").field("pace", &self.pace).finish_non_exhaustive()
    }
}

/// Called on another thread when there is something to [`Loader::take`]; must return soon.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The end of the loader that the window holds. The loader ends when this is dropped.
#[derive(Debug)]
pub struct Loader {
    loads: Receiver<Load>,
    /// Dropped to end the loader.
    _alive: SyncSender<()>,
}

impl Loader {
    /// Starts to read. Never blocks on a file.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn start(order: Order, wake: Wake) -> std::io::Result<Self> {
        Self::with(order, wake, Means::default())
    }

    /// The same by other means.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn with(order: Order, wake: Wake, means: Means) -> std::io::Result<Self> {
        // The window takes a load in each frame; a few may come while it is busy, and then the loader waits.
        let (sender, loads) = sync_channel(4);
        let (alive, is_over) = sync_channel(0);
        watch::start(order, means, watch::Ends { loads: sender, wake, is_over })?;
        Ok(Self { loads, _alive: alive })
    }

    /// What was read since the last call, the older first.
    #[must_use]
    pub fn take(&self) -> Option<Load> {
        self.loads.try_recv().ok()
    }

    /// Waits for a load, at most for `limit`.
    #[must_use]
    pub fn wait(&self, limit: Duration) -> Option<Load> {
        match self.loads.recv_timeout(limit) {
            Ok(load) => Some(load),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => None,
        }
    }
}
