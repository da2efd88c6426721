//! Writes rows out as an author would write them, and keeps for each part where it comes from.

use super::{
    columns::{self, Column, Columns, GROUP, KIND, folded},
    csv::{Cell, Row, span_of},
    number::Said,
    origin::{Origin, Spot, Told},
    shelf::Chosen,
};
use crate::{
    content::{
        Unit, codes,
        limits::TEXT_CHARS_MAX,
        schema::{Part, Type},
    },
    diag::advice,
    words,
};

/// The content file as it is written out.
pub(super) struct Writer<'a> {
    own: &'a str,
    /// How much of the content file is copied.
    copied: usize,
    pub(super) text: String,
    pub(super) origin: Origin,
}

/// A row of a data file, with what its columns stand for.
#[derive(Clone, Copy)]
struct At<'a> {
    file: usize,
    row: &'a Row,
    columns: &'a Columns,
}

impl<'a> At<'a> {
    fn spot(self) -> Spot {
        Spot { file: self.file, span: span_of(self.row) }
    }

    /// What a column says, if that is anything.
    fn cell(self, column: &Column) -> Option<&'a Cell> {
        self.row.get(column.at).filter(|cell| !cell.text.is_empty())
    }

    fn spot_of(self, cell: &Cell) -> Spot {
        Spot { file: self.file, span: cell.span.clone() }
    }

    /// Where the cell of a column is, also if it says nothing.
    fn place(self, column: &Column) -> Spot {
        let end = span_of(self.row).end;
        Spot { file: self.file, span: self.row.get(column.at).map_or(end..end, |cell| cell.span.clone()) }
    }

    /// The columns of a field.
    fn of(self, key: &str) -> impl Iterator<Item = &'a Column> {
        self.columns.all.iter().filter(move |column| column.key == key)
    }

    /// Whether any column of a part within a part says something.
    fn has_within(self, key: &str) -> bool {
        let within = |column: &&Column| column.key.strip_prefix(key).is_some_and(|rest| rest.starts_with('.'));
        self.columns.all.iter().filter(within).any(|column| self.cell(column).is_some())
    }
}

impl<'a> Writer<'a> {
    pub(super) fn new(own: &'a str) -> Self {
        Self { own, copied: 0, text: String::new(), origin: Origin::default() }
    }

    /// Copies the content file up to `end`; it goes on at `next`.
    pub(super) fn copy(&mut self, end: usize, next: usize) {
        let span = self.copied..end;
        self.origin.piece(self.text.len(), Spot::own(span.clone()), true);
        self.text.push_str(self.own.get(span).unwrap_or_default());
        self.copied = next;
    }

    /// Adds a piece that is made of what stands at `spot`.
    pub(super) fn piece(&mut self, text: &str, spot: Spot) {
        self.origin.piece(self.text.len(), spot, false);
        self.text.push_str(text);
    }

    /// Writes a row as an entry of a list of this kind.
    pub(super) fn entry(&mut self, row: &Row, chosen: &Chosen<'_>, kind: &Type) {
        let at = At { file: chosen.file, row, columns: chosen.columns };
        let parts = columns::parts(kind);
        let start = self.text.len();
        self.origin.row(start, at.spot());
        let part = surplus(row, chosen).map_or_else(|| part_of(at, &parts), |told| Err(Box::new(told)));
        match part {
            Ok(part) => self.part(at, part, ""),
            Err(told) => {
                self.origin.tell(start, *told);
                self.piece("Nothing()", at.spot());
            }
        }
        self.piece(", ", at.spot());
    }

    /// Notes that a row of a table begins here, and what is wrong with it as a whole.
    pub(super) fn begin_row(&mut self, row: &Row, chosen: &Chosen<'_>) {
        let start = self.text.len();
        self.origin.row(start, chosen.spot(row));
        if let Some(told) = surplus(row, chosen) {
            self.origin.tell(start, told);
        }
    }

    /// Writes a text that is said once for all languages, or in some of them, each with where it stands. One that says
    /// nothing in any is empty.
    pub(super) fn text_in(&mut self, parts: &[(Option<&str>, &str, Spot)], at: &Spot) {
        let quoted = |writer: &mut Self, text: &str, spot: &Spot| {
            writer.string(&Cell { text: text.to_owned(), span: spot.span.clone() }, spot.clone());
        };
        let said = parts.iter().filter(|(_, text, _)| !text.is_empty());
        match parts {
            [(None, text, spot)] => quoted(self, text, spot),
            [(_, _, spot), ..] if said.clone().next().is_none() => quoted(self, "", spot),
            _ => {
                let empty = parts.iter().find(|(_, text, _)| text.is_empty()).or_else(|| parts.first());
                let whole = empty.map_or(at, |(_, _, spot)| spot).clone();
                self.piece("(", whole.clone());
                for (lang, text, spot) in said {
                    self.piece(&format!("{}: ", lang.unwrap_or_default()), spot.clone());
                    quoted(self, text, spot);
                    self.piece(", ", at.clone());
                }
                self.piece(")", whole);
            }
        }
    }

