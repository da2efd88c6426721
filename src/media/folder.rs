//! The exhibition's folder. No path may lead out of it.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::{PathProblem, PictureId, PictureProblem};
use crate::units::{composed, path_fault};

/// The folder that the content file lies in; pictures are only read from there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// The path without links, so that every path inside begins with it.
    root: PathBuf,
}

impl Folder {
    /// The folder at `root`.
    ///
    /// # Errors
    /// Whatever the system says when there is no such folder or it may not be entered.
    pub fn open(root: &Path) -> io::Result<Self> {
        let root = root.canonicalize()?;
        if root.is_dir() { Ok(Self { root }) } else { Err(io::ErrorKind::NotADirectory.into()) }
    }

    /// The folder's own path, absolute and free of links.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the file `relative` really lies.
    ///
    /// The path is written with forward slashes on every system, so that one content file fits all machines.
    /// Links are followed and must end inside the folder.
    ///
    /// # Errors
    /// A [`PathProblem`] when the spelling is not allowed, when nothing is there, or when it lies outside.
    pub fn resolve(&self, relative: &str) -> Result<PathBuf, PathProblem> {
        if let Some(fault) = path_fault(relative) {
            return Err(PathProblem::Spelling(fault));
        }
        let real = self.root.join(relative).canonicalize();
        let real = real.or_else(|error| self.composed(relative).ok_or(error)?.canonicalize());
        let real = real.map_err(|error| match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => PathProblem::Missing,
            _ => PathProblem::Unreadable(error.to_string()),
        })?;
        if real.starts_with(&self.root) { Ok(real) } else { Err(PathProblem::LinkLeavesFolder) }
    }

    /// Where a path leads whose names are written with letters and marks apart on the disk (as some systems do) and as one
    /// character here, or the other way round.
    fn composed(&self, relative: &str) -> Option<PathBuf> {
        if relative.is_ascii() {
            return None;
        }
        relative.split('/').try_fold(self.root.clone(), |folder, name| {
            let path = folder.join(name);
            if path.exists() {
                return Some(path);
            }
            let wanted = composed(name);
            let is_same =
                |entry: &fs::DirEntry| entry.file_name().to_str().is_some_and(|name| composed(name) == wanted);
            let entry = fs::read_dir(folder).ok()?.flatten().find(is_same)?;
            Some(entry.path())
        })
    }

    /// The identity of the picture `relative` as it is now. The file is not opened.
    ///
    /// # Errors
    /// A [`PictureProblem`] when the path leads nowhere or out of the folder, or to something that is not a regular
    /// file: a folder, a pipe, a device.
    pub fn picture(&self, relative: &str) -> Result<PictureId, PictureProblem> {
        PictureId::of(self.resolve(relative).map_err(PictureProblem::Path)?)
    }
}
