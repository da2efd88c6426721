//! The smallest pieces of a content file.

use std::ops::Range;

use crate::content::schema;

/// One piece of the file with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) span: Range<usize>,
    pub(super) kind: TokenKind,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A text in quotes, plain or raw.
    Text,
    /// A name, number or `true`.
    Word,
    /// An opening bracket.
    Open(Bracket),
    /// A closing bracket.
    Close(Bracket),
    /// `,`
    Comma,
    /// `:`
    Colon,
}

/// The three pairs of brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    Round,
    Square,
    Curly,
}

impl Bracket {
    /// The opening mark.
    pub(super) const fn open(self) -> char {
        match self {
            Self::Round => '(',
            Self::Square => '[',
            Self::Curly => '{',
        }
    }

    /// The closing mark.
    pub(super) const fn close(self) -> char {
        match self {
            Self::Round => ')',
            Self::Square => ']',
            Self::Curly => '}',
        }
    }
}

/// A mark of the format, or the full-width form that a Chinese keyboard gives in its place.
pub(super) const fn mark(c: char) -> Option<TokenKind> {
    Some(match c {
        '(' | '（' => TokenKind::Open(Bracket::Round),
        ')' | '）' => TokenKind::Close(Bracket::Round),
        '[' | '［' | '【' => TokenKind::Open(Bracket::Square),
        ']' | '］' | '】' => TokenKind::Close(Bracket::Square),
        '{' | '｛' => TokenKind::Open(Bracket::Curly),
        '}' | '｝' => TokenKind::Close(Bracket::Curly),
        ',' | '，' | '、' => TokenKind::Comma,
        ':' | '：' => TokenKind::Colon,
        _ => return None,
    })
}

/// A place where the file certainly starts something new, whatever came before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Landmark {
    Chapter,
    Slide,
}

/// Whether `word`, followed by a bracket, starts a chapter or a slide.
pub(super) fn landmark(word: &str) -> Option<Landmark> {
    if word == schema::CHAPTER.name { Some(Landmark::Chapter) } else { schema::slide(word).map(|_| Landmark::Slide) }
}

/// Whether a line starts with a chapter or a slide: an unfinished text ends before it.
pub(super) fn starts_with_landmark(line: &str) -> bool {
    let line = line.trim_start();
    let end = line.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(line.len());
    let (word, rest) = line.split_at(end);
    (rest.starts_with('(') || rest.starts_with('（')) && landmark(word).is_some()
}
