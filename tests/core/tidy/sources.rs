//! The sources of the repository, as the tests of its shape read them.

use std::{
    fs,
    path::{Path, PathBuf},
};

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files under `folder` with one of these endings, with their paths from the repository's root.
pub(crate) fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the repository can be read") {
            let path = entry.expect("the repository can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|ending| path.extension().is_some_and(|found| found == *ending)) {
                let text = fs::read_to_string(&path).expect("sources are UTF-8");
                found.push((name(&path), text));
            }
        }
    }
    found.sort();
    found
}

fn name(path: &Path) -> String {
    let inside: PathBuf = path.strip_prefix(root()).expect("below the root").to_owned();
    inside.to_string_lossy().replace('\\', "/")
}

/// The room a file of `src/` belongs to; nothing for the crate's own two files.
pub(crate) fn room_of(file: &str) -> Option<&str> {
    let inside = file.strip_prefix("src/")?;
    let room = inside.split(['/', '.']).next()?;
    (!matches!(room, "lib" | "main")).then_some(room)
}

/// The code without its comments.
pub(crate) fn code(text: &str) -> String {
    let lines = text.lines().map(|line| match line.find("//") {
        Some(at) if !line[..at].contains('"') => &line[..at],
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[track_caller]
pub(crate) fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}
