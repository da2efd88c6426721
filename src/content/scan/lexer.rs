//! Splits a text into tokens, and finds every fault that does not depend on brackets.

use std::ops::Range;

use super::{
    FAULTS_MAX, Fault, Foreign, ForeignKind, marks,
    marks::{ends_value, is_unseen},
    token::{Token, TokenKind, landmark, mark, starts_with_landmark},
};
use crate::{
    content::{codes, limits::TOKENS_MAX},
    diag::{Edit, Words},
    words,
};

/// All tokens of `text` and what is wrong with them. Takes time in proportion to the length of the text.
pub(super) fn tokens(text: &str) -> Lexed {
    let mut lexer = Lexer {
        text,
        at: 0,
        tokens: Vec::new(),
        foreign: Vec::new(),
        faults: Vec::new(),
        not_noted: 0,
        dead: Dead::default(),
    };
    while let Some(c) = lexer.rest().chars().next() {
        if lexer.tokens.len() >= TOKENS_MAX {
            let message = words!("more than {max} words and marks; the rest of the file is not read", max = TOKENS_MAX);
            let end = lexer.at + c.len_utf8();
            lexer.fault(Fault::new(codes::TOO_MANY_WORDS, lexer.at..end, message));
            break;
        }
        lexer.step(c);
    }
    Lexed { tokens: lexer.tokens, foreign: lexer.foreign, faults: lexer.faults, not_noted: lexer.not_noted }
}

/// The tokens of a text and their faults.
pub(super) struct Lexed {
    /// Its tokens.
    pub(super) tokens: Vec<Token>,
    /// What is written with characters of other keyboards, in order.
    pub(super) foreign: Vec<Foreign>,
    /// What else is wrong with them, at most [`FAULTS_MAX`].
    pub(super) faults: Vec<Fault>,
    /// How many more faults there are.
    pub(super) not_noted: usize,
}

/// The longest text between other quotes than `"`, in bytes: a line may be very long and full of such quotes.
const QUOTED_BYTES_MAX: usize = 1000;

/// The bytes of a line that tell what begins on it.
const BEGINNING_BYTES: usize = 200;

/// The most `#` of a raw text; more do not occur, and the limit keeps the search for the end linear.
const HASHES_MAX: usize = 8;

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
    foreign: Vec<Foreign>,
    faults: Vec<Fault>,
    not_noted: usize,
    dead: Dead,
}

/// Searches that found nothing, remembered so that none is repeated.
#[derive(Default)]
struct Dead {
    /// No end of a plain text before this offset.
    text_until: usize,
    /// No `"` with this many `#` before this offset.
    raw_until: [usize; HASHES_MAX + 1],
    /// Between these two offsets no chapter or slide begins; one begins at the second.
    no_landmark: Range<usize>,
    /// An opened comment does not close, so nested comments are no longer counted.
    nesting: bool,
    /// There is no `*/` any more.
    comment_end: bool,
    /// No text between other quotes ends before this offset.
    quoted_until: usize,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn step(&mut self, c: char) {
        let rest = self.rest();
        if c.is_whitespace() || c == '\u{feff}' {
            self.space(c);
        } else if rest.starts_with("//") || rest.starts_with("#![") {
            self.remark();
        } else if rest.starts_with("/*") {
            self.block_comment();
        } else if c == '/' && self.begins_remark() {
            let message = words!("a remark for yourself begins with two slashes, `//`");
            self.fault(Fault::new(codes::SYNTAX, self.at..self.at + 1, message));
            self.at = self.line_end(self.at);
        } else if c == '"' {
            self.string();
        } else if let Some(hashes) = raw_start(rest) {
            self.raw_string(hashes);
        } else if let length @ 1.. = marks::word_length(rest) {
            self.push(length, TokenKind::Word);
        } else if let Some(kind) = mark(c) {
            self.mark(c, kind);
        } else if !self.quoted(c) {
            self.stray(c);
        }
    }

    /// White space; that of other keyboards is noted.
    fn space(&mut self, c: char) {
        let start = self.at;
        let is_other = |at: usize, c: char| marks::is_other_space(c, start + at);
        let length = if is_other(0, c) {
            let run = self.rest().char_indices().take_while(|(at, c)| is_other(*at, *c));
            let length = run.map(|(_, c)| c.len_utf8()).sum();
            self.foreign.push(Foreign { span: start..start + length, kind: ForeignKind::Space });
            length
        } else {
            c.len_utf8()
        };
        self.at += length;
    }

