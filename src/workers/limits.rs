//! What a worker may do at most. It limits itself before it reads anything, and cannot take that back.

use crate::media::DECODER_BYTES_MAX;

/// Memory beyond what decoders may take: the picture as it is answered, and small things.
const SPARE_BYTES: u64 = 64 * 1024 * 1024;
/// The most memory that a worker takes beyond what it has at its start.
const BYTES_MAX: u64 = DECODER_BYTES_MAX + SPARE_BYTES;

/// What the system has granted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// No more memory than decoding may take, no further files than a few, and no dump when it crashes.
    pub memory: bool,
    /// It can gain no rights, by no program.
    pub rights: bool,
    /// It can ask little else of the system than to read and to answer: no network, no programs, nothing written.
    pub calls: bool,
}

impl Limits {
    /// One after the other, as they are told.
    pub(super) const fn each(self) -> [bool; 3] {
        [self.memory, self.rights, self.calls]
    }

    /// As they were told.
    pub(super) const fn of([memory, rights, calls]: [bool; 3]) -> Self {
        Self { memory, rights, calls }
    }
}

/// Limits this process, as far as the system can.
#[cfg(target_os = "linux")]
pub(super) fn set() -> Limits {
    use rustix::process::{Resource, Signal, set_parent_process_death_signal};
    // The thread that has started a worker waits for its answers; without it nobody does.
    let _ = set_parent_process_death_signal(Some(Signal::KILL));
    let none = [Resource::Core, Resource::Fsize].map(|resource| hold(resource, 0).is_ok());
    // The picture is one; libraries of the show may have left some open.
    let few = hold(Resource::Nofile, 256).is_ok();
    let memory = has_bytes().is_some_and(|has| hold(Resource::As, has + BYTES_MAX).is_ok());
    let rights = rustix::thread::set_no_new_privs(true).is_ok();
    Limits { memory: memory && few && none == [true; 2], rights, calls: calls::limit() }
}

/// Other systems are not asked.
#[cfg(not(target_os = "linux"))]
pub(super) fn set() -> Limits {
    Limits::default()
}

/// Sets one limit, for good.
#[cfg(target_os = "linux")]
fn hold(resource: rustix::process::Resource, most: u64) -> rustix::io::Result<()> {
    use rustix::process::{Rlimit, getrlimit, setrlimit};
    // Somebody may have set a lower one.
    let most = getrlimit(resource).maximum.map_or(most, |known| known.min(most));
    setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })
}

/// The bytes of memory that this process has, in the way the system counts them against its limit.
#[cfg(target_os = "linux")]
fn has_bytes() -> Option<u64> {
    let pages = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = pages.split(' ').next()?.parse().ok()?;
    Some(pages * rustix::param::page_size() as u64)
}

/// A picture may take so much of the processor's time; who watches has given it up long before.
#[cfg(target_os = "linux")]
pub(super) fn begin_picture() {
    use rustix::{
        process::{Resource, Rlimit, getrlimit, setrlimit},
        time::{ClockId, clock_gettime},
    };
    const SECONDS: u64 = 20;
    let used = clock_gettime(ClockId::ProcessCPUTime).tv_sec.unsigned_abs();
    let limit = Rlimit { current: Some(used + SECONDS), ..getrlimit(Resource::Cpu) };
    let _ = setrlimit(Resource::Cpu, limit);
}

#[cfg(not(target_os = "linux"))]
pub(super) const fn begin_picture() {}

#[cfg(target_os = "linux")]
mod calls {
    //! The calls of the system that are left. Any other one fails as if it were forbidden.

    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    };

    /// Reading and answering; memory; time; ending, also by a crash; and what the system's library does by itself.
    const LEFT: &[i64] = &[
        libc::SYS_read,
        libc::SYS_pread64,
        libc::SYS_readv,
        libc::SYS_write,
        libc::SYS_writev,
        libc::SYS_close,
        libc::SYS_fstat,
        libc::SYS_newfstatat,
        libc::SYS_statx,
        libc::SYS_lseek,
        libc::SYS_fcntl,
        libc::SYS_ppoll,
        libc::SYS_mmap,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_mprotect,
        libc::SYS_madvise,
        libc::SYS_brk,
        libc::SYS_futex,
        libc::SYS_getrandom,
        libc::SYS_clock_gettime,
        libc::SYS_prlimit64,
        libc::SYS_sched_yield,
        libc::SYS_sched_getaffinity,
        libc::SYS_sigaltstack,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_restart_syscall,
        libc::SYS_getpid,
        libc::SYS_gettid,
        libc::SYS_tgkill,
        libc::SYS_exit,
        libc::SYS_exit_group,
    ];

    /// Calls that some processors have in older forms too.
    #[cfg(target_arch = "x86_64")]
    const OLDER: &[i64] = &[libc::SYS_stat, libc::SYS_lstat, libc::SYS_poll];
    #[cfg(not(target_arch = "x86_64"))]
    const OLDER: &[i64] = &[];

    /// Takes away all other calls; false where the system cannot, or where this is already forbidden.
    pub(super) fn limit() -> bool {
        filter().is_some_and(|filter| seccompiler::apply_filter(&filter).is_ok())
    }

    fn filter() -> Option<BpfProgram> {
        let mut rules: std::collections::BTreeMap<i64, Vec<SeccompRule>> =
            LEFT.iter().chain(OLDER).map(|call| (*call, Vec::new())).collect();
        rules.insert(libc::SYS_openat, vec![opens_for_reading()?]);
        let forbidden = SeccompAction::Errno(u32::try_from(libc::EPERM).ok()?);
        let filter =
            SeccompFilter::new(rules, forbidden, SeccompAction::Allow, std::env::consts::ARCH.try_into().ok()?).ok()?;
        filter.try_into().ok()
    }

    /// Files are opened as they are: not for writing, not made, not cut.
    fn opens_for_reading() -> Option<SeccompRule> {
        let writing = (libc::O_WRONLY | libc::O_RDWR | libc::O_CREAT | libc::O_TRUNC | libc::O_APPEND).unsigned_abs();
        let operator = SeccompCmpOp::MaskedEq(u64::from(writing));
        let condition = SeccompCondition::new(2, SeccompCmpArgLen::Dword, operator, 0).ok()?;
        SeccompRule::new(vec![condition]).ok()
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::{fs, io::ErrorKind, net::UdpSocket, process::Command, thread};

    use super::calls;

    #[test]
    fn little_is_left_of_what_the_system_does() {
        let file = std::env::temp_dir().join(format!("xiongguan-limits-{}", std::process::id()));
        let new = file.clone();
        // The limit holds for the thread that sets it, and for all that it starts.
        let limited = move || {
            if !calls::limit() {
                return None;
            }
            let refused = [
                fs::write(&new, "x").err(),
                fs::remove_file(&new).err(),
                UdpSocket::bind("127.0.0.1:0").err(),
                Command::new("true").spawn().err(),
            ];
            Some((refused.map(|error| error.map(|error| error.kind())), fs::read("/proc/self/statm").is_ok()))
        };
        let thread = thread::Builder::new().spawn(limited).expect("a thread");
        let (refused, reads) = thread.join().expect("it does not panic").expect("a system that can do so");
        assert_eq!(refused, [Some(ErrorKind::PermissionDenied); 4]);
        assert!(reads && !file.exists());
    }
}
