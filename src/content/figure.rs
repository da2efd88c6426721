//! Writes a typed number in each language, computed from its value.

mod scale;

use self::scale::Scale;
use super::{Bound, Lang, Per, Point, Rank, Stat, Unit, wording::filled};

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
        let (lead, tail) = around(lang, self.per.phrase(lang), self.bound.phrase(lang));
        Figure { lead, digits: format!("{sign}{digits}"), unit: scale.unit, tail }
    }
}

/// The small words before and after a number: 人均超过 …, more than … a year. Each phrase has a place for the number.
fn around(lang: &Lang, per: &str, bound: &str) -> (String, String) {
    let space = lang.wording().figures.space();
    let join = |first: &str, second: &str| {
        let (first, second) = (first.trim(), second.trim());
        let between = if first.is_empty() || second.is_empty() { "" } else { space };
        format!("{first}{between}{second}")
    };
    let ends = |phrase| str::split_once(phrase, "{figure}").unwrap_or_default();
    let (per, bound) = (ends(per), ends(bound));
    (join(per.0, bound.0), join(bound.1, per.1))
}

impl Per {
    /// The phrase for such a number.
    fn phrase(self, lang: &Lang) -> &str {
        let figures = &lang.wording().figures;
        match self {
            Self::Once => "",
            Self::Year => figures.a_year(),
            Self::Head => figures.a_head(),
            Self::Thousand => figures.per_thousand(),
        }
    }
}

impl Bound {
    /// The phrase for such a number.
    fn phrase(self, lang: &Lang) -> &str {
        let figures = &lang.wording().figures;
        match self {
            Self::Exact => "",
            Self::MoreThan => figures.more_than(),
            Self::AtLeast => figures.at_least(),
            Self::LessThan => figures.less_than(),
            Self::About => figures.about(),
        }
    }
}

impl Rank {
    /// The place: 第 13 / 339, 13th of 339.
    #[must_use]
    pub fn figure(&self, lang: &Lang) -> Figure {
        let figures = &lang.wording().figures;
        let after = match lang.primary() {
            // The only two languages here whose ending depends on the number; an own wording goes first.
            "en" if figures.place_after().is_empty() => english_ordinal(self.place),
            "fr" if self.place == 1 => "er",
            _ => figures.place_after(),
        };
        let of = self.of.map(|of| filled(figures.place_of(), &[("of", &of.to_string())]));
        Figure {
            lead: figures.place_before().to_owned(),
            digits: format!("{}{after}", self.place),
            unit: figures.place_unit().to_owned(),
            tail: of.unwrap_or_default(),
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
        let (lead, tail) = around(lang, "", point.bound.phrase(lang));
        Figure { lead, tail, ..figure }.spoken()
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

const fn english_ordinal(place: u32) -> &'static str {
    match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}
