//! The report as a table for programs, by RFC 4180.

use std::fmt::Write;

use super::Report;

/// All tables below each other.
///
/// The columns are the table's key, the row's key and name, how often, and for how many seconds. An empty number is not
/// told. Where a name is not plain ASCII the text begins with a byte order mark, by which spreadsheets know
/// UTF-8.
#[must_use]
pub fn csv(report: &Report) -> String {
    let mut text = String::new();
    line(&mut text, ["table", "key", "name", "number", "seconds"]);
    let title = report.title.as_deref().unwrap_or_default();
    line(&mut text, ["report", "exhibition", title, "", ""]);
    if let Some((from, to)) = report.span {
        line(&mut text, ["report", "from", &from.to_string(), "", ""]);
        line(&mut text, ["report", "to", &to.to_string(), "", ""]);
    }
    line(&mut text, ["report", "days", "", &report.days.to_string(), ""]);
    let average = number(report.seconds_per_visit);
    line(&mut text, ["report", "visits", "", &number(report.visits), ""]);
    line(&mut text, ["report", "visit", "", "", &average]);
    for table in &report.tables {
        for row in &table.rows {
            line(&mut text, [table.key, &row.key, &row.name, &row.number.to_string(), &number(row.seconds)]);
        }
        if let Some(others) = &table.others {
            let keys = others.keys.join(" ");
            line(&mut text, [table.key, "others", &keys, &number(others.number), &number(others.seconds)]);
        }
    }
    if text.is_ascii() { text } else { format!("\u{feff}{text}") }
}

fn number(number: Option<u64>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

fn line(text: &mut String, fields: [&str; 5]) {
    // Writing into a string cannot fail.
    let _ = write!(text, "{}\r\n", fields.map(field).join(","));
}

/// A field, in quotes where it needs them. A text that a spreadsheet would take for a formula is made a plain one.
fn field(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
