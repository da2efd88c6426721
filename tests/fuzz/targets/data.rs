//! A data file of any bytes, from which cards, events, points, steps and pictures come.

use xiongguan::{
    content::{self, Files, Found},
    diag::{Source, Words},
};

const CONTENT: &str = r#"Exhibition(title: "x", languages: [zh, en], chapters: [Chapter(id: "a", title: "b", slides: [
    Stats(heading: "h", cards: From("a.csv")),
    Timeline(heading: "h", events: From(file: "a.csv", group: "g")),
    Chart(heading: "h", form: bars, points: From("a.csv")),
    Chain(heading: "h", steps: From("a.csv")),
    Gallery(heading: "h", photos: From("a.csv")),
    Quote(text: "q"),
])])"#;

struct Table<'a>(&'a [u8]);

impl Files for Table<'_> {
    fn look(&self, _relative: &str) -> Found {
        Found::File
    }

    fn read(&self, _relative: &str, bytes_max: usize) -> Result<Vec<u8>, Words> {
        Ok(self.0[..self.0.len().min(bytes_max)].to_vec())
    }
}

/// Nothing panics; every finding points into the content file or the table; slides keep their places; and what is
/// written out says the same without the table.
pub(crate) fn check(bytes: &[u8]) {
    let source = Source { name: "content.ron", text: CONTENT };
    let reading = content::read(source, &Table(bytes));
    let data = reading.data.iter().map(|file| Source { name: &file.name, text: &file.text });
    let sources: Vec<Source<'_>> = std::iter::once(source).chain(data).collect();
    super::told::check_all(&reading.findings, &sources);
    let exhibition = reading.exhibition.as_ref().expect("the last slide needs no table");
    assert_eq!(reading.places.len(), exhibition.slide_count());
    for place in &reading.places {
        assert!(CONTENT[place.whole.clone()].ends_with(')') && CONTENT[place.span.clone()].ends_with('('));
        for rows in &place.rows {
            assert!(reading.data[rows.file].text.get(rows.span.clone()).is_some(), "{rows:?}");
        }
    }
    let copy = reading.standalone.as_deref().expect("lists come from a table");
    let again = content::read(Source { name: "content.ron", text: copy }, &Table(b""));
    // What is wrong with the table itself is not written out, so more may be shown of the copy, and never less.
    assert!(again.exhibition.is_some_and(|again| again.slide_count() >= exhibition.slide_count()));
}
