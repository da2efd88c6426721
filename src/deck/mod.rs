//! What can be on screen: one exhibition, whole, as it was read at one moment.
//!
//! A [`Deck`] is one immutable value. Whatever is on screen belongs to one deck: its pictures are named by what they were
//! when the deck was read, so that pictures of two decks are never mixed. Nothing else knows the exhibition's folder.

mod load;

use std::{collections::BTreeMap, path::PathBuf};

pub use load::{Content, Load, Machine};

use crate::{
    content::{Exhibition, SlideKind},
    diag::{Finding, Severity},
    media::PictureId,
    show::Program,
    theme::Theme,
};

/// An exhibition with everything that showing it needs, as it was read at one moment.
#[derive(Clone, Debug)]
pub struct Deck {
    /// Counts the decks of one run of the program; each has its own number.
    pub generation: u64,
    /// What is shown.
    pub exhibition: Exhibition,
    /// Its running order on this machine.
    pub program: Program,
    /// How it looks.
    pub theme: Theme,
    /// The folder of its files, absolute and without links.
    pub root: PathBuf,
    /// Its pictures by their names in the content file; those that could not be found are absent.
    pub pictures: BTreeMap<String, PictureId>,
    /// Everything that is wrong with it.
    pub findings: Vec<Finding>,
}

impl Deck {
    /// How many errors its files have.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    /// What the slide at `index` of the running order shows; nothing beyond the last.
    #[must_use]
    pub fn slide(&self, index: usize) -> Option<&SlideKind> {
        self.exhibition.slide(index).map(|(_, slide)| &slide.kind)
    }

    /// The names of the pictures whose files differ from those of `older`: saved anew, or found in another place.
    #[must_use]
    pub fn pictures_unlike(&self, older: &Self) -> Vec<&str> {
        let is_new = |(name, id): &(&String, &PictureId)| older.pictures.get(*name) != Some(*id);
        self.pictures.iter().filter(is_new).map(|(name, _)| name.as_str()).collect()
    }
}