    /// A text between other quotes than `"`, if one begins here: as word processors and other programs write it.
    fn quoted(&mut self, c: char) -> bool {
        let Some(kind) = marks::quotes(c) else { return false };
        let near = first_bytes(&self.text[self.at..], QUOTED_BYTES_MAX);
        let line = near.split('\n').next().unwrap_or_default().trim_end();
        let is_known_dead = self.at < self.dead.quoted_until;
        let found = if is_known_dead { None } else { marks::quoted(line) };
        if found.is_none() {
            self.dead.quoted_until = self.dead.quoted_until.max(self.at + line.len());
        }
        // A curly quote alone is one, too.
        let length = found.or_else(|| (kind == ForeignKind::Wide).then(|| c.len_utf8()));
        if let Some(length) = length {
            self.foreign.push(Foreign { span: self.at..self.at + length, kind });
            self.push(length, TokenKind::Text);
        }
        length.is_some()
    }

    fn push(&mut self, length: usize, kind: TokenKind) {
        let span = self.at..self.at + length;
        self.at = span.end;
        self.tokens.push(Token { span, kind });
    }

    /// A remark goes to the end of its line, unless a chapter or slide that ought to begin a line of its own ends it.
    fn remark(&mut self) {
        let end = self.line_end(self.at);
        let line = &self.text[self.at..end];
        let opening = line.trim_end().strip_suffix('(').unwrap_or_default();
        let before = opening.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let name = &opening[before.len()..];
        let says_something = before.contains(|c: char| !matches!(c, '/' | ' ' | '\t'));
        if !(says_something && before.ends_with("    ") && landmark(name).is_some()) {
            self.at = end;
            return;
        }
        let start = self.at + before.len();
        let message = words!("a line break is missing before `{name}`", name);
        self.fault(Fault::new(codes::SYNTAX, start..start + name.len(), message));
        self.at = start;
    }

    /// Whether the single slash here was meant to begin a remark: it stands at the beginning or behind a space.
    fn begins_remark(&self) -> bool {
        self.text[..self.at].chars().next_back().is_none_or(char::is_whitespace)
    }

    fn line_end(&self, from: usize) -> usize {
        self.text[from..].find('\n').map_or(self.text.len(), |at| from + at)
    }

    fn mark(&mut self, c: char, kind: TokenKind) {
        if !c.is_ascii() {
            self.foreign.push(Foreign { span: self.at..self.at + c.len_utf8(), kind: ForeignKind::Wide });
        }
        self.push(c.len_utf8(), kind);
    }

    /// A run of characters that mean nothing here becomes one fault.
    fn stray(&mut self, first: char) {
        if is_unseen(first) {
            self.unseen(first);
            return;
        }
        let rest = self.rest();
        let ends = |c: char| {
            c.is_whitespace() || marks::is_word(c) || mark(c).is_some() || is_unseen(c) || matches!(c, '"' | '/' | '“')
        };
        let length = rest.char_indices().skip(1).find(|(_, c)| ends(*c)).map_or(rest.len(), |(at, _)| at);
        let shown: String = rest[..length].chars().take(12).collect();
        let message = words!("`{shown}` means nothing here", shown);
        let hint = words!("texts stand in quotes; remarks for yourself start with `//`");
        self.fault(Fault::new(codes::SYNTAX, self.at..self.at + length, message).hint(hint));
        self.at += length;
    }

    /// A run of characters that nobody sees.
    fn unseen(&mut self, first: char) {
        let run = self.rest().chars().take_while(|c| is_unseen(*c));
        let (count, length) = run.fold((0_usize, 0), |(count, length), c| (count + 1, length + c.len_utf8()));
        let span = self.at..self.at + length;
        self.at = span.end;
        let (message, hint): (Words, Words) = if first == '\0' && span.end == self.text.len() {
            (
                words!("the file ends in empty bytes ({count}), as after a power cut or a broken copy", count),
                words!("see whether its end is there, then save it once more"),
            )
        } else {
            let code = format!("U+{:04X}", u32::from(first));
            (
                words!("here are characters that nobody sees ({code}, {count} in all)", code, count),
                words!("delete them: they came with something that was copied"),
            )
        };
        self.fault(Fault::new(codes::SYNTAX, span.clone(), message).hint(hint).edits(vec![Edit::new(span, "")]));
    }

    fn string(&mut self) {
        let limit = self.next_landmark();
        let known_dead = self.at < self.dead.text_until;
        let until = if known_dead { self.line_end(self.at) } else { limit };
        if let Some(length) = string_end(&self.text[self.at..until]) {
            self.push(length, TokenKind::Text);
        } else {
            self.dead.text_until = limit;
            self.unclosed_text("\"", limit);
        }
    }

    fn raw_string(&mut self, hashes: usize) {
        let limit = self.next_landmark();
        let terminator = format!("\"{}", "#".repeat(hashes));
        let body = self.at + 1 + hashes + 1;
        let known_dead = self.at < self.dead.raw_until[hashes];
        let end = if known_dead { None } else { self.text[body..limit].find(&terminator) };
        if let Some(length) = end {
            self.push(body + length + terminator.len() - self.at, TokenKind::Text);
        } else {
            self.dead.raw_until[hashes] = limit;
            self.unclosed_text(&terminator, limit);
        }
    }

