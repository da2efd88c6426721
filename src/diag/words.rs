//! Sentences for people, in the languages of the program.
//!
//! The English sentence stands in the code that finds a fault, and is the key to its translations in `assets/words/`:
//! translators need not touch code, and programmers see the sentence.

use std::{collections::BTreeMap, fmt, sync::OnceLock};

/// A language the program itself speaks, for people behind the screen; visitors read the exhibition's languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// The language of the code.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

impl Language {
    /// The language for a tag or locale such as `zh`, `zh-Hans-CN` or `zh_CN.UTF-8`: Chinese for all that begin with
    /// `zh`, English for the rest.
    #[must_use]
    pub fn of(tag: &str) -> Self {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("zh") { Self::Chinese } else { Self::English }
    }
}

/// A sentence with values in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Words {
    /// In English, with `{name}` where a value stands.
    template: &'static str,
    values: Vec<(&'static str, Value)>,
}

/// The value with what a system or a decoder says, in English. It has no place in the sentence.
const WHY: &str = "(why)";

/// The value for a `{name}`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// The same in every language: a name, a number, a path.
    Fixed(String),
    /// A sentence within a sentence.
    Words(Words),
}

/// Words with values: `words!("`{name}` stands {count} times", name = key, count)`.
///
/// All sentences for people are written with it, so that a test can find those that lack a translation.
#[macro_export]
macro_rules! words {
    (@value $name:ident = $value:expr) => { $crate::diag::Value::from($value) };
    (@value $name:ident) => { $crate::diag::Value::from($name) };
    ($template:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::diag::Words::new(
            $template,
            ::std::vec![$((::std::stringify!($name), $crate::words!(@value $name $(= $value)?))),*],
        )
    };
}

impl Words {
    /// A sentence; see [`words!`](crate::words).
    #[must_use]
    pub const fn new(template: &'static str, values: Vec<(&'static str, Value)>) -> Self {
        Self { template, values }
    }

    /// A message of the system or of a decoder, the same in every language.
    #[must_use]
    pub fn verbatim(text: impl Into<String>) -> Self {
        Self::new("{text}", vec![("text", Value::Fixed(text.into()))])
    }

    /// The same sentence with what a system or a decoder says of it, in brackets behind it. That is English: it is told
    /// in other languages where it is known there, else left out.
    #[must_use]
    pub fn because(mut self, why: impl Into<String>) -> Self {
        self.values.push((WHY, Value::Fixed(why.into())));
        self
    }

    /// The same sentence with names of a hundred letters and more cut short.
    #[must_use]
    pub fn shortened(mut self) -> Self {
        for (_, value) in &mut self.values {
            *value = match std::mem::replace(value, Value::Fixed(String::new())) {
                Value::Fixed(text) => Value::Fixed(short_names(&text)),
                Value::Words(words) => Value::Words(words.shortened()),
            };
        }
        self
    }

    /// The sentence in a language; in English if it lacks a translation.
    #[must_use]
    pub fn in_language(&self, language: Language) -> String {
        let said = self.said(language);
        let Some(Value::Fixed(why)) = self.value(WHY) else { return said };
        match (language, super::reasons::known(why)) {
            (Language::English, _) => format!("{said} ({why})"),
            (Language::Chinese, Some(known)) => format!("{said}（{}）", known.in_language(language)),
            (Language::Chinese, None) => said,
        }
    }

    fn said(&self, language: Language) -> String {
        let template = match language {
            Language::English => self.template,
            Language::Chinese => chinese().get(self.template).map_or(self.template, String::as_str),
        };
        let mut told = String::with_capacity(template.len() + 16);
        let mut rest = template;
        while let Some(at) = rest.find('{') {
            told.push_str(&rest[..at]);
            rest = &rest[at..];
            let value = rest.find('}').and_then(|end| Some((end, self.value(&rest[1..end])?)));
            if let Some((end, value)) = value {
                told.push_str(&value.told(language));
                rest = &rest[end + 1..];
            } else {
                told.push('{');
                rest = &rest[1..];
            }
        }
        told.push_str(rest);
        told
    }

    fn value(&self, name: &str) -> Option<&Value> {
        self.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }
}

/// `text` with every run of letters that is longer than any name, such as a picture's path, cut short.
pub(crate) fn short_names(text: &str) -> String {
    const NAME_MAX: usize = 120;
    const SHOWN: usize = 40;
    // Most texts are short, and nothing is looked for in them.
    if text.len() <= NAME_MAX {
        return text.to_owned();
    }
    let shorten = |run: &str| {
        let (name, rest) = run.split_at(run.trim_end().len());
        let is_long = name.chars().nth(NAME_MAX).is_some();
        let shown: String = name.chars().take(SHOWN).collect();
        if is_long { format!("{shown}…{rest}") } else { run.to_owned() }
    };
    text.split_inclusive(char::is_whitespace).map(shorten).collect()
}

/// In English: for logs and for whoever reads the code.
impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_language(Language::English))
    }
}

impl Value {
    fn told(&self, language: Language) -> String {
        match self {
            Self::Fixed(text) => text.clone(),
            Self::Words(words) => words.in_language(language),
        }
    }
}

impl From<Words> for Value {
    fn from(words: Words) -> Self {
        Self::Words(words)
    }
}

macro_rules! fixed {
    ($($kind:ty),*) => { $(impl From<$kind> for Value {
        fn from(value: $kind) -> Self {
            Self::Fixed(value.to_string())
        }
    })* };
}

fixed!(&str, String, &String, char, usize, u8, u32, u64, f32, f64);

/// English → Chinese.
fn chinese() -> &'static BTreeMap<String, String> {
    static CATALOGUE: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    // A test checks that the catalogue can be read; if it cannot, sentences are in English.
    CATALOGUE.get_or_init(|| ron::from_str(include_str!("../../assets/words/zh.ron")).unwrap_or_default())
}
