//! Moves a damaged file out of the way.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use jiff::civil::Date;

/// Damaged files that are kept for whoever wants to know why.
const KEPT_MAX: usize = 3;

/// What belongs to a database beside its file.
const PARTS: [&str; 2] = ["-wal", "-shm"];

/// Moves a damaged file away, with what belongs to it, so that a new one can be begun; returns where it lies now.
///
/// # Errors
/// When it cannot be moved.
pub(super) fn set_aside(path: &Path, today: Date) -> io::Result<PathBuf> {
    let named = |suffix: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    };
    let suffixes = (1..).map(|n| if n == 1 { format!(".damaged-{today}") } else { format!(".damaged-{today}.{n}") });
    let suffix = suffixes.into_iter().find(|suffix| !named(suffix).exists()).unwrap_or_default();
    fs::rename(path, named(&suffix))?;
    for part in PARTS {
        // It need not be there, but a new file must not find an old log.
        let old = named(part);
        if old.exists() {
            fs::rename(&old, named(&format!("{suffix}{part}"))).or_else(|_| fs::remove_file(&old))?;
        }
    }
    thin_out(path);
    Ok(named(&suffix))
}

/// Removes the oldest damaged files but a few. They are copies of what is lost anyway, so failing to is no failure.
fn thin_out(path: &Path) {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return };
    let head = format!("{}.damaged-", name.to_string_lossy());
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let is_whole = |name: &String| name.starts_with(&head) && !PARTS.iter().any(|part| name.ends_with(part));
    let mut whole: Vec<String> = names.filter(is_whole).collect();
    whole.sort();
    for old in whole.iter().take(whole.len().saturating_sub(KEPT_MAX)) {
        for part in std::iter::once("").chain(PARTS) {
            let _ = fs::remove_file(folder.join(format!("{old}{part}")));
        }
    }
}
