//! What the values in `kiosk.ron` must be.

use std::ops::RangeInclusive;

use super::{DateList, Days, SECONDS, TimeOfDay, codes, dates::Slip, zone};
use crate::{
    content::{Refusal, Written, codes::NUMBER_RANGE, days_rule, meant_date, nearest_day},
    diag::Words,
    lock::PinHash,
    words,
};

/// Sides of panels in millimetres: from the smallest that fingers can use to a wall of many metres.
const PANEL_MM: RangeInclusive<f64> = 50.0..=20_000.0;

/// Distances from which a panel is read, in metres: from a tablet in the hand to the far side of a hall.
const VIEWING_M: RangeInclusive<f64> = 0.2..=20.0;

/// Heights of a panel's lower edge above the floor, in millimetres.
const LOWER_EDGE_MM: RangeInclusive<f64> = 0.0..=5_000.0;

/// Sides of panels in pixels.
const PANEL_PX: RangeInclusive<f64> = 320.0..=16_384.0;

/// How many times the reading time of a slide a visitor may do nothing.
const FACTOR: RangeInclusive<f64> = 0.0..=100.0;

/// How loud a machine may be: from nothing to all that it can.
const VOLUME: RangeInclusive<f64> = 0.0..=100.0;

/// Numbers of monitors.
const MONITOR: RangeInclusive<f64> = 0.0..=99.0;

pub(super) fn seconds(value: &Written<'_>) -> Result<(), Refusal> {
    number(
        value,
        &SECONDS,
        words!("a number of seconds, {least} to {most},", least = *SECONDS.start(), most = *SECONDS.end()),
    )
}

pub(super) fn factor(value: &Written<'_>) -> Result<(), Refusal> {
    number(value, &FACTOR, words!("a number from {least} to {most}", least = *FACTOR.start(), most = *FACTOR.end()))
}

pub(super) fn metres(value: &Written<'_>) -> Result<(), Refusal> {
    let (least, most) = (*VIEWING_M.start(), *VIEWING_M.end());
    number(value, &VIEWING_M, words!("a distance in metres, {least} to {most},", least, most))
}

pub(super) fn lower_edge(value: &Written<'_>) -> Result<(), Refusal> {
    let (least, most) = (*LOWER_EDGE_MM.start(), *LOWER_EDGE_MM.end());
    number(value, &LOWER_EDGE_MM, words!("a height in millimetres, {least} to {most},", least, most))
}

pub(super) fn monitor(value: &Written<'_>) -> Result<(), Refusal> {
    whole(value, &MONITOR)
}

pub(super) fn volume(value: &Written<'_>) -> Result<(), Refusal> {
    whole(value, &VOLUME)
}

fn whole(value: &Written<'_>, range: &RangeInclusive<f64>) -> Result<(), Refusal> {
    let wanted = words!("a whole number from {least} to {most}", least = *range.start(), most = *range.end());
    match value {
        Written::Word(word) if !is_whole(word) && parsed(word).is_some() => Err(out_of_range(wanted, word)),
        _ => number(value, range, wanted),
    }
}

fn number(value: &Written<'_>, range: &RangeInclusive<f64>, wanted: Words) -> Result<(), Refusal> {
    match value {
        Written::Word(word) => match parsed(word) {
            Some(number) if range.contains(&number) => Ok(()),
            Some(_) => Err(out_of_range(wanted, word)),
            None => Err(Refusal::Form(wanted)),
        },
        _ => Err(Refusal::Form(wanted)),
    }
}

fn out_of_range(wanted: Words, found: &str) -> Refusal {
    Refusal::Value(NUMBER_RANGE, words!("{wanted} belongs here, found {found}", wanted, found), None)
}

fn parsed(word: &str) -> Option<f64> {
    word.replace('_', "").parse().ok()
}

fn is_whole(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || c == '_')
}

pub(super) fn panel_mm(value: &Written<'_>) -> Result<(), Refusal> {
    panel(value, &PANEL_MM, |_| true, &words!("a size in millimetres, for example `(1210, 680)`,"))
}

pub(super) fn panel_px(value: &Written<'_>) -> Result<(), Refusal> {
    panel(value, &PANEL_PX, is_whole, &words!("a size in pixels, for example `(3840, 2160)`,"))
}

