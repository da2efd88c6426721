//! How much room a disk has.

use std::path::Path;

/// The bytes that are free on the disk of `folder`, 0 if that lies in memory; nothing if the system does not tell.
#[cfg(target_os = "linux")]
pub(super) fn free(folder: &Path) -> Option<u64> {
    /// The kinds `tmpfs` and `ramfs` of Linux.
    const IN_MEMORY: [u64; 2] = [0x0102_1994, 0x8584_58f6];
    let about = rustix::fs::statfs(folder).ok()?;
    let is_in_memory = IN_MEMORY.contains(&(about.f_type as u64));
    Some(if is_in_memory { 0 } else { about.f_bavail.saturating_mul(about.f_bsize as u64) })
}

#[cfg(not(target_os = "linux"))]
pub(super) const fn free(_: &Path) -> Option<u64> {
    None
}
