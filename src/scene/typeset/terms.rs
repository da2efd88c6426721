//! Names and terms that stay on one line.

use std::ops::Range;

use super::spacing::is_han;

/// Where the terms of `text` stand that a line should not tear, in characters: those that their author wants whole, and
/// short Chinese quotations and titles such as “双碳” and 《天下雄关》, with their marks.
#[must_use]
pub fn terms(text: &str, unbroken: &[String]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for term in unbroken.iter().filter(|term| !term.is_empty()) {
        for (byte, _) in text.match_indices(term.as_str()) {
            let first = text[..byte].chars().count();
            found.push(first..first + term.chars().count());
        }
    }
    found.extend(quoted(text));
    found
}

/// A longer quotation is a phrase, in which a line may end.
const QUOTED_MAX: usize = 6;

/// Marks that open a quotation or a title, each with the one that closes it.
const QUOTES: [(char, char); 4] = [('“', '”'), ('《', '》'), ('「', '」'), ('『', '』')];

fn quoted(text: &str) -> Vec<Range<usize>> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    for (open, first) in chars.iter().enumerate() {
        let Some((_, close)) = QUOTES.iter().find(|(mark, _)| mark == first) else { continue };
        let inside = chars[open + 1..].iter().take(QUOTED_MAX + 1);
        let length = inside.take_while(|c| is_han(**c)).count();
        if length > 0 && chars.get(open + 1 + length) == Some(close) {
            found.push(open..open + length + 2);
        }
    }
    found
}
