//! The last warnings, for staff who stand before the screen and cannot read the log.

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
};

use jiff::Timestamp;

/// So many warnings are remembered.
const WARNINGS_MAX: usize = 8;
/// A remembered warning has at most so many characters.
const CHARACTERS_MAX: usize = 240;

/// A warning or an error of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// When it was logged last.
    pub time: Timestamp,
    /// Its first line, without its level.
    pub text: String,
}

/// The last warnings, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Recent {
    warnings: Mutex<VecDeque<Warning>>,
}

impl Recent {
    /// Remembers a warning. One that repeats itself is remembered once.
    pub(super) fn add(&self, time: Timestamp, text: &str) {
        let text: String = text.lines().next().unwrap_or_default().chars().take(CHARACTERS_MAX).collect();
        let mut warnings = self.warnings.lock().unwrap_or_else(PoisonError::into_inner);
        warnings.retain(|known| known.text != text);
        if warnings.len() >= WARNINGS_MAX {
            warnings.pop_front();
        }
        warnings.push_back(Warning { time, text });
    }

    /// The latest first.
    pub(super) fn all(&self) -> Vec<Warning> {
        let warnings = self.warnings.lock().unwrap_or_else(PoisonError::into_inner);
        warnings.iter().rev().cloned().collect()
    }
}
