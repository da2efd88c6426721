//! What the columns of a data file stand for.

use super::{
    csv::{Row, Sheet},
    number::Decimals,
    origin::{Spot, Told},
};
use crate::{
    content::{
        codes,
        read::is_language_tag,
        schema::{Part, Type},
    },
    diag::{Severity, Words, advice},
    words,
};

/// The column that says to which group a row belongs.
pub(super) const GROUP: &str = "group";
/// The column that says what a row is, in lists of several kinds.
pub(super) const KIND: &str = "kind";

/// A column that stands for something.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// The field, for example `value`, or `stat.value` for one within another.
    pub(super) key: String,
    /// The language of its texts, if it has one of its own.
    pub(super) lang: Option<String>,
    /// Its place in a row.
    pub(super) at: usize,
    /// Where its name stands.
    pub(super) head: Spot,
}

/// The columns of a data file as they are read for one kind of list.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    pub(super) all: Vec<Column>,
    pub(super) decimals: Decimals,
    /// What is wrong with them.
    pub(super) told: Vec<Told>,
}

/// The parts that an entry of a list may be.
pub(super) fn parts(kind: &Type) -> Vec<&'static Part> {
    match kind {
        Type::Part(part) => vec![part],
        Type::OneOf(parts) => parts.to_vec(),
        _ => Vec::new(),
    }
}

