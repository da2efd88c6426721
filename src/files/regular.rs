//! Opening regular files only: somebody may have put a pipe or a device in their place.

use std::{
    fs::{File, Metadata, OpenOptions},
    io::{self, Read},
    path::Path,
};

/// Linux: opening a file does not wait, for example for the other end of a pipe.
#[cfg(target_os = "linux")]
const O_NONBLOCK: i32 = 0o4000;

/// At most the first `bytes_max` bytes of the regular file at `path`.
///
/// # Errors
/// When it is a pipe, a device or a folder, and whatever the system says.
pub(super) fn read(path: &Path, bytes_max: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.take(bytes_max).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Opens a regular file. It is checked before, since opening a device may have effects, and after, since it may have
/// been exchanged meanwhile.
fn open(path: &Path) -> io::Result<File> {
    must_be_regular(&path.metadata()?)?;
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(target_os = "linux")]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, O_NONBLOCK);
    let file = options.open(path)?;
    must_be_regular(&file.metadata()?)?;
    Ok(file)
}

fn must_be_regular(found: &Metadata) -> io::Result<()> {
    if found.is_file() {
        return Ok(());
    }
    let problem = if found.is_dir() { "this is a folder" } else { "this is no regular file" };
    Err(io::Error::new(io::ErrorKind::InvalidInput, problem))
}
