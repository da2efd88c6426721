//! Where a word may be cut that is too long for its line.

use hypher::{Lang as Patterns, hyphenate};

use crate::content::Lang;

/// What ends a line that ends within a word.
pub const HYPHEN: char = '-';

/// A shorter part of a word is not worth a line.
const PART_MIN: usize = 3;

/// A place in a word at which it may be cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// The character before which it is cut.
    pub at: usize,
    /// A hyphen shows it; figures and marks are cut without one.
    pub hyphen: bool,
    /// A rule of the language, or a mark, says so; else it is for want of anything better.
    pub by_rule: bool,
}

/// The places in `word` at which its language cuts it: between syllables, and after marks within it.
pub(super) fn by_rule(word: &[char], lang: &Lang) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut start = 0;
    while start < word.len() {
        let letters = word[start..].iter().take_while(|c| is_letter(**c)).count();
        let places = syllables(&word[start..start + letters], lang).into_iter();
        cuts.extend(places.map(|at| Cut { at: start + at, hyphen: true, by_rule: true }));
        start += letters.max(1);
        let is_after_mark = letters == 0 && !word[start - 1].is_alphanumeric() && start > 1;
        if is_after_mark && word.get(start).is_some_and(|c| c.is_alphanumeric()) {
            cuts.push(Cut { at: start, hyphen: false, by_rule: true });
        }
    }
    cuts
}

/// All places in `word`.
pub(super) fn anywhere(word: &[char]) -> impl Iterator<Item = Cut> {
    (1..word.len()).map(|at| Cut { at, hyphen: is_letter(word[at - 1]) && is_letter(word[at]), by_rule: false })
}

fn syllables(word: &[char], lang: &Lang) -> Vec<usize> {
    if word.len() < 2 * PART_MIN {
        return Vec::new();
    }
    let text: String = word.iter().collect();
    let tag: Option<[u8; 2]> = lang.0.get(..2).and_then(|tag| tag.as_bytes().try_into().ok());
    // Latin words in a Chinese text are English ones, as a rule.
    let patterns = tag.and_then(Patterns::from_iso).unwrap_or(Patterns::English);
    let mut end = 0;
    let ends = hyphenate(&text, patterns).map(|part| {
        end += part.chars().count();
        end
    });
    ends.filter(|at| *at >= PART_MIN && at + PART_MIN <= word.len()).collect()
}

/// Letters of alphabets that have hyphens.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && c < '\u{1200}'
}
