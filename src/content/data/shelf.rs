//! The data files of an exhibition: each is read once, however many lists come from it.

use std::{
    collections::{BTreeMap, HashMap},
    rc::Rc,
};

use super::{
    columns::{Columns, GROUP, parts},
    csv::{self, Cell, Row, Sheet},
    from::Wanted,
    origin::{Spot, Told},
};
use crate::{
    content::{Files, Found, codes, decode::decode, limits::DATA_BYTES_MAX, schema::Type},
    diag::{Code, Words, advice},
    units::path_fault,
    words,
};

/// A data file that a content file names, as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataFile {
    /// Its path from the exhibition's folder, as it is written; findings call it so.
    pub name: String,
    /// What it holds; nothing if it is not there or could not be read whole.
    pub bytes: Option<Vec<u8>>,
    /// The same as text, as far as it is text.
    pub text: String,
    /// There is no such file.
    pub is_missing: bool,
}

/// The rows of a list.
pub(super) struct Chosen<'s> {
    pub(super) file: usize,
    pub(super) columns: &'s Columns,
    /// The first row of the file, which names its columns.
    pub(super) head: &'s [Cell],
    /// The most that the list may have.
    pub(super) most: usize,
    /// As many as the list may have, and one more if there are more.
    pub(super) rows: Vec<&'s Row>,
    /// How many there are in all.
    pub(super) count: usize,
    /// How many cells a row has at most.
    pub(super) width: usize,
}

impl Chosen<'_> {
    /// Where a row stands.
    pub(super) fn spot(&self, row: &Row) -> Spot {
        Spot { file: self.file, span: csv::span_of(row) }
    }
}

/// The files that were read so far.
pub(super) struct Shelf<'a> {
    port: &'a dyn Files,
    books: Vec<Book>,
    by_name: HashMap<String, usize>,
}

struct Book {
    file: DataFile,
    /// How many cells its rows have.
    width: usize,
    /// Its rows, or why it has none.
    sheet: Result<Rc<Sheet>, Box<Told>>,
    /// The places of its rows by their groups, if it has such a column.
    groups: Option<BTreeMap<String, Vec<usize>>>,
    /// Its columns for each kind of list.
    columns: HashMap<String, Columns>,
}

impl<'a> Shelf<'a> {
    pub(super) fn new(port: &'a dyn Files) -> Self {
        Self { port, books: Vec::new(), by_name: HashMap::new() }
    }

    /// The files in the order in which they were asked for first.
    pub(super) fn files(self) -> Vec<DataFile> {
        self.books.into_iter().map(|book| book.file).collect()
    }

    /// The rows that a list wants; what is wrong is told.
    pub(super) fn choose(&mut self, list: &Wanted, told: &mut Vec<Told>) -> Option<Chosen<'_>> {
        let (name, span) = &list.file;
        if let Some(fault) = outside(self.port, name, Spot::own(span.clone())) {
            told.push(fault);
            return None;
        }
        let file = self.open(name);
        let book = self.books.get_mut(file - 1)?;
        let sheet = match &book.sheet {
            Ok(sheet) => Rc::clone(sheet),
            // What is not there stands in no file of its own.
            Err(fault) if book.file.bytes.is_none() => {
                told.push(Told { spot: Spot::own(span.clone()), ..Told::clone(fault) });
                return None;
            }
            Err(fault) => {
                told.push(Told::clone(fault));
                return None;
            }
        };
        let key = kinds(&list.kind);
        let columns = || match list.titles {
            Some(_) => Columns::default(),
            None => Columns::of(&sheet, file, &list.kind),
        };
        book.columns.entry(key.clone()).or_insert_with(columns);
        let book = self.books.get(file - 1)?;
        let columns = book.columns.get(&key)?;
        told.extend(columns.told.iter().cloned());
        let sheet = book.sheet.as_ref().ok()?;
        let most = list.count.1 + 1;
        let (count, rows) = match &list.group {
            None => (sheet.rows.len().saturating_sub(1), sheet.rows.iter().skip(1).take(most).collect()),
            Some((group, span)) => match book.rows_of(group, Spot::own(span.clone())) {
                Ok(places) => (places.len(), places.iter().take(most).filter_map(|at| sheet.rows.get(*at)).collect()),
                Err(fault) => {
                    told.push(*fault);
                    return None;
                }
            },
        };
        let head = sheet.rows.first().map_or(&[][..], Vec::as_slice);
        Some(Chosen { file, columns, head, most: list.count.1, rows, count, width: book.width })
    }

    /// The number of the file of this name, from 1.
    fn open(&mut self, name: &str) -> usize {
        if let Some(known) = self.by_name.get(name) {
            return *known;
        }
        let number = self.books.len() + 1;
        self.books.push(Book::read(self.port, name, number));
        self.by_name.insert(name.to_owned(), number);
        number
    }
}

