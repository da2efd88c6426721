//! `xiongguan check --fix`

use std::{fmt::Write, path::Path};

use super::complain;
use crate::{
    diag::{self, Change, Language},
    files::{self, KeepError, Opened, OpenedSettings},
    words,
};

/// Mends both files, or only shows how; returns what was changed, for people. Nothing if a file cannot be written, after
/// telling why.
pub(super) fn fix(
    opened: &Opened,
    kiosk: Option<&OpenedSettings>,
    dry_run: bool,
    language: Language,
) -> Option<String> {
    let mut told = Vec::new();
    if let Some(after) = opened.mended() {
        told.push(one(&opened.path, &opened.text, &after, dry_run, language)?);
    }
    if let Some((kiosk, after)) = kiosk.and_then(|kiosk| Some((kiosk, kiosk.mended()?))) {
        told.push(one(&kiosk.path, &kiosk.text, &after, dry_run, language)?);
    }
    if told.is_empty() {
        told.push(words!("nothing here can be mended without a thought").in_language(language));
    }
    Some(told.join("\n\n"))
}

fn one(path: &Path, before: &str, after: &str, dry_run: bool, language: Language) -> Option<String> {
    let changes = diag::changes(before, after);
    let (count, file) = (changes.len(), path.display().to_string());
    let summary = if dry_run {
        words!("lines of {file} that would be changed: {count}; nothing was written", file, count)
    } else {
        match files::replace(path, before, after) {
            Ok(copy) => {
                let copy = copy.display().to_string();
                words!("lines of {file} that were changed: {count}; as it was, it is kept as {copy}", file, count, copy)
            }
            Err(error) => {
                let message = match error {
                    KeepError::Changed => {
                        words!(
                            "{file} was saved by somebody else meanwhile; nothing was written, so run this again",
                            file
                        )
                    }
                    KeepError::Io(error) => words!("{file} cannot be changed", file).because(error.to_string()),
                };
                complain(&words!("error: {message}", message).in_language(language));
                return None;
            }
        }
    };
    let mut told = String::new();
    for change in &changes {
        let (before, after) = excerpts(change);
        let _ = write!(told, "{}:{}\n  - {before}\n  + {after}\n", path.display(), change.line);
    }
    Some(format!("{told}\n{}", summary.in_language(language)))
}

/// Both forms of a line; of a long one the part that differs.
fn excerpts(change: &Change) -> (String, String) {
    /// Characters that are shown before the first that differs, and in all.
    const BEFORE: usize = 40;
    const SHOWN: usize = 160;
    let (before, after) = (change.before.trim_start(), change.after.trim_start());
    let same = before.chars().zip(after.chars()).take_while(|(a, b)| a == b).count();
    let from = if before.chars().count().max(after.chars().count()) > SHOWN { same.saturating_sub(BEFORE) } else { 0 };
    let excerpt = |line: &str| {
        let shown: String = line.chars().skip(from).take(SHOWN).collect();
        let (start, end) = (if from > 0 { "…" } else { "" }, line.chars().nth(from + SHOWN).map_or("", |_| "…"));
        format!("{start}{shown}{end}")
    };
    (excerpt(before), excerpt(after))
}
