//! Looks at everything that a machine needs to show an exhibition for years, and says in one line each how it is and
//! what to do.
//!
//! Nothing is changed. What is looked at lies under a root and in variables that are given, so that tests can make any
//! machine.

mod content;
mod display;
mod folders;
mod last_run;
mod system;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use serde_json::json;

use crate::diag::{Language, Words};

/// The machine as the doctor sees it.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// Where the system's files begin: `/`, but for tests.
    pub root: PathBuf,
    /// The variables of the environment.
    pub variables: BTreeMap<String, String>,
    /// The folder for what outlasts a restart, if the machine has one.
    pub state_folder: Option<PathBuf>,
    /// The folder for what may be lost, if the machine has one.
    pub cache_folder: Option<PathBuf>,
    /// The content file.
    pub content: PathBuf,
    /// The settings, if there are any.
    pub settings: Option<PathBuf>,
    /// The time now.
    pub now: Timestamp,
    /// What keeps the display from going blank, by its name, or why it does not; nothing where that was not tried.
    pub awake: Vec<(String, Result<(), String>)>,
    /// The version of the engine that plays films, if there is one.
    pub films: Option<String>,
    /// The program that plays sound, if one works.
    pub sound: Option<String>,
    /// The machine has a voice that reads slides aloud.
    pub speaks: bool,
    /// Why pictures cannot be decoded in processes of their own; nothing where they can.
    pub no_workers: Option<String>,
}

/// How something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// As it should be.
    Well,
    /// The show runs, and somebody should know.
    Note,
    /// The show does not run, or not for long.
    Fault,
}

/// What one look has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What was looked at, as one word.
    pub topic: &'static str,
    /// How it is.
    pub state: State,
    /// The same in words.
    pub says: Words,
    /// What to do.
    pub cure: Option<Words>,
}

impl Line {
    const fn well(topic: &'static str, says: Words) -> Self {
        Self { topic, state: State::Well, says, cure: None }
    }

    const fn note(topic: &'static str, says: Words, cure: Words) -> Self {
        Self { topic, state: State::Note, says, cure: Some(cure) }
    }

    const fn fault(topic: &'static str, says: Words, cure: Words) -> Self {
        Self { topic, state: State::Fault, says, cure: Some(cure) }
    }
}

impl Surroundings {
    /// A variable that is set and not empty.
    fn variable(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// An absolute path of the system, under the root.
    fn at(&self, path: impl AsRef<Path>) -> PathBuf {
        let path = path.as_ref();
        self.root.join(path.strip_prefix("/").unwrap_or(path))
    }

    /// The text of a small file of the system.
    fn text(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.at(path)).ok()
    }
}

/// The time now, as the machine's clock says.
#[must_use]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// Looks at everything.
#[must_use]
pub fn examine(around: &Surroundings) -> Vec<Line> {
    let exhibition = content::exhibition(around);
    let (settings, has_hours) = content::settings(around);
    let looks = [
        vec![exhibition],
        settings,
        display::lines(around),
        folders::lines(around),
        system::lines(around, has_hours),
        last_run::lines(around),
    ];
    looks.into_iter().flatten().collect()
}

/// The lines for people: how it is, about what, in words; what to do stands below.
#[must_use]
pub fn text(lines: &[Line], language: Language) -> String {
    let width = lines.iter().map(|line| line.topic.len()).max().unwrap_or_default();
    let line = |line: &Line| {
        let state = name(line.state);
        let said = format!("{state:<5}  {:<width$}  {}\n", line.topic, line.says.in_language(language));
        let cure = line
            .cure
            .as_ref()
            .map(|cure| format!("{:indent$}→ {}\n", "", cure.in_language(language), indent = width + 9));
        said + &cure.unwrap_or_default()
    };
    lines.iter().map(line).collect()
}

/// The lines for programs: a list of `topic`, `state`, `says` and `cure`.
#[must_use]
pub fn json(lines: &[Line], language: Language) -> String {
    let line = |line: &Line| {
        let cure = line.cure.as_ref().map(|cure| cure.in_language(language));
        json!({ "topic": line.topic, "state": name(line.state), "says": line.says.in_language(language), "cure": cure })
    };
    let all: Vec<_> = lines.iter().map(line).collect();
    // Only strings are written, which cannot fail.
    serde_json::to_string_pretty(&all).unwrap_or_default()
}

const fn name(state: State) -> &'static str {
    match state {
        State::Well => "ok",
        State::Note => "note",
        State::Fault => "fault",
    }
}
