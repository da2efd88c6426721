//! The rows of a `Table` from a data file: its cells as they are, and the titles of its columns.

use super::{
    columns::{GROUP, folded, in_language},
    csv::{Cell, Row},
    origin::{Spot, Told},
    shelf::Chosen,
    writer::Writer,
};
use crate::{
    content::{codes, limits::COLUMNS_MAX},
    words,
};

/// What a table says itself of what it wants from a file.
#[derive(Clone, Debug)]
pub(super) struct Titles {
    /// How many columns the slide names; without any, the first row of the file gives their titles.
    pub(super) given: Option<usize>,
    /// The languages of the exhibition: a column of the file may be for one of them.
    pub(super) languages: Vec<String>,
}

/// The fewest columns of a table.
const COLUMNS_MIN: usize = 2;

/// One column of the table: one of the file, or one for each of several languages.
struct Column<'a> {
    /// The language, if it is for one alone, what stands over it, its place in a row, and the cell that says so.
    parts: Vec<(Option<&'a str>, &'a str, usize, &'a Cell)>,
}

impl Titles {
    /// Writes the table's rows, and the titles if the slide gives none; what is wrong with the file's columns is told.
    pub(super) fn write(&self, writer: &mut Writer<'_>, chosen: &Chosen<'_>) -> Option<Told> {
        let columns = self.columns(chosen);
        let fault = self.fault(&columns, chosen);
        if fault.is_none() {
            for row in chosen.rows.iter().take(chosen.most) {
                write_row(writer, row, &columns, chosen);
            }
        }
        fault
    }

    /// Writes the titles behind the rows, if the slide gives none.
    pub(super) fn write_titles(&self, writer: &mut Writer<'_>, chosen: Option<&Chosen<'_>>, at: &Spot) {
        if self.given.is_some() {
            return;
        }
        let Some(chosen) = chosen else {
            // One mistake is one finding: there is no table without titles.
            return writer.piece(", columns: [\"–\", \"–\"]", at.clone());
        };
        writer.piece(", columns: [", at.clone());
        for column in self.columns(chosen) {
            let spot = |cell: &Cell| Spot { file: chosen.file, span: cell.span.clone() };
            let parts = column.parts.iter().map(|(lang, title, _, cell)| (*lang, *title, spot(cell)));
            writer.text_in(&parts.collect::<Vec<_>>(), at);
            writer.piece(", ", at.clone());
        }
        writer.piece("]", at.clone());
    }

    /// The columns that the first row names; a name of a language behind it makes one of several.
    fn columns<'a>(&'a self, chosen: &Chosen<'a>) -> Vec<Column<'a>> {
        let mut columns: Vec<Column<'_>> = Vec::new();
        for (at, cell) in chosen.head.iter().enumerate().filter(|(_, cell)| folded(&cell.text) != GROUP) {
            let says = |row: &&Row| row.get(at).is_some_and(|cell| !cell.text.is_empty());
            if cell.text.is_empty() && !chosen.rows.iter().any(says) {
                continue;
            }
            let found = self.languages.iter().find_map(|lang| Some((lang.as_str(), in_language(&cell.text, lang)?)));
            let Some((lang, title)) = found else {
                columns.push(Column { parts: vec![(None, &cell.text, at, cell)] });
                continue;
            };
            let part = (Some(lang), title, at, cell);
            let lacks =
                |column: &Column<'_>| column.parts.iter().all(|(known, ..)| known.is_some_and(|known| known != lang));
            let is_same =
                |column: &&mut Column<'_>| lacks(column) && column.parts.iter().any(|(_, known, ..)| *known == title);
            match columns.iter_mut().find(is_same) {
                Some(column) => column.parts.push(part),
                None => match columns.last_mut().filter(|column| lacks(column)) {
                    Some(column) => column.parts.push(part),
                    None => columns.push(Column { parts: vec![part] }),
                },
            }
        }
        columns
    }

    /// Why no table comes of these columns.
    fn fault(&self, columns: &[Column<'_>], chosen: &Chosen<'_>) -> Option<Told> {
        let count = columns.len();
        let (first, last) = (chosen.head.first()?, chosen.head.last()?);
        let head = Spot { file: chosen.file, span: first.span.start..last.span.end };
        if !(COLUMNS_MIN..=COLUMNS_MAX).contains(&count) {
            let message = words!(
                "{min} to {max} entries belong here, found {count}",
                min = COLUMNS_MIN,
                max = COLUMNS_MAX,
                count
            );
            let hint = words!("a table has a column for each name in the first row, or one for `day.zh` and `day.en`");
            return Some(Told::error(codes::COUNT_RANGE, head, message).hint(hint));
        }
        let columns = self.given.filter(|given| *given != count)?;
        let message = words!("the first row names {count} columns, the table has {columns} columns", count, columns);
        let hint = words!("leave `columns` out: then the first row of the file gives their titles");
        Some(Told::error(codes::TABLE_SHAPE, head, message).hint(hint))
    }
}

fn write_row(writer: &mut Writer<'_>, row: &Row, columns: &[Column<'_>], chosen: &Chosen<'_>) {
    writer.begin_row(row, chosen);
    let at = chosen.spot(row);
    writer.piece("[", at.clone());
    for column in columns {
        let parts = column.parts.iter().map(|(lang, _, place, _)| {
            let cell = row.get(*place);
            let span = cell.map_or(at.span.end..at.span.end, |cell| cell.span.clone());
            (*lang, cell.map_or("", |cell| cell.text.as_str()), Spot { file: chosen.file, span })
        });
        writer.text_in(&parts.collect::<Vec<_>>(), &at);
        writer.piece(", ", at.clone());
    }
    writer.piece("], ", at);
}
