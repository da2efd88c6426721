//! Reading `kiosk.ron`: all findings at once, and every field that is right.

use super::{PinSetting, Settings, codes, schema, special};
use crate::{
    content::{self, Fields, Form},
    diag::{Finding, Severity, Source},
    words,
};

/// What came out of reading a settings file.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingsReading {
    /// The fields that are right; the others at their default.
    pub settings: Settings,
    /// No finding is an error.
    pub is_usable: bool,
    /// Everything that is wrong, in the order of the file.
    pub findings: Vec<Finding>,
}

/// Reads a settings file. Never fails: whatever cannot be used becomes a finding, and the rest is read.
///
/// ```
/// use xiongguan::{diag::Source, settings};
/// let text = "Kiosk(mode: auto, idle: 30, goodbye: soon)";
/// let reading = settings::read(Source { name: "kiosk.ron", text });
/// assert_eq!(reading.settings.timing().idle_min.as_secs(), 30);
/// assert!(!reading.is_usable && reading.findings[0].path == "goodbye");
/// ```
#[must_use]
pub fn read(source: Source<'_>) -> SettingsReading {
    let hint = words!("a settings file is one `Kiosk(mode: kiosk, …)`; the guide shows all its fields");
    let form = Form { part: &schema::KIOSK, code: codes::NOT_SETTINGS, hint };
    let (settings, findings) = content::read_part(source, &form, |fields| {
        let plain = Settings::default();
        let settings = Settings {
            mode: fields.take("mode").unwrap_or(plain.mode),
            panel_mm: fields.take("panel_mm"),
            viewing_m: fields.take("viewing_m"),
            lower_edge_mm: fields.take("lower_edge_mm"),
            panel_px: fields.take("panel_px"),
            screen: fields.take("screen"),
            monitor: fields.take("monitor"),
            speaker_window: fields.take("speaker_window").unwrap_or(plain.speaker_window),
            may_leave: fields.take("may_leave"),
            pin: match fields.take("pin") {
                Some(hash) => PinSetting::Hash(hash),
                None if fields.attempt("pin").is_some() => PinSetting::Unreadable,
                None => PinSetting::None,
            },
            idle: fields.take("idle").unwrap_or(plain.idle),
            idle_reading_factor: fields.take("idle_reading_factor").unwrap_or(plain.idle_reading_factor),
            goodbye: fields.take("goodbye").unwrap_or(plain.goodbye),
            dwell_max: fields.take("dwell_max"),
            pause: fields.take("pause").unwrap_or(plain.pause),
            time_zone: fields.take("time_zone").or_else(|| fields.attempt("time_zone").map(str::to_owned)),
            opening_hours: fields.take("opening_hours").unwrap_or(plain.opening_hours),
            special_days: special::take(fields),
            closed: fields.take("closed").unwrap_or(plain.closed),
            volume: fields.take("volume").unwrap_or(plain.volume),
            volume_hours: fields.take("volume_hours").unwrap_or(plain.volume_hours),
            speak: fields.take("speak").unwrap_or(plain.speak),
            speech: fields.take("speech").unwrap_or(plain.speech),
            picture_cache: fields.take("picture_cache").unwrap_or(plain.picture_cache),
            screen_picture: fields.take("screen_picture").unwrap_or(plain.screen_picture),
            statistics: fields.take("statistics").unwrap_or(plain.statistics),
        };
        tell_without_a_panel(fields, &settings);
        settings
    });
    let is_usable = findings.iter().all(|finding| finding.severity != Severity::Error);
    SettingsReading { settings, is_usable, findings }
}

/// Tells of what counts with the size of the panel alone, where the file does not say how large that is.
fn tell_without_a_panel(fields: &mut Fields<'_>, settings: &Settings) {
    // A size that was wrong is told as such.
    if settings.panel_mm.is_some() || fields.attempt("panel_mm").is_some() {
        return;
    }
    let lonely = [("viewing_m", settings.viewing_m.is_some()), ("lower_edge_mm", settings.lower_edge_mm.is_some())];
    for (field, _) in lonely.into_iter().filter(|(_, is_there)| *is_there) {
        let message = words!("without `panel_mm` this does nothing");
        let hint = words!("measure width and height of the picture on the panel: `panel_mm: (1210, 680)`");
        fields.tell(Severity::Warning, codes::PANEL, field, message, hint);
    }
}
