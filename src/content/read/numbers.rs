//! Checks of numbers and units, with the form that the format has for what people write.

use super::{
    Reader,
    numerals::{multiplied_unit, numeral, unit},
    quoted::in_quotes,
};
use crate::content::{
    Unit, codes,
    scan::{NodeId, Shape, join},
    schema::{Part, Type},
};
use crate::{
    diag::{Code, Edit, Words, sure},
    words,
};

impl Reader<'_> {
    pub(super) fn number(&mut self, id: NodeId, path: &str, wanted: Words, code: Code, fits: impl Fn(f64) -> bool) {
        let Some(number) = self.parsed(id) else {
            let hint = number_form(path, self.tree.slice(id));
            return self.wrong_with(id, path, wanted, hint);
        };
        if !fits(number) {
            let name = path.rsplit('.').next().unwrap_or_default();
            let message = words!("{name} must be {wanted}, found {found}", name, wanted, found = self.tree.slice(id));
            self.report.error(code, self.tree.node(id).span.clone(), path, message);
        }
    }

    pub(super) fn parsed(&self, id: NodeId) -> Option<f64> {
        let digits = self.tree.slice(id).replace('_', "");
        (self.tree.node(id).shape == Shape::Word).then(|| digits.parse().ok()).flatten()
    }

    /// A value without a field's name. Digits behind a comma are the rest of the number before them.
    pub(super) fn nameless(&mut self, of: NodeId, value: NodeId, part: &Part, path: &str) {
        if self.report.is_full() {
            // It is not listed, and the search for its number takes long.
            self.report.more_errors(1);
            return;
        }
        let node = self.tree.node(value);
        if let Some(first) = self.number_before(of, value) {
            if !self.has_digits_behind(of, value) {
                let span = self.tree.node(first).span.start..node.span.end;
                let written = self.tree.text(&span);
                let message = words!("a number has no commas, found `{written}`", written);
                let name = self.tree.key(first).unwrap_or_default();
                match number_form(&join(path, name), written) {
                    Some(hint) => self.report.error_with(codes::SYNTAX, span, path, message, hint),
                    None => self.report.error(codes::SYNTAX, span, path, message),
                }
            }
            return;
        }
        let message = words!("a value of `{part}` without a field's name", part = part.name);
        self.report.error(codes::SYNTAX, node.span.clone(), path, message);
    }

    /// The field whose number goes on in `value`: `4,200` is two values to the scanner.
    fn number_before(&self, of: NodeId, value: NodeId) -> Option<NodeId> {
        let children = &self.tree.node(of).children;
        let place = children.iter().position(|child| *child == value)?;
        let joined = children[..=place].windows(2).rev().take_while(|pair| self.adjoin(pair[0], pair[1])).count();
        (joined > 0).then(|| children[place - joined])
    }

    fn has_digits_behind(&self, of: NodeId, value: NodeId) -> bool {
        let mut pairs = self.tree.node(of).children.windows(2);
        pairs.any(|pair| pair[0] == value && self.adjoin(pair[0], pair[1]))
    }

    /// Whether two values are digits with nothing but a comma between them, the second without a name.
    fn adjoin(&self, first: NodeId, second: NodeId) -> bool {
        let (one, two) = (self.tree.node(first), self.tree.node(second));
        let has_digits =
            |id| self.tree.slice(id).trim_start_matches(['-', '+']).starts_with(|c: char| c.is_ascii_digit());
        let are_words = one.shape == Shape::Word && two.shape == Shape::Word && two.key.is_none();
        are_words && has_digits(first) && has_digits(second) && self.tree.text(&(one.span.end..two.span.start)) == ","
    }

    pub(super) fn unit(&mut self, id: NodeId, path: &str) {
        let node = self.tree.node(id);
        let is_of = node.shape == Shape::Round && self.tree.name(id) == "of";
        match node.children[..] {
            [only] if is_of && self.tree.key(only).is_none() => self.text(only, path, Type::Line),
            [_, ..] if is_of => self.text(id, path, Type::Line),
            _ if self.tree.slice(id) == "of" => self.wrong(id, path, Words::verbatim("`of(\"…\")`")),
            _ => self.unit_word(id, path),
        }
    }

    /// One of the words for units, or a unit of the author's own that lacks its `of( … )`.
    fn unit_word(&mut self, id: NodeId, path: &str) {
        let node = self.tree.node(id);
        let written = self.tree.slice(id).trim_matches('"');
        let is_known = sure(written, Unit::WORDS.iter().copied()).is_some();
        let is_text = node.shape == Shape::Round && self.tree.name(id).is_empty() && !node.children.is_empty();
        let (message, span) = (words!("a unit of your own stands in `of( … )`"), node.span.clone());
        let of = |inside: &str| format!("of({inside})");
        if is_text {
            let hint = words!("write `{form}`", form = "of((zh: \"…\", en: \"…\"))");
            self.report.error_with(codes::WRONG_TYPE, span.clone(), path, message, hint);
            self.report.edits(vec![Edit::new(span.start..span.start, "of("), Edit::new(span.end..span.end, ")")]);
        } else if let Some((unit, zeros)) = multiplied_unit(written) {
            let message = words!("the zeros of `{written}` belong to the number", written);
            let hint = words!("write `value: 12e{zeros}` for 12, and `unit: {unit}`", zeros, unit);
            self.report.error_with(codes::UNKNOWN_WORD, span, path, message, hint);
        } else if !is_known && node.shape == Shape::Text {
            let form = of(self.tree.slice(id));
            self.report.error_with(
                codes::WRONG_TYPE,
                span.clone(),
                path,
                message,
                words!("write `{form}`", form = &form),
            );
            self.report.edit(span, form);
        } else if !is_known && node.shape == Shape::Word && unit(written).is_some() {
            let form = of(&in_quotes(written));
            let message = words!("`{word}` is none of the words for this", word = written);
            let known = Unit::WORDS.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
            let hint = words!("write `{form}`; known here: {known}", form, known);
            self.report.error_with(codes::UNKNOWN_WORD, span, path, message, hint);
        } else {
            self.word(id, Unit::WORDS, path);
        }
    }
}

/// How a number that people write otherwise is written in the field at `path`.
fn number_form(path: &str, written: &str) -> Option<Words> {
    let shape = numeral(written)?;
    let name = path.rsplit('.').next().unwrap_or_default();
    let mut form = format!("{name}: {}", shape.number);
    // The points of a diagram have their unit together.
    let has_unit = name == "value" && !path.contains(".points[");
    if let Some(unit) = shape.unit.filter(|_| has_unit) {
        form.extend([", unit: ", &unit]);
    }
    if let Some(bound) = shape.bound.filter(|_| name == "value") {
        form.extend([", bound: ", bound]);
    }
    Some(words!("write `{form}`", form))
}
