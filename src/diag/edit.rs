//! Changes to a file that mend what is wrong with it (`check --fix`).

use std::{collections::BTreeMap, ops::Range};

use super::Finding;

/// A change to the text of a file. Findings carry those that mend what they tell, so that the advice and the change
/// cannot disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that are replaced; an empty range puts something in between two characters. Never more than one line.
    pub span: Range<usize>,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    /// Replaces `span` by `text`.
    #[must_use]
    pub fn new(span: Range<usize>, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }
}

/// A line that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its number, from 1.
    pub line: usize,
    /// What it was.
    pub before: String,
    /// What it is.
    pub after: String,
}

/// `text`, changed as the findings of the file `name` say; nothing if none of them says how.
///
/// All edits of a finding are made, or none: those of a finding that overlaps with an earlier one have to wait for the
/// next time.
#[must_use]
pub fn mended(name: &str, text: &str, findings: &[Finding]) -> Option<String> {
    let mut taken: BTreeMap<usize, &Edit> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.file == name) {
        if finding.edits.iter().all(|edit| fits(text, &taken, edit)) {
            taken.extend(finding.edits.iter().map(|edit| (edit.span.start, edit)));
        }
    }
    let (mut after, mut at) = (String::with_capacity(text.len()), 0);
    for edit in taken.into_values() {
        after.push_str(&text[at..edit.span.start]);
        after.push_str(&edit.text);
        at = edit.span.end;
    }
    after.push_str(&text[at..]);
    (after != text).then_some(after)
}

/// Whether an edit lies on whole characters of one line and touches none of those that were `taken`.
fn fits(text: &str, taken: &BTreeMap<usize, &Edit>, edit: &Edit) -> bool {
    let Range { start, end } = edit.span;
    let is_line = |part: &str| !part.contains(['\n', '\r']);
    let before = taken.range(..=start).next_back();
    let after = taken.range(start..).next();
    is_line(&edit.text)
        && text.get(start..end).is_some_and(is_line)
        && before.is_none_or(|(other, edit)| *other < start && edit.span.end <= start)
        && after.is_none_or(|(other, _)| *other > start && end <= *other)
}

/// The lines that differ; no edit makes or removes a line.
#[must_use]
pub fn changes(before: &str, after: &str) -> Vec<Change> {
    let pairs = before.split('\n').zip(after.split('\n')).enumerate();
    let changed = pairs.filter(|(_, (before, after))| before != after);
    let line = |text: &str| text.trim_end_matches('\r').to_owned();
    changed.map(|(at, (before, after))| Change { line: at + 1, before: line(before), after: line(after) }).collect()
}
