//! By which means the loader works.

use std::{sync::Arc, time::Duration};

use super::watcher::{self, MakeWatcher};

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

/// Called on another thread when there is something to [`Loader::take`](super::Loader::take); must return soon.
pub type Wake = Arc<dyn Fn() + Send + Sync>;
