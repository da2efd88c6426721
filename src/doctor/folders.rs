//! Whether there are places for what the show keeps, and room in them.

use std::{fs, path::Path};

use super::{Line, Surroundings};
use crate::{diag::Words, files, words};

const MIB: u64 = 1024 * 1024;
/// Log, reports, statistics and a copy of the content file take less.
const STATE_MIN: u64 = 100 * MIB;
/// Below this nothing is put into the cache of pictures, which may take twice as much.
const CACHE_MIN: u64 = 1024 * MIB;

pub(super) fn lines(around: &Surroundings) -> Vec<Line> {
    let state = Kept {
        topic: "state",
        folder: around.state_folder.as_deref(),
        no_place: words!("there is no place for the log, reports and the last good copy"),
        variables: words!("set HOME or XDG_STATE_HOME"),
        is_needed: true,
        least: STATE_MIN,
        make_room: words!("make room on it"),
        well: |path| words!("log, reports and the last good copy go to {path}", path),
    };
    let cache = Kept {
        topic: "cache",
        folder: around.cache_folder.as_deref(),
        no_place: words!("there is no place for pictures at the size of the screen: each start decodes them anew"),
        variables: words!("set HOME or XDG_CACHE_HOME"),
        is_needed: false,
        least: CACHE_MIN,
        make_room: words!("make room on it: pictures are kept while 1024 MiB stay free"),
        well: |path| words!("pictures at the size of the screen are kept in {path}", path),
    };
    vec![state.look(), cache.look()]
}

/// A folder in which the show keeps something.
struct Kept<'a> {
    topic: &'static str,
    folder: Option<&'a Path>,
    /// What to say where the machine has no such place, and what to do then.
    no_place: Words,
    variables: Words,
    /// Without it somebody will miss something.
    is_needed: bool,
    /// So many bytes should be free.
    least: u64,
    make_room: Words,
    well: fn(String) -> Words,
}

impl Kept<'_> {
    fn look(self) -> Line {
        let Some(folder) = self.folder else { return Line::note(self.topic, self.no_place, self.variables) };
        let bad = if self.is_needed { Line::fault } else { Line::note };
        let path = folder.display().to_string();
        if let Err(error) = try_to_write(folder) {
            let says = words!("nothing can be written to {path}", path).because(error.to_string());
            return bad(self.topic, says, words!("let the user who runs the show own the folder"));
        }
        match files::free_bytes(folder) {
            Some(free) if free < self.least => {
                let free = (free / MIB).to_string();
                bad(self.topic, words!("the disk of {path} has only {free} MiB left", path, free), self.make_room)
            }
            _ => Line::well(self.topic, (self.well)(path)),
        }
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
