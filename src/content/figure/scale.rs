//! The power of ten that a number is written with, and its digits.

use crate::content::{Lang, Unit};

/// How numbers of a kind are written.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    /// The number is divided by this.
    divisor: f64,
    /// Stands before the digits and touches them: `¥`.
    before: &'static str,
    /// Stands after the digits and touches them: `%`.
    after: &'static str,
    /// Commas between thousands.
    grouped: bool,
    /// The word after the number.
    pub(super) unit: String,
}

/// A step of a scale: the number from which it is used, and its word.
type Step = (f64, &'static str);

/// The steps of Chinese: powers of ten thousand.
const HAN: &[Step] = &[(1e12, "万亿"), (1e8, "亿"), (1e4, "万"), (1.0, "")];
/// The steps of watts in Chinese, which are counted in 千瓦.
const HAN_WATT: &[Step] = &[(1e11, "亿千瓦"), (1e7, "万千瓦"), (1e3, "千瓦"), (1.0, "瓦")];
/// The steps of watts with SI prefixes.
const SI_WATT: &[Step] = &[(1e12, "TW"), (1e9, "GW"), (1e6, "MW"), (1e3, "kW"), (1.0, "W")];
/// The steps of English: words from a million on.
const ENGLISH: &[Step] = &[(1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1.0, "")];
/// No steps.
const PLAIN: &[Step] = &[(1.0, "")];

/// The most decimals that are shown.
const DECIMALS_MAX: usize = 3;
/// Ten to the power of [`DECIMALS_MAX`].
const SHIFT: f64 = 1000.0;
/// Below this, a number is written out if no step shows it exactly.
const WRITTEN_OUT_BELOW: f64 = 1e6;

impl Scale {
    /// The one scale with which all `values` of `unit` are written.
    pub(super) fn of(values: &[f64], unit: &Unit, lang: &Lang) -> Self {
        let chinese = lang.is_chinese();
        let steps = match unit {
            Unit::Percent => PLAIN,
            Unit::WattPeak => SI_WATT,
            Unit::Watt if !chinese => SI_WATT,
            Unit::Watt => HAN_WATT,
            _ if chinese => HAN,
            _ => ENGLISH,
        };
        let (divisor, step) = choose(values, steps);
        let noun = noun(unit, lang);
        let space = if chinese || step.is_empty() || noun.is_empty() { "" } else { " " };
        Self {
            divisor,
            before: if *unit == Unit::Yuan && !chinese { "¥" } else { "" },
            after: if *unit == Unit::Percent { "%" } else { "" },
            grouped: !chinese,
            unit: format!("{step}{space}{noun}"),
        }
    }

    /// The digits of `value` without its sign.
    pub(super) fn digits(&self, value: f64) -> String {
        let last = value.abs() / self.divisor;
        let number = format!("{:.*}", decimals(last), last);
        let number = if self.grouped { grouped(&number) } else { number };
        format!("{}{number}{}", self.before, self.after)
    }
}

/// The word after the number and its power.
fn noun<'a>(unit: &'a Unit, lang: &Lang) -> &'a str {
    let say = |zh, other| if lang.is_chinese() { zh } else { other };
    match unit {
        Unit::None | Unit::Percent | Unit::Watt | Unit::WattPeak => "",
        Unit::Yuan => say("元", ""),
        Unit::Tonne => say("吨", "t"),
        Unit::SquareMetre => say("平方米", "m²"),
        Unit::Of(text) => text.get(lang),
    }
}

/// The largest step that shows all values exactly; else the largest that fits, unless the numbers are short without
/// one.
fn choose(values: &[f64], steps: &[Step]) -> Step {
    let largest = values.iter().fold(0.0, |largest: f64, value| largest.max(value.abs()));
    let fitting = || steps.iter().copied().filter(|(size, _)| largest >= *size);
    let exact = |(size, _): &Step| values.iter().all(|value| is_exact(value.abs() / size));
    let smallest = steps.last().copied().unwrap_or((1.0, ""));
    let rounded = || if largest < WRITTEN_OUT_BELOW { None } else { fitting().next() };
    fitting().find(exact).or_else(rounded).unwrap_or(smallest)
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

/// With commas between thousands.
fn grouped(number: &str) -> String {
    let (whole, rest) = number.find('.').map_or((number, ""), |at| number.split_at(at));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}
