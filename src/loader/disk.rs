//! Which file systems tell of changes.

use std::path::Path;

/// Whether the system tells of all changes in `folder`, also of those that others make: so it is on this machine's own
/// disks. False if it cannot be told.
#[cfg(target_os = "linux")]
pub(super) fn tells_of_changes(folder: &Path) -> bool {
    /// Linux's numbers of ext4, btrfs, XFS, F2FS, ZFS, bcachefs, tmpfs, ramfs, overlayfs, squashfs, EROFS, ISO 9660,
    /// FAT and exFAT.
    const OWN: [u64; 14] = [
        0xef53,
        0x9123_683e,
        0x5846_5342,
        0xf2f5_2010,
        0x2fc1_2fc1,
        0xca45_1a4e,
        0x0102_1994,
        0x8584_58f6,
        0x794c_7630,
        0x7371_7368,
        0xe0f5_e1e2,
        0x9660,
        0x4d44,
        0x2011_bab0,
    ];
    rustix::fs::statfs(folder).is_ok_and(|about| OWN.contains(&(about.f_type as u64)))
}

/// Other systems are not asked.
#[cfg(not(target_os = "linux"))]
pub(super) const fn tells_of_changes(_: &Path) -> bool {
    false
}
