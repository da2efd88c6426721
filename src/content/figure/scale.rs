//! The power of ten that a number is written with, and its digits.

use crate::content::{Lang, Unit, wording::Figures};

/// How numbers of a kind are written.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    /// The number is divided by this.
    divisor: f64,
    /// Stands before the digits and touches them: `¥`.
    before: String,
    /// Stands after the digits and touches them: `%`.
    after: String,
    /// The mark before decimals.
    decimal: String,
    /// The mark between thousands; empty for none.
    group: String,
    /// The word after the number.
    pub(super) unit: String,
}

/// A step of a scale: the number from which it is used, and its word.
type Step<'a> = (f64, &'a str);

/// The steps of watts with SI prefixes.
const SI_WATT: &[Step<'static>] = &[(1e12, "TW"), (1e9, "GW"), (1e6, "MW"), (1e3, "kW"), (1.0, "W")];

/// The most decimals that are shown.
const DECIMALS_MAX: usize = 3;
/// Ten to the power of [`DECIMALS_MAX`].
const SHIFT: f64 = 1000.0;
/// Below this, a number is written out if no step shows it exactly.
const WRITTEN_OUT_BELOW: f64 = 1e6;

impl Scale {
    /// The one scale with which all `values` of `unit` are written.
    pub(super) fn of(values: &[f64], unit: &Unit, lang: &Lang) -> Self {
        let figures = &lang.wording().figures;
        // Where watts are counted by the language's own powers of ten, kilowatts are what is counted.
        let by_kilowatt = *unit == Unit::Watt && !figures.kilowatt().is_empty();
        let steps: Vec<Step<'_>> = match unit {
            Unit::Percent => vec![(1.0, "")],
            Unit::Watt if by_kilowatt => {
                powers(figures).map(|(size, word)| (size * 1e3, word)).chain([(1e3, ""), (1.0, "")]).collect()
            }
            Unit::Watt | Unit::WattPeak => SI_WATT.to_vec(),
            _ => powers(figures).chain([(1.0, "")]).collect(),
        };
        let (divisor, word) = choose(values, &steps);
        let step = form(word, values.iter().all(|value| is_one(value.abs() / divisor, lang)));
        let noun = match unit {
            Unit::Watt if by_kilowatt && divisor < 1e3 => figures.watt(),
            Unit::Watt if by_kilowatt => figures.kilowatt(),
            _ => noun(unit, lang),
        };
        let between = if step.is_empty() || noun.is_empty() { "" } else { figures.of() };
        let only = |wanted: Unit, text: &str| if *unit == wanted { text.to_owned() } else { String::new() };
        Self {
            divisor,
            before: only(Unit::Yuan, figures.yuan_before()),
            after: only(Unit::Percent, figures.percent()),
            decimal: figures.decimal().to_owned(),
            group: figures.group().to_owned(),
            unit: format!("{step}{between}{noun}"),
        }
    }

    /// The digits of `value` without its sign.
    pub(super) fn digits(&self, value: f64) -> String {
        let last = value.abs() / self.divisor;
        let number = format!("{:.*}", decimals(last), last);
        let (whole, rest) = number.split_once('.').map_or((number.as_str(), None), |(whole, rest)| (whole, Some(rest)));
        let mut written = grouped(whole, &self.group);
        if let Some(rest) = rest {
            written = format!("{written}{}{rest}", self.decimal);
        }
        format!("{}{written}{}", self.before, self.after)
    }
}

/// The powers of ten for which the language has a word, the largest first.
fn powers(figures: &Figures) -> impl Iterator<Item = Step<'_>> {
    let all = [
        (1e12, figures.trillion()),
        (1e9, figures.billion()),
        (1e8, figures.hundred_million()),
        (1e6, figures.million()),
        (1e4, figures.ten_thousand()),
    ];
    all.into_iter().filter(|(_, word)| !word.is_empty())
}

/// Of `million|millions` the one that suits.
fn form(words: &str, is_one: bool) -> &str {
    words.split_once('|').map_or(words, |(one, several)| if is_one { one } else { several })
}

/// Whether a number takes the word for one, by the plural rules of the Unicode CLDR.
fn is_one(number: f64, lang: &Lang) -> bool {
    if matches!(lang.primary(), "fr" | "pt") { number < 2.0 } else { number == 1.0 }
}

/// The word after the number and its power.
fn noun<'a>(unit: &'a Unit, lang: &'a Lang) -> &'a str {
    let figures = &lang.wording().figures;
    match unit {
        Unit::None | Unit::Percent | Unit::Watt | Unit::WattPeak => "",
        Unit::Yuan => figures.yuan(),
        Unit::Tonne => figures.tonne(),
        Unit::SquareMetre => figures.square_metre(),
        Unit::Of(text) => text.get(lang),
    }
}

/// Numbers of fewer digits than this are read at a glance.
const SHORT_BELOW: f64 = 1e5;

/// The largest step that shows all values exactly; else the largest that fits, unless the numbers are short without
/// one. Nobody writes 0.21 万 beside 8.3 万: where some would be below one, and all are short without a word, none is taken.
fn choose<'a>(values: &[f64], steps: &[Step<'a>]) -> Step<'a> {
    let largest = values.iter().fold(0.0, |largest: f64, value| largest.max(value.abs()));
    let fitting = || steps.iter().copied().filter(|(size, _)| largest >= *size);
    let exact = |(size, _): &Step<'_>| values.iter().all(|value| is_exact(value.abs() / size));
    let smallest = steps.last().copied().unwrap_or((1.0, ""));
    let rounded = || if largest < WRITTEN_OUT_BELOW { None } else { fitting().next() };
    let splits = |(size, _): &Step<'_>| {
        let next = steps.iter().find(|(other, _)| other < size);
        values.iter().any(|value| *value != 0.0 && value.abs() < *size)
            && next.is_some_and(|next| next.1.is_empty() && largest / next.0 < SHORT_BELOW && exact(next))
    };
    fitting().filter(|step| !splits(step)).find(exact).or_else(rounded).unwrap_or(smallest)
}

/// Whether `number` needs no more than the most decimals, apart from the noise of floating point.
fn is_exact(number: f64) -> bool {
    let shifted = number * SHIFT;
    (shifted - shifted.round()).abs() <= shifted.abs() * 1e-12 + 1e-9
}

/// As many decimals as `number` needs, up to the most.
fn decimals(number: f64) -> usize {
    let written = format!("{number:.DECIMALS_MAX$}");
    let needed = written.trim_end_matches('0');
    needed.split_once('.').map_or(0, |(_, decimals)| decimals.len())
}

/// With marks between thousands.
fn grouped(whole: &str, mark: &str) -> String {
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push_str(mark);
        }
        out.push(digit);
    }
    out
}
