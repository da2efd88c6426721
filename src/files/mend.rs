//! Mends the files that curators write, and keeps them as they were.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::{InFolder, Opened, OpenedSettings, regular, write_whole};
use crate::{
    content::{self, limits::FILE_BYTES_MAX},
    diag::Source,
    settings,
};

impl Opened {
    /// The text of the content file with everything mended that takes no thought; nothing if there is nothing of that.
    #[must_use]
    pub fn mended(&self) -> Option<String> {
        let name = self.source().name;
        let files = InFolder::new(&self.folder, &|| ());
        content::mend(self.source(), &self.reading.findings, &|text| {
            content::read(Source { name, text }, &files).findings
        })
    }
}

impl OpenedSettings {
    /// The text of the settings with everything mended that takes no thought; nothing if there is nothing of that.
    #[must_use]
    pub fn mended(&self) -> Option<String> {
        let name = self.name();
        let source = Source { name: &name, text: &self.text };
        content::mend(source, &self.reading.findings, &|text| settings::read(Source { name: &name, text }).findings)
    }
}

/// Why a file was not replaced.
#[derive(Debug)]
pub enum KeepError {
    /// It says something else than when it was read.
    Changed,
    /// It may not be written, or its copy cannot be.
    Io(io::Error),
}

impl From<io::Error> for KeepError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Writes `after` into the file at `path`, which said `before`, and keeps a copy of it; returns where that is.
///
/// The copy is beside it and called `.bak`, or `.bak2` and so on: no older copy is written over. The file is replaced
/// whole or not at all; where the path is a link, the file that it leads to is.
///
/// # Errors
/// [`KeepError::Changed`] when somebody has saved the file since it was read; nothing is written then. Else what the
/// system says; the file is as it was.
pub fn replace(path: &Path, before: &str, after: &str) -> Result<PathBuf, KeepError> {
    let real = path.canonicalize()?;
    let bytes = regular::read(&real, FILE_BYTES_MAX as u64 + 1)?;
    if content::decode("", &bytes).ok().as_deref() != Some(before) {
        return Err(KeepError::Changed);
    }
    let permissions = real.metadata()?.permissions();
    if permissions.readonly() {
        return Err(io::Error::from(io::ErrorKind::PermissionDenied).into());
    }
    let copy = keep_copy(&real, &bytes)?;
    let written = write_whole(&real, after.as_bytes()).and_then(|()| fs::set_permissions(&real, permissions));
    written.map(|()| copy).map_err(KeepError::Io)
}

/// Writes a copy beside the file under a name that is free.
fn keep_copy(path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    for count in 1_u32.. {
        let mut name = path.as_os_str().to_owned();
        name.push(if count == 1 { ".bak".to_owned() } else { format!(".bak{count}") });
        let copy = PathBuf::from(name);
        match fs::File::create_new(&copy) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
            Ok(mut file) => {
                let written = file.write_all(bytes).and_then(|()| file.sync_all());
                written.inspect_err(|_| {
                    // The first error is the one to tell.
                    let _ = fs::remove_file(&copy);
                })?;
                return Ok(copy);
            }
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
