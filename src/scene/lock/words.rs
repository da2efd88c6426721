//! What staff read behind the PIN, as the visitor's language has it.

use std::time::Duration;

use crate::{
    content::{Lang, wording::filled},
    lock::Note,
    show::{Mode, Phase},
};

/// A word of pad or panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Staff,
    EnterPin,
    Erase,
    Enter,
    Close,
    Slide,
    State,
    Running,
    Content,
    Warnings,
    NoWarnings,
    Next,
    Reload,
    Clean,
    Leave,
    Cleaning,
    WhileCleaning,
}

pub(super) fn word(lang: &Lang, word: Word) -> &str {
    let staff = &lang.wording().staff;
    match word {
        Word::Staff => staff.staff(),
        Word::EnterPin => staff.enter_pin(),
        Word::Erase => staff.erase(),
        Word::Enter => staff.enter(),
        Word::Close => staff.close(),
        Word::Slide => staff.slide(),
        Word::State => staff.state(),
        Word::Running => staff.running(),
        Word::Content => staff.content(),
        Word::Warnings => staff.warnings(),
        Word::NoWarnings => staff.no_warnings(),
        Word::Next => staff.next(),
        Word::Reload => staff.reload(),
        Word::Clean => staff.clean(),
        Word::Leave => staff.leave(),
        Word::Cleaning => staff.cleaning(),
        Word::WhileCleaning => staff.while_cleaning(),
    }
}

/// What the pad says under its title.
pub(super) fn note(lang: &Lang, note: Note) -> String {
    let staff = &lang.wording().staff;
    match note {
        Note::Ask => staff.ask().to_owned(),
        Note::Checking => staff.checking().to_owned(),
        Note::Wrong { left: 1 } => staff.wrong_once().to_owned(),
        Note::Wrong { left } => filled(staff.wrong(), &[("left", &left.to_string())]),
        Note::Wait { seconds } => filled(staff.wait(), &[("time", &clock(seconds))]),
    }
}

/// Minutes and seconds.
fn clock(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// How many digits were typed, for someone who cannot see them.
pub(super) fn digits(lang: &Lang, count: usize) -> String {
    let staff = &lang.wording().staff;
    if count == 1 { staff.digit().to_owned() } else { filled(staff.digits(), &[("count", &count.to_string())]) }
}

/// What the show is doing.
pub(super) fn doing(lang: &Lang, mode: Mode, phase: Option<Phase>) -> &str {
    let staff = &lang.wording().staff;
    match phase {
        None => staff.preparing(),
        Some(Phase::Exploring | Phase::Goodbye { .. }) => staff.exploring(),
        Some(Phase::Attract) => staff.attract(),
        Some(Phase::Closed) if mode == Mode::Auto => staff.wall_closed(),
        Some(Phase::Closed) => staff.closed(),
        Some(Phase::Presenting) => staff.talk(),
        Some(Phase::Playing) => staff.playing(),
        Some(Phase::Paused { .. }) => staff.paused(),
    }
}

/// For how long the program runs, and how often it was started again before.
pub(super) fn running(lang: &Lang, since: Duration, restarts: u32) -> String {
    let staff = &lang.wording().staff;
    let minutes = since.as_secs() / 60;
    let (days, hours, minutes) = (minutes / (24 * 60), minutes / 60 % 24, minutes % 60);
    let span = match (days, hours) {
        (0, 0) => staff.span_minutes(),
        (0, _) => staff.span_hours(),
        _ => staff.span_days(),
    };
    let [days, hours, minutes] = [days, hours, minutes].map(|count| count.to_string());
    let span = filled(span, &[("days", &days), ("hours", &hours), ("minutes", &minutes)]);
    let template = match restarts {
        0 => staff.never_restarted(),
        1 => staff.restarted_once(),
        _ => staff.restarted(),
    };
    filled(template, &[("span", &span), ("count", &restarts.to_string())])
}

/// The content file, and how often it was read.
pub(super) fn read(lang: &Lang, file: &str, generation: u64) -> String {
    match generation {
        0 => file.to_owned(),
        _ => filled(lang.wording().staff.reading(), &[("file", file), ("count", &generation.to_string())]),
    }
}
