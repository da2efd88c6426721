//! How far a command has come, while somebody waits at a terminal.

use std::time::Duration;

use crate::{diag::Language, record::Foot, words};

/// Width of the bar in characters.
const BAR: usize = 24;

/// Tells at the foot of the terminal how many slides are done.
pub(super) struct Progress {
    foot: Option<Foot>,
    language: Language,
}

impl Progress {
    /// Says nothing if standard error is no terminal, and nothing in the first half second.
    pub(super) fn new(language: Language) -> Self {
        Self { foot: Foot::of_terminal(), language }
    }

    /// So many slides of `all` are done.
    pub(super) fn tell(&mut self, done: usize, all: usize) {
        let language = self.language;
        if let Some(foot) = &mut self.foot {
            foot.write(|passed| line(done, all, passed, language));
        }
    }
}

/// For example `[######··················] 25 of 100 slides, 0:07`.
fn line(done: usize, all: usize, passed: Duration, language: Language) -> String {
    let full = done * BAR / all.max(1);
    let bar: String = (0..BAR).map(|at| if at < full { '#' } else { '·' }).collect();
    let time = format!("{}:{:02}", passed.as_secs() / 60, passed.as_secs() % 60);
    format!("[{bar}] {}", words!("{done} of {all} slides, {time}", done, all, time).in_language(language))
}
