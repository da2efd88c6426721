//! The repository keeps its shape: who may know whom, how long things are, and what may not stand in it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// A room of `src/` and what it may use.
struct Room {
    name: &'static str,
    /// Rooms of the program.
    rooms: &'static [&'static str],
    /// May it know egui, touch files, start threads, read the clock?
    may: &'static [Power],
}

/// What most rooms do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Power {
    Egui,
    Window,
    Files,
    Threads,
    Clock,
}

use Power::{Clock, Egui, Files, Threads, Window};

/// The words by which a power is known in the code.
const POWERS: &[(Power, &[&str])] = &[
    (Egui, &["egui", "epaint"]),
    (Window, &["eframe"]),
    (Files, &["std::fs", "fs::", "File::open", "std::env"]),
    (Threads, &["std::thread", "thread::"]),
    (Clock, &["Instant::now", "SystemTime", "time::Instant", "Zoned::now", "Timestamp::now"]),
];

const ROOMS: &[Room] = &[
    Room { name: "units", rooms: &[], may: &[] },
    Room { name: "diag", rooms: &["units"], may: &[] },
    Room { name: "content", rooms: &["units", "diag"], may: &[] },
    Room { name: "theme", rooms: &["units", "diag"], may: &[] },
    Room { name: "show", rooms: &["content", "theme", "units"], may: &[] },
    Room { name: "scene", rooms: &["show", "content", "diag", "theme", "units"], may: &[] },
    Room { name: "media", rooms: &["units", "diag"], may: &[Files, Threads] },
    Room { name: "deck", rooms: &["media", "content", "theme", "show", "diag", "units"], may: &[] },
    Room { name: "player", rooms: &["deck", "content", "show", "diag", "units"], may: &[] },
    Room {
        name: "loader",
        rooms: &["deck", "files", "settings", "media", "content", "show", "diag", "units"],
        may: &[Files, Threads, Clock],
    },
    Room { name: "view", rooms: &["scene", "theme", "units", "show"], may: &[Egui] },
    Room { name: "paint", rooms: &[], may: &[Egui, Threads] },
    Room { name: "headless", rooms: &["view", "paint", "scene", "show", "media", "units"], may: &[Egui, Threads] },
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
    Room { name: "settings", rooms: &["show", "content", "diag"], may: &[] },
    Room { name: "explain", rooms: &["settings", "show", "content", "units", "diag"], may: &[] },
    Room { name: "starter", rooms: &[], may: &[Threads] },
    Room { name: "files", rooms: &["settings", "content", "diag", "media", "theme", "units"], may: &[Egui, Files] },
    Room { name: "record", rooms: &[], may: &[Files, Threads, Clock] },
    Room {
        name: "shell",
        rooms: &[
            "record", "loader", "player", "deck", "settings", "view", "scene", "show", "theme", "media", "content",
            "units", "diag",
        ],
        may: &[Egui, Window, Files, Threads, Clock],
    },
    Room {
        name: "cli",
        rooms: &[
            "record", "shell", "loader", "player", "deck", "lint", "export", "headless", "explain", "files",
            "settings", "starter", "scene", "show", "theme", "media", "content", "units", "diag",
        ],
        may: &[Files],
    },
];

/// Files that are longer than the rest, and why.
const LONG_FILES: &[(&str, &str)] =
    &[("tests/core/content.rs", "one table: each way to break a file, and what its author is told")];

const FILE_LINES_MAX: usize = 400;
const FUNCTION_LINES_MAX: usize = 100;

fn root() -> &'static Path {
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
fn room_of(file: &str) -> Option<&str> {
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

#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
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
fn files_are_short() {
    let mut faults = Vec::new();
    for folder in ["src", "tests"] {
        for (file, text) in files(folder, &["rs"]) {
            let lines = text.lines().count();
            if lines > FILE_LINES_MAX && !LONG_FILES.iter().any(|(known, _)| *known == file) {
                faults.push(format!("{file} has {lines} lines"));
            }
        }
    }
    none(&faults);
}

#[test]
fn functions_are_short() {
    let mut faults = Vec::new();
    for folder in ["src", "tests"] {
        for (file, text) in files(folder, &["rs"]) {
            faults.extend(
                long_functions(&text).into_iter().map(|(name, lines)| format!("{file}: {name} has {lines} lines")),
            );
        }
    }
    none(&faults);
}

/// Functions by their indentation: rustfmt closes each at the column where it began.
fn long_functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut long = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let body = line.trim_start();
        let is_function = ["fn ", "pub fn ", "pub const fn ", "const fn "].iter().any(|head| body.starts_with(head))
            || body.starts_with("pub(") && body.contains(" fn ");
        if is_function && !line.ends_with('}') && !line.ends_with(';') {
            let end = format!("{}}}", &line[..line.len() - body.len()]);
            let length = lines[start..].iter().position(|line| *line == end).unwrap_or_default() + 1;
            if length > FUNCTION_LINES_MAX {
                long.push((body.split('(').next().unwrap_or(body).to_owned(), length));
            }
        }
    }
    long
}

