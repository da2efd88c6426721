//! Finds names and terms that are to stay whole and stand on two lines.

use super::boxes::{Fault, Problem, short};
use crate::scene::{HYPHEN, Item, Scene, Shape, terms};

/// The terms of `unbroken`, and the short quotations, that a line of the slide or of what lies over it tears.
#[must_use]
pub fn torn_terms(scene: &Scene, unbroken: &[String]) -> Vec<Fault> {
    scene.items.iter().flat_map(|item| torn_in(item, unbroken)).collect()
}

fn torn_in(item: &Item, unbroken: &[String]) -> Vec<Fault> {
    let (Shape::Text { lines, .. }, Some(meaning)) = (&item.shape, &item.meaning) else { return Vec::new() };
    let is_column = lines.iter().all(|line| line.text.chars().count() == 1);
    if lines.len() < 2 || is_column || !meaning.role.is_written() {
        return Vec::new();
    }
    let label: Vec<char> = meaning.label.chars().collect();
    let terms = terms(&meaning.label, unbroken);
    let mut faults = Vec::new();
    let mut at = 0;
    for line in &lines[..lines.len() - 1] {
        at = end_of(&label, at, &line.text);
        for term in terms.iter().filter(|term| term.start < at && at < term.end) {
            let torn: String = label[term.clone()].iter().collect();
            // What its author breaks is meant.
            if torn.contains('\n') {
                continue;
            }
            let end: String = line.text.chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
            let text = meaning.label.clone();
            faults.push(Fault { part: item.part, text, problem: Problem::TornTerm(short(&torn), end) });
        }
    }
    faults
}

/// Where a line that begins at `at`, or after the spaces there, ends in `label`.
fn end_of(label: &[char], at: usize, line: &str) -> usize {
    let start = at + label[at..].iter().take_while(|c| c.is_whitespace()).count();
    let length = line.chars().count();
    let is_hyphenated = line.ends_with(HYPHEN) && label.get(start + length - 1) != Some(&HYPHEN);
    (start + length - usize::from(is_hyphenated)).min(label.len())
}
