//! Checks values against the schema, and reports everything wrong with a part at once.

use std::ops::Range;

use super::{Reader, VALUES_READ, quoted::relative, silent::is_silent};
use crate::content::{
    Found, codes,
    from_ron::from_ron,
    scan::{NodeId, Shape, join},
    schedule,
    schema::{Part, Type},
};
use crate::{
    diag::{Code, Words, advice, respelt, sure},
    units::path_fault,
    words,
};

impl Reader<'_> {
    /// Reports everything that is wrong with a value that should be of `kind`.
    pub(super) fn value(&mut self, id: NodeId, kind: Type, path: &str) {
        if self.report.is_told(self.tree.node(id).span.start, path) {
            return;
        }
        match kind {
            Type::Text | Type::LongText | Type::Line | Type::LongLine => self.text(id, path, kind),
            Type::Name => self.expect(id, Shape::Text, path, words!("a text in quotes")),
            Type::Path | Type::TallPath | Type::SmallPath => self.picture(id, path, kind),
            Type::Film if is_silent(path) => self.silent_film(id, path),
            Type::Film => self.film(id, path),
            Type::Captions => self.files_by_language(id, path, Self::caption_file),
            Type::Sound => self.sound_file(id, path),
            Type::Sounds => self.files_by_language(id, path, Self::sound_file),
            Type::FontPath => self.font_file(id, path),
            Type::Number => self.number(id, path, words!("a number"), codes::NUMBER_RANGE, f64::is_finite),
            Type::Whole => self.number(id, path, words!("a whole number from 1"), codes::NUMBER_RANGE, is_whole),
            Type::Across => {
                let is_across = |n: f64| (0.0..=1.0).contains(&n);
                self.number(id, path, words!("a number from 0 to 1"), codes::NUMBER_RANGE, is_across);
            }
            Type::Dwell => {
                self.number(id, path, words!("1 to 600 s"), codes::DWELL_RANGE, |n| (1.0..=600.0).contains(&n));
            }
            Type::Flag => self.word(id, &["true", "false"], path),
            Type::Choice(words) => self.word(id, words, path),
            Type::Focus => self.focus(id, path),
            Type::Area => self.area(id, path),
            Type::Unit => self.unit(id, path),
            Type::Part(part) => self.named_part(id, part, path),
            Type::TextOr(part) => self.text_or(id, part, path),
            Type::FirstOr(part) => self.first_or(id, part, path),
            Type::OneOf(parts) => self.one_of(id, parts, path),
            Type::List(kind, min, max) => self.list(id, *kind, (min, max), path),
            // Read by hand, since bare words are no type of `ron`.
            Type::Languages => {}
            Type::Allow => self.allowed(id, path),
            Type::Day => self.own(id, schedule::day, path),
            Type::Days => self.own(id, schedule::days, path),
            Type::Hours => self.own(id, schedule::hours, path),
            Type::Own(rule) => self.own(id, rule, path),
        }
    }

    /// Unknown, repeated and missing fields of a part, and values without a name; the values are not looked at.
    pub(super) fn fields(&mut self, id: NodeId, part: &Part, path: &str) {
        let mut seen: Vec<(&str, NodeId)> = Vec::new();
        for child in self.tree.node(id).children.iter().copied() {
            let node = self.tree.node(child);
            let (Some(name), Some(key)) = (self.tree.key(child), node.key.clone()) else {
                self.nameless(id, child, part, path);
                continue;
            };
            let path = join(path, name);
            if part.field(name).is_none() {
                if self.report.is_full() {
                    // It is not listed, and the search for a similar name takes long.
                    self.report.more_errors(1);
                    continue;
                }
                let message = words!("`{part}` has no field `{name}`", part = part.name, name);
                let hint = self.field_advice(id, name, part);
                self.report.error_with(codes::UNKNOWN_FIELD, key.clone(), &path, message, hint);
                if let Some(name) = sure(name, self.unwritten(id, part)) {
                    self.report.edit(key, name);
                }
            } else if let Some((_, first)) = seen.iter().find(|(seen, _)| *seen == name) {
                let first = self.tree.node(*first).key.clone();
                let message = words!("the field `{name}` stands twice", name);
                self.report.error(codes::REPEATED_FIELD, key, &path, message);
                self.report.related(first.unwrap_or_default(), words!("first here"));
            } else {
                seen.push((name, child));
            }
        }
        for field in part.fields.iter().filter(|field| field.required) {
            // A chapter with chapters needs no slides of its own.
            let has_chapters = || field.name == "slides" && self.given(id, part, "chapters").is_some();
            // One mistake is one finding: a field whose name is misspelt is not missing as well.
            if self.given(id, part, field.name).is_none() && !has_chapters() {
                self.missing(id, part, field.name, path);
            }
        }
    }

    fn missing(&mut self, id: NodeId, part: &Part, name: &str, path: &str) {
        let message = words!("`{part}` lacks the field `{name}`", part = part.name, name);
        self.report.error(codes::MISSING_FIELD, self.place_of(id, name), path, message);
    }

    /// Where a field that a part lacks would stand: in a data file, its empty cell.
    pub(super) fn place_of(&self, part: NodeId, name: &str) -> Range<usize> {
        let node = self.tree.node(part);
        let own = || node.span.start..node.name.end.max(self.tree.first(part).end);
        self.report.absent(node.span.start, name).unwrap_or_else(own)
    }

    /// A value that should be this part.
    pub(super) fn named_part(&mut self, id: NodeId, part: &'static Part, path: &str) {
        let (node, name) = (self.tree.node(id), self.tree.name(id));
        if node.shape != Shape::Round {
            self.wrong(id, path, Words::verbatim(format!("`{}( … )`", part.name)));
            return;
        }
        if !name.is_empty() && name != part.name {
            let message = words!("`{name}` stands where `{part}` belongs", name, part = part.name);
            self.report.error_with(codes::WRONG_TYPE, node.name.clone(), path, message, advice(name, [part.name]));
            return;
        }
        self.fields(id, part, path);
        for child in node.children.iter().copied().take(VALUES_READ) {
            let Some(field) = self.tree.key(child).and_then(|name| self.meant(id, part, name)) else { continue };
            self.value(child, field.kind, &join(path, field.name));
            if field.required && matches!(field.kind, Type::Text) && self.is_blank(child) {
                let message = words!("`{name}` says nothing", name = field.name);
                let span = self.tree.node(child).span.clone();
                self.report.warning(
                    codes::TEXT_EMPTY,
                    span,
                    &join(path, field.name),
                    message,
                    words!("visitors read this"),
                );
            }
        }
        self.credits(id, part, path);
    }

    /// A text, or `part` for what a text does not say.
    fn text_or(&mut self, id: NodeId, part: &'static Part, path: &str) {
        let (node, name) = (self.tree.node(id), self.tree.name(id));
        let is_tag = |key: &str| self.languages.iter().any(|lang| lang.0 == key);
        let is_field = |key: &str| part.field(key).is_some() && !is_tag(key);
        let has_field = || node.children.iter().any(|child| self.tree.key(*child).is_some_and(is_field));
        if node.shape == Shape::Round && (!name.is_empty() || has_field()) {
            self.named_part(id, part, path);
            return;
        }
        self.text(id, path, Type::Text);
        if part.fields.first().is_some_and(|field| field.required) && self.is_blank(id) {
            let span = node.span.clone();
            let message = words!("`{name}` says nothing", name = part.name);
            self.report.warning(codes::TEXT_EMPTY, span, path, message, words!("visitors read this"));
        }
    }

    fn one_of(&mut self, id: NodeId, parts: &'static [&'static Part], path: &str) {
        let (node, name) = (self.tree.node(id), self.tree.name(id));
        if let Some(part) = parts.iter().find(|part| part.name == name && node.shape == Shape::Round) {
            self.named_part(id, part, path);
            return;
        }
        let names = parts.iter().map(|part| part.name);
        if node.shape == Shape::Round && !name.is_empty() {
            let message = words!("`{name}` is not known", name);
            self.report.error_with(codes::UNKNOWN_KIND, node.name.clone(), path, message, advice(name, names.clone()));
            if let Some(meant) = respelt(name, names) {
                self.report.edit(node.name.clone(), meant);
            }
        } else {
            let names: Vec<_> = names.map(|name| format!("`{name}( … )`")).collect();
            self.wrong(id, path, words!("one of {names}", names = names.join(", ")));
        }
    }

    fn list(&mut self, id: NodeId, kind: Type, (min, max): (usize, usize), path: &str) {
        let node = self.tree.node(id);
        if node.shape != Shape::Square {
            let is_from = node.shape == Shape::Round && self.tree.name(id).eq_ignore_ascii_case("from");
            let from = words!("entries that stand in a file: `From(\"data/figures.csv\")`");
            self.wrong(id, path, if is_from { from } else { words!("a list `[ … ]`") });
            return;
        }
        if !(min..=max).contains(&node.children.len()) {
            self.count(id, (min, max), path);
        }
        for (place, child) in node.children.iter().copied().enumerate().take(max) {
            self.value(child, kind, &format!("{path}[{place}]"));
        }
    }

    /// Too few or too many entries.
    pub(super) fn count(&mut self, id: NodeId, (min, max): (usize, usize), path: &str) {
        let node = self.tree.node(id);
        let message =
            words!("{min} to {max} entries belong here, found {count}", min, max, count = node.children.len());
        self.report.error(codes::COUNT_RANGE, self.tree.first(id), path, message);
    }

    /// Whether `file` is a path beside the content file; if nothing is there, that is a warning with code `missing`.
    pub(super) fn path(&mut self, id: NodeId, file: &str, path: &str, missing: Code, otherwise: Words) -> bool {
        if let Some(fault) = path_fault(file) {
            self.bad_path(id, file, fault, path);
            return false;
        }
        let found = self.files.look(file);
        match found {
            Found::File => {}
            Found::Missing => self.not_there(id, file, path, missing, otherwise),
            Found::Outside => {
                let message = words!("a link leads out of the exhibition's folder");
                let span = self.tree.node(id).span.clone();
                self.report.error_with(codes::PATH_OUTSIDE, span, path, message, relative());
            }
        }
        found == Found::File
    }

    /// The warnings that a slide allows besides those of the exhibition. Unknown names are reported when the slide is
    /// read.
    pub(super) fn allowed_on(&self, slide: NodeId) -> Vec<String> {
        let on_slide = self.tree.field(slide, "allow").map_or(&[][..], |list| &self.tree.node(list).children);
        let names = on_slide.iter().take(codes::ALLOWABLE.len());
        let names = names.filter_map(|name| from_ron::<String>(self.tree.slice(*name)).ok());
        names.chain(self.report.allowed().iter().cloned()).collect()
    }

    /// Names of warnings.
    fn allowed(&mut self, id: NodeId, path: &str) {
        let node = self.tree.node(id);
        if node.shape != Shape::Square {
            self.wrong(id, path, words!("a list `[ … ]`"));
            return;
        }
        let (max, count) = (codes::ALLOWABLE.len(), node.children.len());
        if count > max {
            self.count(id, (0, max), path);
        }
        for (place, child) in node.children.iter().copied().enumerate().take(max) {
            let path = format!("{path}[{place}]");
            if self.tree.node(child).shape != Shape::Text {
                self.wrong(child, &path, words!("a text in quotes"));
                continue;
            }
            let name = self.tree.slice(child).trim_matches('"');
            let names = codes::ALLOWABLE.iter().map(|code| code.name());
            if !names.clone().any(|known| known == name) {
                let message = words!("no warning that may be allowed is called `{name}`", name);
                let span = self.tree.node(child).span.clone();
                self.report.error_with(codes::UNKNOWN_WORD, span, &path, message, advice(name, names));
            }
        }
    }

    pub(super) fn word(&mut self, id: NodeId, words: &'static [&'static str], path: &str) {
        let found = self.tree.slice(id);
        if words.contains(&found) {
            return;
        }
        let span = self.tree.node(id).span.clone();
        if self.tree.node(id).shape == Shape::Word {
            let message = words!("`{word}` is none of the words for this", word = found);
            self.report.error_with(
                codes::UNKNOWN_WORD,
                span.clone(),
                path,
                message,
                advice(found, words.iter().copied()),
            );
        } else {
            let names = words.join("`, `");
            let meant = sure(found.trim_matches('"'), words.iter().copied());
            let hint = meant.map(|word| words!("write `{word}`, without quotes", word));
            self.wrong_with(id, path, words!("one of `{names}`, without quotes", names), hint);
        }
        if let Some(meant) = respelt(found.trim_matches('"'), words.iter().copied()) {
            self.report.edit(span, meant);
        }
    }

    fn focus(&mut self, id: NodeId, path: &str) {
        let node = self.tree.node(id);
        let numbers: Vec<_> = node.children.iter().map(|child| self.parsed(*child)).collect();
        let is_pair = node.shape == Shape::Round && node.children.iter().all(|child| self.tree.key(*child).is_none());
        let [Some(x), Some(y)] = numbers[..] else { return self.wrong(id, path, words!("two numbers, `(0.5, 0.5)`")) };
        if !is_pair {
            self.wrong(id, path, words!("two numbers, `(0.5, 0.5)`"));
        } else if !(0.0..=1.0).contains(&x) || !(0.0..=1.0).contains(&y) {
            let message = words!("a point of a picture is two numbers from 0 to 1, found ({x}, {y})", x, y);
            let hint = words!("(0, 0) is the top left corner, (1, 1) the bottom right");
            self.report.error_with(codes::FOCUS_RANGE, node.span.clone(), path, message, hint);
        }
    }

    fn area(&mut self, id: NodeId, path: &str) {
        let node = self.tree.node(id);
        let numbers: Vec<_> = node.children.iter().map(|child| self.parsed(*child)).collect();
        let is_plain = node.shape == Shape::Round && node.children.iter().all(|child| self.tree.key(*child).is_none());
        let [Some(left), Some(top), Some(right), Some(bottom)] = numbers[..] else {
            return self.wrong(id, path, words!("four numbers, `(0.2, 0.3, 0.6, 0.8)`"));
        };
        let is_area = 0.0 <= left && left < right && right <= 1.0 && 0.0 <= top && top < bottom && bottom <= 1.0;
        if !is_plain {
            self.wrong(id, path, words!("four numbers, `(0.2, 0.3, 0.6, 0.8)`"));
        } else if !is_area {
            let message = words!("a part of a picture is its left, upper, right and lower edge, each from 0 to 1");
            let hint = words!("(0, 0) is the top left corner, (1, 1) the bottom right");
            self.report.error_with(codes::FOCUS_RANGE, node.span.clone(), path, message, hint);
        }
    }

    pub(super) fn expect(&mut self, id: NodeId, shape: Shape, path: &str, wanted: Words) {
        if self.tree.node(id).shape != shape {
            self.wrong(id, path, wanted);
        }
    }

    /// A value of the wrong form.
    pub(super) fn wrong(&mut self, id: NodeId, path: &str, wanted: Words) {
        self.wrong_with(id, path, wanted, None);
    }

    /// A value of the wrong form, perhaps with the right one.
    pub(super) fn wrong_with(&mut self, id: NodeId, path: &str, wanted: Words, hint: Option<Words>) {
        let found = match self.tree.node(id).shape {
            Shape::Text => words!("a text in quotes"),
            Shape::Word => Words::verbatim(format!("`{}`", self.tree.slice(id).chars().take(30).collect::<String>())),
            Shape::Round => words!("a bracket `( … )`"),
            Shape::Square => words!("a list `[ … ]`"),
            Shape::Curly => words!("a map `{ … }`"),
        };
        let message = words!("{wanted} belongs here, found {found}", wanted, found);
        let span = self.tree.node(id).span.clone();
        match hint {
            Some(hint) => self.report.error_with(codes::WRONG_TYPE, span, path, message, hint),
            None => self.report.error(codes::WRONG_TYPE, span, path, message),
        }
    }
}

/// The whole numbers that a rank can be.
fn is_whole(number: f64) -> bool {
    number >= 1.0 && number <= f64::from(u32::MAX) && number.fract() == 0.0
}
