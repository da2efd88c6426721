//! Settings of a machine: every slip is told at its place, and what is right is used.
#![expect(clippy::panic, reason = "a helper of a test may fail as the test may")]

mod damage;
mod files;
mod leaving;
mod slips;
mod special;
mod zone;

use xiongguan::{
    diag::{Finding, Source},
    settings::{self, Settings, SettingsReading},
};

/// All fields, each at another value than its default.
const ALL: &str = include_str!("all.ron");

fn read(text: &str) -> SettingsReading {
    settings::read(Source { name: "kiosk.ron", text })
}

/// The settings in a text without findings.
#[track_caller]
pub(crate) fn right(text: &str) -> Settings {
    let reading = read(text);
    assert!(reading.is_usable && reading.findings.is_empty(), "{text}: {:#?}", reading.findings);
    reading.settings
}

/// The only finding in a text, which is an error.
#[track_caller]
fn only(text: &str) -> Finding {
    let reading = read(text);
    assert!(!reading.is_usable, "{text}");
    let [finding] = &reading.findings[..] else { panic!("{text}: {:#?}", reading.findings) };
    finding.clone()
}
