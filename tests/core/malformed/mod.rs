//! Malformed files of many kinds: each is told at its place, in time and within the memory that a small machine has.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

mod bytes;
mod edits;
mod guard;

use xiongguan::{
    content::{self, Found},
    diag::{Finding, Source},
};

/// A sound exhibition of 37 lines.
const BASE: &str = include_str!("base.ron");

/// A malformed file and what is to be said of it.
struct Case {
    name: String,
    bytes: Vec<u8>,
    /// The code of a finding about it.
    code: &'static str,
    /// The line of the fault, from 1.
    line: usize,
    /// For what is never closed: the line where that is first missed.
    missed: Option<usize>,
}

impl Case {
    fn new(name: &str, bytes: impl Into<Vec<u8>>, code: &'static str, line: usize) -> Self {
        Self { name: name.to_owned(), bytes: bytes.into(), code, line, missed: None }
    }
}

/// The sound file with `from` changed into `to`.
fn changed(name: &str, from: &str, to: &str) -> String {
    assert_eq!(BASE.matches(from).count(), 1, "{name}: the sound file has not one {from:?}");
    BASE.replacen(from, to, 1)
}

fn cases() -> Vec<Case> {
    let mut cases = bytes::cases();
    for (name, from, to, code) in edits::EDITS {
        let line = BASE[..BASE.find(from).unwrap()].matches('\n').count() + 1;
        cases.push(Case::new(name, changed(name, from, to), code, line));
    }
    for (name, from, to, code, line, missed) in edits::UNCLOSED {
        let case = Case::new(&format!("unclosed {name}"), changed(name, from, to), code, *line);
        cases.push(Case { missed: Some(*missed), ..case });
    }
    cases
}

fn findings(bytes: &[u8]) -> Vec<Finding> {
    match content::decode("content.ron", bytes) {
        Ok(text) => content::read(Source { name: "content.ron", text: &text }, &|_: &str| Found::File).findings,
        Err(finding) => vec![*finding],
    }
}

/// What is wrong about what is said of a malformed file; nothing if all is well.
fn complaint(case: &Case) -> Option<String> {
    let findings = findings(&case.bytes);
    let worst = findings.iter().map(|finding| finding.severity).max();
    let Some(first) = findings.iter().find(|finding| Some(finding.severity) == worst) else {
        return Some(format!("{}: nothing is said", case.name));
    };
    let text = content::decode("content.ron", &case.bytes).unwrap_or_default();
    let line_of = |at: usize| Source { name: "", text: &text }.line_column(at).0;
    let missed = first.related.as_ref().map(|(span, _)| line_of(span.start));
    let is_near = |finding: &Finding| finding.line.abs_diff(case.line) <= 1;
    let is_told = is_near(first) && findings.iter().any(|finding| is_near(finding) && finding.code.0 == case.code);
    let both_ends = case.missed.is_none_or(|line| missed.unwrap_or(first.line).abs_diff(line) <= 1);
    let said = || format!("{}, {}, missed in {missed:?}: {}", first.line, first.code.0, first.message);
    (!is_told || !both_ends).then(|| {
        format!("{}: expected {}, {}, missed in {:?}; said {}", case.name, case.line, case.code, case.missed, said())
    })
}

#[test]
fn the_file_they_are_made_from_is_sound() {
    assert_eq!(findings(BASE.as_bytes()), []);
}

#[test]
fn each_malformed_file_is_told_at_its_place() {
    let cases = cases();
    assert!(cases.len() >= 88, "only {} cases", cases.len());
    let complaints: Vec<String> = cases.iter().filter_map(complaint).collect();
    assert!(complaints.is_empty(), "{} of {}\n{}", complaints.len(), cases.len(), complaints.join("\n"));
    // Every place lies on whole characters, and can be told; the largest files would take long to write out.
    for case in cases.iter().filter(|case| case.bytes.len() < 100_000) {
        crate::fuzz::content::check(&case.bytes);
    }
}