    /// The text that begins here has no end: it is taken to end with its line, so that the rest can be read.
    fn unclosed_text(&mut self, terminator: &str, missed: usize) {
        let line = self.line_end(self.at);
        let end = self.at + self.text[self.at..line].trim_end().len();
        let to_the_end = missed == self.text.len();
        let label = if to_the_end { words!("not closed up to here") } else { words!("not closed before this") };
        if let Some(fault) = (terminator == "\"").then(|| other_end(self.text, self.at..line)).flatten() {
            self.fault(fault);
            self.push(end - self.at, TokenKind::Text);
            return;
        }
        let message = words!("this text is never closed with `{terminator}`", terminator);
        let fault = Fault::new(codes::UNCLOSED_TEXT, self.at..end, message)
            .hint(words!("add `{terminator}` where the text ends", terminator))
            .related(first_word(self.text, missed), label);
        self.fault(fault);
        self.push(end - self.at, TokenKind::Text);
    }

    /// Where the next line begins that starts a chapter or slide, or the end of the text.
    fn next_landmark(&mut self) -> usize {
        if !self.dead.no_landmark.contains(&self.at) {
            self.dead.no_landmark = self.at..next_landmark(self.text, self.at);
        }
        self.dead.no_landmark.end
    }

    fn fault(&mut self, fault: Fault) {
        if self.faults.len() < FAULTS_MAX {
            self.faults.push(fault);
        } else {
            self.not_noted += 1;
        }
    }

    fn block_comment(&mut self) {
        let rest = self.rest();
        let end = match (self.dead.nesting, self.dead.comment_end) {
            (false, _) => nested_comment_end(rest),
            (true, false) => rest.find("*/").map(|at| at + 2),
            (true, true) => None,
        };
        if let Some(length) = end {
            self.at += length;
            return;
        }
        self.dead.comment_end = self.dead.nesting;
        self.dead.nesting = true;
        let fault =
            Fault::new(codes::UNCLOSED_COMMENT, self.at..self.at + 2, words!("this comment is never closed with `*/`"))
                .hint(words!("add `*/` where the comment ends; only its first line is left out now"));
        self.fault(fault);
        self.at = self.line_end(self.at);
    }
}

/// Number of marks of a raw text that begins here.
fn raw_start(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('r')?;
    let hashes = after.bytes().take(HASHES_MAX + 1).take_while(|byte| *byte == b'#').count();
    (hashes <= HASHES_MAX && after[hashes..].starts_with('"')).then_some(hashes)
}

/// Length of the quoted text that begins here, if it ends.
fn string_end(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut at = 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    None
}

/// The fault of a text that begins with `"` and ends on its first line with another quote, if it does.
pub(super) fn other_end(text: &str, span: Range<usize>) -> Option<Fault> {
    let line = text[span.clone()].lines().next()?;
    let is_end = |(at, mark): &(usize, &str)| ends_value(&line[at + mark.len()..]);
    let (at, mark) = line.match_indices(['”', '“', '＂', '’', '\'']).find(is_end)?;
    let (start, end) = (span.start + at, span.start + at + mark.len());
    let message = words!("this text begins with `\"` and ends with `{mark}`", mark);
    let hint = words!("write `\"` at its end, too · 结尾也请用半角 `\"`");
    let fault = Fault::new(codes::UNCLOSED_TEXT, span.start..end, message).hint(hint);
    Some(fault.related(start..end, words!("here")).edits(vec![Edit::new(start..end, '"')]))
}

/// The first bytes of a text, at most `max`.
fn first_bytes(text: &str, max: usize) -> &str {
    &text[..text.floor_char_boundary(max)]
}

fn nested_comment_end(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let (mut at, mut depth) = (0, 0_usize);
    while at < bytes.len() {
        let pair = bytes.get(at..at + 2);
        depth = match pair {
            Some(b"/*") => depth + 1,
            Some(b"*/") if depth == 1 => return Some(at + 2),
            Some(b"*/") => depth - 1,
            _ => depth,
        };
        at += if matches!(pair, Some(b"/*" | b"*/")) { 2 } else { 1 };
    }
    None
}

/// Where the next line begins that starts a chapter or slide, or the end of the text.
pub(super) fn next_landmark(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(found) = text[at..].find('\n') {
        at += found + 1;
        if starts_with_landmark(first_bytes(&text[at..], BEGINNING_BYTES)) {
            return at;
        }
    }
    text.len()
}

/// The first word on the line that begins at `at`.
fn first_word(text: &str, at: usize) -> Range<usize> {
    let line = first_bytes(&text[at..], BEGINNING_BYTES);
    let start = at + line.len() - line.trim_start().len();
    let length = text[start..].find(|c: char| !c.is_alphanumeric()).unwrap_or(0);
    start..start + length
}
