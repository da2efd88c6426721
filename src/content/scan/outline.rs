//! Makes the outline of the tokens, and finds every fault of brackets, commas and colons.

use std::ops::Range;

use super::{
    DEPTH_MAX, FAULTS_MAX, Fault,
    lexer::{Lexed, other_end, tokens},
    marks::true_foreign,
    token::{Bracket, Token, TokenKind},
    tree::{Node, NodeId, Shape, Tree},
};
use crate::{
    content::{
        codes,
        schema::{self, Part, Type},
    },
    diag::nearest,
    words,
};

/// The outline of a content file, and the faults of its form.
pub(in crate::content) fn scan(text: &str) -> (Tree<'_>, Vec<Fault>) {
    scan_as(text, &schema::EXHIBITION)
}

/// The same of a file that holds the part `root`.
pub(in crate::content) fn scan_as<'a>(text: &'a str, root: &'static Part) -> (Tree<'a>, Vec<Fault>) {
    let Lexed { tokens, foreign, faults: lexed, not_noted } = tokens(text);
    let balanced = is_balanced(&tokens);
    let mut outline = Outline {
        text,
        root,
        tree: Tree::new(text),
        tokens,
        at: 0,
        stack: Vec::new(),
        lexed: lexed.into_iter().peekable(),
        faults: Vec::new(),
        broken: false,
        skipping: false,
        sound_until: 0,
        balanced,
        landmark_ahead: 0,
    };
    outline.tree.faults_not_noted = not_noted;
    outline.run();
    outline.tree.foreign = true_foreign(text, foreign, &outline.faults);
    (outline.tree, outline.faults)
}

/// The state of the scanner.
pub(super) struct Outline<'a> {
    pub(super) text: &'a str,
    /// What the whole file is.
    root: &'static Part,
    pub(super) tree: Tree<'a>,
    pub(super) tokens: Vec<Token>,
    /// The token that is looked at.
    pub(super) at: usize,
    /// The open brackets, the innermost last.
    pub(super) stack: Vec<Frame>,
    lexed: std::iter::Peekable<std::vec::IntoIter<Fault>>,
    faults: Vec<Fault>,
    /// A bracket or quote is wrong since the last chapter or slide began: further faults are consequences.
    pub(super) broken: bool,
    /// Brackets are nested too deep: everything up to the next chapter or slide is skipped.
    pub(super) skipping: bool,
    /// Up to this token the slide's brackets fit, so that no recovery is tried.
    pub(super) sound_until: usize,
    /// All brackets of the file fit.
    pub(super) balanced: bool,
    /// The last answer of a search for the next chapter or slide.
    pub(super) landmark_ahead: usize,
}

/// An open bracket.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) id: NodeId,
    pub(super) bracket: Bracket,
    /// From the name to the bracket.
    pub(super) open: Range<usize>,
    /// What the schema expects here, if it knows.
    pub(super) kind: Option<Type>,
    /// A value stands before; a comma is expected.
    after_value: bool,
    /// A field's name and colon stand before; its value is expected.
    pub(super) key: Option<Range<usize>>,
    /// How far the line it opens in is indented, in bytes.
    pub(super) indent: Option<usize>,
}

