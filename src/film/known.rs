//! What files say of themselves, kept: a file is asked once, however often the exhibition is read.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::SystemTime,
};

use super::FilmProblem;

/// A file as it was looked at: where it is, how long, and when it was written.
type Seen = (PathBuf, u64, Option<SystemTime>);

/// The answers of files.
pub(super) struct Known<T>(Mutex<Option<HashMap<Seen, Result<T, FilmProblem>>>>);

impl<T: Clone> Known<T> {
    pub(super) const fn new() -> Self {
        Self(Mutex::new(None))
    }

    /// The answer of the file at `path`, which is absolute: the known one, or that of `ask`.
    pub(super) fn of(&self, path: &Path, ask: impl FnOnce(&Path) -> Result<T, FilmProblem>) -> Result<T, FilmProblem> {
        let about = fs::metadata(path).map_err(|_| FilmProblem::Unreadable)?;
        let seen = (path.to_owned(), about.len(), about.modified().ok());
        let known =
            self.0.lock().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(|known| known.get(&seen).cloned());
        if let Some(answer) = known {
            return answer;
        }
        let answer = ask(path);
        // The engine may be installed next, and the machine less busy.
        if !matches!(answer, Err(FilmProblem::NoEngine | FilmProblem::Slow)) {
            self.keep(seen, answer.clone());
        }
        answer
    }

    fn keep(&self, seen: Seen, answer: Result<T, FilmProblem>) {
        /// More files than these are asked anew.
        const KNOWN_MAX: usize = 1000;
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.as_ref().is_some_and(|known| known.len() >= KNOWN_MAX) {
            *known = None;
        }
        known.get_or_insert_default().insert(seen, answer);
    }
}
