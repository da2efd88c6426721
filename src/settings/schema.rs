//! What may stand where in `kiosk.ron`.

use super::rules;
use crate::content::schema::{Field, Part, Type};

/// The whole file; every field may be left out.
pub static KIOSK: Part = Part {
    name: "Kiosk",
    fields: &[
        may("mode", Type::Choice(&["kiosk", "present", "auto"])),
        may("panel_mm", Type::Own(rules::panel_mm)),
        may("viewing_m", Type::Own(rules::metres)),
        may("lower_edge_mm", Type::Own(rules::lower_edge)),
        may("panel_px", Type::Own(rules::panel_px)),
        may("screen", Type::Name),
        may("monitor", Type::Own(rules::monitor)),
        may("speaker_window", Type::Choice(&["on", "off"])),
        may("may_leave", Type::Flag),
        may("pin", Type::Own(rules::pin)),
        may("idle", Type::Own(rules::seconds)),
        may("idle_reading_factor", Type::Own(rules::factor)),
        may("goodbye", Type::Own(rules::seconds)),
        may("dwell_max", Type::Own(rules::seconds)),
        may("pause", Type::Own(rules::seconds)),
        may("time_zone", Type::Own(rules::time_zone)),
        may("opening_hours", Type::List(&OPENINGS, 0, OPENINGS_MAX)),
        may("special_days", Type::List(&SPECIAL_DAYS, 0, SPECIAL_DAYS_MAX)),
        may("closed", Type::Choice(&["dark", "off"])),
        may("volume", Type::Own(rules::volume)),
        may("volume_hours", Type::List(&VOLUMES, 0, OPENINGS_MAX)),
        may("speak", Type::Choice(&["on_request", "always"])),
        may("speech", Type::Choice(&["on", "off"])),
        may("picture_cache", Type::Flag),
        may("screen_picture", Type::Flag),
        may("statistics", Type::Flag),
    ],
};

/// The most lines of opening hours; a week needs fewer.
const OPENINGS_MAX: usize = 50;

static OPENINGS: Type = Type::Part(&OPENING);

/// One line of opening hours: days, and from when to when on each.
pub static OPENING: Part = Part {
    name: "Opening",
    fields: &[
        must("days", Type::Own(rules::days)),
        must("from", Type::Own(rules::time)),
        must("to", Type::Own(rules::time)),
    ],
};

static VOLUMES: Type = Type::Part(&VOLUME_HOUR);

/// One line of how loud it is at certain hours.
pub static VOLUME_HOUR: Part = Part {
    name: "VolumeHour",
    fields: &[
        must("days", Type::Own(rules::days)),
        must("from", Type::Own(rules::time)),
        must("to", Type::Own(rules::time)),
        must("volume", Type::Own(rules::volume)),
    ],
};

/// The most lines of special days: ten years of twenty holidays.
const SPECIAL_DAYS_MAX: usize = 200;

static SPECIAL_DAYS: Type = Type::Part(&SPECIAL_DAY);

/// One line of special days: dates, and that it is closed or from when to when it is open on each.
pub static SPECIAL_DAY: Part = Part {
    name: "SpecialDay",
    fields: &[
        must("dates", Type::Own(rules::dates)),
        may("closed", Type::Flag),
        may("from", Type::Own(rules::time)),
        may("to", Type::Own(rules::time)),
    ],
};

const fn must(name: &'static str, kind: Type) -> Field {
    Field { name, kind, required: true }
}

const fn may(name: &'static str, kind: Type) -> Field {
    Field { name, kind, required: false }
}
