//! Small files that outlast a restart.

use std::{io, path::Path};

use super::regular;

/// The text of the file at `path`; nothing if there is none.
///
/// # Errors
/// When it is there and cannot be read, is no text, or has more than `bytes_max` bytes.
pub fn read_state(path: &Path, bytes_max: u64) -> io::Result<Option<String>> {
    match regular::read(path, bytes_max + 1) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
        Ok(bytes) if bytes.len() as u64 > bytes_max => Err(io::ErrorKind::FileTooLarge.into()),
        Ok(bytes) => String::from_utf8(bytes).map(Some).map_err(io::Error::other),
    }
}
