//! Recovers when brackets do not fit: finds the bracket that is missing or one too many, and where reading goes on.

use std::ops::Range;

use super::{
    DEPTH_MAX, Fault,
    outline::{Frame, Outline, field_kind, indent},
    token::{Bracket, Landmark, Token, TokenKind, landmark},
};
use crate::{
    content::{
        codes,
        schema::{self, Part, Type},
    },
    diag::Words,
    words,
};

impl Outline<'_> {
    /// At the beginning of a chapter or slide, closes all brackets within its list as forgotten.
    pub(super) fn pass_landmark(&mut self) {
        let Some(landmark) = self.landmark_at(self.at) else { return };
        self.open_list(landmark);
        if let Some(list) = self.list_for(landmark, self.at) {
            self.skipping = false;
            let here = self.tokens[self.at].clone();
            self.pop_unclosed(list + 1, &here, words!("not closed before this"));
        }
        self.broken = false;
    }

    /// A chapter or slide right after `chapters:` or `slides:`: the list's bracket was forgotten.
    fn open_list(&mut self, landmark: Landmark) {
        let start = self.tokens[self.at].span.start;
        if self.awaited().and_then(|kind| list_of(Some(kind))) == Some(landmark) {
            self.enter_unwritten(start);
        }
    }

    /// What the field whose value comes next holds.
    fn awaited(&self) -> Option<Type> {
        let Some(Frame { kind: Some(Type::Part(part)), key: Some(key), .. }) = self.stack.last() else { return None };
        field_kind(part, self.tree.text(key))
    }

    fn enter_unwritten(&mut self, start: usize) {
        let Some(key) = self.stack.last().and_then(|frame| frame.key.clone()) else { return };
        let message = words!("a `[` is missing after `{name}:`", name = self.tree.text(&key));
        self.enter(start..start, 0, Bracket::Square);
        // It would stand beside the field's name.
        let column = indent(self.text, key.start);
        if let Some(list) = self.stack.last_mut().filter(|list| list.open == (start..start)) {
            list.indent = column;
        }
        self.fault(Fault::new(codes::SYNTAX, key, message));
    }

    /// An entry of a list right after the list's field, where brackets do not fit: the list's own was forgotten.
    pub(super) fn open_entry(&mut self, name: &Range<usize>) {
        let is_entry = match self.awaited() {
            Some(Type::List(entry, ..)) => holds(entry, self.tree.text(name)),
            _ => false,
        };
        let is_doubtful = !self.balanced && self.at >= self.sound_until;
        if is_entry && is_doubtful && self.stack.len() < DEPTH_MAX {
            self.enter_unwritten(name.start);
        }
    }

    fn landmark_at(&self, at: usize) -> Option<Landmark> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
        let opens = match self.kinds(at + 1) {
            [Some(TokenKind::Open(Bracket::Round)), ..] => true,
            [first, second, _] => first == Some(TokenKind::Word) && second == Some(TokenKind::Colon),
        };
        opens.then(|| landmark(&self.text[token.span.clone()])).flatten()
    }

    /// The next chapter or slide after this token; also a chapter whose name is misspelt, by its list of slides or chapters.
    fn next_landmark(&mut self) -> Option<Landmark> {
        self.landmark_ahead = self.landmark_ahead.max(self.at + 1);
        while self.landmark_ahead < self.tokens.len() {
            let found = self.landmark_at(self.landmark_ahead).or_else(|| self.list_at(self.landmark_ahead));
            if found.is_some() {
                return found;
            }
            self.landmark_ahead += 1;
        }
        None
    }

    fn list_at(&self, at: usize) -> Option<Landmark> {
        let kinds = [TokenKind::Word, TokenKind::Colon, TokenKind::Open(Bracket::Square)];
        let fits = kinds.iter().zip(self.tokens.get(at..)?).filter(|(kind, token)| **kind == token.kind).count() == 3;
        let name = || &self.text[self.tokens[at].span.clone()];
        (fits && matches!(name(), "slides" | "chapters")).then_some(Landmark::Chapter)
    }

    /// The place on the stack of the list that the chapter or slide at the token `at` stands in: the innermost one for such,
    /// or where chapters lie in another one and brackets do not tell, the innermost that begins further left.
    fn list_for(&self, landmark: Landmark, at: usize) -> Option<usize> {
        let innermost = self.lists(landmark).next()?;
        let is_told = self.balanced || self.lists(landmark).nth(1).is_none();
        Some(if is_told { innermost } else { self.left_of(landmark, at).unwrap_or(innermost) })
    }

    /// So many open brackets stay open up to the next chapter or slide, whatever is closed before: those around its list.
    /// The next chapter may lie in one that is further out.
    fn floor(&mut self) -> usize {
        let Some(landmark) = self.next_landmark() else { return 0 };
        let left = if self.balanced { None } else { self.left_of(landmark, self.landmark_ahead) };
        left.or_else(|| self.lists(landmark).last()).map_or(0, |list| list + 1)
    }

    /// The innermost open list that begins further left than the token `at`.
    fn left_of(&self, landmark: Landmark, at: usize) -> Option<usize> {
        let column = indent(self.text, self.tokens.get(at)?.span.start);
        self.lists(landmark).find(|list| self.stack[*list].indent < column)
    }

    /// The open lists of chapters or slides, the innermost first.
    fn lists(&self, landmark: Landmark) -> impl Iterator<Item = usize> {
        let is_one = move |frame: &Frame| list_of(frame.kind) == Some(landmark);
        self.stack.iter().enumerate().rev().filter(move |(_, frame)| is_one(frame)).map(|(place, _)| place)
    }

    /// Notes whether the slide that opens here closes properly before the next one begins.
    pub(super) fn check_soundness(&mut self, kind: Option<Type>) {
        let Some(Type::Part(part)) = kind else { return };
        let is_open = matches!(self.kind(0), Some(TokenKind::Open(_)));
        if !is_open || self.at < self.sound_until || schema::slide(part.name).is_none() {
            return;
        }
        let mut open = Vec::new();
        for at in self.at..self.tokens.len() {
            match self.tokens[at].kind {
                TokenKind::Open(bracket) => open.push(bracket),
                TokenKind::Close(bracket) if open.pop() != Some(bracket) => return,
                _ if at > self.at && self.landmark_at(at).is_some() => return,
                _ => {}
            }
            if open.is_empty() {
                let field_follows =
                    self.kinds(at + 1) == [Some(TokenKind::Comma), Some(TokenKind::Word), Some(TokenKind::Colon)];
                self.sound_until = if field_follows { self.sound_until } else { at + 1 };
                return;
            }
        }
    }

    fn kinds(&self, at: usize) -> [Option<TokenKind>; 3] {
        [at, at + 1, at + 2].map(|at| self.tokens.get(at).map(|token| token.kind))
    }

    /// The open bracket under which a closing one stands at the beginning of its line, if brackets within are open.
    fn aligned(&self, bracket: Bracket) -> Option<usize> {
        if self.balanced || self.at < self.sound_until {
            return None;
        }
        let at = self.tokens[self.at].span.start;
        let column = indent(self.text, at)?;
        let before = &self.text.as_bytes()[..at];
        let (rest, blank) = before.split_at(at - column.min(at));
        let is_first =
            blank.iter().all(|byte| matches!(byte, b' ' | b'\t')) && rest.last().is_none_or(|byte| *byte == b'\n');
        let target = self.stack.iter().rposition(|it| it.bracket == bracket && it.indent == Some(column))?;
        let mut within = self.stack[target + 1..].iter();
        (is_first && within.len() > 0 && within.all(|it| it.indent > Some(column))).then_some(target)
    }

    /// A closing bracket.
    pub(super) fn close(&mut self, bracket: Bracket) {
        if let Some(target) = self.aligned(bracket) {
            let here = self.tokens[self.at].clone();
            let label =
                words!("by its column this closes `{opening}`", opening = self.tree.text(&self.stack[target].open));
            self.pop_unclosed(target + 1, &here, label);
        }
        let floor = self.floor();
        let target = self.stack.iter().rposition(|frame| frame.bracket == bracket).filter(|target| *target >= floor);
        let here = self.tokens[self.at].clone();
        match (target, self.continued()) {
            (Some(target), Some(owner)) if owner >= target && self.at >= self.sound_until => {
                if owner + 1 == self.stack.len() {
                    self.extra(&here);
                } else {
                    self.pop_unclosed(owner + 1, &here, words!("closed by this"));
                }
            }
            (Some(target), None) if target + 1 < self.stack.len() && !self.broken && self.is_extra(floor) => {
                self.extra(&here);
            }
            (Some(target), _) => {
                self.pop_unclosed(target + 1, &here, words!("another bracket closes here"));
                self.at += 1;
                self.pop();
                return;
            }
            (None, _) => self.extra(&here),
        }
        self.at += 1;
    }

    /// Whether the closing bracket here is one too many, and not the end of something further out: both are tried up to
    /// the next chapter or slide, and the one with fewer wrong brackets is taken.
    fn is_extra(&self, floor: usize) -> bool {
        1 + self.disorder(self.at + 1, floor) < self.disorder(self.at, floor)
    }

    /// The number of brackets that are missing or too many from `at` up to the next chapter or slide.
    fn disorder(&self, at: usize, floor: usize) -> usize {
        let mut open: Vec<_> = self.stack.iter().map(|frame| frame.bracket).collect();
        let mut wrong = 0;
        for at in at..self.tokens.len() {
            let is_too_deep = open.len() > DEPTH_MAX;
            if is_too_deep || at > self.at && self.landmark_at(at).is_some() {
                break;
            }
            match self.tokens[at].kind {
                TokenKind::Open(bracket) => open.push(bracket),
                TokenKind::Close(bracket) => {
                    let target = open.iter().rposition(|it| *it == bracket).filter(|target| *target >= floor);
                    wrong += target.map_or(1, |target| open.len() - target - 1);
                    open.truncate(target.unwrap_or(open.len()));
                }
                _ => {}
            }
        }
        wrong + open.len().abs_diff(floor)
    }

    /// The frame that goes on after the bracket here: the field that follows belongs to it and to nothing further out.
    fn continued(&self) -> Option<usize> {
        if self.kinds(self.at + 1) != [Some(TokenKind::Comma), Some(TokenKind::Word), Some(TokenKind::Colon)] {
            return None;
        }
        let name = &self.text[self.tokens[self.at + 2].span.clone()];
        let awaits = |frame: &Frame| has_field(frame, name) && !self.tree.has_early_field(frame.id, name);
        let mut owners = (0..self.stack.len()).rev().filter(|at| awaits(&self.stack[*at]));
        let owner = owners.next()?;
        owners.next().is_none().then_some(owner)
    }

    /// A field that its bracket does not know, but one further out does: the brackets between were forgotten.
    pub(super) fn pop_foreign(&mut self, key: &Token) {
        let name = &self.text[key.span.clone()];
        let foreign = self.at >= self.sound_until && self.stack.last().is_some_and(|frame| is_foreign(frame, name));
        if !foreign {
            return;
        }
        // A name as short as a language tag may be a language tag.
        let awaits = |frame: &Frame| name.len() > 3 || !self.tree.has_early_field(frame.id, name);
        if let Some(owner) = self.stack.iter().rposition(|frame| has_field(frame, name) && awaits(frame)) {
            // A field that is indented further than a list of slides or chapters belongs to nothing around that list:
            // a slide was closed too early.
            let column = indent(self.text, key.span.start);
            let is_further_in = |frame: &Frame| list_of(frame.kind).is_some() && column > frame.indent;
            if self.stack[owner + 1..].iter().any(is_further_in) {
                return;
            }
            let label = self.stack[owner].kind.and_then(part_of).map_or("", |part| part.name);
            self.pop_unclosed(owner + 1, key, words!("`{name}` belongs to {owner}", name, owner = label));
        }
    }

    /// A bracket without a field's name before it, within a part: the next entry of the list that the part stands in,
    /// so the part's own bracket was forgotten.
    pub(super) fn pop_nameless(&mut self, name: Range<usize>) {
        let [.., Frame { kind: Some(Type::List(entry, ..)), .. }, Frame { kind: Some(Type::Part(_)), key: None, .. }] =
            &self.stack[..]
        else {
            return;
        };
        if holds(entry, self.tree.text(&name)) && self.at >= self.sound_until {
            let next = Token { span: name, kind: TokenKind::Word };
            self.pop_unclosed(self.stack.len() - 1, &next, words!("not closed before this"));
        }
    }

    /// Closes every bracket from `from` on as forgotten; `missed` is the token at which that is noticed.
    fn pop_unclosed(&mut self, from: usize, missed: &Token, label: Words) {
        if from >= self.stack.len() {
            return;
        }
        // If a slide is among them, it is reported: the author has to look at it, and it is left out.
        let is_slide =
            |frame: &&Frame| frame.kind.and_then(part_of).is_some_and(|part| schema::slide(part.name).is_some());
        let blamed = self.stack[from..].iter().find(is_slide).unwrap_or(&self.stack[from]).open.clone();
        let closers: String = self.stack[from..].iter().rev().map(|frame| frame.bracket.close()).collect();
        let message = words!("`{opening}` is never closed", opening = self.tree.text(&blamed));
        let fault = Fault::new(codes::UNCLOSED_BRACKET, blamed, message)
            .hint(words!("`{closers}` is missing, at the latest before the second mark", closers))
            .related(missed.span.clone(), label);
        self.fault(fault);
        while self.stack.len() > from {
            self.pop();
        }
    }

    fn pop(&mut self) {
        let end = self.last_end();
        if let Some(frame) = self.stack.pop() {
            self.tree.end(frame.id, end);
            self.end_value();
        }
    }

    fn extra(&mut self, here: &Token) {
        let shown = self.text[here.span.clone()].to_owned();
        let fault = Fault::new(
            codes::EXTRA_BRACKET,
            here.span.clone(),
            words!("`{shown}` closes a bracket that is not open", shown = &shown),
        )
        .hint(words!("take `{shown}` away, or the bracket it belongs to is missing before it", shown));
        let inner = self.stack.last().map(|frame| frame.open.clone());
        self.fault(match inner {
            Some(open) => fault.related(open, words!("the innermost open bracket")),
            None => fault,
        });
    }

    /// At the end of the file, closes all open brackets as forgotten.
    pub(super) fn close_at_end(&mut self) {
        let end = self.text.trim_end().len();
        let at_end = Token { span: end..end, kind: TokenKind::Comma };
        self.pop_unclosed(0, &at_end, words!("not closed at the end of the file"));
    }
}

