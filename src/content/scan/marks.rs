//! What other keyboards and programs put outside of texts: full-width marks, other quotes, other spaces, signs beside
//! numbers.

use std::ops::Range;

use super::{
    Fault,
    lexer::next_landmark,
    token::{TokenKind, mark},
};
use crate::{content::codes, diag::Edit};

/// A piece outside of texts that is written with other characters than the format has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::content) struct Foreign {
    /// The mark, the whole text with its quotes, or the space.
    pub(in crate::content) span: Range<usize>,
    /// What it is.
    pub(in crate::content) kind: ForeignKind,
}

/// What is written otherwise than the format has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::content) enum ForeignKind {
    /// A full-width mark, or a text between curly quotes: as a Chinese keyboard or a word processor gives them.
    Wide,
    /// A text between other quotes: single, angular or those of other languages.
    Quotes,
    /// A space that no keyboard of the format's gives. It counts as one.
    Space,
}

impl Foreign {
    /// What is written: a mark, the quote before the text, or the space.
    pub(super) fn first(&self, text: &str) -> char {
        text.get(self.span.start..).and_then(|rest| rest.chars().next()).unwrap_or_default()
    }

    /// What the format has in its place.
    pub(super) fn plain(&self, text: &str) -> char {
        match (self.kind, self.first(text)) {
            (ForeignKind::Space, _) => ' ',
            (_, c) => plain(c),
        }
    }

    /// The changes that write it as the format has it.
    pub(super) fn edits(&self, text: &str) -> Vec<Edit> {
        let Range { start, end } = self.span;
        let first = self.first(text);
        if self.kind == ForeignKind::Space || plain(first) != '"' {
            return vec![Edit::new(start..end, self.plain(text))];
        }
        let mut edits = vec![Edit::new(start..start + first.len_utf8(), '"')];
        let last = text[start + first.len_utf8()..end].chars().next_back().filter(|c| closes(first, *c));
        let inside = start + first.len_utf8()..end - last.map_or(0, char::len_utf8);
        // A straight quote within the text would now end it.
        let quotes = text[inside.clone()].match_indices('"').map(|(at, _)| inside.start + at);
        edits.extend(quotes.map(|at| Edit::new(at..at + 1, "\\\"")));
        edits.extend(last.filter(|last| *last != '"').map(|_| Edit::new(inside.end..end, '"')));
        edits
    }
}

/// Those that are really foreign: behind a text that does not end, what is within texts seems to be outside, up to the
/// next chapter or slide. `foreign` and `faults` are in the order of the file.
pub(super) fn true_foreign(text: &str, mut foreign: Vec<Foreign>, faults: &[Fault]) -> Vec<Foreign> {
    let mut unclosed = faults.iter().filter(|fault| fault.code == codes::UNCLOSED_TEXT).map(|fault| fault.span.start);
    let mut doubtful = 0..0;
    foreign.retain(|foreign| {
        while doubtful.end <= foreign.span.start
            && let Some(start) = unclosed.next()
        {
            if start >= doubtful.end {
                doubtful = start..next_landmark(text, start);
            }
        }
        !doubtful.contains(&foreign.span.start)
    });
    foreign
}

/// The plain form of a mark or quote.
const fn plain(c: char) -> char {
    match mark(c) {
        Some(TokenKind::Open(bracket)) => bracket.open(),
        Some(TokenKind::Close(bracket)) => bracket.close(),
        Some(TokenKind::Comma) => ',',
        Some(TokenKind::Colon) => ':',
        _ => '"',
    }
}

/// Whether a character is white space to people and not to the format; `at` is where it stands in the file.
pub(super) fn is_other_space(c: char, at: usize) -> bool {
    // Spaces and line ends that the format knows are all below the first of these.
    c == '\u{feff}' && at > 0 || c >= '\u{a0}' && c.is_whitespace() && !matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether a text in other quotes than the format's may begin with `c`, and what kind that is.
pub(super) const fn quotes(c: char) -> Option<ForeignKind> {
    match c {
        '“' | '”' | '＂' | '〝' => Some(ForeignKind::Wide),
        '\'' | '‘' | '’' | '‚' | '`' | '´' | '＇' | '„' | '«' | '»' | '‹' | '›' | '「' | '『' => {
            Some(ForeignKind::Quotes)
        }
        _ => None,
    }
}

/// Whether the quote `c` ends what the quote `first` began.
const fn closes(first: char, c: char) -> bool {
    match first {
        '“' | '”' | '〝' => matches!(c, '”' | '"' | '“' | '〞' | '〟'),
        '＂' => matches!(c, '＂' | '"'),
        '„' => matches!(c, '“' | '”' | '"'),
        '«' | '»' => matches!(c, '«' | '»') && c != first,
        '‹' | '›' => matches!(c, '‹' | '›') && c != first,
        '「' => c == '」',
        '『' => c == '』',
        _ => matches!(c, '\'' | '’' | '‘' | '`' | '´' | '＇'),
    }
}

/// Length of the text between other quotes that begins at the start of `line`: up to the first quote behind which a text
/// may end, else to the first at all if that is what `c` allows.
pub(super) fn quoted(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let ends = line.char_indices().skip(1).filter(|(_, c)| closes(first, *c)).map(|(at, c)| at + c.len_utf8());
    let certain = ends.clone().find(|end| ends_value(&line[*end..]));
    // A single quote may be an apostrophe.
    certain.or_else(|| ends.clone().next().filter(|_| quotes(first) == Some(ForeignKind::Wide)))
}

/// Whether a value may end before `rest`, the rest of its line.
pub(super) fn ends_value(rest: &str) -> bool {
    let next = rest.trim_start().chars().next();
    next.is_none_or(|c| matches!(mark(c), Some(TokenKind::Comma | TokenKind::Colon | TokenKind::Close(_))))
}

/// Length of the word that begins here; 0 if none does. Signs that people write beside a number belong to it, so that the
/// number is told as a whole: `38%`, `¥1280`, `>100`, `4'200`.
pub(super) fn word_length(rest: &str) -> usize {
    let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    let mut previous = None;
    for (at, c) in rest.char_indices() {
        let next = rest[at + c.len_utf8()..].chars().next();
        let belongs = match c {
            '<' | '>' | '≥' | '≤' | '≈' | '~' | '～' | '＞' | '＜' => at == 0 && is_digit(next),
            '\'' | '’' | '．' => is_digit(previous) && is_digit(next),
            _ => is_word(c) || is_sign(c),
        };
        if !belongs {
            return at;
        }
        previous = Some(c);
    }
    rest.len()
}

/// Letters and digits of all scripts, and the characters of numbers and language tags.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '+' | '-' | '.')
}

/// Signs of units.
const fn is_sign(c: char) -> bool {
    matches!(c, '%' | '％' | '‰' | '¥' | '￥' | '$' | '€' | '£' | '℃' | '²' | '³')
}

/// Whether a character takes no place, turns the writing around or means something to machines alone.
pub(super) fn is_unseen(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}
