//! The identity of a picture: which file a path means at one moment.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use super::{Part, PictureProblem, source};

/// A picture's identity: where its file really lies, and what the system says of the file.
///
/// A file that is saved anew, and a path that leads to another file since a link was changed, have another identity.
/// Data that is kept by identity therefore never mixes two versions of an exhibition. Cheap to clone.
///
/// Made by [`super::Folder::picture`].
#[derive(Clone, Debug)]
pub struct PictureId(Arc<Inner>);

#[derive(Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Inner {
    /// Absolute and free of links.
    path: PathBuf,
    stamp: Stamp,
    part: Part,
}

/// What the system says of a file; different after it was written or exchanged.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Stamp {
    /// Length in bytes.
    length: u64,
    /// Time of the last change in nanoseconds since 1970, if the system tells.
    changed: Option<u128>,
    /// The device and the number of the file on it, where systems have them.
    place: Option<(u64, u64)>,
}

impl PictureId {
    /// The identity of the file at `path`, which is absolute and free of links. The file is not opened.
    pub(super) fn of(path: PathBuf) -> Result<Self, PictureProblem> {
        let stamp = Stamp::of(&path)?;
        Ok(Self(Arc::new(Inner { path, stamp, part: Part::WHOLE })))
    }

    /// The identity of a part of the same picture, which is decoded and kept by itself.
    #[must_use]
    pub fn part(&self, part: Part) -> Self {
        let Inner { path, stamp, .. } = &*self.0;
        Self(Arc::new(Inner { path: path.clone(), stamp: stamp.clone(), part }))
    }

    /// Which part of the picture it means.
    pub(super) fn of_which(&self) -> Part {
        self.0.part
    }

    /// Where the file lies: absolute and free of links when it was looked at.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// Whether the same file still lies there, unchanged. Asks the system, which may block.
    pub(super) fn is_current(&self) -> bool {
        self.is_in_place() && Stamp::of(self.path()).is_ok_and(|stamp| stamp == self.0.stamp)
    }

    /// Whether the path is still free of links. A link put there later could lead out of the exhibition's folder.
    pub(super) fn is_in_place(&self) -> bool {
        self.path().canonicalize().is_ok_and(|real| real == self.path())
    }
}

impl Stamp {
    fn of(path: &Path) -> Result<Self, PictureProblem> {
        let about = path.metadata().map_err(|error: io::Error| source::problem_of(&error))?;
        if !about.is_file() {
            return Err(PictureProblem::NotAFile);
        }
        let changed = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Ok(Self { length: about.len(), changed: changed.map(|since| since.as_nanos()), place: place(&about) })
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no such numbers")]
fn place(about: &std::fs::Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((about.dev(), about.ino()))
}

#[cfg(not(unix))]
const fn place(_: &std::fs::Metadata) -> Option<(u64, u64)> {
    None
}

impl PartialEq for PictureId {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl Eq for PictureId {}

impl Hash for PictureId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl PartialOrd for PictureId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PictureId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
