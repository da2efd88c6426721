//! Everything that can be wrong with the path of a picture.

use std::fmt;

use crate::units::PathFault;
use crate::{diag::Words, words};

/// Why a path does not lead to a file inside the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathProblem {
    /// Its spelling is not allowed on any machine.
    Spelling(PathFault),
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
            Self::Spelling(fault) => fault.clone().into(),
            Self::Missing => words!("there is no such file"),
            Self::LinkLeavesFolder => words!("the path is a link that leads out of the content file's folder"),
            Self::Unreadable(why) => words!("the system cannot read the path").because(why),
        }
    }
}

impl std::error::Error for PathProblem {}
