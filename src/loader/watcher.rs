//! Learns from the system that files have changed.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

/// Takes the system's events.
pub type Handler = Box<dyn FnMut(notify::Result<notify::Event>) + Send>;

/// Makes a watcher that calls a `Handler`.
pub type MakeWatcher = Box<dyn Fn(Handler) -> notify::Result<Box<dyn Watcher + Send>> + Send>;

/// The watcher of this operating system.
pub(super) fn recommended() -> MakeWatcher {
    Box::new(|handler| Ok(Box::new(RecommendedWatcher::new(handler, notify::Config::default())?)))
}

/// The most folders that are watched: the system has few watches, and the loader looks at the files in any case.
const FOLDERS_MAX: usize = 256;

/// Called on the watcher's thread when a file of the exhibition may have changed.
pub(super) type Tell = Arc<dyn Fn() + Send + Sync>;

/// Watches the folders on the way to some files.
pub struct Watching {
    make: MakeWatcher,
    tell: Tell,
    concerns: Arc<Mutex<BTreeSet<PathBuf>>>,
    watcher: Option<Box<dyn Watcher + Send>>,
    /// Whether the system tells of all changes in a folder.
    tells_of: fn(&Path) -> bool,
    /// No change of anything can be missed.
    is_told_all: bool,
    /// The system's latest error.
    refusal: String,
}

impl Watching {
    pub(super) fn new(make: MakeWatcher, tells_of: fn(&Path) -> bool, tell: Tell) -> Self {
        let (concerns, refusal) = (Arc::default(), String::new());
        Self { make, tell, concerns, watcher: None, tells_of, is_told_all: false, refusal }
    }

    /// Watches `folders`, and tells of changes of everything in them that is among `concerns`.
    ///
    /// All watches are set anew: a folder that was taken away and came back, or a link that leads elsewhere now, has
    /// another place in the file system under the same name.
    pub(super) fn arm(&mut self, concerns: BTreeSet<PathBuf>, folders: &[PathBuf]) {
        self.watcher = None;
        *lock(&self.concerns) = concerns;
        self.is_told_all = false;
        match self.watch(folders) {
            Ok((watcher, has_all)) => {
                (self.watcher, self.refusal) = (Some(watcher), String::new());
                self.is_told_all = has_all && folders.iter().all(|folder| (self.tells_of)(folder));
            }
            Err(error) => self.refused(&error),
        }
    }

    /// Whether the system tells of every change there may be.
    pub(super) const fn is_told_all(&self) -> bool {
        self.is_told_all
    }

    /// Whether the system tells of changes; if not, looks notice them.
    pub(super) const fn is_told(&self) -> bool {
        self.watcher.is_some()
    }

    /// A watcher of these folders, and whether it has them all.
    fn watch(&self, folders: &[PathBuf]) -> notify::Result<(Box<dyn Watcher + Send>, bool)> {
        let mut watcher = (self.make)(self.handler())?;
        let mut has_all = folders.len() <= FOLDERS_MAX;
        // The longest paths come first, since the folders that files lie in matter most.
        for folder in folders.iter().rev().take(FOLDERS_MAX) {
            match watcher.watch(folder, RecursiveMode::NonRecursive) {
                Ok(()) => {}
                // If a folder may not be read, or has just gone, looks notice its changes.
                Err(error) if matches!(error.kind, notify::ErrorKind::PathNotFound | notify::ErrorKind::Io(_)) => {
                    has_all = false;
                }
                Err(error) => return Err(error),
            }
        }
        Ok((watcher, has_all))
    }

    fn refused(&mut self, error: &notify::Error) {
        let refusal = error.to_string();
        if refusal != self.refusal {
            tracing::warn!("the system does not tell of changes ({refusal}); files are looked at instead");
        }
        self.refusal = refusal;
    }

    fn handler(&self) -> Handler {
        let (concerns, tell) = (Arc::clone(&self.concerns), Arc::clone(&self.tell));
        Box::new(move |event| {
            let is_news = match event {
                Ok(event) if event.need_rescan() => true,
                Ok(event) if event.kind.is_access() => false,
                Ok(event) => event.paths.iter().any(|path| lock(&concerns).contains(path)),
                Err(_) => true,
            };
            if is_news {
                tell();
            }
        })
    }
}

impl std::fmt::Debug for Watching {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watching").field("is_told", &self.is_told()).finish_non_exhaustive()
    }
}

fn lock(concerns: &Mutex<BTreeSet<PathBuf>>) -> std::sync::MutexGuard<'_, BTreeSet<PathBuf>> {
    concerns.lock().unwrap_or_else(PoisonError::into_inner)
}
