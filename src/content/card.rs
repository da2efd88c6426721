//! Cards: a figure, a rank or a short note that stands beside the text of a slide.

use serde::Deserialize;

use super::Text;

/// A card on a slide.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum Card {
    /// A typed number.
    Stat(Stat),
    /// A place in a ranking.
    Rank(Rank),
    /// A short text.
    Note(Note),
}

/// A typed number; what it looks like in each language is worked out, never retyped.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stat {
    /// The number in the base unit: yuan, watts, tonnes, per cent …
    pub value: f64,
    /// What is counted.
    #[serde(default)]
    pub unit: Unit,
    /// What the number says, in a few words.
    pub label: Text,
    /// Whether the true number is larger or smaller.
    #[serde(default)]
    pub bound: Bound,
    /// Show a plus sign before a positive number: a change, not an amount.
    #[serde(default)]
    pub sign: bool,
    /// The number is a rate.
    #[serde(default)]
    pub per: Per,
    /// When it was true, as an absolute date, for example `"2023"`.
    #[serde(default)]
    pub as_of: Text,
    /// Who says so; without it the slide's or the exhibition's source holds.
    #[serde(default)]
    pub source: Text,
}

/// What is counted, with its base unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A bare count.
    #[default]
    None,
    /// Per cent; `value: 41` is 41%.
    Percent,
    /// Yuan; 101.5e9 is 1015 亿元 and ¥101.5 billion.
    Yuan,
    /// Watts of capacity; 1.93e9 is 193 万千瓦 and 1.93 GW.
    Watt,
    /// Watts of modules made, always in SI units; 5e9 is 5 GW in both languages.
    WattPeak,
    /// Tonnes; 660e3 is 66 万吨 and 660,000 t.
    Tonne,
    /// Square metres: 29 m², 29 平方米.
    SquareMetre,
    /// Any other unit, in the exhibition's own words, for example `of((zh: "张床位", en: "beds"))`.
    Of(Text),
}

/// Whether a number is exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// As it stands.
    #[default]
    Exact,
    /// The true number is larger.
    MoreThan,
    /// The true number is this or larger.
    AtLeast,
    /// The true number is smaller.
    LessThan,
}

/// What a rate is counted over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Not a rate.
    #[default]
    Once,
    /// Each year.
    Year,
    /// For each person.
    Head,
    /// For each thousand people.
    Thousand,
}

impl Card {
    /// When its figure was true; nothing for words.
    #[must_use]
    pub const fn as_of(&self) -> Option<&Text> {
        match self {
            Self::Stat(stat) => Some(&stat.as_of),
            Self::Rank(rank) => Some(&rank.as_of),
            Self::Note(_) => None,
        }
    }
}

/// A place in a ranking; place 1 of 11 reads "1st of 11", 第 1 / 11.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rank {
    /// The place, counted from 1.
    pub place: u32,
    /// Among how many, if known.
    #[serde(default)]
    pub of: Option<u32>,
    /// What is ranked and among whom.
    pub label: Text,
    /// When it was true.
    #[serde(default)]
    pub as_of: Text,
    /// Who says so.
    #[serde(default)]
    pub source: Text,
}

/// A short text on a card.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The words that stand out.
    pub title: Text,
    /// A sentence under them.
    #[serde(default)]
    pub label: Text,
}