#[test]
fn colours_live_in_the_theme() {
    let mut faults = Vec::new();
    for (file, text) in files("src", &["rs"]) {
        if room_of(&file) == Some("theme") {
            continue;
        }
        for (number, line) in code(&text).lines().enumerate() {
            let literal = ["Rgba::hex(", "Color32::from_rgb(", "Color32::from_hex", "hex_color!"];
            let digits = |after: &str| after.starts_with(|c: char| c.is_ascii_digit());
            if literal.iter().any(|maker| line.split(maker).skip(1).any(digits))
                || line.contains("\"#") && line.contains("hex")
            {
                faults.push(format!("{file}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    none(&faults);
}

#[test]
fn sizes_and_times_live_in_the_theme() {
    /// What makes a length in units, an opacity or a length of time of the number that follows; parts of an area are
    /// their layout's own.
    const MAKERS: &[&str] = &[
        "unit * ",
        ".space(",
        ".length(",
        ".faded(",
        "Duration::from_secs(",
        "Duration::from_millis(",
        " size: ",
        "row_gap: ",
    ];
    let number = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_digit()) && !["1.0 - ", "0.0"].iter().any(|none| text.starts_with(none))
    };
    let ends_in_number = |text: &str| {
        let word = text.rsplit([' ', '(', '-', '[']).next().unwrap_or_default();
        word.starts_with(|c: char| c.is_ascii_digit())
    };
    let of_units = |line: &str| {
        let parts: Vec<&str> = line.split(" * ").collect();
        let unit = |text: &str| text.split([' ', ')', ',', ';']).next().is_some_and(|word| word.ends_with("unit"));
        parts.windows(2).any(|pair| ends_in_number(pair[0]) && unit(pair[1]) && !pair[0].ends_with("/ 2.0"))
    };
    let mut faults = Vec::new();
    for (file, text) in files("src/scene", &["rs"]).into_iter().chain(files("src/view", &["rs"])) {
        let text = code(&text);
        // The same by way of a name.
        let named = |line: &str| {
            let constant = line.trim().strip_prefix("const ").and_then(|rest| rest.split_once(": f32 = "));
            constant.filter(|(_, value)| number(value)).is_some_and(|(name, _)| {
                [format!("{name} * unit"), format!("{name} * look.scale"), format!("{name} * scale.unit")]
                    .iter()
                    .chain([&format!("length({name})"), &format!("space({name})"), &format!("faded({name})")])
                    .any(|use_of_it| text.contains(use_of_it.as_str()))
            })
        };
        for (index, line) in text.lines().enumerate() {
            if named(line) || of_units(line) || MAKERS.iter().any(|maker| line.split(maker).skip(1).any(number)) {
                faults.push(format!("{file}:{}: {}", index + 1, line.trim()));
            }
        }
    }
    none(&faults);
}

#[test]
fn every_source_file_says_what_it_is() {
    let silent = ["src", "tests"].into_iter().flat_map(|folder| files(folder, &["rs"]));
    let silent = silent.filter(|(_, text)| !text.starts_with("//! ")).map(|(file, _)| file);
    none(&silent.collect::<Vec<_>>());
}

/// Words of work in progress and of somebody's own machine; each is put together here so that it is not found here.
fn unwelcome() -> Vec<String> {
    let pairs = [
        ("TO", "DO"),
        ("FIX", "ME"),
        ("XX", "X:"),
        ("to", "do!"),
        ("/ho", "me/"),
        ("/Us", "ers/"),
        ("/wo", "rk/"),
        ("/ro", "ot/"),
        ("C:\\Us", "ers"),
    ];
    pairs.iter().map(|(head, tail)| format!("{head}{tail}")).collect()
}

#[test]
fn nothing_is_left_lying_about() {
    let unwelcome = unwelcome();
    let mut faults = Vec::new();
    for folder in ["src", "tests", "assets"] {
        for (file, text) in files(folder, &["rs", "ron", "md", "txt", "py", "toml", "snap", "sh"]) {
            for (number, line) in text.lines().enumerate() {
                let found = unwelcome.iter().filter(|word| line.contains(word.as_str()));
                faults.extend(found.map(|word| format!("{file}:{}: {word}", number + 1)));
            }
        }
    }
    for file in ["content.ron", "Cargo.toml", "README.md", ".ci/run"] {
        let Ok(text) = fs::read_to_string(root().join(file)) else { continue };
        faults
            .extend(unwelcome.iter().filter(|word| text.contains(word.as_str())).map(|word| format!("{file}: {word}")));
    }
    none(&faults);
}

#[test]
fn the_reader_of_use_lines_reads_them() {
    let text = "use crate::{\n    units::{Rect, rect},\n    show::Action,\n};\nfn f() -> crate::theme::Face {}";
    let used: Vec<String> = used_rooms(text).into_iter().collect();
    assert_eq!(used, ["show", "theme", "units"]);
    assert!(names("use egui::Id;", "egui") && !names("my_egui_like", "egui"));
    assert_eq!(long_functions(&format!("fn f() {{\n{}}}\n", "    x();\n".repeat(120))).len(), 1);
}
