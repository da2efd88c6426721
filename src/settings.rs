//! `kiosk.ron`: what differs from machine to machine.

pub mod codes;
mod dates;
mod hours;
mod read;
mod rules;
pub mod schema;
mod screen;
mod special;
pub mod zone;

use std::{ops::RangeInclusive, time::Duration};

use serde::Deserialize;

pub use dates::DateList;
pub use hours::{Days, Opening, TimeOfDay, VolumeHour};
pub use read::{SettingsReading, read};
pub use screen::screen_in_doubt;
pub use special::{SpecialDay, past};

use crate::{
    content::{self, Exhibition},
    lock::PinHash,
    show::{Hours, Mode, OwnVoice, Program, SpeakersView, Telling, Times, Timing, Volume},
};

/// How long the exhibition's title stands before the loop's first slide: time to read it from across the room.
const TITLE: Duration = Duration::from_secs(7);

/// How loud a machine is that nobody has set.
const VOLUME: u8 = 70;

/// The shortest and longest time that may be set, in seconds.
const SECONDS: RangeInclusive<f64> = 0.1..=86_400.0;

/// One machine's settings; every field has a default. [`read()`] reads them from a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Who is in front of the screen.
    pub mode: ModeSetting,
    /// Width and height of the panel's picture in millimetres; by default a short side of 340 mm is assumed. Each is 50 to
    /// 20 000.
    pub panel_mm: Option<(f32, f32)>,
    /// From how far away the panel is read, in metres, 0.2 to 20; by default an arm's length, 0.7 m. It counts together with
    /// `panel_mm`.
    pub viewing_m: Option<f32>,
    /// How high the lower edge of the panel's picture is above the floor, in millimetres, 0 to 5000. It counts together with
    /// `panel_mm`.
    pub lower_edge_mm: Option<f32>,
    /// Width and height of the panel in pixels, 320 to 16 384, for `check`: are the pictures fine enough for it?
    pub panel_px: Option<(u32, u32)>,
    /// The name of the screen, for slides that are for certain screens alone.
    pub screen: Option<String>,
    /// The monitor, counted from 0, at most 99.
    pub monitor: Option<usize>,
    /// In a talk the speaker has a window of their own on a second monitor.
    pub speaker_window: SpeakerWindow,
    /// Esc and closing the window leave the program, if that is written: see [`Self::may_leave`].
    pub may_leave: Option<bool>,
    /// The PIN with which staff leave the program.
    pub pin: PinSetting,
    /// A visitor who does nothing for this long may have left.
    pub idle: Seconds,
    /// How many times the slide's reading time a visitor may do nothing, if that is longer; 0 to 100.
    pub idle_reading_factor: f32,
    /// How long "still there?" counts down.
    pub goodbye: Seconds,
    /// How long a slide stays in the loop at most; by default as its text needs.
    pub dwell_max: Option<Seconds>,
    /// How long a touch pauses the show in auto mode.
    pub pause: Seconds,
    /// The name of the time zone that opening hours go by, for example `Asia/Shanghai`; by default the machine's own. A
    /// wrong name is kept, so that the zone is known to be in doubt: see [`zone::choose`].
    pub time_zone: Option<String>,
    /// The opening hours; outside them the screen rests. By default there are none, and the screen is always lit. A
    /// talk and an author's window ignore them.
    pub opening_hours: Vec<Opening>,
    /// Dates that do not go by `opening_hours`: holidays, and days with hours of their own.
    pub special_days: Vec<SpecialDay>,
    /// What the panel does outside the opening hours.
    pub closed: Closed,
    /// How loud the machine is, 0 (nothing is heard) ..= 100.
    pub volume: u8,
    /// How loud it is at certain hours instead; of several lines for one moment the first counts.
    pub volume_hours: Vec<VolumeHour>,
    /// When what is told of slides is heard.
    pub speak: Speak,
    /// Whether slides without a narration are read aloud by the machine's own voice, where it has one.
    pub speech: Speech,
    /// Pictures are kept on disk at the size of the screen, so that a later start need not decode them.
    pub picture_cache: bool,
    /// A small picture of what visitors see is kept for those who look after the machine.
    pub screen_picture: bool,
    /// What visitors do is counted, without anything that tells one from another. A talk and an author's window count
    /// nothing.
    pub statistics: bool,
}

/// A time in seconds, 0.1 ..= 86 400.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Deserialize)]
#[serde(try_from = "f64")]
pub struct Seconds(f64);

impl TryFrom<f64> for Seconds {
    type Error = &'static str;

    fn try_from(secs: f64) -> Result<Self, Self::Error> {
        if SECONDS.contains(&secs) { Ok(Self(secs)) } else { Err("no number of seconds that may be set") }
    }
}

impl Seconds {
    /// The same time as a duration.
    #[must_use]
    pub fn duration(self) -> Duration {
        Duration::from_secs_f64(self.0)
    }
}

/// A mode as written in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ModeSetting {
    /// A touchscreen.
    #[default]
    Kiosk,
    /// A talk.
    Present,
    /// A wall that plays for ever.
    Auto,
}

