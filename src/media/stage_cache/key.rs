//! Under which name a picture is kept.

use std::fs::{self, File, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use crate::media::Target;

/// Changes whenever entries are written in another way.
const FORMAT: u32 = 2;

/// One picture as its file was at one moment, for one target.
///
/// The file's contents are not read, so that a start does not depend on their length. Their place, length and times of
/// change stand for them. The numbers of devices and files do not count: on many disks they change from start to
/// start.
pub(in crate::media) struct Key {
    path: PathBuf,
    stamp: Stamp,
    name: String,
}

/// What the system says of a file.
#[derive(PartialEq, Eq, Hash)]
struct Stamp {
    /// Length in bytes.
    length: u64,
    /// The time since 1970 at which its contents were last changed.
    changed: Duration,
    /// The same in seconds and nanoseconds for its contents or whatever else is known of it, where systems tell. No
    /// program can set this back.
    touched: Option<(i64, i64)>,
}

impl Key {
    /// The key of the picture at `path` as it is now; nothing if the system does not tell when it was changed.
    pub(in crate::media) fn of(path: &Path, target: Target) -> Option<Self> {
        let stamp = Stamp::of(path)?;
        let hash = |seed: u8| {
            let mut hasher = DefaultHasher::new();
            (seed, FORMAT, env!("CARGO_PKG_VERSION"), path, target, &stamp).hash(&mut hasher);
            hasher.finish()
        };
        let name = format!("{:016x}{:016x}", hash(0), hash(1));
        Some(Self { path: path.to_owned(), stamp, name })
    }

    /// The name of its file: 32 digits.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Whether the picture's file is still the same.
    pub(super) fn is_current(&self) -> bool {
        Stamp::of(&self.path).is_some_and(|stamp| stamp == self.stamp)
    }

    /// Whether a further change of the file would show in its times, given a file that was just made. Some disks count
    /// in steps of two seconds: their times are whole seconds.
    pub(super) fn is_settled(&self, just_made: &File) -> bool {
        /// More than such a step.
        const STEP: Duration = Duration::from_secs(3);
        let now = just_made.metadata().ok().and_then(|about| modified(&about));
        self.stamp.changed.subsec_nanos() != 0 || now.is_some_and(|now| now >= self.stamp.changed + STEP)
    }
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let about = fs::metadata(path).ok().filter(Metadata::is_file)?;
        Some(Self { length: about.len(), changed: modified(&about)?, touched: touched(&about) })
    }
}

fn modified(about: &Metadata) -> Option<Duration> {
    about.modified().ok()?.duration_since(UNIX_EPOCH).ok()
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems do not tell")]
fn touched(about: &Metadata) -> Option<(i64, i64)> {
    use std::os::unix::fs::MetadataExt;
    Some((about.ctime(), about.ctime_nsec()))
}

#[cfg(not(unix))]
const fn touched(_: &Metadata) -> Option<(i64, i64)> {
    None
}
