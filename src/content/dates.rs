//! What those who write dates in their own way may mean.

use jiff::civil::Date;

/// A year that has all days.
const LEAP_YEAR: i16 = 2024;

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// What stands between two dates in people's own ways of writing.
const BETWEEN: [&str; 10] = [" to ", " until ", " - ", "–", "—", "－", "至", "到", "~", "～"];

/// How a date or a range of dates that is written otherwise would be written, if its meaning is clear.
#[must_use]
pub fn meant_date(part: &str) -> Option<String> {
    let ends = BETWEEN.iter().find_map(|between| part.split_once(between));
    let ends = ends.or_else(|| if part.matches('-').count() == 1 { part.split_once('-') } else { None });
    let single = || Some(written(numbers(part, None)?));
    let Some((first, last)) = ends else { return single() };
    let both = || {
        let first = numbers(first, None)?;
        let last = numbers(last, first.1.into())?;
        Some(format!("{} - {}", written(first), written(last)))
    };
    both().or_else(single)
}

/// Year, if there is one, month and day.
type Numbers = (Option<i16>, i16, i16);

fn written((year, month, day): Numbers) -> String {
    year.map_or_else(|| format!("{month:02}-{day:02}"), |year| format!("{year:04}-{month:02}-{day:02}"))
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The date that the numbers and the name of a month in `text` most likely mean; `of` is the month of the date before it.
fn numbers(text: &str, of: Option<i16>) -> Option<Numbers> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let name = |word: &&str| MONTHS.iter().position(|month| word.starts_with(month));
    let month = words.iter().find_map(name).and_then(|place| i16::try_from(place + 1).ok());
    let digits = lower.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let values: Vec<i16> = digits.map(str::parse).collect::<Result<_, _>>().ok()?;
    let is_year = |value: i16| value >= 1000;
    // In "24.12." the day comes first, in "12/24" nobody knows; a number above twelve is no month.
    let day_first = text.contains('.');
    let pair = |a: i16, b: i16| match (a > 12, b > 12) {
        (true, false) => Some((b, a)),
        (false, true) => Some((a, b)),
        _ if day_first => Some((b, a)),
        _ if a == b || !text.contains('/') => Some((a, b)),
        _ => None,
    };
    let (year, month, day) = match (month, values[..].as_ref()) {
        (Some(month), [day]) if !is_year(*day) => (None, month, *day),
        (Some(month), [a, b]) if is_year(*a) != is_year(*b) => (Some(*a.max(b)), month, *a.min(b)),
        (None, [year, month, day]) if is_year(*year) => (Some(*year), *month, *day),
        (None, [a, b, year]) if is_year(*year) => pair(*a, *b).map(|(month, day)| (Some(*year), month, day))?,
        (None, [a, b]) => pair(*a, *b).map(|(month, day)| (None, month, day))?,
        (None, [day]) => (None, of?, *day),
        _ => return None,
    };
    let is_day = date(year.unwrap_or(LEAP_YEAR), month, day).is_some();
    is_day.then_some((year, month, day))
}
