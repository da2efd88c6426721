//! Typed numbers in both languages.

use xiongguan::content::{Bound, Figure, Lang, Per, Rank, Stat, Text, Unit, axis_figures};

/// A number and its unit, and nothing else.
pub(crate) fn stat(value: f64, unit: Unit) -> Stat {
    Stat {
        value,
        unit,
        label: Text::default(),
        bound: Bound::Exact,
        sign: false,
        per: Per::Once,
        as_of: Text::default(),
        source: Text::default(),
        highlight: false,
    }
}

fn beds() -> Unit {
    let mut text = Text::default();
    text.by_lang.insert(Lang::new("zh"), "张床位".to_owned());
    text.by_lang.insert(Lang::new("en"), "beds".to_owned());
    Unit::Of(text)
}

/// The parts of a figure, divided by bars; empty parts at the ends are left out.
fn line(figure: &Figure) -> String {
    [&figure.lead, &figure.digits, &figure.unit, &figure.tail]
        .map(String::as_str)
        .join("|")
        .trim_matches('|')
        .to_owned()
}

#[track_caller]
fn reads(stat: &Stat, zh: &str, en: &str) {
    assert_eq!(line(&stat.figure(&Lang::new("zh"))), zh);
    assert_eq!(line(&stat.figure(&Lang::new("en"))), en);
}

#[test]
fn amounts_are_told_in_the_units_of_each_language() {
    reads(&stat(101.5e9, Unit::Yuan), "1015|亿元", "¥101.5|billion");
    reads(&stat(18.4e9, Unit::Yuan), "184|亿元", "¥18.4|billion");
    reads(&stat(12_345.0, Unit::Yuan), "12345|元", "¥12,345");
    reads(&stat(2e12, Unit::Yuan), "2|万亿元", "¥2|trillion");
    reads(&stat(1.93e9, Unit::Watt), "193|万千瓦", "1.93|GW");
    reads(&stat(5e9, Unit::WattPeak), "5|GW", "5|GW");
    reads(&stat(660e3, Unit::Tonne), "66|万吨", "660,000|t");
    reads(&stat(1.7e6, Unit::Tonne), "170|万吨", "1.7|million t");
    reads(&stat(6e6, Unit::Tonne), "600|万吨", "6|million t");
    reads(&stat(97.48, Unit::Percent), "97.48%", "97.48%");
    reads(&stat(0.1 + 0.2, Unit::Percent), "0.3%", "0.3%");
    reads(&stat(0.0, Unit::None), "0", "0");
    reads(&stat(312_663.0, Unit::None), "312663", "312,663");
    reads(&stat(9600.0, beds()), "9600|张床位", "9,600|beds");
    reads(&stat(4e6, beds()), "400|万张床位", "4|million beds");
}

#[test]
fn signs_bounds_and_rates_say_the_rest() {
    reads(&Stat { sign: true, ..stat(139.0, Unit::Percent) }, "+139%", "+139%");
    reads(&stat(-2.5, Unit::Percent), "\u{2013}2.5%", "\u{2013}2.5%");
    reads(&stat(-3e9, Unit::Yuan), "\u{2013}30|亿元", "\u{2013}¥3|billion");
    reads(&Stat { per: Per::Head, ..stat(29.0, Unit::SquareMetre) }, "人均|29|平方米", "29|m²|a head");
    reads(&Stat { per: Per::Thousand, ..stat(7.6, beds()) }, "每千人|7.6|张床位", "7.6|beds|per 1,000 people");
    let yearly = Stat { per: Per::Year, bound: Bound::MoreThan, ..stat(6e6, Unit::Tonne) };
    reads(&yearly, "每年超过|600|万吨", "more than|6|million t|a year");
    reads(&Stat { bound: Bound::AtLeast, ..stat(40.0, Unit::None) }, "40||以上", "at least|40");
    reads(&Stat { bound: Bound::LessThan, ..stat(40.0, Unit::None) }, "不到|40", "less than|40");
}

#[test]
fn places_are_ordinals() {
    let figure = |place, of, lang: &str| {
        let (label, as_of, source) = (Text::default(), Text::default(), Text::default());
        let rank = Rank { place, of, label, as_of, source, highlight: false };
        line(&rank.figure(&Lang::new(lang)))
    };
    assert_eq!(figure(13, Some(339), "zh"), "第|13||/ 339");
    assert_eq!(figure(13, Some(339), "en"), "13th||of 339");
    let english = [1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111, 112, 113].map(|place| figure(place, None, "en"));
    let expected =
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "101st", "111th", "112th", "113th"];
    assert_eq!(english, expected);
}

#[test]
fn numbers_side_by_side_share_a_scale() {
    let lines = |lang: &str| -> Vec<String> {
        axis_figures(&[98e6, 101.5e9], &Unit::Yuan, &Lang::new(lang)).iter().map(line).collect()
    };
    assert_eq!(lines("en"), ["¥0.098|billion", "¥101.5|billion"]);
    assert_eq!(lines("zh"), ["0.98|亿元", "1015|亿元"]);
    // Nobody writes 0.21 万 where all are short without the word.
    let bolts = |values: &[f64]| -> Vec<String> {
        axis_figures(values, &Unit::None, &Lang::new("zh")).iter().map(line).collect()
    };
    assert_eq!(bolts(&[46e3, 83e3, 2100.0]), ["46000", "83000", "2100"]);
    assert_eq!(bolts(&[46e3, 83e3]), ["4.6|万", "8.3|万"]);
    assert_eq!(bolts(&[5e7, 1e9]), ["0.5|亿", "10|亿"], "too long for a glance");
}
