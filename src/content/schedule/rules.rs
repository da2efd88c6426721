//! What `from`, `until`, `days` and `hours` must be.

use super::{DayTime, HourList, daytime, hour_list};
use crate::{
    content::{Days, Refusal, Written, codes, days_rule, meant_date, nearest_day},
    words,
};

/// A day, or a time of a day.
pub(in crate::content) fn day(value: &Written<'_>) -> Result<(), Refusal> {
    let Written::Text(text) = value else {
        return Err(Refusal::Form(words!("a date in quotes, for example `\"2026-10-01\"`,")));
    };
    let advice = |part: &str| match meant_date(part).filter(|meant| DayTime::parse(meant).is_ok()) {
        Some(name) => words!("did you mean `{name}`?", name),
        None if Days::parse(part).is_ok() || nearest_day(part).is_some() => {
            words!("days of the week stand in `days: \"Sat, Sun\"`")
        }
        None => words!("dates are written year, month, day: `\"2026-10-01\"`, or with a time `\"2026-10-01 18:00\"`"),
    };
    let (message, hint) = match DayTime::parse(text) {
        Ok(_) => return Ok(()),
        Err(daytime::Slip::Form(part)) => (words!("\"{part}\" is no date", part), advice(part)),
        Err(daytime::Slip::Calendar(part)) => (words!("no calendar has the day in \"{part}\"", part), advice(part)),
        Err(daytime::Slip::Time(text)) => (
            words!("\"{text}\" is no time of day", text),
            words!("dates are written year, month, day: `\"2026-10-01\"`, or with a time `\"2026-10-01 18:00\"`"),
        ),
    };
    Err(Refusal::Value(codes::DATE, message, Some(hint)))
}

/// Days of the week.
pub(in crate::content) fn days(value: &Written<'_>) -> Result<(), Refusal> {
    let dates = words!("dates stand in `from: \"2026-10-01\"` and `until: \"2026-10-07\"`");
    days_rule(value, codes::DAYS, dates)
}

/// Hours of the day.
pub(in crate::content) fn hours(value: &Written<'_>) -> Result<(), Refusal> {
    let Written::Text(text) = value else {
        return Err(Refusal::Form(words!("hours in quotes, for example `\"09:00 - 12:00\"`,")));
    };
    let message = match HourList::parse(text) {
        Ok(_) => return Ok(()),
        Err(hour_list::Slip::Missing) => words!("hours are missing in \"{text}\"", text),
        Err(hour_list::Slip::NoEnd(part)) => words!("\"{part}\" does not say until when", part),
        Err(hour_list::Slip::NoTime(text)) => words!("\"{text}\" is no time of day", text),
    };
    let hint = words!(
        "hours are written `\"09:00 - 12:00\"`, several with commas between them; midnight as an end is `\"24:00\"`"
    );
    Err(Refusal::Value(codes::HOURS, message, Some(hint)))
}
