//! Who may know whom, and who may touch files, threads and clocks.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::{code, files, none, room_of};

/// A room of `src/` and what it may use.
struct Room {
    name: &'static str,
    /// Rooms of the program.
    rooms: &'static [&'static str],
    /// May it know egui, touch files, start threads, read the clock?
    may: &'static [Power],
}

/// What only some rooms may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Power {
    Egui,
    Window,
    Files,
    /// Variables of the process; the way to a file, but not the file.
    Environment,
    Threads,
    Clock,
}

use Power::{Clock, Egui, Environment, Files, Threads, Window};

/// The words by which a power is known in the code.
const POWERS: &[(Power, &[&str])] = &[
    (Egui, &["egui", "epaint"]),
    (Window, &["eframe"]),
    (
        Files,
        &[
            "std::fs",
            "fs::",
            "File::open",
            "OpenOptions",
            "read_dir",
            "is_file",
            "is_dir",
            "exists",
            "canonicalize",
            "read_link",
        ],
    ),
    (Environment, &["std::env", "env::"]),
    (Threads, &["std::thread", "thread::"]),
    (Clock, &["Instant::now", "SystemTime", "time::Instant", "Zoned::now", "Timestamp::now"]),
];

const ROOMS: &[Room] = &[
    Room { name: "units", rooms: &[], may: &[] },
    Room { name: "diag", rooms: &["units"], may: &[] },
    Room { name: "lock", rooms: &["units"], may: &[] },
    Room { name: "content", rooms: &["units", "diag"], may: &[] },
    Room { name: "theme", rooms: &["units", "diag"], may: &[] },
    Room { name: "show", rooms: &["content", "theme", "units"], may: &[] },
    Room { name: "scene", rooms: &["lock", "show", "content", "diag", "theme", "units"], may: &[] },
    Room { name: "film", rooms: &["units"], may: &[Files, Environment, Threads, Clock] },
    Room { name: "sound", rooms: &["film", "units"], may: &[Environment, Threads, Clock] },
    Room { name: "media", rooms: &["film", "units", "diag"], may: &[Files, Threads] },
    Room { name: "workers", rooms: &["film", "media", "units"], may: &[Files, Environment, Threads] },
    Room { name: "deck", rooms: &["lock", "media", "content", "theme", "show", "diag", "units"], may: &[] },
    Room { name: "player", rooms: &["deck", "content", "show", "diag", "units"], may: &[] },
    Room {
        name: "loader",
        rooms: &["deck", "files", "settings", "media", "content", "show", "diag", "units"],
        may: &[Files, Environment, Threads, Clock],
    },
    Room { name: "touch", rooms: &["lock", "scene", "theme", "units", "show"], may: &[] },
    Room { name: "view", rooms: &["lock", "scene", "touch", "theme", "units", "show"], may: &[Egui] },
    Room { name: "paint", rooms: &[], may: &[Egui, Threads] },
    Room { name: "compose", rooms: &["view", "paint", "scene", "theme", "media", "units"], may: &[Egui, Threads] },
    Room {
        name: "headless",
        rooms: &["view", "paint", "scene", "show", "theme", "media", "units"],
        may: &[Egui, Threads],
    },
    Room {
        name: "export",
        rooms: &["files", "headless", "view", "scene", "show", "theme", "media", "content", "units", "diag"],
        may: &[Egui, Threads],
    },
    Room {
        name: "lint",
        rooms: &["headless", "files", "view", "scene", "theme", "media", "content", "units", "diag"],
        may: &[Egui],
    },
    Room { name: "settings", rooms: &["lock", "show", "content", "diag"], may: &[] },
    Room { name: "import", rooms: &["content", "diag"], may: &[] },
    Room { name: "setup", rooms: &[], may: &[] },
    Room { name: "explain", rooms: &["settings", "show", "content", "units", "diag"], may: &[] },
    Room { name: "simulate", rooms: &["player", "deck", "settings", "show", "content", "theme", "units"], may: &[] },
    Room { name: "starter", rooms: &["units"], may: &[Threads] },
    Room {
        name: "files",
        rooms: &["settings", "content", "diag", "film", "media", "theme", "units"],
        may: &[Egui, Files, Environment],
    },
    Room { name: "doctor", rooms: &["files", "record", "content", "settings", "diag", "units"], may: &[Files, Clock] },
    Room { name: "record", rooms: &[], may: &[Files, Threads, Clock] },
    Room { name: "statistics", rooms: &["deck", "show", "content", "diag", "units"], may: &[Files, Threads, Clock] },
    Room { name: "awake", rooms: &[], may: &[Environment, Threads] },
    Room { name: "questions", rooms: &[], may: &[Threads] },
    Room { name: "supervise", rooms: &["record", "show", "units"], may: &[Environment, Threads, Clock] },
    Room { name: "beside", rooms: &["record", "supervise", "show", "content", "units"], may: &[Environment, Threads] },
    Room { name: "porter", rooms: &["lock", "files", "record"], may: &[Threads, Clock] },
    Room {
        name: "shell",
        rooms: &[
            "awake",
            "beside",
            "questions",
            "lock",
            "porter",
            "record",
            "statistics",
            "workers",
            "supervise",
            "loader",
            "player",
            "deck",
            "settings",
            "compose",
            "view",
            "touch",
            "scene",
            "show",
            "theme",
            "film",
            "sound",
            "media",
            "content",
            "units",
            "diag",
        ],
        may: &[Egui, Window, Environment, Clock],
    },
    Room {
        name: "cli",
        rooms: &[
            "awake",
            "beside",
            "doctor",
            "lock",
            "record",
            "statistics",
            "workers",
            "supervise",
            "shell",
            "loader",
            "player",
            "deck",
            "lint",
            "export",
            "headless",
            "explain",
            "simulate",
            "files",
            "import",
            "settings",
            "setup",
            "starter",
            "scene",
            "show",
            "theme",
            "film",
            "sound",
            "media",
            "content",
            "units",
            "diag",
        ],
        may: &[Files, Environment],
    },
];

