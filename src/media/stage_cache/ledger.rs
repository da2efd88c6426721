//! What lies in the folder of a cache.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

/// The ending of files that are being written.
pub(super) const PARTIAL: &str = "part";

/// The entries with their bytes and when they were last used.
pub(super) struct Ledger {
    entries: BTreeMap<String, Held>,
}

struct Held {
    bytes: u64,
    /// The time since 1970.
    used_at: Duration,
}

impl Ledger {
    /// Reads the folder, and removes what others have left there half written.
    pub(super) fn read(folder: &Path) -> Self {
        let mut entries = BTreeMap::new();
        for found in fs::read_dir(folder).into_iter().flatten().flatten() {
            let Ok(name) = found.file_name().into_string() else { continue };
            if name.ends_with(PARTIAL) {
                // Whoever is still writing it only loses it.
                let _ = fs::remove_file(found.path());
            } else if let Some(about) = found.metadata().ok().filter(fs::Metadata::is_file) {
                let time = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
                entries.insert(name, Held { bytes: about.len(), used_at: time.unwrap_or_default() });
            }
        }
        Self { entries }
    }

    /// The bytes of all entries.
    pub(super) fn bytes(&self) -> u64 {
        self.entries.values().map(|held| held.bytes).sum()
    }

    /// Notes an entry of this run.
    pub(super) fn add(&mut self, name: &str, bytes: u64) {
        self.entries.insert(name.to_owned(), Held { bytes, used_at: Duration::MAX });
    }

    /// Takes out the entry that was not used for the longest time; never one of `used`.
    pub(super) fn take_oldest(&mut self, used: &[String]) -> Option<String> {
        let spare = self.entries.iter().filter(|(name, _)| !used.contains(name));
        let oldest = spare.min_by_key(|(_, held)| held.used_at).map(|(name, _)| name.clone())?;
        self.entries.remove(&oldest);
        Some(oldest)
    }
}
