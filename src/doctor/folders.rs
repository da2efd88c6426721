//! Whether there are places for what the show keeps, and room in them.

use std::{fs, path::Path};

use super::{Line, Surroundings};
use crate::{files, words};

const MIB: u64 = 1024 * 1024;
/// Log, reports, statistics and a copy of the content file take less.
const STATE_MIN: u64 = 100 * MIB;
/// Below this nothing is put into the cache of pictures, which may take twice as much.
const CACHE_MIN: u64 = 1024 * MIB;

pub(super) fn lines(around: &Surroundings) -> Vec<Line> {
    vec![state(around), cache(around)]
}

fn state(around: &Surroundings) -> Line {
    const TOPIC: &str = "state";
    let Some(folder) = &around.state_folder else {
        return Line::note(
            TOPIC,
            words!("there is no place for the log, reports and the last good copy"),
            words!("set HOME or XDG_STATE_HOME"),
        );
    };
    let path = folder.display().to_string();
    if let Err(error) = try_to_write(folder) {
        return Line::fault(
            TOPIC,
            words!("nothing can be written to {path} ({error})", path, error = error.to_string()),
            words!("let the user who runs the show own the folder"),
        );
    }
    match files::free_bytes(folder) {
        Some(free) if free < STATE_MIN => Line::fault(
            TOPIC,
            words!("the disk of {path} has only {free} MiB left", path, free = (free / MIB).to_string()),
            words!("make room on it"),
        ),
        _ => Line::well(TOPIC, words!("log, reports and the last good copy go to {path}", path)),
    }
}

fn cache(around: &Surroundings) -> Line {
    const TOPIC: &str = "cache";
    let Some(folder) = &around.cache_folder else {
        return Line::note(
            TOPIC,
            words!("there is no place for pictures at the size of the screen: each start decodes them anew"),
            words!("set HOME or XDG_CACHE_HOME"),
        );
    };
    let path = folder.display().to_string();
    if let Err(error) = try_to_write(folder) {
        return Line::note(
            TOPIC,
            words!("nothing can be written to {path} ({error})", path, error = error.to_string()),
            words!("let the user who runs the show own the folder"),
        );
    }
    match files::free_bytes(folder) {
        Some(free) if free < CACHE_MIN => Line::note(
            TOPIC,
            words!("the disk of {path} has only {free} MiB left", path, free = (free / MIB).to_string()),
            words!("make room on it: pictures are kept while 1024 MiB stay free"),
        ),
        _ => Line::well(TOPIC, words!("pictures at the size of the screen are kept in {path}", path)),
    }
}

/// Writes a file and removes it. A folder that is not there yet is made where it can be, and left.
fn try_to_write(folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let path = folder.join(format!(".doctor-{}", std::process::id()));
    let written = fs::write(&path, "can this be written?");
    let _ = fs::remove_file(path);
    written
}
