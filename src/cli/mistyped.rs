//! A word that is neither a command nor a file.

use std::{ffi::OsStr, path::Path};

use clap::CommandFactory;

use super::Cli;
use crate::diag;

/// What to say about the first argument if somebody meant a command by it and mistyped that.
///
/// The name of a file or folder that is not there yet is taken for one if it looks like one: with a separator or a dot.
pub(super) fn command(word: &OsStr) -> Option<String> {
    let text = word.to_string_lossy();
    let looks_like_path = text.is_empty() || text.contains(['/', '\\', '.']) || Path::new(word).exists();
    let mut program = Cli::command();
    program.build();
    let names: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
    if looks_like_path || text.starts_with('-') || names.contains(&&*text) {
        return None;
    }
    let advice = match diag::nearest(&text, names.iter().copied()) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("the commands are {}", names.join(", ")),
    };
    Some(format!("no command or file `{text}`; {advice}"))
}
