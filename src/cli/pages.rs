//! What packages bring besides the program: the manual page, and completions for shells.

use clap::CommandFactory;

use super::{Cli, Exit, say};

/// Prints the manual page.
pub(super) fn man() -> Exit {
    let mut page = Vec::new();
    // Memory takes everything.
    let _ = clap_mangen::Man::new(Cli::command()).render(&mut page);
    say(String::from_utf8_lossy(&page).trim_end(), Exit::Clean)
}

/// Prints a completion script.
pub(super) fn completions(shell: clap_complete::Shell) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "xiongguan", &mut script);
    say(String::from_utf8_lossy(&script).trim_end(), Exit::Clean)
}
