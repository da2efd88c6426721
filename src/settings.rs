//! `kiosk.ron`: what differs from machine to machine.

mod hours;

use std::{
    env, fs,
    path::{Path, PathBuf},
    time::Duration,
};

use serde::Deserialize;

pub use hours::{Days, Opening, TimeOfDay, minute_of_week};

use crate::{
    content::{self, Exhibition, Slide},
    diag::Source,
    show::{Hours, Mode, Program, Timing},
};

/// How long the exhibition's title stands before the loop's first slide: time to read it from across the room.
const TITLE: Duration = Duration::from_secs(7);

/// Sides of panels in millimetres: from the smallest that fingers can use to a wall of many metres.
const PANEL_MM: (f64, f64) = (50.0, 20_000.0);

/// Sides of panels in pixels.
const PANEL_PX: (f64, f64) = (320.0, 16_384.0);

/// One machine's settings; every field has a default.
///
/// ```
/// let settings = xiongguan::settings::Settings::parse("Kiosk(mode: auto, idle: 30)").unwrap();
/// assert_eq!(settings.timing().idle_min.as_secs(), 30);
/// ```
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Kiosk")]
pub struct Settings {
    /// Who is in front of the screen.
    pub mode: ModeSetting,
    /// Width and height of the panel's picture in millimetres; by default a short side of 340 mm is assumed. Each is 50 to
    /// 20 000.
    pub panel_mm: Option<(f32, f32)>,
    /// Width and height of the panel in pixels, 320 to 16 384, for `check`: are the pictures fine enough for it?
    pub panel_px: Option<(u32, u32)>,
    /// The monitor, counted from 0.
    pub monitor: Option<usize>,
    /// Esc and closing the window leave the program.
    pub may_leave: bool,
    /// A visitor who does nothing for this long may have left.
    pub idle: Seconds,
    /// How many times the slide's reading time a visitor may do nothing, if that is longer.
    pub idle_reading_factor: f32,
    /// How long "still there?" counts down.
    pub goodbye: Seconds,
    /// How long a slide stays in the loop at most; by default as its text needs.
    pub dwell_max: Option<Seconds>,
    /// How long a touch pauses the show in auto mode.
    pub pause: Seconds,
    /// When the house is open; outside these hours the screen rests. By default it always is. A talk and an author's
    /// window do not ask for the time.
    pub opening_hours: Vec<Opening>,
}

/// A time in seconds, 0.1 ..= 86 400.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Deserialize)]
#[serde(try_from = "f64")]
pub struct Seconds(f64);

impl TryFrom<f64> for Seconds {
    type Error = String;

    fn try_from(secs: f64) -> Result<Self, String> {
        if (0.1..=86_400.0).contains(&secs) {
            Ok(Self(secs))
        } else {
            Err(format!("expected 0.1 to 86400 s, found {secs}"))
        }
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
    /// A wall.
    Auto,
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
            panel_px: None,
            monitor: None,
            may_leave: true,
            idle: seconds(timing.idle_min),
            idle_reading_factor: timing.idle_reading_factor,
            goodbye: seconds(timing.goodbye),
            dwell_max: None,
            pause: seconds(timing.pause),
            opening_hours: Vec::new(),
        }
    }
}

impl Settings {
    /// The settings in the file `given`, else in the user's configuration folder, else the defaults.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn find(given: Option<&Path>) -> Result<Self, String> {
        match given.map(Path::to_owned).or_else(own_file) {
            Some(path) => Self::read(&path),
            None => Ok(Self::default()),
        }
    }

    /// The settings in the file at `path`.
    ///
    /// # Errors
    /// One line for the operator: what is wrong, where, and in which file.
    pub fn read(path: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(path)
            .map_err(|error| format!("cannot read the settings: {error}: {}", path.display()))?;
        Self::parse(&text).map_err(|problem| format!("{}:{problem}", path.display()))
    }

    /// The settings written in `text`.
    ///
    /// # Errors
    /// `line:column: what is wrong`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let settings: Self = options.from_str(text).map_err(|error| {
            let start = error.span.start;
            format!("{}:{}: {}", start.line, start.col, error.code)
        })?;
        let wrong = |field: &str, unit: &str, (least, most): (f64, f64), sides: [f64; 2], found: String| {
            let (line, column) = Source { name: "", text }.line_column(content::span_at(text, field).start);
            (!sides.iter().all(|side| (least..=most).contains(side))).then(|| {
                format!("{line}:{column}: `{field}` is width and height in {unit}, {least} to {most}, found {found}")
            })
        };
        let mm = settings.panel_mm.and_then(|(width, height)| {
            let sides = [width, height].map(f64::from);
            wrong("panel_mm", "millimetres", PANEL_MM, sides, format!("({width}, {height})"))
        });
        let px = settings.panel_px.and_then(|(width, height)| {
            let sides = [width, height].map(f64::from);
            wrong("panel_px", "pixels", PANEL_PX, sides, format!("({width}, {height})"))
        });
        match mm.or(px) {
            Some(problem) => Err(problem),
            None => Ok(settings),
        }
    }

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

    /// The opening hours of a week.
    #[must_use]
    pub fn hours(&self) -> Hours {
        hours::hours(&self.opening_hours)
    }

    /// The running order of `exhibition` on this machine; nothing without a slide.
    #[must_use]
    pub fn program(&self, exhibition: &Exhibition) -> Option<Program> {
        let dwell = |slide: &Slide| {
            let dwell = content::dwell(slide, &exhibition.languages);
            self.dwell_max.map_or(dwell, |longest| dwell.min(longest.duration()))
        };
        Program::of(exhibition, dwell, |slide| content::reading_time(slide, &exhibition.languages))
    }
}

/// The machine's settings in the user's configuration folder, if there are any.
fn own_file() -> Option<PathBuf> {
    let folder = env::var_os("XDG_CONFIG_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
    let folder = folder.or_else(|| Some(env::home_dir()?.join(".config")))?;
    Some(folder.join("xiongguan").join("kiosk.ron")).filter(|path| path.is_file())
}