/// Why a path is not looked up: its spelling, or a link that leads out.
fn outside(port: &dyn Files, name: &str, spot: Spot) -> Option<Told> {
    let message = match path_fault(name) {
        Some(fault) => Words::from(fault),
        None if port.look(name) == Found::Outside => words!("a link leads out of the exhibition's folder"),
        None => return None,
    };
    Some(Told::error(codes::PATH_OUTSIDE, spot, message).hint(where_from()))
}

fn where_from() -> Words {
    words!("paths are relative to the folder of the content file, for example `data/figures.csv`")
}

/// The kinds of entries of a list, by name.
fn kinds(kind: &Type) -> String {
    parts(kind).iter().map(|part| part.name).collect::<Vec<_>>().join(" ")
}

impl Book {
    fn read(port: &dyn Files, name: &str, number: usize) -> Self {
        let mut file = DataFile { name: name.to_owned(), ..DataFile::default() };
        let sheet = load(port, &mut file, number).map(Rc::new);
        let groups = sheet.as_ref().ok().and_then(|sheet| groups(sheet));
        let width = sheet.as_ref().map_or(0, |sheet| sheet.width());
        Self { file, width, sheet, groups, columns: HashMap::new() }
    }

    fn rows_of(&self, group: &str, spot: Spot) -> Result<&[usize], Box<Told>> {
        let Some(groups) = &self.groups else {
            let message = words!("`{file}` has no column `{name}`", file = &self.file.name, name = GROUP);
            let hint = words!("add the column, or leave `group` out: then all rows are taken");
            return Err(Box::new(Told::error(codes::COLUMN_MISSING, spot, message).hint(hint)));
        };
        groups.get(group.trim()).map(Vec::as_slice).ok_or_else(|| {
            const SHOWN: usize = 20;
            let file = &self.file.name;
            let message = words!("no row of `{file}` belongs to the group `{group}`", file, group);
            let hint = advice(group, groups.keys().take(SHOWN).map(String::as_str));
            Box::new(Told::error(codes::GROUP_MISSING, spot, message).hint(hint))
        })
    }
}

/// Reads a file through the port; why it cannot be read is told at its own place.
fn load(port: &dyn Files, file: &mut DataFile, number: usize) -> Result<Sheet, Box<Told>> {
    let told =
        |code: Code, span, message, hint| Box::new(Told::error(code, Spot { file: number, span }, message).hint(hint));
    if port.look(&file.name) != Found::File {
        file.is_missing = true;
        return Err(told(codes::DATA_MISSING, 0..0, words!("this file is not there"), where_from()));
    }
    let bytes =
        port.read(&file.name, DATA_BYTES_MAX + 1).map_err(|why| told(codes::DATA_MISSING, 0..0, why, where_from()))?;
    if bytes.len() > DATA_BYTES_MAX {
        let message = words!("the file is larger than {max} MiB", max = DATA_BYTES_MAX >> 20);
        let hint = words!("take rows out that no slide shows, or make two files of it");
        return Err(told(codes::TOO_LARGE, 0..0, message, hint));
    }
    let decoded = decode(&file.name, &bytes);
    // What is text up to the fault is shown with it.
    let valid = std::str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let before = bytes.get(..valid).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default().to_owned();
    file.bytes = Some(bytes);
    file.text = match decoded {
        Ok(text) => text,
        Err(finding) => {
            let at = finding.span.start.min(before.len());
            file.text = before;
            let hint = words!("save the table as “CSV UTF-8” in Excel, or as “CSV” in UTF-8 elsewhere");
            return Err(told(finding.code, at..at, finding.message, hint));
        }
    };
    csv::split(&file.text).map_err(|broken| {
        let hint =
            words!("a cell with a comma, a quote or a line break stands in quotes, and a quote in it twice: `\"\"`");
        told(codes::DATA_FORM, broken.span, broken.message, hint)
    })
}

/// The places of the rows by their groups.
fn groups(sheet: &Sheet) -> Option<BTreeMap<String, Vec<usize>>> {
    let head = sheet.rows.first()?;
    let column = head.iter().position(|cell| super::columns::folded(&cell.text) == GROUP)?;
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, row) in sheet.rows.iter().enumerate().skip(1) {
        let group = row.get(column).map(|cell| cell.text.clone()).unwrap_or_default();
        groups.entry(group).or_default().push(place);
    }
    Some(groups)
}
