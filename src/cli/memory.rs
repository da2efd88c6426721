//! How freed memory goes back to the system.

/// Begins this process anew, once, told to give the memory of pictures back as soon as they are freed; comes back if it
/// was told before, or if the system refuses.
///
/// glibc keeps freed blocks for later ones, on each thread apart: pictures of ten megabytes, decoded on several threads,
/// then take twice the memory that is in use. Only a variable of the environment tells it otherwise in a program
/// without unsafe code, and it is read when a process begins. That takes a few milliseconds; the process stays the same
/// one to whoever has started it.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub(super) fn give_back_what_is_freed() {
    use std::{env, os::unix::process::CommandExt, process::Command};
    /// Blocks of so many bytes are taken from the system, each by itself.
    const THRESHOLD: (&str, &str) = ("MALLOC_MMAP_THRESHOLD_", "1048576");
    /// Whoever sets one of these knows better.
    const KNOWN: [&str; 2] = [THRESHOLD.0, "GLIBC_TUNABLES"];
    let mut arguments = env::args_os();
    let Some(name) = arguments.next().filter(|_| KNOWN.iter().all(|known| env::var_os(known).is_none())) else {
        return;
    };
    if let Ok(program) = env::current_exe() {
        // This only comes back if it fails; then the program just takes more memory.
        let _ = Command::new(program).arg0(name).args(arguments).env(THRESHOLD.0, THRESHOLD.1).exec();
    }
}

/// Other C libraries need not be told.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(super) const fn give_back_what_is_freed() {}