    /// Writes a part whose fields have columns that begin with `prefix`.
    fn part(&mut self, at: At<'_>, part: &'static Part, prefix: &str) {
        let start = self.text.len();
        self.piece(part.name, at.spot());
        self.piece("(", at.spot());
        if prefix.is_empty() {
            self.foreign(at, part);
        }
        for field in part.fields {
            let key = format!("{prefix}{}", field.name);
            if let Type::Part(inner) = field.kind {
                if at.has_within(&key) {
                    self.piece(&format!("{}: ", field.name), at.spot());
                    self.part(at, inner, &format!("{key}."));
                    self.piece(", ", at.spot());
                }
            } else if at.of(&key).any(|column| at.cell(column).is_some()) {
                self.piece(&format!("{}: ", field.name), at.spot());
                self.value(at, &field.kind, &key);
                self.piece(", ", at.spot());
            } else if let Some(column) = at.of(&key).next() {
                self.origin.lacks(start, field.name, self.text.len());
                self.piece(" ", at.place(column));
            }
        }
        self.piece(")", at.spot());
    }

    /// Writes cells for which a part has no field, so that nothing is lost without a word.
    fn foreign(&mut self, at: At<'_>, part: &'static Part) {
        for column in &at.columns.all {
            let name = column.key.split('.').next().unwrap_or_default();
            let is_own = part.field(name).is_some() || matches!(name, GROUP | KIND);
            if let Some(cell) = at.cell(column).filter(|_| !is_own) {
                self.piece(&format!("{name}: "), at.spot_of(cell));
                self.string(cell, at.spot_of(cell));
                self.piece(", ", at.spot());
            }
        }
    }

    /// Writes the value of a field that has a cell which says something.
    fn value(&mut self, at: At<'_>, kind: &Type, key: &str) {
        let plain = at.of(key).find(|column| column.lang.is_none()).and_then(|column| at.cell(column));
        let texts: Vec<&Column> = at.of(key).filter(|column| column.lang.is_some()).collect();
        let Some(cell) = plain else {
            let of = if matches!(kind, Type::Unit) { "of" } else { "" };
            return self.texts(at, &texts, of);
        };
        let spot = at.spot_of(cell);
        if texts.iter().any(|column| at.cell(column).is_some()) {
            let message = words!("the field `{name}` stands twice", name = key);
            return self.refused(Told::error(codes::REPEATED_FIELD, spot, message));
        }
        match kind {
            Type::Number | Type::Whole | Type::Across | Type::Dwell => self.number(at, cell, kind),
            Type::Focus => self.point(cell, spot),
            Type::Flag => self.word(cell, spot, &["true", "false"]),
            Type::Choice(words) => self.word(cell, spot, words),
            Type::Unit => self.word(cell, spot, &Unit::WORDS[..Unit::WORDS.len() - 1]),
            _ => self.string(cell, spot),
        }
    }

    /// Writes a text for each language that has one. What is wrong with it as a whole stands at the first empty cell.
    fn texts(&mut self, at: At<'_>, columns: &[&Column], name: &str) {
        let empty = columns.iter().find(|column| at.cell(column).is_none());
        let Some(spot) = empty.or_else(|| columns.first()).map(|column| at.place(column)) else { return };
        self.piece(&format!("{name}("), spot.clone());
        for column in columns {
            let Some(cell) = at.cell(column) else { continue };
            self.piece(&format!("{}: ", column.lang.as_deref().unwrap_or_default()), column.head.clone());
            self.string(cell, at.spot_of(cell));
            self.piece(", ", at.spot());
        }
        self.piece(")", spot);
    }

    fn number(&mut self, at: At<'_>, cell: &Cell, kind: &Type) {
        let spot = at.spot_of(cell);
        match at.columns.decimals.read(&cell.text) {
            Said::Number(number) => {
                let whole = number.parse().ok().filter(|number: &f64| number.fract() == 0.0 && number.abs() < 1e15);
                let whole = whole.filter(|_| matches!(kind, Type::Whole)).map(|number| format!("{number:.0}"));
                self.piece(&whole.unwrap_or(number), spot);
            }
            Said::Unclear(one, other) => {
                let written = &cell.text;
                let message =
                    words!("`{written}` can be read as {one} and as {other}", written, one = &one, other = &other);
                let hint = words!(
                    "write `{one}` or `{other}0`; one number that is clear, such as `0.5`, decides for all",
                    one,
                    other
                );
                self.refused(Told::error(codes::NUMBER_UNCLEAR, spot, message).hint(hint));
            }
            Said::Nothing => {
                let found = format!("`{}`", shown(&cell.text));
                let wanted =
                    if matches!(kind, Type::Whole) { words!("a whole number from 1") } else { words!("a number") };
                let message = words!("{wanted} belongs here, found {found}", wanted, found);
                let hint = words!("write the bare number; what is counted stands in the column `unit`");
                self.refused(Told::error(codes::WRONG_TYPE, spot, message).hint(hint));
            }
        }
    }

