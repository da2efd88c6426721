//! What the system says of an exhibition's files: enough to tell whether one of them was changed.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// What the system says of files, by the paths under which they are named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Footprint {
    looks: BTreeMap<PathBuf, Option<Look>>,
}

/// A file that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Look {
    /// Its path without links: a link on the way may be changed later.
    real: PathBuf,
    is_file: bool,
    length: u64,
    modified: Option<SystemTime>,
}

impl Footprint {
    /// Looks at `files`, whether they are there or not. Opens none of them; calls `progress` after each.
    pub(super) fn of(files: impl IntoIterator<Item = PathBuf>, progress: &dyn Fn()) -> Self {
        let look = |path: PathBuf| {
            progress();
            let look = look(&path);
            (path, look)
        };
        Self { looks: files.into_iter().map(look).collect() }
    }

    /// Both together; for a path in both, the entry of this one.
    pub(super) fn and(self, other: Self) -> Self {
        let mut looks = other.looks;
        looks.extend(self.looks);
        Self { looks }
    }

    /// These files count as not there.
    pub(super) fn forget(&mut self, files: &BTreeSet<PathBuf>) {
        for (_, look) in self.looks.iter_mut().filter(|(path, _)| files.contains(*path)) {
            *look = None;
        }
    }

    /// The paths that were looked at.
    pub(super) fn files(&self) -> impl Iterator<Item = &Path> {
        self.looks.keys().map(PathBuf::as_path)
    }

    /// Every path whose change may change one of the files: the files, the links and folders on the way to them, as
    /// they are named and as they really lie.
    pub(super) fn concerns(&self) -> BTreeSet<PathBuf> {
        let real = self.looks.values().flatten().map(|look| look.real.as_path());
        self.files().chain(real).flat_map(Path::ancestors).map(Path::to_owned).collect()
    }
}

fn look(path: &Path) -> Option<Look> {
    let real = path.canonicalize().ok()?;
    let facts = fs::metadata(&real).ok()?;
    Some(Look { is_file: facts.is_file(), length: facts.len(), modified: facts.modified().ok(), real })
}
