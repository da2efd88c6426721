//! What a run of the program leaves for later runs, so that they need not find it out again. Losing it costs only time.

use std::{
    env, fs,
    io::{self, Write},
    path::{Path, PathBuf},
    time::{Duration, UNIX_EPOCH},
};

use super::{partial_file, regular};

/// The text that was kept in the file at `path`, if it is there and has at most `bytes_max` bytes.
#[must_use]
pub fn kept(path: &Path, bytes_max: u64) -> Option<String> {
    let bytes = regular::read(path, bytes_max + 1).ok()?;
    if bytes.len() as u64 > bytes_max { None } else { String::from_utf8(bytes).ok() }
}

/// Keeps `text` in the file at `path`; of the files in its folder, those written last stay, `files_max` in all.
///
/// Readers see the old text or the new one; after a power cut, perhaps none or a part of it, since nothing waits for
/// the disk.
///
/// # Errors
/// When the folder cannot be made or the file not be written.
pub fn keep(path: &Path, text: &str, files_max: usize) -> io::Result<()> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    fs::create_dir_all(folder)?;
    let (mut file, partial) = partial_file(folder)?;
    let written = file.write_all(text.as_bytes());
    drop(file);
    written.and_then(|()| fs::rename(&partial, path)).inspect_err(|_| {
        // The first error is the one to tell.
        let _ = fs::remove_file(&partial);
    })?;
    thin_out(folder, files_max);
    Ok(())
}

/// Removes the files that were written the longest ago; no more than `files_max` stay.
fn thin_out(folder: &Path, files_max: usize) {
    let age = |entry: fs::DirEntry| {
        let about = entry.metadata().ok().filter(fs::Metadata::is_file)?;
        let changed = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Some((changed.unwrap_or_default(), entry.path()))
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<(Duration, PathBuf)> = entries.filter_map(age).collect();
    files.sort();
    for (_, path) in files.iter().take(files.len().saturating_sub(files_max)) {
        // Another process may have removed it.
        let _ = fs::remove_file(path);
    }
}

/// What tells this build of the program from all others: its version, and its file's length and time of change.
#[must_use]
pub fn build_stamp() -> String {
    let about = env::current_exe().and_then(fs::metadata).ok();
    let changed = about.as_ref().and_then(|about| about.modified().ok()?.duration_since(UNIX_EPOCH).ok());
    let length = about.map(|about| about.len());
    format!("{} {length:?} {:?}", env!("CARGO_PKG_VERSION"), changed.map(|since| since.as_nanos()))
}