impl Outline<'_> {
    fn run(&mut self) {
        while let Some(token) = self.tokens.get(self.at).cloned() {
            self.take_lexed(token.span.start);
            self.pass_landmark();
            if self.skipping {
                self.at += 1;
                continue;
            }
            match token.kind {
                TokenKind::Comma => self.comma(token.span),
                TokenKind::Colon => self.stray_colon(token.span),
                TokenKind::Open(bracket) => self.open(token.span.start, 0, bracket),
                TokenKind::Close(bracket) => self.close(bracket),
                TokenKind::Text | TokenKind::Word => self.word(&token),
            }
        }
        self.take_lexed(usize::MAX);
        self.close_at_end();
    }

    /// Notes a fault, unless it is a consequence of one that was noted.
    pub(super) fn fault(&mut self, fault: Fault) {
        if !self.broken {
            self.broken |= fault.code != codes::SYNTAX;
            if self.faults.len() < FAULTS_MAX {
                self.faults.push(fault);
            } else {
                self.tree.faults_not_noted += 1;
            }
        }
    }

    fn take_lexed(&mut self, until: usize) {
        while let Some(fault) = self.lexed.next_if(|fault| fault.span.start < until.saturating_add(1)) {
            self.fault(fault);
        }
    }

    /// The kind of the token `ahead` places further.
    pub(super) fn kind(&self, ahead: usize) -> Option<TokenKind> {
        self.tokens.get(self.at + ahead).map(|token| token.kind)
    }

    /// The end of the last token that was read.
    pub(super) fn last_end(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, |token| token.span.end)
    }

    fn comma(&mut self, span: Range<usize>) {
        self.at += 1;
        let stray = match self.stack.last_mut() {
            Some(frame) => {
                let lacks_value = frame.key.take();
                let stray = !std::mem::take(&mut frame.after_value);
                lacks_value.or_else(|| stray.then(|| span.clone()))
            }
            None => Some(span.clone()),
        };
        if let Some(place) = stray {
            let message = if place == span {
                words!("a comma without a value before it")
            } else {
                words!("this field has no value")
            };
            self.fault(Fault::new(codes::SYNTAX, place, message));
        }
    }

    fn stray_colon(&mut self, span: Range<usize>) {
        self.at += 1;
        let hint = words!("a colon stands between a field's name and its value");
        self.fault(Fault::new(codes::SYNTAX, span, words!("a colon without a field's name before it")).hint(hint));
    }

    fn word(&mut self, token: &Token) {
        if let Some(end) = self.bare_time_end() {
            self.bare(token.span.start..end, Shape::Word, 3);
            return;
        }
        if let Some((end, tokens)) = self.number_end() {
            self.bare(token.span.start..end, Shape::Word, tokens);
            return;
        }
        let is_word = token.kind == TokenKind::Word;
        match self.kind(1) {
            Some(TokenKind::Colon) if !self.stack.is_empty() => self.key(token),
            Some(next) if is_word && self.lacks_colon(next) => self.key(token),
            Some(TokenKind::Open(Bracket::Round)) if is_word => {
                self.at += 1;
                self.open(token.span.start, token.span.len(), Bracket::Round);
            }
            Some(TokenKind::Word) if is_word && self.opens_unwritten() => self.open_unwritten(&token.span),
            _ => {
                let shape = if token.kind == TokenKind::Text { Shape::Text } else { Shape::Word };
                self.bare(token.span.clone(), shape, 1);
            }
        }
    }

    /// Adds a value of so many `tokens` that is no bracket.
    fn bare(&mut self, span: Range<usize>, shape: Shape, tokens: usize) {
        let (key, _) = self.begin_value(span.start);
        let parent = self.stack.last().map(|frame| frame.id);
        let name = span.start..span.start;
        self.tree.add(parent, Node::new(span, key, name, shape));
        self.at += tokens;
        self.end_value();
    }

    fn key(&mut self, token: &Token) {
        self.pop_foreign(token);
        self.expect_comma(token.span.start);
        if let Some(frame) = self.stack.last_mut() {
            let lacks_value = frame.key.replace(token.span.clone());
            if let Some(place) = lacks_value {
                self.fault(Fault::new(codes::SYNTAX, place, words!("this field has no value")));
            }
        }
        self.at += 1;
        if self.kind(0) == Some(TokenKind::Colon) {
            self.at += 1;
        } else {
            let message = words!("a `:` is missing after `{name}`", name = self.tree.text(&token.span));
            self.fault(Fault::new(codes::SYNTAX, token.span.clone(), message));
        }
    }

    /// Whether the word here is a field's name with its value right behind it.
    fn lacks_colon(&self, next: TokenKind) -> bool {
        let name = self.tree.text(&self.tokens[self.at].span);
        let is_field = |frame: &Frame| match frame.kind {
            Some(Type::Part(part)) => frame.key.is_none() && part.field(name).is_some(),
            _ => false,
        };
        !matches!(next, TokenKind::Close(_) | TokenKind::Comma) && self.stack.last().is_some_and(is_field)
    }

    /// Whether the name here is followed by a field: `Story heading: …`.
    fn opens_unwritten(&self) -> bool {
        let name = self.tree.text(&self.tokens[self.at].span);
        // Names of parts are capitalised, all other words are not.
        name.starts_with(|c: char| c.is_ascii_uppercase()) && self.kind(2) == Some(TokenKind::Colon)
    }

    /// Opens a bracket whose name (of `name` bytes) begins at `start`; the bracket is the token that is looked at.
    fn open(&mut self, start: usize, name: usize, bracket: Bracket) {
        let open = start..self.tokens[self.at].span.end;
        self.enter(open, name, bracket);
        self.at += 1;
    }

    /// Handles a name as of a chapter or slide with a field behind it: the bracket between was forgotten.
    fn open_unwritten(&mut self, name: &Range<usize>) {
        let message = words!("a `(` is missing after `{name}`", name = self.tree.text(name));
        let fault = Fault::new(codes::SYNTAX, name.clone(), message);
        self.enter(name.clone(), name.len(), Bracket::Round);
        self.at += 1;
        self.fault(fault);
        self.broken = true;
    }

    /// A bracket opens at `open`, with the first `name` bytes as its name.
    pub(super) fn enter(&mut self, open: Range<usize>, name: usize, bracket: Bracket) {
        let start = open.start;
        if bracket == Bracket::Round {
            self.pop_nameless(start..start + name);
            self.open_entry(&(start..start + name));
        }
        if self.stack.len() >= DEPTH_MAX {
            let message = words!("brackets stand more than {max} deep", max = DEPTH_MAX);
            self.fault(Fault::new(codes::TOO_DEEP, open, message));
            self.skipping = true;
            return;
        }
        let name = start..start + name;
        let (key, kind) = self.begin_value(start);
        let kind = kind.and_then(|kind| self.narrow(kind, &name, bracket));
        let parent = self.stack.last().map(|frame| frame.id);
        let id = self.tree.add(parent, Node::new(open.clone(), key, name, bracket.into()));
        self.check_soundness(kind);
        let indent = indent(self.text, start);
        self.stack.push(Frame { id, bracket, open, kind, after_value: false, key: None, indent });
    }

    /// What a bracket in a place of `kind` holds.
    fn narrow(&self, kind: Type, name: &Range<usize>, bracket: Bracket) -> Option<Type> {
        match kind {
            Type::OneOf(parts) => {
                let name = nearest(self.tree.text(name), parts.iter().map(|part| part.name));
                parts.iter().copied().find(|part| Some(part.name) == name).map(Type::Part)
            }
            // Without a name it is a text with its languages, as a rule.
            Type::TextOr(_) if bracket == Bracket::Round && name.is_empty() => Some(Type::Text),
            Type::TextOr(part) if bracket == Bracket::Round => Some(Type::Part(part)),
            Type::FirstOr(part) if bracket == Bracket::Round => Some(Type::Part(part)),
            Type::TextOr(_) | Type::FirstOr(_) => None,
            Type::List(..) if bracket != Bracket::Square => None,
            Type::Part(_) if bracket != Bracket::Round => None,
            kind => Some(kind),
        }
    }

    /// A value begins: its field's name, and what the schema expects.
    fn begin_value(&mut self, start: usize) -> (Option<Range<usize>>, Option<Type>) {
        self.expect_comma(start);
        let Some(frame) = self.stack.last_mut() else {
            if self.tree.root().is_some() {
                let part = self.root.name;
                let hint = words!("everything stands within the brackets of `{part}( … )`", part);
                let message = words!("something stands after the end of `{part}( … )`", part);
                self.fault(Fault::new(codes::SYNTAX, self.tokens[self.at].span.clone(), message).hint(hint));
            }
            return (None, Some(Type::Part(self.root)));
        };
        let key = frame.key.take();
        let kind = match (frame.kind, &key) {
            (Some(Type::Part(part)), Some(key)) => field_kind(part, self.tree.text(key)),
            (Some(Type::List(kind, ..)), _) => Some(*kind),
            _ => None,
        };
        (key, kind)
    }

    pub(super) fn end_value(&mut self) {
        if let Some(frame) = self.stack.last_mut() {
            frame.after_value = true;
        }
    }

    fn expect_comma(&mut self, start: usize) {
        if !self.stack.last_mut().is_some_and(|frame| std::mem::take(&mut frame.after_value)) {
            return;
        }
        let previous = self.tokens[..self.at].iter().rev().find(|token| token.span.end <= start).cloned();
        let end = previous.as_ref().map_or(start, |token| token.span.end);
        let ends_at = |token: &Token| token.span.end - 1..token.span.end;
        let runs_in = previous.filter(|token| token.kind == TokenKind::Text && token.span.end == start);
        let other_end = runs_in.as_ref().and_then(|token| other_end(self.text, token.span.clone()));
        self.fault(match (other_end, runs_in) {
            (Some(fault), _) => fault,
            (None, Some(token)) => {
                Fault::new(codes::UNCLOSED_TEXT, token.span.clone(), words!("this text ends where none should end"))
                    .related(ends_at(&token), words!("it ends here"))
                    .hint(words!(
                        "a `\"` is missing or too many in this text or before it; within a text write `\\\"` or “ ”"
                    ))
            }
            (None, None) => Fault::new(codes::SYNTAX, end..end, words!("a comma is missing here")),
        });
    }
}

