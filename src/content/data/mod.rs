//! Lists that come from a table in a file of its own: `cards: From("data/figures.csv")`.
//!
//! The rows are written out in the place of `From( … )` as an author would write them, and the text that comes of that
//! is read like any content file, so all checks are the same. Its [`Origin`] tells where each part of it really stands.

mod columns;
mod csv;
mod from;
mod number;
mod origin;
mod shelf;
mod table;
mod writer;

use super::{Files, codes, decode, limits::FILE_BYTES_MAX, scan::Tree};
use crate::{diag::Words, words};

pub(super) use origin::{Origin, Spot, Told};
pub use shelf::DataFile;

use from::Wanted;
use shelf::Shelf;
use writer::Writer;

/// A content file with the rows of its data files in their places.
pub(super) struct Expanded {
    pub(super) text: String,
    pub(super) origin: Origin,
    /// The data files in the order in which they are named first.
    pub(super) files: Vec<DataFile>,
}

/// The rows of a table in a file, cell by cell.
///
/// # Errors
/// Why it is none.
pub fn table_rows(name: &str, bytes: &[u8]) -> Result<Vec<Vec<String>>, Words> {
    let text = decode(name, bytes).map_err(|finding| finding.message)?;
    let sheet = csv::split(&text).map_err(|broken| broken.message)?;
    Ok(sheet.rows.into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect()).collect())
}

/// The field that a column of this name stands for, without its language: `label` for `Label (zh)`.
#[must_use]
pub fn column_field(name: &str) -> String {
    let name = columns::folded(name);
    name.split(['.', '(']).next().unwrap_or_default().trim_end_matches('_').to_owned()
}

/// Writes a content file out; nothing if no list comes from a file.
pub(super) fn expand(tree: &Tree<'_>, text: &str, files: &dyn Files) -> Option<Expanded> {
    let lists = from::all(tree);
    if lists.is_empty() {
        return None;
    }
    let (mut writer, mut shelf) = (Writer::new(text), Shelf::new(files));
    for list in lists {
        writer.copy(list.span.start, list.span.end);
        write(&mut writer, &mut shelf, &list);
    }
    writer.copy(text.len(), text.len());
    Some(Expanded { text: writer.text, origin: writer.origin, files: shelf.files() })
}

/// Writes the rows of one list.
fn write(writer: &mut Writer<'_>, shelf: &mut Shelf<'_>, list: &Wanted) {
    let (at, spot) = (writer.text.len(), Spot::own(list.span.clone()));
    writer.piece("[", spot.clone());
    let mut told = list.told.clone();
    if writer.text.len() > FILE_BYTES_MAX {
        let message = words!("the rows of all data files together are more than {max} MiB", max = FILE_BYTES_MAX >> 20);
        told.push(Told::error(codes::TOO_LARGE, spot.clone(), message));
    }
    let chosen = if told.is_empty() { shelf.choose(list, &mut told) } else { None };
    let mut written = None;
    if let Some(chosen) = chosen.filter(|_| told.iter().all(|told| !told.stops)) {
        let (min, max) = list.count;
        if let Some(surplus) = chosen.rows.get(max) {
            let message = words!("{min} to {max} entries belong here, found {count}", min, max, count = chosen.count);
            let hint =
                words!("a column `group` tells which rows belong to which slide: `From(file: \"…\", group: \"…\")`");
            let place = Spot { file: chosen.file, span: csv::span_of(surplus) };
            let surplus = Told { stops: false, ..Told::error(codes::COUNT_RANGE, place, message) };
            told.push(surplus.hint(hint));
        }
        match &list.titles {
            Some(titles) => {
                let fault = titles.write(writer, &chosen);
                written = fault.is_none().then_some(chosen);
                told.extend(fault);
            }
            None => chosen.rows.iter().take(max).for_each(|row| writer.entry(row, &chosen, &list.kind)),
        }
    }
    for told in told {
        writer.origin.tell(at, told);
    }
    writer.piece("]", spot.clone());
    if let Some(titles) = &list.titles {
        titles.write_titles(writer, written.as_ref(), &spot);
    }
}
