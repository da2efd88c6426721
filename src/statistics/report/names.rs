//! The names of slides and languages in a report.

use crate::{
    content::{Exhibition, Lang, Slide, Text},
    diag::{Language, Words},
    words,
};

/// The exhibition's title and the headings of its slides; without an exhibition, their ids stand in.
#[derive(Clone, Debug, Default)]
pub struct Names {
    title: Option<String>,
    /// Id and heading of each slide, in running order.
    slides: Vec<(String, String)>,
}

impl Names {
    /// The names of an exhibition in the language that is nearest to `language`.
    #[must_use]
    pub fn of(exhibition: &Exhibition, language: Language) -> Self {
        let wanted = |lang: &&Lang| lang.is_chinese() == (language == Language::Chinese);
        let spoken = exhibition.languages.iter();
        let english = spoken.clone().find(|lang| language == Language::English && lang.0.starts_with("en"));
        let lang = english.or_else(|| spoken.clone().find(wanted)).or_else(|| spoken.clone().next());
        let Some(lang) = lang else { return Self::default() };
        // Chinese needs no space where its author broke a line.
        let said = |text: &Text| if lang.is_chinese() { text.get(lang).replace('\n', "") } else { text.one_line(lang) };
        let slide = |(_, slide): (_, &Slide)| (slide.id.clone(), said(slide.kind.heading()));
        Self {
            title: Some(said(&exhibition.title)).filter(|title| !title.is_empty()),
            slides: exhibition.slides().map(slide).collect(),
        }
    }

    /// The exhibition's title.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The ids of all slides of the exhibition, in running order.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.slides.iter().map(|(id, _)| id.as_str())
    }

    /// A slide's heading, else its id.
    pub(super) fn slide(&self, id: &str) -> String {
        let known = self.slides.iter().find(|(known, _)| known == id).map(|(_, heading)| heading.clone());
        known.filter(|heading| !heading.is_empty()).unwrap_or_else(|| id.to_owned())
    }
}

/// The name of a visitors' language.
pub(super) fn language(tag: &str) -> Words {
    match tag.split('-').next().unwrap_or_default() {
        "zh" => words!("Chinese"),
        "en" => words!("English"),
        "fr" => words!("French"),
        "de" => words!("German"),
        "es" => words!("Spanish"),
        "it" => words!("Italian"),
        "pt" => words!("Portuguese"),
        "ru" => words!("Russian"),
        "ja" => words!("Japanese"),
        "ko" => words!("Korean"),
        "ar" => words!("Arabic"),
        _ => Words::verbatim(tag),
    }
}
