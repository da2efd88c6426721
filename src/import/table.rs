//! A table as a slide.

use super::{
    Sheet, Talk,
    chosen::is_table,
    written::{quoted, slides},
};
use crate::{
    content::{self, limits::COLUMNS_MAX},
    diag::Words,
    words,
};

/// The fields by which a table is known as the rows of a list, with the kind and the field of a slide that has it.
const LISTS: [(&[&str], &str, &str); 4] = [
    (&["date", "text"], "Timeline", "events"),
    (&["name", "note"], "Chain", "steps"),
    (&["file", "alt"], "Gallery", "photos"),
    (&["label"], "Stats", "cards"),
];

/// The slide that shows the table in the file `name`, as it is written in a content file.
///
/// It takes its rows from the file where its columns are named like fields; else it is a `Table` with the rows themselves.
///
/// # Errors
/// Why the file is no table.
pub fn table(name: &str, bytes: &[u8]) -> Result<String, Words> {
    let rows = content::table_rows(name, bytes)?;
    let Some((head, rows)) = rows.split_first().filter(|(_, rows)| rows.len() > 1) else {
        return Err(words!("a table has a row with the names of its columns, and at least two more"));
    };
    let fields: Vec<String> = head.iter().map(|name| content::column_field(name)).collect();
    let has = |wanted: &[&str]| wanted.iter().all(|field| fields.iter().any(|known| known == field));
    if let Some((_, kind, list)) = LISTS.iter().find(|(wanted, ..)| has(wanted)) {
        let file = quoted(&format!("data/{name}"));
        return Ok(format!("{kind}(\n    heading: \"…\",\n    {list}: From({file}),\n)"));
    }
    let table: Vec<Vec<String>> = std::iter::once(head).chain(rows).cloned().collect();
    if !is_table(&table) {
        return Err(words!(
            "a table on a slide has two to {max} columns, and as many cells in each row",
            max = COLUMNS_MAX
        ));
    }
    let sheet = Sheet { title: "…".to_owned(), tables: vec![table], ..Sheet::default() };
    let talk = Talk { sheets: vec![sheet], ..Talk::default() };
    Ok(slides(&talk))
}
