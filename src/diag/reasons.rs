//! What systems say of files, in the languages of the program.

use super::Words;
use crate::words;

/// The sentence for what a system says (`Permission denied (os error 13)`), if it is one that curators meet.
pub(super) fn known(why: &str) -> Option<Words> {
    let said = why.split(" (os error").next().unwrap_or(why).to_lowercase();
    Some(match said.as_str() {
        "permission denied" | "access is denied." | "operation not permitted" => words!("permission denied"),
        "no such file or directory" => words!("it is not there"),
        "is a directory" => words!("it is a folder"),
        "input/output error" => words!("the disk or the share does not answer"),
        "no space left on device" => words!("the disk is full"),
        "read-only file system" => words!("the disk cannot be written to"),
        "too many open files" => words!("too many files are open"),
        "too many levels of symbolic links" => words!("links lead in a circle"),
        "file name too long" => words!("the name is too long"),
        "stale file handle" | "host is down" | "no route to host" | "connection timed out" => {
            words!("the share does not answer")
        }
        _ => return None,
    })
}
