//! Paths as the files of the service manager write them.

use std::path::Path;

/// A word of a command line in a unit.
pub(super) fn in_exec(path: &Path) -> String {
    in_list(path).replace('$', "$$")
}

/// A word of a list of paths in a unit.
pub(super) fn in_list(path: &Path) -> String {
    quoted(path).replace('%', "%%")
}

/// In quotes if it has anything that is not plain.
fn quoted(path: &Path) -> String {
    let path = path.to_string_lossy();
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+@%$".contains(c);
    if path.chars().all(is_plain) {
        path.into_owned()
    } else {
        format!("\"{}\"", path.replace('\\', r"\\").replace('"', "\\\""))
    }
}
