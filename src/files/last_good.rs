//! Where the last good copy of a content file is kept.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{locate, regular, state_folder};
use crate::content::limits::FILE_BYTES_MAX;

/// The file with the last good copy of the content file that `content` names, within the state folder; nothing without
/// such a folder. Each content file has a copy of its own.
#[must_use]
pub fn last_good_copy(content: Option<&Path>) -> Option<PathBuf> {
    let path = std::path::absolute(locate(content)).ok()?;
    let name = sha256(path.as_os_str().as_encoded_bytes());
    Some(state_folder()?.join("last-good").join(format!("{}.ron", &name[..16])))
}

/// The SHA-256 of some bytes, in hexadecimal, as `sha256sum` prints it.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    sha256_of(std::iter::once(bytes))
}

/// The same of several pieces, one after the other.
pub(super) fn sha256_of(pieces: impl Iterator<Item = impl AsRef<[u8]>>) -> String {
    let digest = pieces.fold(Sha256::new(), Sha256::chain_update).finalize();
    let digits = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// Whether the file at `path` has exactly these bytes.
#[must_use]
pub fn has_bytes(path: &Path, bytes: &[u8]) -> bool {
    regular::read(path, FILE_BYTES_MAX as u64 + 1).is_ok_and(|read| read == bytes)
}