    /// Writes a point of a picture, two numbers in one cell: `0.3 0.55`.
    fn point(&mut self, cell: &Cell, spot: Spot) {
        let bare = cell.text.trim_matches(['(', ')', '（', '）']);
        let parts = bare.split([' ', ',', ';', '，', '；', '/']).filter(|part| !part.is_empty());
        let numbers: Option<Vec<f64>> = parts.map(|part| part.parse().ok()).collect();
        if let Some([x, y]) = numbers.as_deref() {
            return self.piece(&format!("({x}, {y})"), spot);
        }
        let found = format!("`{}`", shown(&cell.text));
        let message = words!("{wanted} belongs here, found {found}", wanted = words!("two numbers, `0.5 0.5`"), found);
        self.refused(Told::error(codes::WRONG_TYPE, spot, message));
    }

    fn word(&mut self, cell: &Cell, spot: Spot, words: &[&'static str]) {
        let word = folded(&cell.text);
        if words.contains(&word.as_str()) {
            return self.piece(&word, spot);
        }
        let found = shown(&cell.text);
        let hint = advice(&found, words.iter().copied());
        let message = words!("`{word}` is none of the words for this", word = found);
        self.refused(Told::error(codes::UNKNOWN_WORD, spot, message).hint(hint));
    }

    fn string(&mut self, cell: &Cell, spot: Spot) {
        let characters = cell.text.chars().count();
        if characters > TEXT_CHARS_MAX {
            let message =
                words!("a text may have {max} characters, found {characters}", max = TEXT_CHARS_MAX, characters);
            return self.refused(Told::error(codes::TEXT_TOO_LONG, spot, message));
        }
        let mut quoted = String::from("\"");
        for c in cell.text.chars() {
            match c {
                '"' | '\\' => quoted.extend(['\\', c]),
                '\n' => quoted.push_str("\\n"),
                c if c.is_control() => quoted.extend(c.escape_unicode()),
                c => quoted.push(c),
            }
        }
        quoted.push('"');
        self.piece(&quoted, spot);
    }

    /// Writes nothing of use in the place of a value, and tells why.
    fn refused(&mut self, told: Told) {
        let spot = told.spot.clone();
        self.origin.tell(self.text.len(), told);
        self.piece("\"\"", spot);
    }
}

/// What is wrong with a row that has more cells than the first one.
fn surplus(row: &Row, chosen: &Chosen<'_>) -> Option<Told> {
    let width = chosen.width;
    // A cell that was cut in two moves the others, also where the last ones say nothing.
    let surplus = row.get(width..).unwrap_or_default();
    let cell = surplus.iter().find(|cell| !cell.text.is_empty()).or_else(|| surplus.first())?;
    let message = words!("this row has {count} cells, the first row {width}", count = row.len(), width);
    let hint = words!("a comma within a cell needs quotes around the cell: `\"4,200\"`");
    let spot = Spot { file: chosen.file, span: cell.span.clone() };
    Some(Told::error(codes::DATA_FORM, spot, message).hint(hint))
}

/// The part that a row is: the one that its `kind` names, else the first one with a cell for a field that only it must
/// have, else the first.
fn part_of(at: At<'_>, parts: &[&'static Part]) -> Result<&'static Part, Box<Told>> {
    let unknown = |name: &str, spot| {
        let hint = advice(name, parts.iter().map(|part| part.name));
        Box::new(Told::error(codes::UNKNOWN_KIND, spot, words!("`{name}` is not known", name)).hint(hint))
    };
    if let Some(cell) = at.columns.plain(KIND).filter(|_| parts.len() > 1).and_then(|column| at.cell(column)) {
        let named = parts.iter().copied().find(|part| part.name.eq_ignore_ascii_case(&cell.text));
        return named.ok_or_else(|| unknown(&shown(&cell.text), at.spot_of(cell)));
    }
    let is_filled = |name: &str| at.of(name).any(|column| at.cell(column).is_some());
    let is_own = |part: &Part, name: &str| {
        let others = parts.iter().filter(|other| other.name != part.name);
        others.filter_map(|other| other.field(name)).all(|field| !field.required)
    };
    let is_meant = |part: &&&'static Part| {
        let required = part.fields.iter().filter(|field| field.required);
        required.map(|field| field.name).any(|name| is_own(part, name) && is_filled(name))
    };
    parts.iter().find(is_meant).or_else(|| parts.first()).copied().ok_or_else(|| unknown("", at.spot()))
}

/// The beginning of what a cell says, for messages.
fn shown(text: &str) -> String {
    const SHOWN: usize = 30;
    text.chars().take(SHOWN).collect()
}
