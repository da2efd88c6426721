//! The columns of a table, and how their cells are aligned.

use std::fmt;

use serde::{
    Deserialize,
    de::{Deserializer, Error, MapAccess, SeqAccess, Visitor},
};

use super::{
    Lang, Table, Text,
    declare::{choices, part},
    schema::Type,
    text::Words,
};

choices! {
    /// How the cells of a column are aligned.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
    ColumnAlign {
        /// On their decimal marks if all of them are figures, else at the left.
        #[default]
        Auto = "auto",
        /// At the left.
        Left = "left",
        /// At the right.
        Right = "right",
        /// On their decimal marks.
        Number = "number",
    }
}

part! {
    by_hand
    /// One column of a table; written as a text where its alignment follows from its cells.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
    Column = COLUMN {
        /// What stands over it; may be empty.
        title: Text as Type::Text, default;
        /// How its cells are aligned.
        align: ColumnAlign as Type::Choice(ColumnAlign::WORDS), default;
    }
}

impl<'de> Deserialize<'de> for Column {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ColumnVisitor)
    }
}

struct ColumnVisitor;

impl<'de> Visitor<'de> for ColumnVisitor {
    type Value = Column;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(r#"a text, or Column(title: "…", align: number)"#)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Column, E> {
        Ok(Column { title: Text::written(text), align: ColumnAlign::Auto })
    }

    /// `Column()`: all of its fields may be left out.
    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<Column, A::Error> {
        Ok(Column::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Column, A::Error> {
        let (mut column, mut words) = (Column::default(), Words::default());
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "title" => column.title = map.next_value()?,
                "align" => column.align = map.next_value()?,
                tag => words.take(tag, &mut map)?,
            }
        }
        column.title = words.or(column.title);
        Ok(column)
    }
}

impl Table {
    /// How the cells of the column at `place` are aligned in `lang`; never [`ColumnAlign::Auto`].
    #[must_use]
    pub fn align(&self, place: usize, lang: &Lang) -> ColumnAlign {
        match self.columns.get(place).map(|column| column.align).unwrap_or_default() {
            ColumnAlign::Auto => {
                let cells = self.rows.iter().filter_map(|row| row.get(place)).map(|cell| cell.get(lang).trim());
                // A dash or nothing stands for a figure that is not known.
                let mut said = cells.filter(|cell| cell.chars().any(char::is_alphanumeric)).peekable();
                let are_figures = said.peek().is_some() && said.all(|cell| decimal_mark(cell, lang).is_some());
                if are_figures { ColumnAlign::Number } else { ColumnAlign::Left }
            }
            align => align,
        }
    }
}

/// The byte at which a figure is aligned with those over and under it: that of its decimal mark (or of the colon of a
/// time), else the end of its digits. Nothing for a text that is no figure.
///
/// Which mark is the decimal one is a matter of `lang`.
///
/// A figure is one number, with at most `BEFORE_MAX` signs before it and `BEHIND_MAX` characters of a unit behind it:
/// `−3.5`, `¥120`, `97.48%`, `8:05`, `5 km`, `12,000`.
#[must_use]
pub fn decimal_mark(text: &str, lang: &Lang) -> Option<usize> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let before = &text[..start];
    if before.chars().count() > BEFORE_MAX || before.chars().any(char::is_alphanumeric) {
        return None;
    }
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    while is_digit(end) || matches!(bytes.get(end), Some(b'.' | b',' | b':' | b' ')) && is_digit(end + 1) {
        end += 1;
    }
    let behind = &text[end..];
    if behind.chars().count() > BEHIND_MAX || behind.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(start + mark_in(&text[start..end], lang.wording().figures.decimal()))
}

/// The most signs before a figure: a bound and a currency.
pub const BEFORE_MAX: usize = 3;

/// The most characters behind a figure: a short unit.
pub const BEHIND_MAX: usize = 4;

/// Where the decimal mark of a number stands, or where its digits end. Three digits behind another mark than `decimal`, that
/// of the language, are thousands, and so are those behind a mark that stands twice.
fn mark_in(number: &str, decimal: &str) -> usize {
    let Some(last) = number.rfind(['.', ',', ':']) else { return number.len() };
    let mark = &number[last..=last];
    let is_group = mark != decimal && number.len() - last == 4;
    let is_thousands = mark != ":" && (is_group || number.matches(mark).count() > 1);
    if is_thousands { number.len() } else { number.find(':').unwrap_or(last) }
}
