//! Notices that somebody saved a file of the exhibition.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        mpsc::{RecvTimeoutError, SyncSender, sync_channel},
    },
    thread,
    time::{Duration, SystemTime},
};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::settle::Settle;
use crate::units::Moment;

/// Where the system tells nothing, files are looked at this often.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Called on another thread when there is something to ask [`Watch::saved`] for; must return soon.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Takes what the system tells of changes.
pub type Handler = Box<dyn FnMut(notify::Result<notify::Event>) + Send>;

/// What has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// These files, or folders above them.
    pub paths: BTreeSet<PathBuf>,
    /// Perhaps others too: the system lost count.
    pub perhaps_all: bool,
}

/// Watches files wherever they lie, whether they are there yet or not.
pub struct Watch {
    notices: Arc<Mutex<Notices>>,
    wake: Wake,
    means: Means,
    settle: Settle,
    /// What was told and not yet read.
    unread: Saved,
}

/// How changes are noticed.
enum Means {
    /// The system tells.
    Told(Box<dyn Watcher + Send>, BTreeSet<PathBuf>),
    /// A thread looks; it ends when this end of its queue is dropped.
    Looked { _end: SyncSender<()> },
    /// Not at all: the system has no thread to give either.
    None,
}

/// What the other thread and this one share.
#[derive(Default)]
struct Notices {
    files: Vec<PathBuf>,
    saved: Saved,
}

impl Notices {
    /// Takes what was told of `path`; false if that is none of our business.
    fn take(&mut self, path: &Path) -> bool {
        // A folder that comes or goes brings or takes all files in it.
        let is_ours = self.files.iter().any(|file| file.starts_with(path));
        if is_ours {
            self.saved.paths.insert(path.to_owned());
        }
        is_ours
    }
}

impl Watch {
    /// Watches `files`: absolute paths without links in their folders.
    #[must_use]
    pub fn start(files: Vec<PathBuf>, wake: Wake) -> Self {
        Self::with(files, wake, |handler| Ok(Box::new(RecommendedWatcher::new(handler, notify::Config::default())?)))
    }

    /// The same with another way of being told. Where `make` or the watcher fails, for example because the system has
    /// given all its watches away, files are looked at every second instead.
    #[must_use]
    pub fn with(
        files: Vec<PathBuf>,
        wake: Wake,
        make: impl FnOnce(Handler) -> notify::Result<Box<dyn Watcher + Send>>,
    ) -> Self {
        let notices = Arc::new(Mutex::new(Notices::default()));
        let made = make(handler(&notices, &wake));
        let mut watch = Self { notices, wake, means: Means::None, settle: Settle::default(), unread: Saved::default() };
        watch.set_files(files.clone());
        match made {
            Ok(watcher) => {
                watch.means = Means::Told(watcher, BTreeSet::new());
                watch.follow(files);
            }
            Err(error) => watch.look_instead(&error),
        }
        watch
    }

    /// Watches these files from now on. Folders that were taken away and came back are found again.
    pub fn follow(&mut self, files: Vec<PathBuf>) {
        let wanted: BTreeSet<PathBuf> = files.iter().filter_map(|file| nearest_folder(file)).collect();
        self.set_files(files);
        let Means::Told(watcher, watched) = &mut self.means else { return };
        for gone in watched.difference(&wanted) {
            // It may have been deleted, and its watch with it.
            let _ = watcher.unwatch(gone);
        }
        let outcome = wanted.iter().try_for_each(|folder| watcher.watch(folder, RecursiveMode::NonRecursive));
        *watched = wanted;
        if let Err(error) = outcome {
            self.look_instead(&error);
        }
    }

    /// What was saved and has been quiet since (see [`Settle`]); told once.
    pub fn saved(&mut self, now: Moment) -> Option<Saved> {
        let told = std::mem::take(&mut lock(&self.notices).saved);
        if told != Saved::default() {
            self.settle.change(now);
            self.unread.paths.extend(told.paths);
            self.unread.perhaps_all |= told.perhaps_all;
        }
        self.settle.take(now).then(|| std::mem::take(&mut self.unread))
    }

    /// When to ask again.
    #[must_use]
    pub fn ask_at(&self) -> Option<Moment> {
        self.settle.due_at()
    }

    /// Whether files are looked at because the system does not tell.
    #[must_use]
    pub const fn looks(&self) -> bool {
        matches!(self.means, Means::Looked { .. })
    }

    fn set_files(&self, files: Vec<PathBuf>) {
        lock(&self.notices).files = files;
    }

    fn look_instead(&mut self, error: &notify::Error) {
        tracing::warn!("the system does not tell of changes ({error}); looking every second");
        self.means = match look(Arc::clone(&self.notices), Arc::clone(&self.wake)) {
            Ok(end) => Means::Looked { _end: end },
            Err(error) => {
                tracing::warn!("cannot watch for changes: {error}");
                Means::None
            }
        };
    }
}

fn lock(notices: &Mutex<Notices>) -> MutexGuard<'_, Notices> {
    notices.lock().unwrap_or_else(PoisonError::into_inner)
}

fn handler(notices: &Arc<Mutex<Notices>>, wake: &Wake) -> Handler {
    let (notices, wake) = (Arc::clone(notices), Arc::clone(wake));
    Box::new(move |event| {
        let is_news = match event {
            Ok(event) if event.need_rescan() => lost_count(&notices),
            Ok(event) if event.kind.is_access() => false,
            Ok(event) => {
                let mut notices = lock(&notices);
                event.paths.into_iter().filter(|path| notices.take(path)).count() > 0
            }
            Err(_) => lost_count(&notices),
        };
        if is_news {
            wake();
        }
    })
}

fn lost_count(notices: &Mutex<Notices>) -> bool {
    lock(notices).saved.perhaps_all = true;
    true
}

/// The folder of `file`, or the nearest one above that is there.
fn nearest_folder(file: &Path) -> Option<PathBuf> {
    file.ancestors().skip(1).find(|folder| folder.is_dir()).map(Path::to_owned)
}

/// Looks at the files until the end that comes back is dropped.
fn look(notices: Arc<Mutex<Notices>>, wake: Wake) -> io::Result<SyncSender<()>> {
    let (end, ended) = sync_channel(0);
    let mut known = looks_of(&notices);
    thread::Builder::new().name("watch".to_owned()).spawn(move || {
        while ended.recv_timeout(LOOK_EVERY) == Err(RecvTimeoutError::Timeout) {
            let seen = looks_of(&notices);
            // A file that is watched only since now has nothing to be compared with.
            let is_changed = |(path, look): &(&PathBuf, &Look)| known.get(*path).is_some_and(|before| before != *look);
            let changed: Vec<PathBuf> = seen.iter().filter(is_changed).map(|(path, _)| path.clone()).collect();
            known = seen;
            if !changed.is_empty() {
                lock(&notices).saved.paths.extend(changed);
                wake();
            }
        }
    })?;
    Ok(end)
}

/// What a file looks like from outside: when it was written and how long it is; nothing if it is not there.
type Look = Option<(Option<SystemTime>, u64)>;

fn looks_of(notices: &Mutex<Notices>) -> BTreeMap<PathBuf, Look> {
    let files = lock(notices).files.clone();
    let look = |path: &PathBuf| fs::metadata(path).ok().map(|facts| (facts.modified().ok(), facts.len()));
    files.into_iter().map(|path| (path.clone(), look(&path))).collect()
}
