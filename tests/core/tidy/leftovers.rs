//! What may not stand in the repository.

use std::fs;

use super::sources::{files, none, root};

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
