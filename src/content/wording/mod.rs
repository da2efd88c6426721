//! The program's own words to visitors and staff, in one language: names of controls, small words around figures.
//!
//! Each language is a file of `assets/words/visitors`; an exhibition may change single words, or bring a language of its
//! own.

mod declare;
mod figures;
mod staff;
mod visitors;

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use serde::Deserialize;

pub use self::{
    figures::{FIGURES, Figures},
    staff::{STAFF, Staff},
    visitors::{VISITORS, Visitors},
};
use super::{Lang, declare::part, from_ron::from_ron, schema::Type};

part! {
    /// What the program itself says in one language. What is left out is said as the program says it, or, in a language
    /// that it does not know, in English.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
    Wording = WORDING {
        /// The language's tag.
        language: String as Type::Name;
        /// What the language calls itself: `Deutsch`.
        name: Option<String> as Type::Name, default;
        /// What visitors read and hear.
        visitors: Visitors as Type::Part(&VISITORS), default;
        /// How figures are written.
        figures: Figures as Type::Part(&FIGURES), default;
        /// What staff read behind the PIN.
        staff: Staff as Type::Part(&STAFF), default;
    }
}

/// The files of the program.
static FILES: [(&str, &str); 7] = [
    ("en", include_str!("../../../assets/words/visitors/en.ron")),
    ("zh", include_str!("../../../assets/words/visitors/zh.ron")),
    ("zh-Hant", include_str!("../../../assets/words/visitors/zh-Hant.ron")),
    ("de", include_str!("../../../assets/words/visitors/de.ron")),
    ("fr", include_str!("../../../assets/words/visitors/fr.ron")),
    ("ja", include_str!("../../../assets/words/visitors/ja.ron")),
    ("ko", include_str!("../../../assets/words/visitors/ko.ron")),
];

/// The wordings of the program by language, each whole.
static BUILT_IN: LazyLock<BTreeMap<&'static str, Arc<Wording>>> = LazyLock::new(|| {
    let read = |(tag, text): &(&'static str, &str)| Some((*tag, from_ron::<Wording>(text).ok()?));
    let read: BTreeMap<&str, Wording> = FILES.iter().filter_map(read).collect();
    let english = read.get("en").cloned().unwrap_or_else(|| Wording::nothing("en"));
    read.into_iter().map(|(tag, wording)| (tag, Arc::new(wording.over(&english)))).collect()
});

impl Wording {
    /// The program's words in a language, by the most of its tag that the program knows, else in English.
    #[must_use]
    pub fn built_in(tag: &str) -> Arc<Self> {
        let found = BUILT_IN.get(known(tag).unwrap_or("en"));
        found.map_or_else(|| Arc::new(Self::nothing("en")), Arc::clone)
    }

    /// The words in the language of `tag` as they are written in a content file, whole; of a language that the program
    /// does not speak, in English, to be translated.
    #[must_use]
    pub fn file_for(tag: &str) -> String {
        let lang = Lang::new(tag);
        let source = known(&lang.0).unwrap_or("en");
        let text = FILES.iter().find(|(known, _)| *known == source).map_or("", |(_, text)| text);
        let named =
            |line: &&str| !line.starts_with("//") && (known(&lang.0).is_some() || !line.starts_with("    name:"));
        let lines: Vec<&str> = text.lines().filter(named).collect();
        lines.join("\n").replacen(&format!("language: \"{source}\""), &format!("language: \"{}\"", lang.0), 1)
    }

    /// Whether the program speaks the language of `tag`.
    #[must_use]
    pub fn is_built_in(tag: &str) -> bool {
        known(tag).is_some()
    }

    /// These words; what they lack is said as by `other`. The language's name for itself is not taken over from another
    /// language.
    #[must_use]
    pub fn over(self, other: &Self) -> Self {
        let is_same = primary(&self.language) == primary(&other.language);
        Self {
            name: self.name.or_else(|| if is_same { other.name.clone() } else { None }),
            visitors: self.visitors.over(&other.visitors),
            figures: self.figures.over(&other.figures),
            staff: self.staff.over(&other.staff),
            language: self.language,
        }
    }

    /// Every phrase with its path within the wording, in the order of their declaration.
    pub fn phrases(&self) -> impl Iterator<Item = (String, &str)> {
        let of = |part: &'static str| move |(name, text)| (format!("{part}.{name}"), text);
        let visitors = self.visitors.phrases().map(of("visitors"));
        let figures = self.figures.phrases().map(of("figures"));
        visitors.chain(figures).chain(self.staff.phrases().map(of("staff")))
    }

    /// Takes the phrases away that are not to be kept, by their paths as in [`Self::phrases`].
    pub fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.visitors.retain(|name| keep(&format!("visitors.{name}")));
        self.figures.retain(|name| keep(&format!("figures.{name}")));
        self.staff.retain(|name| keep(&format!("staff.{name}")));
    }

    fn nothing(tag: &str) -> Self {
        Self {
            language: tag.to_owned(),
            name: None,
            visitors: Visitors::default(),
            figures: Figures::default(),
            staff: Staff::default(),
        }
    }
}

/// The language that the program speaks and that is nearest to `tag`: `zh-Hant` for `zh-Hant-HK` and for `zh-TW`.
fn known(tag: &str) -> Option<&'static str> {
    let tag = match tag {
        "zh-TW" | "zh-HK" | "zh-MO" => "zh-Hant",
        tag => tag,
    };
    let ends = tag.match_indices('-').map(|(at, _)| at).chain([tag.len()]);
    let mut parts: Vec<&str> = ends.map(|end| &tag[..end]).collect();
    parts.reverse();
    parts.into_iter().find_map(|part| BUILT_IN.get_key_value(part)).map(|(tag, _)| *tag)
}

/// The first part of a tag.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// `template` with `value` for each `{name}`.
#[must_use]
pub fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        let Some(length) = rest[start..].find('}') else { break };
        let name = &rest[start + 1..start + length];
        let value = values.iter().find(|(known, _)| *known == name);
        text.push_str(&rest[..start]);
        text.push_str(value.map_or_else(|| &rest[start..=start + length], |(_, value)| value));
        rest = &rest[start + length + 1..];
    }
    text + rest
}

/// The places `{name}` of a template, sorted, each once.
#[must_use]
pub fn places(template: &str) -> Vec<&str> {
    let inside = template.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    let mut found: Vec<&str> = inside.map(|(name, _)| name).collect();
    found.sort_unstable();
    found.dedup();
    found
}
