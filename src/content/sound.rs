//! What is heard on a slide or in a chapter: the files of the author, and what reading them tells.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Lang, Text, declare::choices, film::file_for};
use crate::units::SoundFacts;

/// A slide told by a voice: a file for each language, or one for all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(from = "Text")]
pub struct Narration {
    /// The file for each language.
    pub files: Text,
    /// What is known of each file; files that cannot be played are absent.
    pub facts: BTreeMap<String, SoundFacts>,
}

impl From<Text> for Narration {
    fn from(files: Text) -> Self {
        Self { files, facts: BTreeMap::new() }
    }
}

impl Narration {
    /// The name of the file for `lang`: its own, the one for all languages, or that of a near relative; those of other
    /// languages help nobody.
    #[must_use]
    pub fn file(&self, lang: &Lang) -> Option<&str> {
        file_for(&self.files, lang)
    }

    /// What can be played in `lang`: the file, and what is known of it.
    #[must_use]
    pub fn told(&self, lang: &Lang) -> Option<(&str, SoundFacts)> {
        let file = self.file(lang)?;
        Some((file, *self.facts.get(file)?))
    }

    /// All files, also those that cannot be played.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        let Text { common, by_lang } = &self.files;
        common.iter().chain(by_lang.values()).map(String::as_str).filter(|file| !file.is_empty())
    }
}

/// The file of a sound that is always there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(from = "String")]
pub struct SoundFile {
    /// Path relative to the folder of `content.ron`, with forward slashes; empty where there is no sound.
    pub path: String,
    /// What is known of it; nothing where it was not looked at, or cannot be played.
    pub facts: Option<SoundFacts>,
}

impl From<String> for SoundFile {
    fn from(path: String) -> Self {
        Self { path, facts: None }
    }
}

choices! {
    /// When a film is heard.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
    FilmSound {
        /// Never.
        #[default]
        Off = "off",
        /// While somebody is there; in the loop it plays without a sound.
        OnTouch = "on_touch",
        /// Always.
        On = "on",
    }
}
