//! A talk as a content file, written as an author would write it.

use std::{collections::BTreeMap, fmt::Write};

use crate::content;

use super::{
    Item, Left, Picture, Source, Talk,
    chosen::{Chosen, chosen},
};

/// What becomes of a talk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exhibition {
    /// The content file.
    pub content: String,
    /// The paths of its pictures beside it, and where their bytes are.
    pub pictures: Vec<(String, Source)>,
    /// How many slides of each kind it has.
    pub kinds: BTreeMap<&'static str, usize>,
    /// What could not be taken over.
    pub left: Vec<Left>,
}

/// Writes the exhibition that `talk` becomes; `language` is that of a talk that does not say its own.
#[must_use]
pub fn exhibition(talk: &Talk, language: &str) -> Exhibition {
    let mut writer = Writer { made: Exhibition { left: talk.left.clone(), ..Exhibition::default() } };
    let own = talk.language.as_deref().map(|tag| tag.split([' ', '#']).next().unwrap_or_default().replace('_', "-"));
    let language = own.as_deref().filter(|tag| content::is_language_tag(tag)).unwrap_or(language);
    let title = if talk.title.is_empty() { "…" } else { &talk.title };
    let mut chapters: Vec<(String, String)> = Vec::new();
    for sheet in &talk.sheets {
        if chapters.is_empty() || sheet.begins_chapter {
            let name = if sheet.begins_chapter && !sheet.title.is_empty() { &sheet.title } else { title };
            chapters.push((name.to_owned(), String::new()));
        }
        let (slides, rest) = chosen(sheet, title);
        let notes = std::iter::once(&sheet.notes).chain(&rest).filter(|text| !text.is_empty());
        let mut notes = notes.cloned().collect::<Vec<_>>().join("\n");
        let Some((_, text)) = chapters.last_mut() else { continue };
        for slide in slides {
            writer.slide(text, slide, &std::mem::take(&mut notes));
        }
    }
    let mut content = format!(
        "Exhibition(\n    title: {},\n    languages: [{language}], // the first is the default; others can be added\n    chapters: [\n",
        quoted(title)
    );
    for (place, (name, slides)) in chapters.iter().enumerate() {
        let _ = write!(
            content,
            "        Chapter(\n            id: \"part-{}\",\n            title: {},\n            slides: [\n{slides}            ],\n        ),\n",
            place + 1,
            quoted(&name.replace('\n', " "))
        );
    }
    content.push_str("    ],\n)\n");
    writer.made.content = content;
    writer.made
}

/// The slides of a talk alone, as they stand in a list of them.
pub(super) fn slides(talk: &Talk) -> String {
    let mut writer = Writer { made: Exhibition::default() };
    let mut text = String::new();
    for sheet in &talk.sheets {
        for slide in chosen(sheet, "…").0 {
            writer.slide(&mut text, slide, "");
        }
    }
    let margin = " ".repeat(INDENT);
    let lines = text.lines().map(|line| line.strip_prefix(&margin).unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

struct Writer {
    made: Exhibition,
}

/// Where a slide stands in the file, in spaces.
const INDENT: usize = 16;

impl Writer {
    fn slide(&mut self, text: &mut String, slide: Chosen, notes: &str) {
        let mut fields: Vec<(&str, String)> = Vec::new();
        let kind = match slide {
            Chosen::Cover { photo, title, lead } => {
                fields.extend([("photo", self.photo(photo)), ("title", quoted(&title)), ("lead", quoted(&lead))]);
                "Cover"
            }
            Chosen::Story { photo, heading, body } => {
                fields.extend([("photo", self.photo(photo)), ("heading", quoted(&heading)), ("body", quoted(&body))]);
                "Story"
            }
            Chosen::Gallery { heading, body, photos } => {
                let photos = photos.into_iter().map(|photo| self.photo(photo)).collect();
                fields.extend([("heading", quoted(&heading)), ("body", quoted(&body)), ("photos", list(photos))]);
                "Gallery"
            }
            Chosen::List { photo, heading, body, items, numbered } => {
                fields.extend(photo.map(|photo| ("photo", self.photo(photo))));
                fields.extend([("heading", quoted(&heading)), ("body", quoted(&body))]);
                fields.push(("items", list(items.iter().map(item).collect())));
                fields.extend(numbered.then(|| ("numbered", "true".to_owned())));
                "List"
            }
            Chosen::Table { photo, heading, body, rows } => {
                fields.extend(photo.map(|photo| ("photo", self.photo(photo))));
                fields.extend([("heading", quoted(&heading)), ("body", quoted(&body))]);
                let row = |row: &Vec<String>| {
                    format!("[{}]", row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(", "))
                };
                fields.extend(rows.first().map(|titles| ("columns", row(titles))));
                fields.push(("rows", list(rows.iter().skip(1).map(row).collect())));
                "Table"
            }
            Chosen::Quote { photo, text, by } => {
                fields.extend(photo.map(|photo| ("photo", self.photo(photo))));
                fields.extend([("text", quoted(&text)), ("by", quoted(&by))]);
                "Quote"
            }
        };
        fields.push(("notes", quoted(notes)));
        *self.made.kinds.entry(kind).or_default() += 1;
        let _ = writeln!(text, "{:INDENT$}{kind}(", "");
        for (name, value) in fields.iter().filter(|(_, value)| value != "\"\"") {
            let _ = writeln!(text, "{:INDENT$}    {name}: {value},", "");
        }
        let _ = writeln!(text, "{:INDENT$}),", "");
    }

    /// A photo; its file gets a name that no other picture has.
    fn photo(&mut self, picture: Picture) -> String {
        let Picture { name, source, alt } = picture;
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
        let name: String = name.chars().map(|c| if is_plain(c) { c } else { '-' }).collect();
        // Disks take names of 255 bytes; the end is what tells pictures apart, and what kind they are.
        let name: String = name.chars().skip(name.chars().count().saturating_sub(NAME_MAX)).collect();
        let known = self.made.pictures.iter().find(|(_, other)| *other == source).map(|(path, _)| path.clone());
        let path = known.unwrap_or_else(|| {
            let taken = |path: &String| self.made.pictures.iter().any(|(other, _)| other.eq_ignore_ascii_case(path));
            let numbered = (2..).map(|number| format!("pictures/{number}-{name}"));
            let path = std::iter::once(format!("pictures/{name}")).chain(numbered).find(|path| !taken(path));
            let path = path.unwrap_or_default();
            self.made.pictures.push((path.clone(), source));
            path
        });
        let alt = if alt.is_empty() { String::new() } else { format!(", alt: {}", quoted(&alt)) };
        format!("Photo(file: {}{alt})", quoted(&path))
    }
}

fn item(item: &Item) -> String {
    if item.under.is_empty() {
        return quoted(&item.text);
    }
    let under = item.under.iter().map(|line| quoted(line)).collect::<Vec<_>>().join(", ");
    format!("Item(text: {}, under: [{under}])", quoted(&item.text))
}

/// The longest name of a picture, in characters.
const NAME_MAX: usize = 60;

/// A list, one entry on each line.
fn list(entries: Vec<String>) -> String {
    let mut text = "[\n".to_owned();
    for entry in entries {
        let _ = writeln!(text, "{:INDENT$}        {entry},", "");
    }
    let _ = write!(text, "{:INDENT$}    ]", "");
    text
}

/// A text between quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.trim().chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}
