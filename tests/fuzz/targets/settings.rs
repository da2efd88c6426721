//! A settings file of any bytes.

use xiongguan::{content::decode, diag::Source, settings};

/// Nothing panics; every finding points into the text; the times that come out are times.
pub(crate) fn check(bytes: &[u8]) {
    let Ok(text) = decode("kiosk.ron", bytes) else { return };
    let source = Source { name: "kiosk.ron", text: &text };
    let reading = settings::read(source);
    super::told::check(&reading.findings, source);
    let timing = reading.settings.timing();
    assert!(!timing.idle_min.is_zero());
    let _ = reading.settings.hours();
    assert_eq!(settings::read(source), reading);
}
