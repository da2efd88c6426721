//! What paths may look like, and the port through which content asks what they lead to.

use crate::{diag::Words, words};

/// What a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A file.
    File,
    /// Nothing, or not a file.
    Missing,
    /// Something outside the exhibition's folder, by a link.
    Outside,
}

/// What a file tells of itself as a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inspected {
    /// Nobody looked.
    Unknown,
    /// Width and height in pixels, as seen upright.
    Size([u32; 2]),
    /// It cannot be shown, and why.
    Unreadable(Words),
}

/// The files beside `content.ron`.
pub trait Files {
    /// What `relative` leads to; only asked for paths that [`path_problem`] has nothing against.
    fn look(&self, relative: &str) -> Found;

    /// The picture `relative`; only asked for what [`Self::look`] found to be a file.
    fn inspect(&self, _relative: &str) -> Inspected {
        Inspected::Unknown
    }
}

impl<F: Fn(&str) -> Found> Files for F {
    fn look(&self, relative: &str) -> Found {
        self(relative)
    }
}

/// Why a path may not stand in an exhibition, whatever the machine; nothing if it may.
///
/// Only names with forward slashes between them are let through: no way up, no drive, no address, no disguise.
#[must_use]
pub fn path_problem(path: &str) -> Option<Words> {
    let dots_only = |name: &str| name != "." && !name.is_empty() && name.chars().all(|c| c == '.' || c == ' ');
    if path.trim().is_empty() {
        Some(words!("the path is empty"))
    } else if path.chars().any(char::is_control) {
        Some(words!("the path has a character that cannot be seen"))
    } else if path.contains('\\') {
        Some(words!("the path has a backslash; write `/`"))
    } else if path.starts_with('/') || path.starts_with('~') {
        Some(words!("the path does not start in the exhibition's folder"))
    } else if path.contains(':') {
        Some(words!("the path names a drive or an address"))
    } else if path.split('/').any(dots_only) {
        Some(words!("the path leaves the exhibition's folder"))
    } else if has_percent_escape(path) {
        Some(words!("the path has a `%` escape; write the character itself"))
    } else if path.ends_with('/') || path.split('/').any(str::is_empty) {
        Some(words!("the path has an empty name in it"))
    } else {
        None
    }
}

fn has_percent_escape(path: &str) -> bool {
    let is_hex = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_hexdigit);
    let bytes = path.as_bytes();
    (0..bytes.len()).any(|at| bytes[at] == b'%' && is_hex(bytes.get(at + 1)) && is_hex(bytes.get(at + 2)))
}
