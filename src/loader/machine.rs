//! Reads the machine's settings and its time zone.

use jiff::tz::{self, TimeZone};

use super::order::Order;
use crate::{
    deck::{Counting, Machine},
    diag::{Colour, Language},
    files,
    settings::{
        Closed, Settings,
        zone::{self, Choice},
    },
    show::{Hours, Mode},
    units::Display,
};

/// The settings in the machine's file if that is free of errors, else `last`, else the right fields of the file.
///
/// The show goes on if the file has errors; they are added to `remarks`.
pub(super) fn settings(order: &Order, last: Option<&Settings>, remarks: &mut Vec<String>) -> Settings {
    let Some(path) = files::settings_path(order.kiosk.as_deref()) else { return Settings::default() };
    match files::open_settings(&path) {
        Ok(opened) => {
            let count = opened.reading.findings.len();
            if count > 0 {
                let text = opened.findings_text(Colour::Plain, Language::English);
                remarks.push(format!("{count} findings in the settings\n{text}"));
            }
            match last {
                Some(last) if !opened.reading.is_usable => last.clone(),
                _ => opened.reading.settings,
            }
        }
        Err(error) => {
            remarks.push(format!("cannot read the settings: {error}: {}", path.display()));
            last.cloned().unwrap_or_default()
        }
    }
}

/// The folder of pictures at the size of the screen, within the program's cache folder.
const STAGE_CACHE: &str = "stage";

/// What the show needs to know of the machine. An unknown time zone is added to `remarks` if opening hours or slides depend
/// on it.
pub(super) fn of(order: &Order, settings: &Settings, has_schedules: bool, remarks: &mut Vec<String>) -> Machine {
    // An author works at any hour.
    let hours = if order.is_author { Hours::default() } else { settings.hours() };
    let has_schedules = has_schedules && !order.is_author;
    let volume = settings.loudness();
    let mode = order.mode.unwrap_or_else(|| settings.mode.into());
    let zone = match (hours.is_empty() && !has_schedules && !volume.has_hours(), mode) {
        (false, _) => time_zone(settings, remarks),
        // A speaker sees what time it is, where that is known.
        (true, Mode::Present) => time_zone(settings, &mut Vec::new()),
        (true, _) => None,
    };
    if has_schedules && zone.is_none() {
        remarks.push("the times of slides go by the time zone, too: all slides are shown".to_owned());
    }
    let counts = settings.statistics && mode != Mode::Present && !order.is_author;
    Machine {
        mode,
        timing: settings.timing(),
        // An author's window closes, unless the file says that none does.
        may_leave: settings.may_leave.unwrap_or(order.is_author) || settings.may_leave(mode),
        pin: settings.pin(mode).filter(|_| !order.is_author).cloned(),
        hours,
        has_schedules,
        zone,
        switches_off: settings.closed == Closed::Off,
        volume,
        telling: settings.speak.into(),
        own_voice: settings.speech.into(),
        display: settings.panel_mm.map(|size_mm| Display {
            size_mm,
            viewing_m: settings.viewing_m,
            lower_edge_mm: settings.lower_edge_mm,
        }),
        monitor: settings.monitor,
        speakers_view: settings.speaker_window.into(),
        picture_cache: files::cache_folder().filter(|_| settings.picture_cache).map(|folder| folder.join(STAGE_CACHE)),
        screen_picture: files::state_folder().filter(|_| settings.screen_picture && !order.is_author),
        statistics: if counts { counting(settings, remarks) } else { None },
    }
}

/// Where visitors are counted. Days and hours need a zone as opening hours do; one in doubt is taken for UTC.
fn counting(settings: &Settings, remarks: &mut Vec<String>) -> Option<Counting> {
    let Some(file) = files::statistics_file() else {
        remarks.push("visitors are not counted: the machine names no folder for the statistics".to_owned());
        return None;
    };
    let zone = time_zone(settings, &mut Vec::new()).unwrap_or(TimeZone::UTC);
    Some(Counting { file, zone })
}

/// The time zone that the settings name, else the machine's own; nothing if that is not known. Reads small system
/// files.
fn time_zone(settings: &Settings, remarks: &mut Vec<String>) -> Option<TimeZone> {
    let variable = std::env::var_os("TZ").map(|name| name.to_string_lossy().into_owned());
    // The system's time zones may be newer than those in the program.
    let named = |name: &str| tz::db().get(name).ok().or_else(|| zone::zone(name));
    let system = || TimeZone::try_system().ok();
    let Choice { zone, warning } = zone::choose(settings.time_zone.as_deref(), variable.as_deref(), named, system);
    remarks.extend(warning.map(|warning| warning.to_string()));
    zone
}
