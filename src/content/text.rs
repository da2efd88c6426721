//! Words in the languages of the exhibition.

use std::{
    cmp::Ordering,
    collections::BTreeMap,
    fmt,
    hash::{Hash, Hasher},
    sync::Arc,
};

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::Wording;

/// A language: its tag, for example `zh` or `pt-BR`, and the program's own words in it.
///
/// Two languages with one tag are the same.
#[derive(Clone)]
pub struct Lang(pub String, Arc<Wording>);

impl Lang {
    /// The language with this tag, in which the program says what it says by itself.
    #[must_use]
    pub fn new(tag: &str) -> Self {
        Self(canonical(tag), Wording::built_in(tag))
    }

    /// The same language with words of its own.
    #[must_use]
    pub fn saying(self, wording: Wording) -> Self {
        let whole = wording.over(&self.1);
        Self(self.0, Arc::new(whole))
    }

    /// What the program itself says in this language.
    #[must_use]
    pub fn wording(&self) -> &Wording {
        &self.1
    }

    /// The first part of the tag: `pt` of `pt-BR`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The language's name for itself; of one that the program does not know, the tag.
    #[must_use]
    pub fn name(&self) -> &str {
        let is_mine = self.1.language.split('-').next() == Some(self.primary());
        self.1.name.as_deref().filter(|_| is_mine).unwrap_or(&self.0)
    }

    /// Whether Chinese typography holds: no spaces between words, marks that may not start a line.
    #[must_use]
    pub fn is_chinese(&self) -> bool {
        self.primary() == "zh"
    }
}

impl PartialEq for Lang {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl Eq for Lang {}

impl PartialOrd for Lang {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Lang {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl Hash for Lang {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Lang").field(&self.0).finish()
    }
}

/// A tag in the usual case: `zh-Hant`, `pt-BR`. Readers of BCP 47 do not heed case, and so do authors.
fn canonical(tag: &str) -> String {
    let part = |(place, part): (usize, &str)| match (place, part.len()) {
        (1.., 4) if part.is_ascii() => part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase(),
        (1.., 2) => part.to_ascii_uppercase(),
        _ => part.to_ascii_lowercase(),
    };
    tag.split('-').enumerate().map(part).collect::<Vec<_>>().join("-")
}

/// One text, the same in all languages or one for each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Text {
    /// Used for every language that has no entry of its own below; `None` if the author wrote a map.
    pub common: Option<String>,
    /// One entry for each language the author wrote.
    pub by_lang: BTreeMap<Lang, String>,
}

impl Text {
    /// A text that is the same in all languages.
    #[must_use]
    pub fn common(text: &str) -> Self {
        Self { common: Some(text.to_owned()), by_lang: BTreeMap::new() }
    }

    /// A text that is the same in all languages, as it is written in a file.
    pub(super) fn written(text: &str) -> Self {
        Self::common(&tidy(text))
    }

    /// The text in `lang`; without a translation the common text, else the one in its nearest relative (`zh` for
    /// `zh-Hant`), else in any language, else nothing.
    #[must_use]
    pub fn get(&self, lang: &Lang) -> &str {
        let relative =
            || self.by_lang.iter().find(|(other, _)| other.primary() == lang.primary()).map(|(_, text)| text);
        self.by_lang
            .get(lang)
            .or(self.common.as_ref())
            .or_else(relative)
            .or_else(|| self.by_lang.values().next())
            .map_or("", String::as_str)
    }

    /// The language in which [`Self::get`] answers, if that is known and another one than `lang`.
    #[must_use]
    pub fn other_lang(&self, lang: &Lang) -> Option<&Lang> {
        if self.common.is_some() || self.by_lang.contains_key(lang) {
            return None;
        }
        let relative = self.by_lang.keys().find(|other| other.primary() == lang.primary());
        relative.or_else(|| self.by_lang.keys().next())
    }

    /// The text in `lang` on one line, for lists and titles: as [`Self::get`], with spaces for its breaks.
    #[must_use]
    pub fn one_line(&self, lang: &Lang) -> String {
        self.get(lang).replace('\n', " ")
    }

    /// Nothing to read in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.common.as_deref().unwrap_or_default().is_empty() && self.by_lang.values().all(String::is_empty)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(r#"a text, "…" or (zh: "…", en: "…")"#)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text::written(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        let mut words = Words::default();
        while let Some(tag) = map.next_key::<String>()? {
            words.take(&tag, &mut map)?;
        }
        Ok(Text { common: None, by_lang: words.0 })
    }
}

/// The languages of a text that is being read, each with its words.
#[derive(Default)]
pub(super) struct Words(BTreeMap<Lang, String>);

impl Words {
    /// Takes the words of the language `tag`, the value that comes next.
    pub(super) fn take<'de, A: MapAccess<'de>>(&mut self, tag: &str, map: &mut A) -> Result<(), A::Error> {
        let text = map.next_value::<String>()?;
        let known = self.0.insert(Lang::new(tag), tidy(&text));
        known.map_or(Ok(()), |_| Err(A::Error::custom(format!("language `{tag}` stands twice"))))
    }

    /// The text that they make, or `otherwise` if there are none.
    pub(super) fn or(self, otherwise: Text) -> Text {
        if self.0.is_empty() { otherwise } else { Text { common: None, by_lang: self.0 } }
    }
}

/// The text without the indentation and the blank lines of a text over several lines of the file.
pub(super) fn tidy(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
