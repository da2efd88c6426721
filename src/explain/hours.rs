//! Whether it is open at a moment, and which lines of the settings decide it.

use jiff::civil::DateTime;

use super::answer::{Decider, OpeningState};
use crate::{
    content::span_at,
    diag::Source,
    show::{Hours, Line},
};

/// When the opening hours that `at`, a local time, lies in began; nothing outside them, or if they never end.
#[must_use]
pub fn opened(hours: &Hours, at: DateTime) -> Option<DateTime> {
    hours.is_open(at).then(|| hours.last_change(at))?
}

/// The state at `at`, with the lines of `kiosk`, the settings file, that decide it; nothing without opening hours.
pub(super) fn state(hours: &Hours, at: DateTime, kiosk: Option<Source<'_>>) -> Option<OpeningState> {
    if hours.is_empty() {
        return None;
    }
    let ruling = hours.ruling(at);
    Some(OpeningState {
        open: ruling.is_open,
        since: hours.last_change(at),
        until: hours.next_change(at),
        by: ruling.lines.into_iter().map(|line| decider(line, kiosk)).collect(),
    })
}

fn decider(line: Line, kiosk: Option<Source<'_>>) -> Decider {
    let (list, place) = match line {
        Line::Weekly(place) => ("opening_hours", place),
        Line::Special(place) => ("special_days", place),
    };
    let found = kiosk.map(|kiosk| (kiosk, span_at(kiosk.text, &format!("{list}[{place}]"))));
    let text = found.as_ref().map(|(kiosk, span)| kiosk.text.get(span.clone()).unwrap_or_default());
    Decider {
        list,
        place: place + 1,
        file: kiosk.map(|kiosk| kiosk.name.to_owned()),
        line: found.as_ref().map(|(kiosk, span)| kiosk.line_column(span.start).0),
        text: text.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")),
    }
}
