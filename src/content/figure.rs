//! Writes a typed number in each language, computed from its value.

mod scale;

use self::scale::Scale;
use super::{Bound, Lang, Per, Point, Rank, Stat, Unit};

/// A number as text in parts, since the parts differ in size and weight.
///
/// Read in order with thin spaces where the language has them: `lead` `digits` `unit`, then `tail`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// Small words before the number: `超过`, `more than`.
    pub lead: String,
    /// The numeral with what touches it: `¥101.5`, `+139%`, `97.48%`, `1015`.
    pub digits: String,
    /// The unit after it, set smaller: `亿元`, `billion`, `GW`, `万吨`.
    pub unit: String,
    /// Small words after it: `/年`, `a year`, `a head`.
    pub tail: String,
}

impl Figure {
    /// All parts in one line, as a screen reader should say it.
    #[must_use]
    pub fn spoken(&self) -> String {
        let parts = [&self.lead, &self.digits, &self.unit, &self.tail];
        parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
    }
}

impl Stat {
    /// The number as it stands.
    #[must_use]
    pub fn figure(&self, lang: &Lang) -> Figure {
        let scale = Scale::of(&[self.value], &self.unit, lang);
        let sign = if self.sign && self.value > 0.0 { "+" } else { minus(self.value) };
        let digits = scale.digits(self.value);
        let (lead, tail) = if lang.is_chinese() { self.chinese_words() } else { self.english_words() };
        Figure { lead, digits: format!("{sign}{digits}"), unit: scale.unit, tail }
    }

    /// Small words before and after: 人均超过 …, … 以上.
    fn chinese_words(&self) -> (String, String) {
        let per = match self.per {
            Per::Once => "",
            Per::Year => "每年",
            Per::Head => "人均",
            Per::Thousand => "每千人",
        };
        let (before, after) = self.bound.chinese();
        (format!("{per}{before}"), after.to_owned())
    }

    /// Small words before and after: more than …, … a year.
    fn english_words(&self) -> (String, String) {
        let tail = match self.per {
            Per::Once => "",
            Per::Year => "a year",
            Per::Head => "a head",
            Per::Thousand => "per 1,000 people",
        };
        (self.bound.english().to_owned(), tail.to_owned())
    }
}

impl Bound {
    /// Small words before and after a number.
    const fn chinese(self) -> (&'static str, &'static str) {
        match self {
            Self::Exact => ("", ""),
            Self::MoreThan => ("超过", ""),
            Self::AtLeast => ("", "以上"),
            Self::LessThan => ("不到", ""),
            Self::About => ("约", ""),
        }
    }

    /// Small words before a number.
    const fn english(self) -> &'static str {
        match self {
            Self::Exact => "",
            Self::MoreThan => "more than",
            Self::AtLeast => "at least",
            Self::LessThan => "less than",
            Self::About => "about",
        }
    }
}

impl Rank {
    /// The place: 第 13 / 339, 13th of 339.
    #[must_use]
    pub fn figure(&self, lang: &Lang) -> Figure {
        let of = |word: &str| self.of.map_or_else(String::new, |of| format!("{word} {of}"));
        if lang.is_chinese() {
            let digits = self.place.to_string();
            Figure { lead: "第".to_owned(), digits, unit: String::new(), tail: of("/") }
        } else {
            let digits = format!("{}{}", self.place, ordinal(self.place));
            Figure { lead: String::new(), digits, unit: String::new(), tail: of("of") }
        }
    }
}

/// One number of a diagram, with the scale that suits it.
#[must_use]
pub fn axis_figure(value: f64, unit: &Unit, lang: &Lang) -> Figure {
    axis_figures(&[value], unit, lang).pop().unwrap_or_default()
}

/// Numbers that stand side by side and therefore share one scale: 1015 亿元 beside 98 亿元, not beside 9.8 million.
#[must_use]
pub fn axis_figures(values: &[f64], unit: &Unit, lang: &Lang) -> Vec<Figure> {
    let figure = |value: &f64| {
        let scale = Scale::of(values, unit, lang);
        let digits = format!("{}{}", minus(*value), scale.digits(*value));
        Figure { digits, unit: scale.unit, ..Figure::default() }
    };
    values.iter().map(figure).collect()
}

/// The numbers of a diagram's points on one scale, each with the sign of its bound: >193 beside ≈81.
#[must_use]
pub fn point_figures(points: &[Point], unit: &Unit, lang: &Lang) -> Vec<Figure> {
    let signed = |point: &Point, figure: Figure| {
        let digits = format!("{}{}", point.bound.sign(), figure.digits);
        Figure { digits, ..figure }
    };
    points.iter().zip(unsigned(points, unit, lang)).map(|(point, figure)| signed(point, figure)).collect()
}

/// The same in words, for those who hear it: more than 193.
#[must_use]
pub fn spoken_points(points: &[Point], unit: &Unit, lang: &Lang) -> Vec<String> {
    let worded = |point: &Point, figure: Figure| {
        let (lead, tail) = if lang.is_chinese() { point.bound.chinese() } else { (point.bound.english(), "") };
        Figure { lead: lead.to_owned(), tail: tail.to_owned(), ..figure }.spoken()
    };
    points.iter().zip(unsigned(points, unit, lang)).map(|(point, figure)| worded(point, figure)).collect()
}

fn unsigned(points: &[Point], unit: &Unit, lang: &Lang) -> Vec<Figure> {
    axis_figures(&points.iter().map(|point| point.value).collect::<Vec<_>>(), unit, lang)
}

/// An en dash before a negative number: about as wide as a plus. The minus sign itself, U+2212, is in neither bundled
/// font.
fn minus(value: f64) -> &'static str {
    if value < 0.0 { "\u{2013}" } else { "" }
}

const fn ordinal(place: u32) -> &'static str {
    match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}
