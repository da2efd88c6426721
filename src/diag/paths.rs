//! What is wrong with a path's spelling, for people.

use super::Words;
use crate::{units::PathFault, words};

impl From<PathFault> for Words {
    fn from(fault: PathFault) -> Self {
        match fault {
            PathFault::Empty => words!("the path is empty"),
            PathFault::Unseen => words!("the path has a character that cannot be seen"),
            PathFault::Backslash => words!("the path has a backslash; write `/`"),
            PathFault::SlashLookAlike => words!("the path has a character that only looks like a slash; write `/`"),
            PathFault::Absolute => words!("the path does not start in the exhibition's folder"),
            PathFault::Address => words!("the path names a drive or an address"),
            PathFault::Upwards => words!("the path leaves the exhibition's folder"),
            PathFault::Percent => words!("the path has a `%` escape; write the character itself"),
            PathFault::EmptyName => words!("the path has an empty name in it"),
            PathFault::Ending => words!("a name in the path ends with a dot or a space"),
            PathFault::Device(name) => words!("`{name}` is the name of a device on some systems", name),
        }
    }
}
