//! Special days: which line a date goes by, how dates may be written, and what the clock does to the hours.

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime},
};
use xiongguan::{
    diag::{Severity, Source},
    settings::{past, zone::zone},
    show::{Hours, Line},
};

use super::{only, read, right};

/// Open daily from 10 to 18 h, but for these days.
fn but(special: &str) -> Hours {
    let daily = r#"opening_hours: [(days: "daily", from: "10:00", to: "18:00")]"#;
    right(&format!("Kiosk({daily}, special_days: [{special}])")).hours()
}

fn at(text: &str) -> DateTime {
    text.parse().expect("a date and a time")
}

/// From when to when it is open on a date, hour by hour.
fn open_on(hours: &Hours, date: &str) -> Vec<i8> {
    let date: Date = date.parse().expect("a date");
    (0..24).filter(|hour| hours.is_open(date.at(*hour, 0, 0, 0))).collect()
}

#[test]
fn a_holiday_is_closed_whatever_its_day_of_the_week() {
    let hours = but(r#"(dates: "2026-10-01 - 2026-10-07", closed: true), (dates: "12-25", closed: true)"#);
    assert_eq!(open_on(&hours, "2026-09-30").len(), 8);
    for day in 1..=7 {
        assert!(open_on(&hours, &format!("2026-10-0{day}")).is_empty());
    }
    assert_eq!(open_on(&hours, "2026-10-08").len(), 8);
    assert_eq!(open_on(&hours, "2027-10-01").len(), 8, "that was for one year");
    assert!(open_on(&hours, "2026-12-25").is_empty() && open_on(&hours, "2031-12-25").is_empty(), "this is for all");
    assert_eq!(hours.next_change(at("2026-10-01T12:00")), Some(at("2026-10-08T10:00")));
    assert_eq!(hours.last_change(at("2026-10-05T12:00")), Some(at("2026-09-30T18:00")));
    let ruling = hours.ruling(at("2026-10-05T12:00"));
    assert_eq!((ruling.is_open, ruling.lines), (false, vec![Line::Special(0)]));
}

#[test]
fn a_special_day_has_hours_of_its_own_and_lines_for_the_same_dates_add_up() {
    let hours = but(r#"(dates: "12-24", from: "09:00", to: "11:00"), (dates: "12-24", from: "13:00", to: "15:00")"#);
    assert_eq!(open_on(&hours, "2026-12-24"), [9, 10, 13, 14]);
    assert_eq!(hours.ruling(at("2026-12-24T13:30")).lines, [Line::Special(1)]);
    assert_eq!(hours.ruling(at("2026-12-24T12:30")).lines, [Line::Special(0), Line::Special(1)]);
    assert_eq!(hours.ruling(at("2026-12-23T12:30")).lines, [Line::Weekly(0)]);
}

#[test]
fn the_line_that_names_a_date_more_exactly_counts_wherever_it_stands() {
    let (week, day) = (r#"(dates: "10-01 - 10-07", closed: true)"#, r#"(dates: "10-03", from: "12:00", to: "14:00")"#);
    for lines in [format!("{week}, {day}"), format!("{day}, {week}")] {
        let hours = but(&lines);
        assert_eq!(open_on(&hours, "2026-10-03"), [12, 13], "{lines}");
        assert!(open_on(&hours, "2026-10-02").is_empty() && open_on(&hours, "2026-10-04").is_empty(), "{lines}");
    }
    // A date with its year counts before one of every year, even if it is one of many.
    let hours = but(r#"(dates: "2026-12-20 - 2027-01-10", closed: true), (dates: "12-24", from: "9:00", to: "13:00")"#);
    assert!(open_on(&hours, "2026-12-24").is_empty());
    assert_eq!(open_on(&hours, "2027-12-24"), [9, 10, 11, 12]);
}

#[test]
fn a_range_may_go_over_the_new_year() {
    let hours = but(r#"(dates: "12-24 - 01-06", closed: true), (dates: "2026-11-30 - 12-02", closed: true)"#);
    for closed in ["2026-12-24", "2026-12-31", "2027-01-01", "2027-01-06", "2026-11-30", "2026-12-02"] {
        assert!(open_on(&hours, closed).is_empty(), "{closed}");
    }
    for open in ["2026-12-23", "2027-01-07", "2026-12-03", "2027-11-30"] {
        assert_eq!(open_on(&hours, open).len(), 8, "{open}");
    }
    let hours = but(r#"(dates: "2026-12-24 - 01-06", closed: true)"#);
    assert!(open_on(&hours, "2027-01-06").is_empty() && open_on(&hours, "2028-01-06").len() == 8);
    let leap = but(r#"(dates: "02-29", closed: true)"#);
    assert!(open_on(&leap, "2028-02-29").is_empty() && open_on(&leap, "2027-03-01").len() == 8);
}

#[test]
fn hours_belong_to_the_date_on_which_they_begin() {
    let nights = r#"opening_hours: [(days: "daily", from: "20:00", to: "02:00")]"#;
    let hours = right(&format!(
        r#"Kiosk({nights}, special_days: [
            (dates: "2026-10-01", closed: true),
            (dates: "12-31", from: "18:00", to: "04:00"),
            (dates: "01-01", closed: true),
        ])"#
    ))
    .hours();
    assert_eq!(open_on(&hours, "2026-10-01"), [0, 1], "the evening before ends as ever");
    assert_eq!(open_on(&hours, "2026-10-02"), [20, 21, 22, 23], "the evening of the holiday has no morning after");
    assert_eq!(open_on(&hours, "2026-12-31"), [0, 1, 18, 19, 20, 21, 22, 23]);
    assert_eq!(open_on(&hours, "2027-01-01"), [0, 1, 2, 3], "a long night, and nothing on the holiday after it");
    assert_eq!(hours.next_change(at("2026-12-31T19:00")), Some(at("2027-01-01T04:00")));
}

#[test]
fn without_hours_of_the_week_other_days_are_lit_throughout() {
    let hours = right(r#"Kiosk(special_days: [(dates: "2026-10-01", closed: true)])"#).hours();
    assert!(!hours.is_empty());
    assert_eq!((open_on(&hours, "2026-09-30").len(), open_on(&hours, "2026-10-01").len()), (24, 0));
    assert_eq!(hours.next_change(at("2026-09-01T08:00")), Some(at("2026-10-01T00:00")));
    assert_eq!(hours.next_change(at("2026-10-01T08:00")), Some(at("2026-10-02T00:00")));
    assert_eq!(hours.next_change(at("2026-10-02T08:00")), None);
    assert_eq!(hours.ruling(at("2026-10-02T08:00")).lines, []);
}

/// The local times at which it opens and closes while the clock of `name` goes from one moment to another, minute by
/// minute; closings are marked with a stroke.
fn changes(hours: &Hours, name: &str, from: &str, long: i64) -> Vec<String> {
    let zone = zone(name).expect("a zone");
    let from: Timestamp = from.parse().expect("a moment");
    let mut last = None;
    let mut changes = Vec::new();
    for minute in 0..=long * 60 {
        let local = zone.to_datetime(from + SignedDuration::from_mins(minute));
        let is_open = hours.is_open(local);
        if last.is_some_and(|last| last != is_open) {
            changes.push(format!("{}{}", local.strftime("%d %H:%M"), if is_open { "" } else { "|" }));
        }
        last = Some(is_open);
    }
    changes
}

#[test]
fn daylight_saving_goes_by_what_the_clock_shows() {
    // In Berlin it is 3:00 instead of 2:00 on 29 March 2026, and 2:00 again instead of 3:00 on 25 October.
    let told = |from: &str, to: &str, start: &str| {
        let hours = right(&format!(r#"Kiosk(opening_hours: [(days: "Sun", from: "{from}", to: "{to}")])"#)).hours();
        changes(&hours, "Europe/Berlin", start, 24)
    };
    let (spring, autumn) = ("2026-03-28T23:00:00Z", "2026-10-24T22:00:00Z");
    assert_eq!(told("09:00", "17:00", spring), ["29 09:00", "29 17:00|"], "the day itself is as ever");
    assert_eq!(told("09:00", "17:00", autumn), ["25 09:00", "25 17:00|"]);
    // What the clock skips is passed when it goes on.
    assert_eq!(told("02:30", "17:00", spring), ["29 03:00", "29 17:00|"]);
    assert_eq!(told("00:30", "02:30", spring), ["29 00:30", "29 03:00|"]);
    assert_eq!(told("02:10", "02:50", spring), [""; 0], "hours that never come");
    // What comes twice counts twice.
    assert_eq!(told("00:30", "02:30", autumn), ["25 00:30", "25 02:30|", "25 02:00", "25 02:30|"]);
    assert_eq!(told("02:30", "17:00", autumn), ["25 02:30", "25 02:00|", "25 02:30", "25 17:00|"]);
    // Where the clock goes over midnight, so does the date: Santiago shows 0:00 twice on 5 April 2026.
    let closed = but(r#"(dates: "2026-04-05", closed: true)"#);
    assert_eq!(
        changes(&closed, "America/Santiago", "2026-04-04T12:00:00Z", 60),
        ["04 10:00", "04 18:00|", "06 10:00", "06 18:00|"]
    );
    assert_eq!(changes(&but(""), "Asia/Shanghai", "2026-11-22T16:00:00Z", 24), ["23 10:00", "23 18:00|"]);
}

#[test]
fn other_ways_to_write_dates_are_understood() {
    for (wrong, meant) in [
        ("2026/10/01", "2026-10-01"),
        ("2026.10.1", "2026-10-01"),
        ("2026-10-1", "2026-10-01"),
        ("1.10.2026", "2026-10-01"),
        ("24.12.", "12-24"),
        ("24-12", "12-24"),
        ("25/12/2026", "2026-12-25"),
        ("10-1", "10-01"),
        ("Dec 24", "12-24"),
        ("1 October 2026", "2026-10-01"),
        ("2026年10月1日", "2026-10-01"),
        ("10月1日", "10-01"),
        ("10月1日至7日", "10-01 - 10-07"),
        ("2026年10月1日－10月7日", "2026-10-01 - 10-07"),
        ("2026/10/01 - 2026/10/07", "2026-10-01 - 2026-10-07"),
        ("2026-10-01 to 2026-10-07", "2026-10-01 - 2026-10-07"),
        ("1.10.-7.10.", "10-01 - 10-07"),
        ("2026-10-07 - 2026-10-01", "2026-10-01 - 2026-10-07"),
    ] {
        let finding = only(&format!("Kiosk(special_days: [(dates: \"{wrong}\", closed: true)])"));
        assert_eq!((finding.code.0, finding.path.as_str()), ("settings::date", "special_days[0].dates"));
        let hint = finding.hint.expect("advice").to_string();
        assert_eq!(hint, format!("did you mean `{meant}`?"), "{wrong}");
        right(&format!("Kiosk(special_days: [(dates: \"{meant}\", closed: true)])"));
    }
    // Nobody knows which is the month.
    for unclear in ["10/12", "01/02/2026", "2026", "10", "13-13", "2026-02-30", "00-10", "next week"] {
        let finding = only(&format!("Kiosk(special_days: [(dates: \"{unclear}\", closed: true)])"));
        let hint = finding.hint.expect("advice").to_string();
        assert!(hint.starts_with("dates are written"), "{unclear}: {hint}");
    }
    assert!(
        only(r#"Kiosk(special_days: [(dates: "02-30", closed: true)])"#).message.to_string().contains("no calendar")
    );
}

/// What is said of two lines that contradict each other; nothing if they do not.
fn contradiction(lines: &str) -> Option<String> {
    let reading = read(&format!("Kiosk(special_days: [{lines}])"));
    assert!(reading.is_usable && reading.findings.len() < 2, "{lines}: {:#?}", reading.findings);
    let finding = reading.findings.first()?;
    assert_eq!((finding.code.0, finding.severity), ("settings::dates-clash", Severity::Warning));
    assert!(finding.path == "special_days[1].dates" && finding.related.is_some());
    Some(format!("{} {}", finding.message, finding.hint.as_ref().expect("advice")))
}

#[test]
fn lines_that_contradict_each_other_are_told_and_exceptions_are_not() {
    let (closed, open) = ("closed: true", r#"from: "9:00", to: "13:00""#);
    let two = |one: &str, says: &str, two: &str, other: &str| {
        contradiction(&format!(r#"(dates: "{one}", {says}), (dates: "{two}", {other})"#))
    };
    let told = two("10-01", closed, "10-01", open).expect("the same day");
    assert!(told.contains("`10-01` and `10-01`") && told.contains("there `10-01` counts"), "{told}");
    let told = two("2026-10-01 - 2026-10-03", open, "2026-10-03 - 2026-10-08", closed).expect("in part");
    assert!(told.contains("there `2026-10-01 - 2026-10-03` counts"), "{told}");
    assert!(two("12-24 - 01-02", open, "01-01 - 01-06", closed).is_some(), "over the new year");
    assert!(two("05-01, 10-01 - 10-03", closed, "10-02 - 10-04", open).is_some(), "one of several");
    let hours = but(r#"(dates: "2026-10-01 - 2026-10-03", closed: true)"#);
    assert!(open_on(&hours, "2026-10-03").is_empty());

    assert_eq!(two("10-01 - 10-07", closed, "10-03", open), None, "an exception");
    assert_eq!(two("10-03", open, "10-01 - 10-07", closed), None);
    assert_eq!(two("12-24 - 01-06", closed, "01-01", open), None);
    assert_eq!(two("10-01", closed, "2026-10-01", open), None, "in one year it is otherwise");
    assert_eq!(two("10-01 - 10-03", closed, "10-03 - 10-07", closed), None, "they say the same");
    assert_eq!(two("12-24", open, "12-24", r#"from: "15:00", to: "17:00""#), None, "they add up");
    assert_eq!(two("10-01 - 10-03", closed, "10-04 - 10-07", open), None, "neighbours");
}

#[test]
fn days_that_are_over_are_told_to_whoever_says_what_day_it_is() {
    let text = r#"Kiosk(special_days: [
        (dates: "2025-10-01 - 2025-10-07", closed: true),
        (dates: "2025-10-01, 2026-10-01", closed: true),
        (dates: "12-25", closed: true),
        (dates: "2026-11-26", closed: true),
    ])"#;
    let days = right(text).special_days;
    let told = |today: &str| -> Vec<String> {
        let findings = past(&days, Source { name: "kiosk.ron", text }, today.parse().expect("a date"));
        assert!(findings.iter().all(|finding| finding.severity == Severity::Warning));
        findings.iter().map(|finding| format!("{} {}", finding.line, finding.message)).collect()
    };
    assert_eq!(told("2026-11-26"), ["2 `2025-10-01 - 2025-10-07` is over", "3 `2025-10-01, 2026-10-01` is over"]);
    assert_eq!(told("2026-11-27").len(), 3);
    assert!(told("2025-10-07").is_empty());
}