/// Whether entries of this type are brackets with this name before them.
fn holds(entry: &Type, name: &str) -> bool {
    match entry {
        Type::Part(part) | Type::FirstOr(part) => name.is_empty() || part.name == name,
        Type::TextOr(part) => part.name == name,
        Type::OneOf(parts) => parts.iter().any(|part| part.name == name),
        _ => false,
    }
}

/// What a list holds, if it is that of the chapters or of the slides.
fn list_of(kind: Option<Type>) -> Option<Landmark> {
    match kind {
        Some(Type::List(Type::Part(part), ..)) if part.name == schema::CHAPTER.name => Some(Landmark::Chapter),
        Some(Type::List(Type::OneOf([part, ..]), ..)) if schema::slide(part.name).is_some() => Some(Landmark::Slide),
        _ => None,
    }
}

const fn part_of(kind: Type) -> Option<&'static Part> {
    match kind {
        Type::Part(part) => Some(part),
        _ => None,
    }
}

fn has_field(frame: &Frame, name: &str) -> bool {
    frame.kind.and_then(part_of).is_some_and(|part| part.field(name).is_some())
}

/// Whether a field of that name certainly does not belong into this bracket.
fn is_foreign(frame: &Frame, name: &str) -> bool {
    match frame.kind {
        _ if frame.bracket == Bracket::Square => true,
        Some(Type::Part(part)) => part.field(name).is_none(),
        Some(kind) if kind.is_text() => !name.contains('-'),
        // Values with a rule of their own have no fields.
        Some(Type::Own(_)) => true,
        _ => false,
    }
}