/// The PIN of a lock, as far as the file tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PinSetting {
    /// There is none.
    #[default]
    None,
    /// A PIN with this hash.
    Hash(PinHash),
    /// Somebody wanted one, and nobody can know which: nobody leaves.
    Unreadable,
}

/// When what is told of slides is heard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Speak {
    /// When a visitor asks for it.
    #[default]
    OnRequest,
    /// By itself on every slide that a visitor comes to.
    Always,
}

/// Whether the machine's own voice reads slides that have no narration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Speech {
    /// It does, where there is one.
    #[default]
    On,
    /// It does not.
    Off,
}

/// Whether the speaker has a window of their own on a second monitor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpeakerWindow {
    /// They do, where there is one.
    #[default]
    On,
    /// Nothing is shown there.
    Off,
}

/// What the panel does outside the opening hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closed {
    /// It shows the seal and the name, hardly lit.
    #[default]
    Dark,
    /// It is switched off, where the machine can do that.
    Off,
}

impl From<Speak> for Telling {
    fn from(speak: Speak) -> Self {
        match speak {
            Speak::OnRequest => Self::OnRequest,
            Speak::Always => Self::ByItself,
        }
    }
}

impl From<Speech> for OwnVoice {
    fn from(speech: Speech) -> Self {
        match speech {
            Speech::On => Self::Reads,
            Speech::Off => Self::Rests,
        }
    }
}

impl From<SpeakerWindow> for SpeakersView {
    fn from(window: SpeakerWindow) -> Self {
        match window {
            SpeakerWindow::On => Self::Window,
            SpeakerWindow::Off => Self::Key,
        }
    }
}

impl From<ModeSetting> for Mode {
    fn from(mode: ModeSetting) -> Self {
        match mode {
            ModeSetting::Kiosk => Self::Kiosk,
            ModeSetting::Present => Self::Present,
            ModeSetting::Auto => Self::Auto,
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        let timing = Timing::default();
        let seconds = |span: Duration| Seconds(span.as_secs_f64());
        Self {
            mode: ModeSetting::Kiosk,
            panel_mm: None,
            viewing_m: None,
            lower_edge_mm: None,
            panel_px: None,
            screen: None,
            monitor: None,
            speaker_window: SpeakerWindow::On,
            may_leave: None,
            pin: PinSetting::None,
            idle: seconds(timing.idle_min),
            idle_reading_factor: timing.idle_reading_factor,
            goodbye: seconds(timing.goodbye),
            dwell_max: None,
            pause: seconds(timing.pause),
            time_zone: None,
            opening_hours: Vec::new(),
            special_days: Vec::new(),
            closed: Closed::Dark,
            volume: VOLUME,
            volume_hours: Vec::new(),
            speak: Speak::OnRequest,
            speech: Speech::On,
            picture_cache: true,
            screen_picture: false,
            statistics: true,
        }
    }
}

impl Settings {
    /// The show's times.
    #[must_use]
    pub fn timing(&self) -> Timing {
        Timing {
            idle_min: self.idle.duration(),
            idle_reading_factor: self.idle_reading_factor,
            goodbye: self.goodbye.duration(),
            pause: self.pause.duration(),
            title: TITLE,
            ..Timing::default()
        }
    }

    /// Whether Esc and closing the window leave the program in `mode`. Where visitors come and a PIN is set they do not,
    /// unless the file says so; else they do, unless the file says that they do not.
    #[must_use]
    pub fn may_leave(&self, mode: Mode) -> bool {
        self.may_leave.unwrap_or(mode == Mode::Present || self.pin == PinSetting::None)
    }

    /// The hash of the PIN behind which `mode` keeps the staff panel. A talk has none.
    #[must_use]
    pub fn pin(&self, mode: Mode) -> Option<&PinHash> {
        match &self.pin {
            PinSetting::Hash(hash) if mode != Mode::Present => Some(hash),
            _ => None,
        }
    }

    /// The opening hours, with the special days.
    #[must_use]
    pub fn hours(&self) -> Hours {
        let week = self.opening_hours.iter().map(Opening::weekly).collect();
        Hours::new(week, self.special_days.iter().map(SpecialDay::special).collect())
    }

    /// How loud it is, and at which hours.
    #[must_use]
    pub fn loudness(&self) -> Volume {
        Volume::new(self.volume, self.volume_hours.iter().map(|line| (line.hours(), line.volume)).collect())
    }

    /// The running order of `exhibition` on this machine; nothing without a slide.
    #[must_use]
    pub fn program(&self, exhibition: &Exhibition) -> Option<Program> {
        let held = |dwell: Duration| self.dwell_max.map_or(dwell, |longest| dwell.min(longest.duration()));
        Program::of(exhibition, |slide| {
            // A film is not cut.
            let is_film = slide.kind.dwell().is_none() && slide.kind.film().is_some_and(|film| film.length().is_some());
            let stays = |dwell| if is_film { dwell } else { held(dwell) };
            Times {
                dwell: stays(content::dwell(slide, &exhibition.languages)),
                in_loop: stays(content::loop_dwell(slide)),
                reading: content::reading_time(slide, &exhibition.languages),
            }
        })
    }
}
