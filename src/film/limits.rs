//! What the engine may do at most. A process limits itself before it becomes the engine, and cannot take that back.

/// The memory that a decoder of 4K films takes, and as much again.
#[cfg(target_os = "linux")]
const BYTES_MAX: u64 = 4 * 1024 * 1024 * 1024;

/// Limits this process, as far as the system can.
#[cfg(target_os = "linux")]
pub(super) fn set() {
    use rustix::process::{Resource, Signal, set_parent_process_death_signal, setpriority_process};
    /// The show itself comes first.
    const NICE: i32 = 2;
    // Whoever has started it reads what it decodes; without it nobody does.
    let _ = set_parent_process_death_signal(Some(Signal::KILL));
    let _ = setpriority_process(None, NICE);
    for (resource, most) in
        [(Resource::Core, 0), (Resource::Fsize, 0), (Resource::Nofile, 256), (Resource::As, BYTES_MAX)]
    {
        hold(resource, most);
    }
    let _ = rustix::thread::set_no_new_privs(true);
    calls::limit();
}

#[cfg(not(target_os = "linux"))]
pub(super) const fn set() {}

#[cfg(target_os = "linux")]
fn hold(resource: rustix::process::Resource, most: u64) {
    use rustix::process::{Rlimit, getrlimit, setrlimit};
    // Somebody may have set a lower one.
    let most = getrlimit(resource).maximum.map_or(most, |known| known.min(most));
    let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
}

#[cfg(target_os = "linux")]
mod calls {
    //! The calls of the system that are taken away: decoders need no network and watch no other process.

    use std::collections::BTreeMap;

    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};

    const TAKEN: &[i64] = &[
        libc::SYS_socket,
        libc::SYS_socketpair,
        libc::SYS_connect,
        libc::SYS_bind,
        libc::SYS_ptrace,
        libc::SYS_process_vm_readv,
        libc::SYS_process_vm_writev,
        libc::SYS_mount,
        libc::SYS_unlinkat,
        libc::SYS_renameat,
        libc::SYS_renameat2,
        libc::SYS_mkdirat,
        libc::SYS_linkat,
        libc::SYS_symlinkat,
    ];

    /// Those that some processors have in older forms too.
    #[cfg(target_arch = "x86_64")]
    const OLDER: &[i64] =
        &[libc::SYS_unlink, libc::SYS_rename, libc::SYS_mkdir, libc::SYS_rmdir, libc::SYS_link, libc::SYS_symlink];
    #[cfg(not(target_arch = "x86_64"))]
    const OLDER: &[i64] = &[];

    pub(super) fn limit() {
        if let Some(filter) = filter() {
            let _ = seccompiler::apply_filter(&filter);
        }
    }

    fn filter() -> Option<BpfProgram> {
        let rules: BTreeMap<i64, Vec<_>> = TAKEN.iter().chain(OLDER).map(|call| (*call, Vec::new())).collect();
        let forbidden = SeccompAction::Errno(u32::try_from(libc::EPERM).ok()?);
        let filter =
            SeccompFilter::new(rules, SeccompAction::Allow, forbidden, std::env::consts::ARCH.try_into().ok()?).ok()?;
        filter.try_into().ok()
    }
}