impl Columns {
    /// The columns that the first row of a sheet (the data file `file`) names.
    pub(super) fn of(sheet: &Sheet, file: usize, kind: &Type) -> Self {
        let parts = parts(kind);
        let mut columns = Self { all: Vec::new(), decimals: Decimals::default(), told: Vec::new() };
        let (head, rows) = sheet.rows.split_first().map_or((&[][..], &[][..]), |(head, rows)| (&head[..], rows));
        let mut numbers = Vec::new();
        for (at, cell) in head.iter().enumerate() {
            let spot = Spot { file, span: cell.span.clone() };
            if cell.text.is_empty() {
                if rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.text.is_empty())) {
                    columns.unused(spot, "", words!("a column without a name is not read"), &parts);
                }
                continue;
            }
            let Some((key, lang, is_number)) = meaning(&cell.text, &parts) else {
                let message = words!("the column `{name}` is not read here", name = &cell.text);
                columns.unused(spot, &cell.text, message, &parts);
                continue;
            };
            if columns.all.iter().any(|known| (&known.key, &known.lang) == (&key, &lang)) {
                let message = words!("the column `{name}` stands twice", name = &cell.text);
                columns.told.push(Told::error(codes::COLUMN_REPEATED, spot, message));
                continue;
            }
            numbers.extend(is_number.then_some(at));
            columns.all.push(Column { key, lang, at, head: spot });
        }
        let cells = |row: &'_ Row| numbers.iter().filter_map(|at| Some(row.get(*at)?.text.clone())).collect::<Vec<_>>();
        let cells: Vec<String> = rows.iter().flat_map(cells).collect();
        columns.decimals = Decimals::of(cells.iter().map(String::as_str), sheet.mark);
        columns.mixed(&parts);
        let head = head.first().zip(head.last()).map_or(0..0, |(first, last)| first.span.start..last.span.end);
        columns.missing(&Spot { file, span: head }, &parts);
        columns
    }

    /// The column of a field, the one for all languages.
    pub(super) fn plain(&self, key: &str) -> Option<&Column> {
        self.all.iter().find(|column| column.key == key && column.lang.is_none())
    }

    /// Notes a column that is not read; nothing else is lost by it.
    fn unused(&mut self, spot: Spot, name: &str, message: Words, parts: &[&'static Part]) {
        let names = parts.iter().flat_map(|part| part.fields).filter(|field| is_cell(&field.kind));
        let mut names: Vec<&str> = names.map(|field| field.name).collect();
        names.sort_unstable();
        names.dedup();
        let hint = Some(advice(name, names));
        let told = Told {
            hint,
            severity: Severity::Warning,
            stops: false,
            ..Told::error(codes::COLUMN_UNKNOWN, spot, message)
        };
        self.told.push(told);
    }

    /// A text has one column for all languages or one for each. (A unit may have both: some rows have a word for it.)
    fn mixed(&mut self, parts: &[&'static Part]) {
        let is_text = |key: &str| kind_of(key, parts).is_some_and(|kind| kind.is_text());
        for column in self.all.iter().filter(|column| column.lang.is_none() && is_text(&column.key)) {
            if self.all.iter().any(|other| other.key == column.key && other.lang.is_some()) {
                let message = words!("the column `{name}` stands beside those of single languages", name = &column.key);
                let told = Told::error(codes::COLUMN_REPEATED, column.head.clone(), message);
                self.told.push(told.hint(words!("keep one column for all languages, or one for each")));
            }
        }
    }

    /// Columns without which no row can be read; of several parts, for the one that lacks the fewest.
    fn missing(&mut self, head: &Spot, parts: &[&'static Part]) {
        let has = |name: &str| self.all.iter().any(|column| column.key.split('.').next() == Some(name));
        let lacks = |part: &&'static Part| -> Vec<&'static str> {
            let required = part.fields.iter().filter(|field| field.required);
            required.map(|field| field.name).filter(|name| !has(name)).collect()
        };
        let fewest = parts.iter().map(lacks).min_by_key(Vec::len).unwrap_or_default();
        let told = fewest.into_iter().map(|name| {
            let message = words!("no column is named `{name}`", name);
            let hint = words!("the first row names the columns, for example `label.zh`, `label.en`, `value`");
            Told::error(codes::COLUMN_MISSING, head.clone(), message).hint(hint)
        });
        self.told.extend(told);
    }
}

/// Whether a cell can say what a field of this kind holds.
pub(super) const fn is_cell(kind: &Type) -> bool {
    !matches!(
        kind,
        Type::Area
            | Type::Captions
            | Type::Sounds
            | Type::Languages
            | Type::Allow
            | Type::Own(_)
            | Type::OneOf(_)
            | Type::List(..)
    )
}

/// The field that a column's name stands for, its language, and whether it holds numbers: `label`, `Label.zh`,
/// `label (zh)`, `as of`, `stat.value`.
fn meaning(name: &str, parts: &[&'static Part]) -> Option<(String, Option<String>, bool)> {
    let name = name.trim();
    let whole = folded(name);
    if whole == GROUP || whole == KIND && parts.len() > 1 {
        return Some((whole, None, false));
    }
    let of = |base: &str, lang: Option<String>| {
        let key: Vec<String> = base.split('.').map(folded).collect();
        let key = key.join(".");
        let kind = kind_of(&key, parts)?;
        let fits = lang.is_none() || kind.is_text() || matches!(kind, Type::Unit);
        let is_number = matches!(kind, Type::Number | Type::Whole | Type::Across | Type::Dwell);
        (fits && is_cell(&kind) && !matches!(kind, Type::Part(_))).then_some((key, lang, is_number))
    };
    let bracket = name.strip_suffix([')', '）', ']']).and_then(|name| name.rsplit_once(['(', '（', '[']));
    let apart = name.match_indices(['.', '_', ' ', '-', ':']).map(|(at, _)| (&name[..at], &name[at + 1..]));
    let mut ways = bracket.into_iter().chain(apart);
    of(name, None).or_else(|| ways.find_map(|(base, tag)| of(base, Some(language(tag)?))))
}

/// What stands under the field `stat.value`, by the schema.
fn kind_of(key: &str, parts: &[&'static Part]) -> Option<Type> {
    let (name, rest) = key.split_once('.').map_or((key, None), |(name, rest)| (name, Some(rest)));
    let kind = parts.iter().find_map(|part| part.field(name))?.kind;
    match (rest, kind) {
        (None, kind) => Some(kind),
        (Some(rest), Type::Part(part)) => kind_of(rest, &[part]),
        _ => None,
    }
}

/// The name of a column that is for this language alone, without the language: `day.zh`, `day (zh)`.
pub(super) fn in_language<'a>(name: &'a str, lang: &str) -> Option<&'a str> {
    let (base, tag) = match name.strip_suffix([')', '）', ']']) {
        Some(inner) => inner.rsplit_once(['(', '（', '['])?,
        None => name.rsplit_once('.')?,
    };
    tag.trim().eq_ignore_ascii_case(lang).then(|| base.trim())
}

/// A name as fields are written: in small letters, with `_` for what stands between its words.
pub(super) fn folded(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

/// A language's tag, with its first part in small letters.
fn language(tag: &str) -> Option<String> {
    let tag = tag.trim();
    let first = tag.split('-').next().unwrap_or_default();
    let tag = format!("{}{}", first.to_lowercase(), &tag[first.len()..]);
    ((2..=3).contains(&first.len()) && is_language_tag(&tag)).then_some(tag)
}
