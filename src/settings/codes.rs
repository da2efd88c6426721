//! What can be wrong with a settings file, besides what can be wrong with any file of this format.
//!
//! Names never change once published: people search for them.

use crate::diag::Code;

/// The file does not hold `Kiosk( … )`.
pub const NOT_SETTINGS: Code = Code("settings::not-settings");
/// Days of the week that are none.
pub const DAYS: Code = Code("settings::days");
/// A time of day that is none.
pub const TIME: Code = Code("settings::time");
/// A time zone that nobody knows.
pub const TIME_ZONE: Code = Code("settings::time-zone");

/// Every code with what it means.
pub const ALL: &[(Code, &str)] = &[
    (NOT_SETTINGS, "The file does not hold `Kiosk( … )`."),
    (DAYS, "Days of the week that are none."),
    (TIME, "A time of day that is none."),
    (TIME_ZONE, "A time zone that nobody knows."),
];
