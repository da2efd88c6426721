//! What lies beside the content file.

use std::fs;

use crate::media::Folder;

/// More names than these are not looked at: no curator keeps so many files in one folder.
const NAMES_MAX: usize = 20_000;

/// The names in a folder of an exhibition, in order, those of folders with `/` at their end; an empty path is the
/// exhibition's own folder.
pub(super) fn names(exhibition: &Folder, folder: &str) -> Vec<String> {
    let path = if folder.is_empty() { Ok(exhibition.root().to_owned()) } else { exhibition.resolve(folder) };
    let entries = path.ok().and_then(|path| fs::read_dir(path).ok()).into_iter().flatten().flatten();
    let named = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        Some(if entry.path().is_dir() { name + "/" } else { name })
    };
    let mut names: Vec<String> = entries.filter_map(named).take(NAMES_MAX).collect();
    names.sort();
    names
}