/// The rooms that `code` names: `crate::room`, also within braces.
fn used_rooms(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => used.extend(heads(list)),
            None => used.extend(word(rest)),
        }
    }
    used
}

/// The first word of each entry of `a::b, c::{d, e}}…`.
fn heads(list: &str) -> Vec<String> {
    let (mut depth, mut entry, mut heads) = (0, String::new(), Vec::new());
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.extend(word(std::mem::take(&mut entry).trim_start())),
            _ => {}
        }
        if depth == 0 && c != ',' {
            entry.push(c);
        }
    }
    heads.extend(word(entry.trim_start()));
    heads
}

fn word(text: &str) -> Option<String> {
    let word: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!word.is_empty()).then_some(word)
}

#[test]
fn every_room_uses_only_what_it_may() {
    let mut faults = Vec::new();
    for (file, text) in files("src", &["rs"]) {
        let Some(room) = room_of(&file) else { continue };
        let Some(rule) = ROOMS.iter().find(|known| known.name == room) else {
            faults.push(format!("{file}: no rule for the room {room}"));
            continue;
        };
        let used = used_rooms(&code(&text));
        let known = |used: &&String| *used != room && ROOMS.iter().any(|other| other.name == used.as_str());
        let foreign = used.iter().filter(known).filter(|used| !rule.rooms.contains(&used.as_str()));
        faults.extend(foreign.map(|used| format!("{file}: {room} may not use {used}")));
    }
    none(&faults);
}

#[test]
fn no_room_does_more_than_it_may() {
    let mut faults = Vec::new();
    for (file, text) in files("src", &["rs"]) {
        let Some(rule) = room_of(&file).and_then(|room| ROOMS.iter().find(|known| known.name == room)) else {
            continue;
        };
        let code = code(&text);
        for (power, words) in POWERS.iter().filter(|(power, _)| !rule.may.contains(power)) {
            let found = words.iter().filter(|word| names(&code, word));
            faults.extend(found.map(|word| format!("{file}: {} may not touch {power:?} (`{word}`)", rule.name)));
        }
    }
    none(&faults);
}

/// Whether `code` has `word` standing alone.
fn names(code: &str, word: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        !(before.is_some_and(is_name) || after.is_some_and(is_name) && word.ends_with(is_name))
    })
}

#[test]
fn no_two_rooms_need_each_other() {
    let mut needs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, text) in files("src", &["rs"]) {
        if let Some(room) = room_of(&file) {
            needs.entry(room.to_owned()).or_default().extend(used_rooms(&code(&text)));
        }
    }
    for (room, direct) in &needs {
        let mut reached = BTreeSet::new();
        let mut open: Vec<&String> = direct.iter().filter(|used| *used != room).collect();
        while let Some(next) = open.pop() {
            if reached.insert(next) {
                open.extend(needs.get(next).into_iter().flatten().filter(|used| *used != next));
            }
        }
        assert!(!reached.contains(room), "{room} needs itself by way of {reached:?}");
    }
}

#[test]
fn the_reader_of_use_lines_reads_them() {
    let text = "use crate::{\n    units::{Rect, rect},\n    show::Action,\n};\nfn f() -> crate::theme::Face {}";
    let used: Vec<String> = used_rooms(text).into_iter().collect();
    assert_eq!(used, ["show", "theme", "units"]);
    assert!(names("use egui::Id;", "egui") && !names("my_egui_like", "egui"));
}