/// Checks that a value is two numbers in `range`, each written as `is_so` demands.
fn panel(
    value: &Written<'_>,
    range: &RangeInclusive<f64>,
    is_so: impl Fn(&str) -> bool,
    wanted: &Words,
) -> Result<(), Refusal> {
    let Written::Tuple(sides) = value else { return Err(Refusal::Form(wanted.clone())) };
    let numbers: Vec<f64> = sides.iter().filter_map(|side| parsed(side)).collect();
    let ([width, height], true) = (&numbers[..], numbers.len() == sides.len()) else {
        return Err(Refusal::Form(wanted.clone()));
    };
    if range.contains(width) && range.contains(height) && sides.iter().all(|side| is_so(side)) {
        return Ok(());
    }
    let found = format!("({})", sides.join(", "));
    let message = words!("{wanted} belongs here, found {found}", wanted = wanted.clone(), found);
    let hint = words!("each of them is {least} to {most}", least = *range.start(), most = *range.end());
    Err(Refusal::Value(NUMBER_RANGE, message, Some(hint)))
}

pub(super) fn days(value: &Written<'_>) -> Result<(), Refusal> {
    let dates = words!("dates stand in `special_days: [(dates: \"2026-10-01\", closed: true)]`");
    days_rule(value, codes::DAYS, dates)
}

pub(super) fn dates(value: &Written<'_>) -> Result<(), Refusal> {
    let wanted = || words!("a text with dates, `\"2026-10-01\"` or, for every year, `\"12-25\"`,");
    let Written::Text(text) = value else { return Err(Refusal::Form(wanted())) };
    let Err(slip) = DateList::parse(text) else { return Ok(()) };
    let otherwise =
        || words!("dates are written `\"2026-10-01\"`, `\"2026-10-01 - 2026-10-07\"` or, for every year, `\"12-25\"`");
    let advice = |part: &str| match meant_date(part) {
        Some(name) => words!("did you mean `{name}`?", name),
        None if Days::parse(part).is_ok() || nearest_day(part).is_some() => {
            words!("days of the week stand in `opening_hours`")
        }
        None => otherwise(),
    };
    let (message, hint) = match slip {
        Slip::Missing => (words!("a date is missing in \"{text}\"", text), otherwise()),
        Slip::NoDate(part) => (words!("\"{part}\" is no date", part), advice(part)),
        Slip::NoSuchDay(part) => (words!("no calendar has the day in \"{part}\"", part), advice(part)),
        Slip::Backwards(part, meant) => (
            words!("\"{part}\" ends before it begins", part),
            words!("did you mean `{name}`?", name = meant.to_string()),
        ),
    };
    Err(Refusal::Value(codes::DATE, message, Some(hint)))
}

pub(super) fn time(value: &Written<'_>) -> Result<(), Refusal> {
    let Written::Text(text) = value else {
        return Err(Refusal::Form(words!("a time in quotes, for example `\"09:00\"`,")));
    };
    if TimeOfDay::parse(text).is_some() {
        return Ok(());
    }
    let message = words!("\"{text}\" is no time of day", text);
    let hint = words!("hours and minutes are written `\"09:00\"`; midnight as a closing time is `\"24:00\"`");
    Err(Refusal::Value(codes::TIME, message, Some(hint)))
}

pub(super) fn pin(value: &Written<'_>) -> Result<(), Refusal> {
    let hint = words!("`xiongguan pin` asks for a PIN and prints the line that belongs here");
    let is_bare = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let message = match value {
        Written::Text(text) if PinHash::parse(text).is_ok() => return Ok(()),
        Written::Text(text) if is_bare(text) => words!("the PIN itself stands here, for everybody to read"),
        Written::Word(word) if is_bare(word) => words!("the PIN itself stands here, for everybody to read"),
        Written::Text(_) => words!("this is no hash of a PIN"),
        _ => return Err(Refusal::Form(words!("the hash of a PIN in quotes, as `xiongguan pin` prints it,"))),
    };
    Err(Refusal::Value(codes::PIN, message, Some(hint)))
}

pub(super) fn time_zone(value: &Written<'_>) -> Result<(), Refusal> {
    let Written::Text(name) = value else {
        return Err(Refusal::Form(words!("the name of a time zone in quotes, for example `\"Asia/Shanghai\"`,")));
    };
    if zone::zone(name).is_some() {
        return Ok(());
    }
    let message = words!("there is no time zone `{name}`", name);
    Err(Refusal::Value(codes::TIME_ZONE, message, Some(zone::advice(name))))
}
