//! Times as people type them.

use std::time::Duration;

use jiff::{
    SignedDuration,
    civil::{Date, DateTime},
};

/// The longest time to list; nobody reads more rows.
const SPAN_MAX: Duration = Duration::from_hours(24);

/// A local time, as in `2026-11-24T10:30` or with seconds `2026-11-24T10:30:15`.
///
/// # Errors
/// What was expected. A time zone is refused rather than ignored.
pub fn parse_time(text: &str) -> Result<DateTime, String> {
    let format = match text.len() {
        16 => "%Y-%m-%dT%H:%M",
        _ => "%Y-%m-%dT%H:%M:%S",
    };
    let is_written_out = matches!(text.len(), 16 | 19) && text.starts_with(|c: char| c.is_ascii_digit());
    let time = DateTime::strptime(format, text).ok().filter(|_| is_written_out);
    time.ok_or_else(|| {
        "expected a date and a time of this place, like 2026-11-24T10:30 or 2026-11-24T10:30:15, without a time zone"
            .to_owned()
    })
}

/// A date, as in `2026-11-24`.
///
/// # Errors
/// What was expected.
pub fn parse_date(text: &str) -> Result<Date, String> {
    let is_written_out = text.len() == 10 && text.starts_with(|c: char| c.is_ascii_digit());
    let date = Date::strptime("%Y-%m-%d", text).ok().filter(|_| is_written_out);
    date.ok_or_else(|| "expected a date like 2026-11-24".to_owned())
}

/// A length of time, as in `10m`, `90s` or `1h30m`.
///
/// # Errors
/// What was expected.
pub fn parse_span(text: &str) -> Result<Duration, String> {
    let span = text.parse::<SignedDuration>().ok().and_then(|span| Duration::try_from(span).ok());
    span.filter(|span| (Duration::from_secs(1)..=SPAN_MAX).contains(span))
        .ok_or_else(|| "expected 1 s to 24 h, like 90s, 10m or 1h30m".to_owned())
}
