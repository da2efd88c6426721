//! A way in: talks that were written elsewhere become an exhibition.
//!
//! A reader makes a [`Talk`] of a file: what stands on each of its slides, without saying what it looks like. Each slide
//! then becomes one of ours, of the nearest kind, and is written as an author would write it. What finds no place on it
//! goes into its notes, so that nothing is lost, and what cannot be taken at all is told.

mod chosen;
mod inline;
mod markdown;
mod package;
mod pptx;
mod spoken;
mod table;
mod written;
mod xml;

use std::sync::Arc;

use crate::diag::Words;

pub use markdown::markdown;
pub use pptx::pptx;
pub use spoken::spoken;
pub use table::table;
pub use written::{Exhibition, exhibition};

/// A talk as it was written elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Talk {
    /// Its title; empty if it has none.
    pub title: String,
    /// The tag of its language, if it says so.
    pub language: Option<String>,
    /// Its slides, in their order.
    pub sheets: Vec<Sheet>,
    /// What cannot be taken over.
    pub left: Vec<Left>,
}

/// What stands on one slide of a talk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// A chapter begins with it.
    pub begins_chapter: bool,
    /// Its title.
    pub title: String,
    /// Paragraphs.
    pub texts: Vec<String>,
    /// The items of its lists.
    pub items: Vec<Item>,
    /// The items are numbered.
    pub numbered: bool,
    /// A quotation.
    pub quote: String,
    /// Its tables: rows of cells, of which the first one is the titles of the columns.
    pub tables: Vec<Vec<Vec<String>>>,
    /// Its pictures.
    pub pictures: Vec<Picture>,
    /// What the speaker says.
    pub notes: String,
}

/// An item of a list, with the lines under it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// What it says.
    pub text: String,
    /// The lines under it, whatever their depth.
    pub under: Vec<String>,
}

/// A picture on a slide of a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its name without folders, `gate.jpg`.
    pub name: String,
    /// Where its bytes are.
    pub source: Source,
    /// What it shows, if the talk says so.
    pub alt: String,
}

/// Where the bytes of a picture are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// In a file, as the talk names it.
    File(String),
    /// In the talk itself.
    Within(Arc<Vec<u8>>),
}

/// Something that cannot be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The number of the slide, from 1.
    pub slide: usize,
    /// What it is.
    pub what: Words,
}

impl Talk {
    /// Adds to what cannot be taken over of the latest slide.
    fn leave(&mut self, what: Words) {
        let left = Left { slide: self.sheets.len().max(1), what };
        if !self.left.contains(&left) {
            self.left.push(left);
        }
    }
}

impl Sheet {
    /// Nothing stands on it.
    fn is_blank(&self) -> bool {
        *self == Self { begins_chapter: self.begins_chapter, ..Self::default() }
    }
}

/// Whether the program shows pictures of files with this name.
fn is_picture(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(ending.as_deref(), Some("jpg" | "jpeg" | "png" | "webp" | "tif" | "tiff" | "svg"))
}
