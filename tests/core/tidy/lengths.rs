//! How long files and functions are.

use super::sources::{files, none};

/// Files that are longer than the rest, and why.
const LONG_FILES: &[(&str, &str)] =
    &[("tests/core/content.rs", "one table: each way to break a file, and what its author is told")];

const FILE_LINES_MAX: usize = 400;
const FILE_LINES_MEDIAN: usize = 120;
const FUNCTION_LINES_MAX: usize = 100;
/// All functions but one in a hundred are shorter.
const FUNCTION_LINES_P99: usize = 60;

#[test]
fn files_are_short() {
    let mut faults = Vec::new();
    for folder in ["src", "tests"] {
        for (file, text) in files(folder, &["rs"]) {
            let lines = text.lines().count();
            if lines > FILE_LINES_MAX && !LONG_FILES.iter().any(|(known, _)| *known == file) {
                faults.push(format!("{file} has {lines} lines"));
            }
        }
    }
    none(&faults);
}

#[test]
fn functions_are_short() {
    let mut all = Vec::new();
    for folder in ["src", "tests"] {
        for (file, text) in files(folder, &["rs"]) {
            all.extend(functions(&text).into_iter().map(|(name, lines)| (lines, format!("{file}: {name}"))));
        }
    }
    let long = all.iter().filter(|(lines, _)| *lines > FUNCTION_LINES_MAX);
    none(&long.map(|(lines, name)| format!("{name} has {lines} lines")).collect::<Vec<_>>());
    all.sort_by_key(|(lines, _)| std::cmp::Reverse(*lines));
    let (lines, name) = &all[all.len() / 100];
    assert!(*lines < FUNCTION_LINES_P99, "one function in a hundred is longer than {name} with {lines} lines");
}

#[test]
fn most_files_are_small() {
    let mut lines: Vec<usize> = files("src", &["rs"]).iter().map(|(_, text)| text.lines().count()).collect();
    lines.sort_unstable();
    let median = lines[lines.len() / 2];
    assert!(median <= FILE_LINES_MEDIAN, "half of the files have more than {median} lines");
}

/// Functions by their indentation: rustfmt closes each at the column where it began.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut all = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let body = line.trim_start();
        let is_function = ["fn ", "pub fn ", "pub const fn ", "const fn "].iter().any(|head| body.starts_with(head))
            || body.starts_with("pub(") && body.contains(" fn ");
        if is_function && !line.ends_with('}') && !line.ends_with(';') {
            let end = format!("{}}}", &line[..line.len() - body.len()]);
            let length = lines[start..].iter().position(|line| *line == end).unwrap_or_default() + 1;
            all.push((body.split('(').next().unwrap_or(body).to_owned(), length));
        }
    }
    all
}

#[test]
fn functions_are_measured_to_their_end() {
    let text = format!("fn f() {{\n{}}}\n\npub fn g() {{\n    x();\n}}\n", "    x();\n".repeat(120));
    assert_eq!(functions(&text), [("fn f".to_owned(), 122), ("pub fn g".to_owned(), 3)]);
}
