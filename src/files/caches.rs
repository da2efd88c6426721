//! Where the program may keep what it can make again.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The folder for what may be lost, of this program and this user; nothing if the machine has no such place. It need not
/// be there yet.
#[must_use]
pub fn cache_folder() -> Option<PathBuf> {
    let folder = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = folder("XDG_CACHE_HOME")
        .or_else(|| folder("LOCALAPPDATA"))
        .or_else(|| folder("HOME").map(|home| home.join(Path::new(".cache"))))?;
    Some(base.join("xiongguan"))
}
