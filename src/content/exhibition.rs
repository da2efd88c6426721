//! The exhibition as a whole.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{Lang, Slide, Text};

/// Everything that is shown, in the order in which it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Exhibition {
    /// The name over the door.
    pub title: Text,
    /// The languages a visitor can choose; the first is the default. Never empty.
    pub languages: Vec<Lang>,
    /// The name of a built-in theme, or a theme file beside the content file.
    pub theme: String,
    /// Where the figures come from, for all slides that do not say otherwise.
    pub source: Text,
    /// Names and terms that a line does not tear apart where it can be helped; Chinese has no spaces to tell them by.
    pub unbroken: Vec<String>,
    /// Names of warnings that are meant to be so on all slides.
    pub allow: Vec<String>,
    /// The chapters; each has at least one slide.
    pub chapters: Vec<Chapter>,
}

/// Slides that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Chapter {
    /// A name for machines, unique in the exhibition.
    pub id: String,
    /// The name shown to visitors.
    pub title: Text,
    /// One to four characters for the chapter's seal; empty for the number.
    pub seal: Text,
    /// The chapter's colour.
    pub tint: Tint,
    /// The slides; never empty.
    pub slides: Vec<Slide>,
}

/// A chapter's colour, out of the theme's palette.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tint {
    /// Rammed earth and sand.
    #[default]
    Loess,
    /// The red of the gate towers.
    Vermilion,
    /// Night sky.
    Indigo,
    /// Water and reeds.
    Jade,
    /// Snow and aluminium.
    Snow,
    /// Lamplight and molten metal.
    Gold,
}

impl Exhibition {
    /// All slides with their chapters, in running order.
    pub fn slides(&self) -> impl Iterator<Item = (&Chapter, &Slide)> {
        self.chapters.iter().flat_map(|chapter| chapter.slides.iter().map(move |slide| (chapter, slide)))
    }

    /// The slide at `index` of the running order, with its chapter.
    #[must_use]
    pub fn slide(&self, index: usize) -> Option<(&Chapter, &Slide)> {
        self.slides().nth(index)
    }

    /// The files of all pictures, in every version, each once.
    #[must_use]
    pub fn files(&self) -> BTreeSet<&str> {
        self.slides().flat_map(|(_, slide)| slide.kind.files()).collect()
    }

    /// Number of slides in all chapters.
    #[must_use]
    pub fn slide_count(&self) -> usize {
        self.chapters.iter().map(|chapter| chapter.slides.len()).sum()
    }
}
