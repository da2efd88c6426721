//! Time zones: their names, and which one opening hours go by.

use jiff::tz::{TimeZone, TimeZoneDatabase};

use crate::{
    diag::{Words, nearest},
    words,
};

/// The time zone of that name in the data that the program brings along; capitals do not matter.
#[must_use]
pub fn zone(name: &str) -> Option<TimeZone> {
    TimeZoneDatabase::bundled().get(name).ok().filter(|zone| !zone.is_unknown())
}

/// The time zone that opening hours go by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The zone; nothing when it is in doubt, and then the screen is always lit.
    pub zone: Option<TimeZone>,
    /// What the operator should know and do about it.
    pub warning: Option<Words>,
}

/// Chooses the time zone that opening hours go by.
///
/// `written` is `time_zone` in `kiosk.ron`, `variable` the value of the environment variable `TZ`; `named` looks a zone up
/// by its name, and `machine` asks the machine for its zone, which includes `TZ`. A wrong name puts the zone in doubt:
/// the machine's own zone is then likely wrong, too, since somebody had a reason to write the name.
#[must_use]
pub fn choose(
    written: Option<&str>,
    variable: Option<&str>,
    named: impl Fn(&str) -> Option<TimeZone>,
    machine: impl FnOnce() -> Option<TimeZone>,
) -> Choice {
    let known = |name: &str| named(name).filter(|zone| !zone.is_unknown());
    let machine = || machine().filter(|zone| !zone.is_unknown());
    match (written, variable) {
        (Some(name), _) => match known(name) {
            Some(zone) => Choice::named(zone, name),
            None => Choice::doubt(words!("there is no time zone `{name}`, which kiosk.ron names", name)),
        },
        (None, Some("")) => Choice::doubt(words!("the environment variable TZ is empty")),
        // A colon may stand before the name. What is no name may be a rule or a file, which the machine can read.
        (None, Some(name)) => match known(name.trim_start_matches(':')).or_else(machine) {
            Some(zone) => Choice::named(zone, name),
            None => {
                Choice::doubt(words!("there is no time zone `{name}`, which the environment variable TZ names", name))
            }
        },
        (None, None) => match machine() {
            Some(zone) => Choice { warning: is_utc(&zone).then(nobody_chose), zone: Some(zone) },
            None => Choice::doubt(words!("this machine does not tell its time zone")),
        },
    }
}

impl Choice {
    fn named(zone: TimeZone, name: &str) -> Self {
        let warning = is_westward(name).then(|| {
            words!(
                "`{name}` means hours behind UTC, not ahead of it, and opening hours go by that; if that is not meant, write for example `time_zone: \"Asia/Shanghai\"` in kiosk.ron",
                name
            )
        });
        Self { zone: Some(zone), warning }
    }

    fn doubt(why: Words) -> Self {
        let warning = words!(
            "{why}: opening hours cannot be kept and the screen is always lit; write for example `time_zone: \"Asia/Shanghai\"` in kiosk.ron",
            why
        );
        Self { zone: None, warning: Some(warning) }
    }
}

/// Whether a name looks like `UTC+8` or `Etc/GMT+8`. By an old rule such zones lie west of Greenwich, which few expect.
fn is_westward(name: &str) -> bool {
    let lower = name.trim_start_matches(':').to_ascii_lowercase();
    let hours = ["utc+", "gmt+", "etc/gmt+"].iter().find_map(|before| lower.strip_prefix(before));
    hours.is_some_and(|hours| hours.starts_with(|digit: char| ('1'..='9').contains(&digit)))
}

/// Whether the zone is UTC, which machines have when nobody set their zone.
fn is_utc(zone: &TimeZone) -> bool {
    zone.iana_name().is_some_and(|name| matches!(name, "UTC" | "Etc/UTC"))
}

fn nobody_chose() -> Words {
    words!(
        "this machine is set to UTC, and opening hours go by that; if the screen is elsewhere, write for example `time_zone: \"Asia/Shanghai\"` in kiosk.ron"
    )
}

/// Names that people write and that no zone has, in lower case and without marks between words; each with what is meant.
const KNOWN_SLIPS: &[(&str, &str)] = &[
    (
        "beijing peking shenzhen guangzhou canton lanzhou jiayuguan xian chengdu wuhan tianjin nanjing hangzhou suzhou \
         chinastandardtime cst utc+8 utc+08:00 utc8 gmt+8 gmt+08:00 +8 +08:00 china cn 北京 北京时间 上海 中国 中国标准时间 \
         东八区",
        "Asia/Shanghai",
    ),
    ("mumbai delhi newdelhi bangalore india ist", "Asia/Kolkata"),
    ("osaka kyoto jst", "Asia/Tokyo"),
    ("taiwan", "Asia/Taipei"),
    ("hanoi saigon", "Asia/Ho_Chi_Minh"),
    ("abudhabi", "Asia/Dubai"),
    ("munich frankfurt hamburg cologne bonn", "Europe/Berlin"),
    ("geneva bern basel", "Europe/Zurich"),
    ("milan florence", "Europe/Rome"),
    ("barcelona", "Europe/Madrid"),
    ("stpetersburg petersburg", "Europe/Moscow"),
    ("washington washingtondc boston est edt", "America/New_York"),
    ("sanfrancisco seattle losangeles pst pdt", "America/Los_Angeles"),
];

/// What to write for a name that no zone has.
pub(super) fn advice(name: &str) -> Words {
    match meant(name) {
        Some(meant) => words!("did you mean `{name}`?", name = meant),
        None => words!("zones are named after a large city in them, for example `Asia/Shanghai` or `Europe/Berlin`"),
    }
}

/// The zone that a wrong name most likely stands for: a well-known slip, else a zone of that city, else one spelt alike.
fn meant(name: &str) -> Option<String> {
    let folded = |text: &str| -> String {
        text.chars().filter(|c| !matches!(c, '_' | '-' | ' ' | '.')).flat_map(char::to_lowercase).collect()
    };
    let city = |name: &str| folded(name.rsplit('/').next().unwrap_or(name));
    let (whole, own_city) = (folded(name), city(name));
    let slips = |(slips, _): &&(&str, &str)| slips.split(' ').any(|slip| slip == whole || slip == own_city);
    if let Some((_, meant)) = KNOWN_SLIPS.iter().find(slips) {
        return Some((*meant).to_owned());
    }
    let database = TimeZoneDatabase::bundled();
    let names: Vec<String> = database.available().map(|name| name.to_string()).collect();
    let of_city = names.iter().find(|known| !own_city.is_empty() && city(known) == own_city);
    let alike = || nearest(name, names.iter().map(String::as_str));
    of_city.map(String::as_str).or_else(alike).map(str::to_owned)
}
