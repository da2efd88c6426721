//! Splits a table in text form (CSV) into rows and cells, and keeps where each stands.
//!
//! By hand, since findings need the bytes of each cell: the form is that of RFC 4180, and what spreadsheets make of it.

use std::ops::Range;

use crate::{diag::Words, words};

/// What stands between two cells, the likeliest first where a first row has equally many.
const MARKS: [char; 3] = ['\t', ';', ','];

/// One cell.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// What it says, without quotes and without spaces around it.
    pub(super) text: String,
    /// Its bytes in the file, with its quotes.
    pub(super) span: Range<usize>,
}

/// One row; it may go over several lines, and has at least one cell.
pub(super) type Row = Vec<Cell>;

/// A table.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    /// What stands between its cells.
    pub(super) mark: char,
    /// Its rows that say something.
    pub(super) rows: Vec<Row>,
}

/// Where the form of a table is broken, and how.
#[derive(Clone, Debug)]
pub(super) struct Broken {
    pub(super) span: Range<usize>,
    pub(super) message: Words,
}

/// From the first to the last cell of a row.
pub(super) fn span_of(row: &[Cell]) -> Range<usize> {
    let (first, last) = (row.first(), row.last());
    first.map_or(0, |cell| cell.span.start)..last.map_or(0, |cell| cell.span.end)
}

impl Sheet {
    /// How many cells a row has: as many as columns have names, or more where every row has some at its end that say
    /// nothing.
    pub(super) fn width(&self) -> usize {
        let mut lengths = self.rows.iter().map(Vec::len);
        let names = lengths.next().unwrap_or_default();
        lengths.min().map_or(names, |shortest| shortest.max(names))
    }
}

/// The rows of `text` that say something.
pub(super) fn split(text: &str) -> Result<Sheet, Broken> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    // Excel writes this line for itself, and heeds it.
    let told = text[start..].lines().next().and_then(|line| line.strip_prefix("sep="));
    let told = told.and_then(|mark| mark.chars().next()).filter(|mark| MARKS.contains(mark));
    let mut reader = Reader { text, at: start, mark: told.unwrap_or_else(|| mark_of(&text[start..])) };
    if told.is_some() {
        reader.at = text[start..].find('\n').map_or(text.len(), |end| start + end + 1);
    }
    let mut rows = Vec::new();
    while reader.at < text.len() {
        let row = reader.row()?;
        if row.iter().any(|cell| !cell.text.is_empty()) {
            rows.push(row);
        }
    }
    Ok(Sheet { mark: reader.mark, rows })
}

/// What stands between the cells, by the first line that says something: names of columns hardly have such marks.
fn mark_of(text: &str) -> char {
    let line = text.lines().find(|line| !line.trim_matches(|c| MARKS.contains(&c) || c == ' ').is_empty());
    let outside = line.unwrap_or_default().split('"').step_by(2).collect::<String>();
    let count = |mark: char| outside.matches(mark).count();
    MARKS.into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(',')
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    mark: char,
}

impl Reader<'_> {
    /// The row that begins here; what is read next is the row after it.
    fn row(&mut self) -> Result<Row, Broken> {
        let mut row = Vec::new();
        loop {
            row.push(self.cell()?);
            let rest = &self.text[self.at..];
            if rest.starts_with(self.mark) {
                self.at += self.mark.len_utf8();
            } else {
                self.at += if rest.starts_with("\r\n") { 2 } else { rest.len().min(1) };
                return Ok(row);
            }
        }
    }

    /// The cell that begins here, up to the mark or the line break behind it.
    fn cell(&mut self) -> Result<Cell, Broken> {
        let rest = &self.text[self.at..];
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        if rest[spaces..].starts_with('"') {
            self.at += spaces;
            return self.quoted();
        }
        let start = self.at;
        self.at += self.length(rest);
        let whole = &self.text[start..self.at];
        let text = whole.trim();
        let start = start + whole.len() - whole.trim_start().len();
        Ok(Cell { text: text.to_owned(), span: start..start + text.len() })
    }

    /// How far it is to the next mark or line break.
    fn length(&self, rest: &str) -> usize {
        let end = rest.find([self.mark, '\n']).unwrap_or(rest.len());
        if rest[..end].ends_with('\r') { end - 1 } else { end }
    }

    /// A cell in quotes; a quote within it stands twice.
    fn quoted(&mut self) -> Result<Cell, Broken> {
        let start = self.at;
        let mut text = String::new();
        self.at += 1;
        loop {
            let rest = &self.text[self.at..];
            let Some(quote) = rest.find('"') else {
                let message = words!("this cell begins with a quote that is not closed");
                return Err(Broken { span: start..start + 1, message });
            };
            text.push_str(&rest[..quote]);
            self.at += quote + 1;
            if !rest[quote + 1..].starts_with('"') {
                break;
            }
            text.push('"');
            self.at += 1;
        }
        let end = self.at;
        let behind = self.length(&self.text[end..]);
        if !self.text[end..end + behind].trim().is_empty() {
            let message = words!("something stands behind the closing quote of this cell");
            return Err(Broken { span: end - 1..end + behind, message });
        }
        self.at = end + behind;
        Ok(Cell { text: text.replace("\r\n", "\n").trim().to_owned(), span: start..end })
    }
}
