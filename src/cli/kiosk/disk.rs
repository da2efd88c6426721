//! Writes the files of the system, and takes them away again; files of others it leaves alone.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    files,
    setup::{LINKS, MARK, MARKED, SETTINGS, SETTINGS_TEXT, SystemFile},
};

/// The system, below a folder that stands for `/`.
pub(super) struct Disk<'a> {
    root: &'a Path,
}

type Failure = (PathBuf, io::Error);

impl<'a> Disk<'a> {
    pub(super) const fn new(root: &'a Path) -> Self {
        Self { root }
    }

    /// Where a path of the system lies.
    fn at(&self, path: impl AsRef<Path>) -> PathBuf {
        let path = path.as_ref();
        self.root.join(path.strip_prefix("/").unwrap_or(path))
    }

    /// Whether somebody else has put something there, and this is no file of the operator's.
    pub(super) fn is_foreign(&self, path: &Path) -> bool {
        MARKED.iter().any(|marked| path == Path::new(marked)) && {
            let path = self.at(path);
            fs::symlink_metadata(&path).is_ok() && !is_marked(&path)
        }
    }

    /// Writes the files; of the operator's, those that are not there. How many were written.
    pub(super) fn write(&self, files: &[SystemFile]) -> Result<usize, Failure> {
        let mut written = 0;
        for file in files {
            let path = self.at(&file.path);
            if file.is_operators && fs::symlink_metadata(&path).is_ok() {
                continue;
            }
            write(&path, &file.text).map_err(|error| (path, error))?;
            written += 1;
        }
        Ok(written)
    }

    /// What `install` has left: its files, the links to them, and settings that nobody has changed.
    pub(super) fn own(&self) -> Vec<PathBuf> {
        let marked = MARKED.iter().map(|path| self.at(path)).filter(|path| is_marked(path));
        let links = LINKS.iter().map(|path| self.at(path)).filter(|path| path.is_symlink());
        let is_plain = |path: &PathBuf| fs::read(path).is_ok_and(|bytes| bytes == SETTINGS_TEXT.as_bytes());
        let mut own: Vec<PathBuf> = marked.collect();
        if !own.is_empty() {
            own.extend(links.chain(std::iter::once(self.at(SETTINGS)).filter(is_plain)));
        }
        own
    }
}

/// Removes these files.
pub(super) fn take_away(paths: &[PathBuf]) -> Result<(), Failure> {
    paths.iter().try_for_each(|path| fs::remove_file(path).map_err(|error| (path.clone(), error)))
}

/// Writes a file that all of the system may read.
fn write(path: &Path, text: &str) -> io::Result<()> {
    files::write_whole(path, text.as_bytes())?;
    readable(path)
}

#[cfg(unix)]
fn readable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_path: &Path) -> io::Result<()> {
    Ok(())
}

fn is_marked(path: &Path) -> bool {
    let is_file = fs::symlink_metadata(path).is_ok_and(|about| about.is_file());
    is_file && fs::read_to_string(path).is_ok_and(|text| text.lines().next() == Some(MARK))
}
