//! Mistyped commands.

use std::{ffi::OsStr, path::Path};

use clap::CommandFactory;

use super::Cli;
use crate::diag;

/// What to say about the first argument if it seems to be a mistyped command.
///
/// A word with a separator or a dot is taken for a file or folder, even if there is none of that name.
pub(super) fn command(word: &OsStr) -> Option<String> {
    let text = word.to_string_lossy();
    let looks_like_path = text.is_empty() || text.contains(['/', '\\', '.']) || Path::new(word).exists();
    let mut program = Cli::command();
    program.build();
    let names: Vec<&str> =
        program.get_subcommands().filter(|command| !command.is_hide_set()).map(clap::Command::get_name).collect();
    if looks_like_path || text.starts_with('-') || program.get_subcommands().any(|command| command.get_name() == text) {
        return None;
    }
    let advice = match diag::nearest(&text, names.iter().copied()) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("the commands are {}", names.join(", ")),
    };
    Some(format!("no command or file `{text}`; {advice}"))
}
