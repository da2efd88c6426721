//! Numbers, spans and dates as people write them.

use jiff::civil::{Date, Weekday};

use crate::{
    diag::{Language, Words},
    words,
};

/// A number with a mark between thousands.
pub(super) fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut said = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said
}

/// A span, as finely as it matters.
pub(super) fn span(seconds: u64) -> Words {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    match seconds {
        0..60 => words!("{seconds} s", seconds),
        60..600 => words!("{minutes} min {seconds} s", minutes, seconds = seconds % 60),
        600..3600 => words!("{minutes} min", minutes),
        3600..36_000 => words!("{hours} h {minutes} min", hours, minutes),
        _ => words!("{hours} h", hours = number((seconds + 1800) / 3600)),
    }
}

/// A part of a whole, in per cent.
pub(super) fn percent(part: u64, whole: u64) -> String {
    match (part * 100 + whole / 2).checked_div(whole) {
        None => "–".to_owned(),
        Some(0) if part > 0 => "<1%".to_owned(),
        Some(percent) => format!("{percent}%"),
    }
}

/// A date in full.
pub(super) fn date(day: Date, language: Language) -> String {
    let (year, month, of_month) = (day.year().to_string(), month(day.month()), day.day().to_string());
    words!("{day} {month} {year}", day = of_month, month, year).in_language(language)
}

/// A date for narrow columns.
pub(super) fn short_date(day: Date, language: Language) -> String {
    match language {
        Language::Chinese => date(day, language),
        Language::English => {
            let month: String = month(day.month()).in_language(language).chars().take(3).collect();
            format!("{} {month} {}", day.day(), day.year())
        }
    }
}

/// The name of a month.
pub(super) fn month(month: i8) -> Words {
    match month {
        1 => words!("January"),
        2 => words!("February"),
        3 => words!("March"),
        4 => words!("April"),
        5 => words!("May"),
        6 => words!("June"),
        7 => words!("July"),
        8 => words!("August"),
        9 => words!("September"),
        10 => words!("October"),
        11 => words!("November"),
        _ => words!("December"),
    }
}

/// The name of a day of the week.
pub(super) fn weekday(day: Weekday) -> Words {
    match day {
        Weekday::Monday => words!("Monday"),
        Weekday::Tuesday => words!("Tuesday"),
        Weekday::Wednesday => words!("Wednesday"),
        Weekday::Thursday => words!("Thursday"),
        Weekday::Friday => words!("Friday"),
        Weekday::Saturday => words!("Saturday"),
        Weekday::Sunday => words!("Sunday"),
    }
}
