//! Keeps pictures at the size of the stage on disk, so that a later start decodes none.

mod disk;
mod file;
mod key;
mod ledger;
mod sum;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::Picture;
pub(super) use key::Key;
use ledger::{Ledger, PARTIAL};

const MIB: u64 = 1024 * 1024;

/// A picture with fewer pixels in its file is decoded about as soon as it could be read from here.
const LARGE_PIXELS: f32 = 3_000_000.0;

/// How much a cache may take of a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CacheLimits {
    /// Bytes of all its files together.
    pub bytes_max: u64,
    /// Bytes that have to stay free on the disk; 0 also allows a disk that lies in memory.
    pub free_min: u64,
}

impl Default for CacheLimits {
    /// 2 GiB, which is 280 photographs on a stage of 1920 × 1080 or 70 on one of 3840 × 2160, where 1 GiB stays free.
    fn default() -> Self {
        Self { bytes_max: 2048 * MIB, free_min: 1024 * MIB }
    }
}

/// Pictures as they were decoded for a stage, in a folder; many programs and threads may use one folder.
///
/// An entry holds the pixels without loss. It is valid for one place, length and times of change of the picture's file,
/// one target, and one version of the program. A file that was cut, changed or mixed up is not used.
///
/// Entries that this run of the program did not use go when room is needed, the longest unused first. Those that it
/// used stay, and then no more are put in: an exhibition that is larger than the cache does not write it anew with each
/// round, which would wear out the disk.
///
/// Nothing here ever fails: without a folder, without room and without permission, pictures are decoded each time.
pub struct StageCache {
    folder: PathBuf,
    limits: CacheLimits,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// What is in the folder; read when something is put there for the first time.
    ledger: Option<Ledger>,
    /// The names of the entries that this run has used.
    used: Vec<String>,
    /// The time of this run, which entries that it uses get.
    now: Option<fs::FileTimes>,
    /// The disk has refused to take something; it is not asked again.
    is_refused: bool,
}

impl StageCache {
    /// The cache in `folder`, which is made when it is needed. Touches no file.
    #[must_use]
    pub fn new(folder: PathBuf, limits: CacheLimits) -> Self {
        Self { folder, limits, state: Mutex::default() }
    }

    /// The picture under `key`, if it is there and sound.
    pub(super) fn find(&self, key: &Key) -> Option<Picture> {
        let path = self.folder.join(key.name());
        let file = File::open(&path).ok()?;
        let Some(picture) = file::read(&file) else {
            // It cannot be used by anybody.
            let _ = fs::remove_file(&path);
            return None;
        };
        let now = self.state().mark_used(key.name(), &self.folder);
        // Owners may do so although the file is open for reading only. If not, the entry only looks older than it is.
        if let Some(now) = now {
            let _ = file.set_times(now);
        }
        Some(picture)
    }

    /// Puts a picture under `key`, if there is room for it and decoding it took a while.
    pub(super) fn keep(&self, key: &Key, picture: &Picture) {
        let size = picture.facts.size;
        if size.w * size.h < LARGE_PIXELS || self.state().is_refused {
            return;
        }
        let bytes = file::bytes(picture);
        match self.has_room(bytes).and_then(|has_room| if has_room { self.put(key, picture) } else { Ok(false) }) {
            Ok(true) => self.state().mark_new(key.name(), bytes),
            Ok(false) => {}
            Err(error) => {
                self.state().is_refused = true;
                tracing::info!("pictures cannot be kept for the next start: {error}: {}", self.folder.display());
            }
        }
    }

    /// Makes room for `bytes` more; false if there is none without dropping what this run has used.
    fn has_room(&self, bytes: u64) -> io::Result<bool> {
        fs::create_dir_all(&self.folder)?;
        Ok(self.state().make_room(bytes, self.limits, &self.folder))
    }

    /// Writes an entry; whoever looks for it finds all of it or nothing.
    fn put(&self, key: &Key, picture: &Picture) -> io::Result<bool> {
        let partial = Partial::new(&self.folder, key)?;
        if !key.is_settled(&partial.file) {
            return Ok(false);
        }
        file::write(&partial.file, picture)?;
        if !key.is_current() {
            return Ok(false);
        }
        fs::rename(&partial.path, self.folder.join(key.name())).map(|()| true)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Notes that an entry is in use; returns the time that it gets.
    fn mark_used(&mut self, name: &str, folder: &Path) -> Option<fs::FileTimes> {
        self.add_used(name);
        self.now(folder)
    }

    /// Notes an entry that was put in.
    fn mark_new(&mut self, name: &str, bytes: u64) {
        self.add_used(name);
        if let Some(ledger) = &mut self.ledger {
            ledger.add(name, bytes);
        }
    }

    fn add_used(&mut self, name: &str) {
        if !self.used.iter().any(|used| used == name) {
            self.used.push(name.to_owned());
        }
    }

    /// Drops entries that this run has not used until there is room for `bytes` more; false if they are not enough.
    fn make_room(&mut self, bytes: u64, limits: CacheLimits, folder: &Path) -> bool {
        let has_free = || {
            let enough = limits.free_min.saturating_add(bytes);
            limits.free_min == 0 || disk::free(folder).is_none_or(|free| free >= enough)
        };
        let ledger = self.ledger.get_or_insert_with(|| Ledger::read(folder));
        loop {
            if ledger.bytes() + bytes <= limits.bytes_max && has_free() {
                return true;
            }
            let Some(oldest) = ledger.take_oldest(&self.used) else { return false };
            // Somebody else may have removed it.
            let _ = fs::remove_file(folder.join(oldest));
        }
    }

    /// The time of this run, as the disk counts it: that of a new file.
    fn now(&mut self, folder: &Path) -> Option<fs::FileTimes> {
        if self.now.is_none() {
            let path = folder.join(format!("now-{}.{PARTIAL}", std::process::id()));
            let time = File::create(&path).and_then(|file| file.metadata()?.modified());
            let _ = fs::remove_file(&path);
            self.now = Some(fs::FileTimes::new().set_modified(time.ok()?));
        }
        self.now
    }
}

/// A file that is being written; removed unless it was given another name.
struct Partial {
    path: PathBuf,
    file: File,
}

impl Partial {
    fn new(folder: &Path, key: &Key) -> io::Result<Self> {
        let path = folder.join(format!("{}-{}.{PARTIAL}", key.name(), std::process::id()));
        File::create(&path).map(|file| Self { path, file })
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        // After it was renamed, nothing is there.
        let _ = fs::remove_file(&self.path);
    }
}
