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
    let today = today.to_string();
    let number = older(path).iter().filter(|(day, _)| *day == today).map(|(_, number)| number + 1).max();
    let suffix = suffix(&today, number.unwrap_or(1));
    fs::rename(path, named(&suffix))?;
    for part in PARTS {
        // It need not be there, but a new file must not find an old log.
        let old = named(part);
        if old.exists() {
            fs::rename(&old, named(&format!("{suffix}{part}"))).or_else(|_| fs::remove_file(&old))?;
        }
    }
    let aside = older(path);
    for (day, number) in aside.iter().take(aside.len().saturating_sub(KEPT_MAX)) {
        for part in std::iter::once("").chain(PARTS) {
            // They are copies of what is lost anyway.
            let _ = fs::remove_file(named(&format!("{}{part}", self::suffix(day, *number))));
        }
    }
    Ok(named(&suffix))
}

/// What is put behind the name of a damaged file: `.damaged-2026-11-27`, on the same day `.damaged-2026-11-27.2` and so on.
fn suffix(day: &str, number: u32) -> String {
    if number == 1 { format!(".damaged-{day}") } else { format!(".damaged-{day}.{number}") }
}

/// The damaged files that lie beside the one at `path`, by day and number, the oldest first.
fn older(path: &Path) -> Vec<(String, u32)> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return Vec::new() };
    let head = format!("{}.damaged-", name.to_string_lossy());
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let aside = entries.filter_map(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let rest = name.strip_prefix(&head)?;
        let (day, number) = rest.split_once('.').unwrap_or((rest, "1"));
        let is_day = day.parse::<Date>().is_ok();
        number.parse().ok().filter(|_| is_day).map(|number| (day.to_owned(), number))
    });
    let mut aside: Vec<_> = aside.collect();
    aside.sort();
    aside
}
