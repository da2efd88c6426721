//! The exhibition's folder, which no path may leave.

use crate::{diag::Words, words};
use std::fmt;
use std::io;
use std::path::{Component, Path, PathBuf};

/// The folder that the content file lies in; the only place that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// Free of links, so that a path inside begins with it.
    root: PathBuf,
}

impl Folder {
    /// The folder at `root`.
    ///
    /// # Errors
    /// Whatever the system says when there is no such folder or it may not be entered.
    pub fn open(root: &Path) -> io::Result<Self> {
        let root = root.canonicalize()?;
        if root.is_dir() { Ok(Self { root }) } else { Err(io::ErrorKind::NotADirectory.into()) }
    }

    /// The folder's own path, absolute and free of links.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the file `relative` really lies.
    ///
    /// The path is written with forward slashes on every system, so that one content file fits all machines.
    /// Links are followed and must end inside the folder.
    ///
    /// # Errors
    /// A [`PathProblem`] when the spelling is not allowed, when nothing is there, or when it lies outside.
    pub fn resolve(&self, relative: &str) -> Result<PathBuf, PathProblem> {
        check_spelling(relative)?;
        let real = self.root.join(relative).canonicalize().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => PathProblem::Missing,
            _ => PathProblem::Unreadable(error.to_string()),
        })?;
        if real.starts_with(&self.root) { Ok(real) } else { Err(PathProblem::LinkLeavesFolder) }
    }
}

/// Why a path does not lead to a file inside the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathProblem {
    /// Nothing is written.
    Empty,
    /// It begins at the root of the file system.
    Absolute,
    /// It contains `..`.
    ParentFolder,
    /// It contains a backslash, which is a separator on some systems and a letter on others.
    Backslash,
    /// It begins with a drive letter.
    DriveLetter,
    /// It is an address on a network.
    Address,
    /// It contains a control character, such as NUL or a line break.
    ControlCharacter,
    /// Nothing is there.
    Missing,
    /// A link on the way leads out of the folder.
    LinkLeavesFolder,
    /// The system refuses to look, with the system's words.
    Unreadable(String),
}

impl fmt::Display for PathProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.words().fmt(f)
    }
}

impl PathProblem {
    /// What is wrong, for people.
    #[must_use]
    pub fn words(&self) -> Words {
        match self {
            Self::Empty => words!("the path is empty"),
            Self::Absolute => words!("the path must be relative to the content file's folder"),
            Self::ParentFolder => words!("the path must not contain `..`: keep all files beside the content file"),
            Self::Backslash => words!("the path must be written with `/` instead of `\\`"),
            Self::DriveLetter => words!("the path must not begin with a drive letter"),
            Self::Address => words!("this is an address, and files are read from the content file's folder only"),
            Self::ControlCharacter => words!("the path contains a character that cannot be seen"),
            Self::Missing => words!("there is no such file"),
            Self::LinkLeavesFolder => words!("the path is a link that leads out of the content file's folder"),
            Self::Unreadable(why) => words!("the system cannot read the path ({why})", why),
        }
    }
}

impl std::error::Error for PathProblem {}

/// What can be said of a path without looking at the disk; the same on every system.
fn check_spelling(path: &str) -> Result<(), PathProblem> {
    let has_drive = path.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) && path[1..].starts_with(':');
    let rules = [
        (path.trim().is_empty(), PathProblem::Empty),
        (path.contains(char::is_control), PathProblem::ControlCharacter),
        (path.contains("://") || path.starts_with("file:") || path.starts_with("data:"), PathProblem::Address),
        (has_drive, PathProblem::DriveLetter),
        (path.contains('\\'), PathProblem::Backslash),
        (path.starts_with('/'), PathProblem::Absolute),
        (path.split('/').any(|part| part == ".."), PathProblem::ParentFolder),
        // Whatever else this system takes for a root.
        (!Path::new(path).components().all(is_downwards), PathProblem::Absolute),
    ];
    rules.into_iter().find_map(|(is_broken, problem)| is_broken.then_some(problem)).map_or(Ok(()), Err)
}

/// Whether a part of a path stays in its folder.
const fn is_downwards(part: Component<'_>) -> bool {
    matches!(part, Component::Normal(_) | Component::CurDir)
}
