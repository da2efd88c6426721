//! The nearest kind of slide for what stands on one.

use super::{Item, Picture, Sheet};
use crate::content::limits::{COLUMNS_MAX, ITEMS_MAX, PHOTOS_MAX, ROWS_MAX, UNDER_MAX};

/// A slide of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    Cover { photo: Picture, title: String, lead: String },
    Story { photo: Picture, heading: String, body: String },
    Gallery { heading: String, body: String, photos: Vec<Picture> },
    List { photo: Option<Picture>, heading: String, body: String, items: Vec<Item>, numbered: bool },
    Table { photo: Option<Picture>, heading: String, body: String, rows: Vec<Vec<String>> },
    Quote { photo: Option<Picture>, text: String, by: String },
}

/// The slides that `sheet` becomes: one, or several where a list or a table is longer than a slide; with it, what found no
/// place on them.
pub(super) fn chosen(sheet: &Sheet, talk_title: &str) -> (Vec<Chosen>, Vec<String>) {
    let heading = if sheet.title.is_empty() { talk_title.to_owned() } else { sheet.title.clone() };
    let mut rest = Rest(sheet.clone());
    let (tables, others): (Vec<_>, Vec<_>) =
        std::mem::take(&mut rest.0.tables).into_iter().partition(|table| is_table(table));
    rest.0.tables = others;
    let mut slides: Vec<Chosen> = if !tables.is_empty() {
        tables.into_iter().flat_map(|table| shown(&mut rest, table, &heading)).collect()
    } else if sheet.pictures.len() > 1 {
        let photos = rest.0.pictures.drain(..rest.0.pictures.len().min(PHOTOS_MAX)).collect();
        vec![Chosen::Gallery { heading: heading.clone(), body: rest.first_text(), photos }]
    } else if sheet.items.len() > 1 {
        lists(&mut rest, &heading)
    } else {
        vec![rest.single(heading.clone())]
    };
    // Pictures that found no place have slides of their own.
    let photos = std::mem::take(&mut rest.0.pictures);
    slides.extend(evenly(&photos, PHOTOS_MAX).into_iter().map(|photos| match photos {
        [photo] => Chosen::Story { photo: photo.clone(), heading: heading.clone(), body: String::new() },
        photos => Chosen::Gallery { heading: heading.clone(), body: String::new(), photos: photos.to_vec() },
    }));
    (slides, rest.told())
}

/// What of a sheet has no place yet.
struct Rest(Sheet);

impl Rest {
    fn first_text(&mut self) -> String {
        if self.0.texts.is_empty() { String::new() } else { self.0.texts.remove(0) }
    }

    fn photo(&mut self) -> Option<Picture> {
        if self.0.pictures.is_empty() { None } else { Some(self.0.pictures.remove(0)) }
    }

    /// One thought, with or without a picture.
    fn single(&mut self, heading: String) -> Chosen {
        // A list of one item is a text.
        for item in std::mem::take(&mut self.0.items) {
            self.0.texts.push(item.text);
            self.0.texts.extend(item.under);
        }
        let photo = self.photo();
        if !self.0.quote.is_empty() {
            let (text, by) = (std::mem::take(&mut self.0.quote), self.first_text());
            return Chosen::Quote { photo, text, by: if by.is_empty() { heading } else { by } };
        }
        match photo {
            Some(photo) if self.0.begins_chapter && self.0.texts.len() < 2 => {
                Chosen::Cover { photo, title: heading, lead: self.first_text() }
            }
            Some(photo) => Chosen::Story { photo, heading, body: std::mem::take(&mut self.0.texts).join("\n") },
            None if self.0.texts.len() > 1 => {
                let items = self.0.texts.drain(..self.0.texts.len().min(ITEMS_MAX));
                let items = items.map(|text| Item { text, under: Vec::new() }).collect();
                Chosen::List { photo: None, heading, body: String::new(), items, numbered: false }
            }
            None => match self.first_text() {
                text if text.is_empty() => Chosen::Quote { photo: None, text: heading, by: String::new() },
                text if self.0.begins_chapter => Chosen::Quote { photo: None, text: heading, by: text },
                text => Chosen::Quote { photo: None, text, by: heading },
            },
        }
    }

    /// All that is left, for the notes.
    fn told(self) -> Vec<String> {
        let Sheet { texts, items, quote, tables, .. } = self.0;
        let items = items.into_iter().flat_map(|item| std::iter::once(item.text).chain(item.under));
        let rows = tables.into_iter().flatten().map(|row| row.join("  ·  "));
        texts
            .into_iter()
            .chain(items)
            .chain(std::iter::once(quote))
            .chain(rows)
            .filter(|text| !text.is_empty())
            .collect()
    }
}

/// Whether these rows are what a table can show.
pub(super) fn is_table(rows: &[Vec<String>]) -> bool {
    rows.len() > 2 && rows.iter().all(|row| (2..=COLUMNS_MAX).contains(&row.len()) && row.len() == rows[0].len())
}

fn shown(rest: &mut Rest, mut rows: Vec<Vec<String>>, heading: &str) -> Vec<Chosen> {
    let titles = rows.remove(0);
    let (mut photo, mut body) = (rest.photo(), rest.first_text());
    let table = |part: &[Vec<String>]| Chosen::Table {
        photo: photo.take(),
        heading: heading.to_owned(),
        body: std::mem::take(&mut body),
        rows: std::iter::once(titles.clone()).chain(part.iter().cloned()).collect(),
    };
    evenly(&rows, ROWS_MAX).into_iter().map(table).collect()
}

fn lists(rest: &mut Rest, heading: &str) -> Vec<Chosen> {
    let mut items = std::mem::take(&mut rest.0.items);
    for item in &mut items {
        let beyond = item.under.split_off(item.under.len().min(UNDER_MAX));
        rest.0.texts.extend(beyond);
    }
    let (mut photo, mut body) = (rest.photo(), rest.first_text());
    let list = |part: &[Item]| Chosen::List {
        photo: photo.take(),
        heading: heading.to_owned(),
        body: std::mem::take(&mut body),
        items: part.to_vec(),
        numbered: rest.0.numbered,
    };
    evenly(&items, ITEMS_MAX).into_iter().map(list).collect()
}

/// As few parts as can be of at most `max` each, none longer than another by more than one.
fn evenly<T>(all: &[T], max: usize) -> Vec<&[T]> {
    let count = all.len().div_ceil(max);
    let mut rest = all;
    let part = |place: usize| {
        let (part, others) = rest.split_at(rest.len().div_ceil(count - place));
        rest = others;
        part
    };
    (0..count).map(part).collect()
}
