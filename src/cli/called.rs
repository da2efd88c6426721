//! How the user called the program, so that commands to copy work as they are printed.

use std::{env, path::Path};

/// The program's name in commands for whoever called it as `name`: `xiongguan`, `./xiongguan`, or the `cargo run` that
/// started it.
pub(super) fn program(name: &str) -> String {
    // Cargo tells the programs that it runs which package they belong to.
    if env::var_os("CARGO_PKG_NAME").is_some_and(|package| package == env!("CARGO_PKG_NAME")) {
        let profile = Path::new(name).parent().and_then(Path::file_name);
        let option = if profile.is_some_and(|profile| profile == "debug") { "" } else { " --release" };
        return format!("cargo run{option} --");
    }
    if name.is_empty() { env!("CARGO_PKG_NAME").to_owned() } else { quoted(name) }
}

/// A word of a command line, in quotes if a shell would split it.
pub(super) fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "_-./:,+=@%\\".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
