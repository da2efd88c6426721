//! The times and the system's parts that the loader works with, so that tests can replace them.

use std::{path::Path, sync::Arc, time::Duration};

use super::{
    disk,
    watcher::{self, MakeWatcher},
};

/// The loader's times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// The time between two looks at the files. They are needed since network and FUSE file systems do not tell of
    /// changes.
    pub look_every: Duration,
    /// The same where the system tells of every change of every file: in case something was missed.
    pub look_when_told: Duration,
    /// A reading that takes longer is noted in the log; after three times as long, a new reader replaces the stuck one.
    pub patience: Duration,
    /// An exhibition that the program has lived with for so long is good: a copy of it is kept.
    pub proven_after: Duration,
}

impl Default for Pace {
    /// Two seconds between looks: authors on a network share wait no longer, and a look costs some hundred system
    /// calls. Ten seconds where the system tells of changes, so that nothing wakes the processor for nothing. Ten seconds
    /// of patience: a sleeping disk wakes up within that. A minute until an exhibition is proven: what kills does so when
    /// its slides are made ready, and a minute has several.
    fn default() -> Self {
        let ten = Duration::from_secs(10);
        Self {
            look_every: Duration::from_secs(2),
            look_when_told: ten,
            patience: ten,
            proven_after: Duration::from_mins(1),
        }
    }
}

/// What the loader works with; tests use other means than the window.
pub struct Means {
    /// Its times.
    pub pace: Pace,
    /// Makes the watcher through which the system tells of changes.
    pub watcher: MakeWatcher,
    /// Whether the system tells of all changes in a folder.
    pub tells_of: fn(&Path) -> bool,
    /// Called on the reading thread before it reads. A test blocks here to imitate a file system that does not answer.
    pub before_reading: Wake,
}

impl Default for Means {
    fn default() -> Self {
        let (watcher, before_reading) = (watcher::recommended(), Arc::new(|| ()));
        Self { pace: Pace::default(), watcher, tells_of: disk::tells_of_changes, before_reading }
    }
}

impl std::fmt::Debug for Means {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Means").field("pace", &self.pace).finish_non_exhaustive()
    }
}

/// Called on another thread when there is something to [`Loader::take`](super::Loader::take); must return soon.
pub type Wake = Arc<dyn Fn() + Send + Sync>;
