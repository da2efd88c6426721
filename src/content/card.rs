//! Cards: a figure, a rank or a short note that stands beside the text of a slide.

use std::hash::{Hash, Hasher};

use serde::Deserialize;

use super::{
    Text,
    declare::{bits, choices, one_of, part},
    schema::Type,
};

one_of! {
    /// A card on a slide.
    #[derive(Clone, Debug, PartialEq, Hash, Deserialize)]
    Card = CARDS {
        /// A typed number.
        Stat = STAT,
        /// A place in a ranking.
        Rank = RANK,
        /// A short text.
        Note = NOTE,
    }
}

part! {
    /// A typed number; its form in each language is computed.
    #[derive(Clone, Debug, PartialEq, Deserialize)]
    Stat = STAT {
        /// The number in the base unit: yuan, watts, tonnes, per cent …
        value: f64 as Type::Number;
        /// What is counted.
        unit: Unit as Type::Unit, default;
        /// What the number says, in a few words.
        label: Text as Type::Text;
        /// Whether the true number is larger or smaller.
        bound: Bound as Type::Choice(Bound::WORDS), default;
        /// Show a plus sign before a positive number: a change, not an amount.
        sign: bool as Type::Flag, default;
        /// The number is a rate.
        per: Per as Type::Choice(Per::WORDS), default;
        /// When it was true, as an absolute date, for example `"2023"`.
        as_of: Text as Type::Line, default;
        /// Who says so; without it the slide's or the exhibition's source holds.
        source: Text as Type::LongLine, default;
        /// It matters most on its slide and is shown large.
        highlight: bool as Type::Flag, default;
    }
}

impl Hash for Stat {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (bits(self.value), &self.unit, &self.label, self.bound, self.sign, self.per).hash(state);
        (&self.as_of, &self.source, self.highlight).hash(state);
    }
}

choices! {
    /// What is counted, with its base unit.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
    Unit {
        /// A bare count.
        #[default]
        None = "none",
        /// Per cent; `value: 41` is 41%.
        Percent = "percent",
        /// Yuan; 101.5e9 is 1015 亿元 and ¥101.5 billion.
        Yuan = "yuan",
        /// Watts of capacity; 1.93e9 is 193 万千瓦 and 1.93 GW.
        Watt = "watt",
        /// Watts of modules made, always in SI units; 5e9 is 5 GW in both languages.
        WattPeak = "watt_peak",
        /// Tonnes; 660e3 is 66 万吨 and 660,000 t.
        Tonne = "tonne",
        /// Square metres: 29 m², 29 平方米.
        SquareMetre = "square_metre",
        /// Any other unit, in the exhibition's own words, for example `of((zh: "张床位", en: "beds"))`.
        Of(Text) = "of",
    }
}

choices! {
    /// Whether a number is exact.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
    Bound {
        /// As it stands.
        #[default]
        Exact = "exact",
        /// The true number is larger.
        MoreThan = "more_than",
        /// The true number is this or larger.
        AtLeast = "at_least",
        /// The true number is smaller.
        LessThan = "less_than",
        /// The true number is about this.
        About = "about",
    }
}

choices! {
    /// What a rate is counted over.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
    Per {
        /// Not a rate.
        #[default]
        Once = "once",
        /// Each year.
        Year = "year",
        /// For each person.
        Head = "head",
        /// For each thousand people.
        Thousand = "thousand",
    }
}

impl Bound {
    /// The sign before a number: `>` for more than; nothing for an exact one.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Exact => "",
            Self::MoreThan => ">",
            Self::AtLeast => "≥",
            Self::LessThan => "<",
            Self::About => "≈",
        }
    }

    /// Whether the true number lies above the one that is known.
    #[must_use]
    pub const fn is_open_above(self) -> bool {
        matches!(self, Self::MoreThan | Self::AtLeast)
    }
}

impl Card {
    /// What is said of its figure or title.
    #[must_use]
    pub const fn label(&self) -> &Text {
        match self {
            Self::Stat(stat) => &stat.label,
            Self::Rank(rank) => &rank.label,
            Self::Note(note) => &note.label,
        }
    }

    /// Whether its author says that it matters most.
    #[must_use]
    pub const fn is_highlighted(&self) -> bool {
        match self {
            Self::Stat(stat) => stat.highlight,
            Self::Rank(rank) => rank.highlight,
            Self::Note(note) => note.highlight,
        }
    }

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

part! {
    /// A place in a ranking; place 1 of 11 reads "1st of 11", 第 1 / 11.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
    Rank = RANK {
        /// The place, counted from 1.
        place: u32 as Type::Whole;
        /// Among how many, if known.
        of: Option<u32> as Type::Whole, default;
        /// What is ranked and among whom.
        label: Text as Type::Text;
        /// When it was true.
        as_of: Text as Type::Line, default;
        /// Who says so.
        source: Text as Type::LongLine, default;
        /// As [`Stat::highlight`].
        highlight: bool as Type::Flag, default;
    }
}

part! {
    /// A short text on a card.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
    Note = NOTE {
        /// The words that stand out.
        title: Text as Type::Text;
        /// A sentence under them.
        label: Text as Type::Text, default;
        /// As [`Stat::highlight`].
        highlight: bool as Type::Flag, default;
    }
}
