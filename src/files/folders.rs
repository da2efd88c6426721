//! Where the program may keep things on this machine.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The folder for what may be lost, of this program and this user; nothing if the machine has no such place. It need not
/// be there yet.
#[must_use]
pub fn cache_folder() -> Option<PathBuf> {
    let base = folder("XDG_CACHE_HOME")
        .or_else(|| folder("LOCALAPPDATA"))
        .or_else(|| folder("HOME").map(|home| home.join(Path::new(".cache"))))?;
    Some(base.join("xiongguan"))
}

/// The folder for what outlasts a restart: the log, how the show is doing, what staff have done. Nothing if the machine
/// has no such place; it need not be there yet.
///
/// A service manager may name one for the service alone (`STATE_DIRECTORY`, by systemd's `StateDirectory=`).
#[must_use]
pub fn state_folder() -> Option<PathBuf> {
    if let Some(own) = folder("STATE_DIRECTORY") {
        return Some(own);
    }
    let base = folder("XDG_STATE_HOME")
        .or_else(|| folder("LOCALAPPDATA"))
        .or_else(|| folder("HOME").map(|home| home.join(Path::new(".local/state"))))?;
    Some(base.join("xiongguan"))
}

/// The bytes that are free on the disk of `folder`; nothing if the system does not tell.
#[cfg(target_os = "linux")]
#[must_use]
pub fn free_bytes(folder: &Path) -> Option<u64> {
    let about = rustix::fs::statfs(folder).ok()?;
    Some(about.f_bavail.saturating_mul(about.f_bsize.unsigned_abs()))
}

#[cfg(not(target_os = "linux"))]
#[must_use]
pub const fn free_bytes(_: &Path) -> Option<u64> {
    None
}

/// The file of the statistics on this machine, in [`state_folder`].
#[must_use]
pub fn statistics_file() -> Option<PathBuf> {
    Some(state_folder()?.join("statistics.sqlite3"))
}

fn folder(name: &str) -> Option<PathBuf> {
    env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute())
}
