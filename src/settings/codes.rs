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
/// Dates that are none.
pub const DATE: Code = Code("settings::date");
/// A special day that is both closed and open, or neither.
pub const SPECIAL_DAY: Code = Code("settings::special-day");
/// Special days that contradict each other.
pub const DATES_CLASH: Code = Code("settings::dates-clash");
/// A special day that is over.
pub const DATE_PAST: Code = Code("settings::date-past");
/// A PIN that cannot be checked.
pub const PIN: Code = Code("settings::pin");
/// A time zone that nobody knows.
pub const TIME_ZONE: Code = Code("settings::time-zone");

/// A screen without a name while slides are for certain screens, or with one that resembles theirs.
pub const SCREEN: Code = Code("settings::screen");

/// Something that is measured on a panel of which nobody says how large it is.
pub const PANEL: Code = Code("settings::panel");

/// Every code with what it means.
pub const ALL: &[(Code, &str)] = &[
    (NOT_SETTINGS, "The file does not hold `Kiosk( … )`."),
    (DAYS, "Days of the week that are none."),
    (TIME, "A time of day that is none."),
    (DATE, "Dates that are none."),
    (SPECIAL_DAY, "A special day that is both closed and open, or neither."),
    (
        DATES_CLASH,
        "Special days that name the same date and say different things, neither being an exception within the other.",
    ),
    (DATE_PAST, "A special day that is over. It is told if `check` is given the date of today, with `--today`."),
    (
        PIN,
        "A PIN that cannot be checked: it is not the whole hash that `xiongguan pin` printed. Until it is, nobody can leave \
         the screen by hand.",
    ),
    (TIME_ZONE, "A time zone that nobody knows."),
    (PANEL, "A distance or a height counts with the size of the panel alone, and nobody says how large it is."),
    (
        SCREEN,
        "Slides are for certain screens, and this screen has no name, or one that is none of theirs and resembles one. It \
         is told by `check --kiosk`.",
    ),
];