/// Whether every bracket is closed by its own kind.
fn is_balanced(tokens: &[Token]) -> bool {
    let mut open = Vec::new();
    let fits = tokens.iter().all(|token| match token.kind {
        TokenKind::Open(bracket) => {
            open.push(bracket);
            true
        }
        TokenKind::Close(bracket) => open.pop() == Some(bracket),
        _ => true,
    });
    fits && open.is_empty()
}

/// How far the line around `at` is indented, in bytes, if it begins near.
pub(super) fn indent(text: &str, at: usize) -> Option<usize> {
    // The indentation of a longer line means nothing, and the line must not be read again and again.
    const NEAR: usize = 400;
    let before = &text.as_bytes()[at.saturating_sub(NEAR)..at];
    let start = before.iter().rposition(|byte| *byte == b'\n').map(|line| line + 1);
    let start = start.or_else(|| (at <= NEAR).then_some(0))?;
    Some(before[start..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count())
}

/// What stands under a field, also one whose name is slightly wrong.
pub(in crate::content) fn field_kind(part: &Part, name: &str) -> Option<Type> {
    let names = part.fields.iter().map(|field| field.name);
    let field = part.field(name).or_else(|| nearest(name, names).and_then(|name| part.field(name)));
    field.map(|field| field.kind)
}

impl Node {
    fn new(span: Range<usize>, key: Option<Range<usize>>, name: Range<usize>, shape: Shape) -> Self {
        Self { span, key, name, shape, children: Vec::new() }
    }
}

impl From<Bracket> for Shape {
    fn from(bracket: Bracket) -> Self {
        match bracket {
            Bracket::Round => Self::Round,
            Bracket::Square => Self::Square,
            Bracket::Curly => Self::Curly,
        }
    }
}
