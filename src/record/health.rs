//! How the show is doing, as JSON for those who look after many machines.
//!
//! The show tells what it knows at each change; a thread of its own adds what time changes, once a minute at least, and
//! passes the text on: to the supervisor, which adds how often the show was started again and writes the file, or to the
//! file itself.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use serde::Serialize;
use serde_json::Value;

use super::Latest;

/// The name of the file.
pub const HEALTH_FILE: &str = "health.json";
/// So often the file is written although nothing has changed: whoever finds it older knows that something is wrong.
const EVERY: Duration = Duration::from_mins(1);

/// What the show knows of itself. Times are in UTC as `2026-11-24T10:30:00Z`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Health {
    /// `shown`, or `plate` while nothing of the exhibition can be shown.
    pub state: &'static str,
    /// The mode, by its name in the settings.
    pub mode: &'static str,
    /// What the show is doing; nothing while it has not begun.
    pub phase: Option<&'static str>,
    /// The id of the slide on screen.
    pub slide: Option<String>,
    /// Its place in the running order, from 1, and how many there are.
    pub place: Option<(usize, usize)>,
    /// The tag of the language on screen.
    pub language: Option<String>,
    /// The exhibition as it was read.
    pub deck: Option<DeckHealth>,
    /// Names of pictures that cannot be shown, at most [`NAMES_MAX`], and how many there are.
    pub pictures_broken: Vec<String>,
    /// How many there are.
    pub pictures_broken_count: usize,
    /// When somebody last touched the screen or pressed a key.
    pub last_touch: Option<String>,
    /// The clock on the wall where the screen hangs, and its time zone; nothing where no zone is needed.
    pub local_time: Option<String>,
    /// The time zone of the opening hours and of the times of slides.
    pub time_zone: Option<String>,
    /// When the hours change next, by the clock on the wall: to open if it is closed now, else to close.
    pub next_change_of_hours: Option<String>,
    /// When other slides show next, by the clock on the wall; nothing where none has times of its own.
    pub next_change_of_slides: Option<String>,
    /// By their times no slide would show now, so that all are shown.
    pub none_scheduled: bool,
    /// Whether the machine can be heard.
    pub sound: SoundHealth,
    /// What draws, and the size of the window in pixels.
    pub display: DisplayHealth,
    /// How the frames came.
    pub frames: FramesHealth,
}

/// The most names in a list.
pub const NAMES_MAX: usize = 20;

/// The exhibition as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DeckHealth {
    /// Counts how often it was read anew, from 1.
    pub generation: u64,
    /// The SHA-256 of the content file, as `sha256sum` prints it.
    pub sha256: String,
    /// How many errors and warnings `check` has for its text.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// It is the last good copy, since the file cannot be shown.
    pub is_copy: bool,
}

/// Whether the machine can be heard, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SoundHealth {
    /// It can; else there is nothing to be heard, it is silent by its settings, or no program plays sound.
    pub is_heard: bool,
    /// The program that plays, once one was found; it is looked for where there is something to be heard.
    pub player: Option<String>,
    /// How loud it is now, 0 ..= 100.
    pub volume: u8,
    /// A visitor has switched off what is heard besides narrations.
    pub muted: bool,
    /// The tags of the languages that the machine reads aloud itself.
    pub reads_aloud: Vec<String>,
}

/// What draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DisplayHealth {
    /// `gl` or `cpu`.
    pub presenter: &'static str,
    /// Width and height of the window in pixels.
    pub pixels: (u32, u32),
}

/// How the frames came since the start of the process.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FramesHealth {
    /// All frames that were drawn.
    pub drawn: u64,
    /// Those whose time was known before.
    pub due: u64,
    /// How many of these came too late for a display of 60 Hz.
    pub late: u64,
}

/// The thread that tells how the show is doing.
#[derive(Clone, Debug)]
pub struct HealthTeller {
    latest: Arc<Latest<Health>>,
}

impl HealthTeller {
    /// Begins; `pass_on` gets the texts, on a thread of its own.
    ///
    /// # Errors
    /// When no thread can be started.
    #[expect(clippy::disallowed_methods, reason = "how long the process has run, for its own report")]
    pub fn start(mut pass_on: impl FnMut(Value) + Send + 'static) -> io::Result<Self> {
        let latest = Arc::<Latest<Health>>::default();
        let told = Arc::clone(&latest);
        let began = Instant::now();
        let work = move || {
            let mut health = told.take();
            loop {
                pass_on(complete(&health, began.elapsed()));
                health = told.take_within(EVERY).unwrap_or(health);
            }
        };
        thread::Builder::new().name("health".to_owned()).spawn(work)?;
        Ok(Self { latest })
    }

    /// Tells how the show is doing now; it never waits.
    pub fn tell(&self, health: Health) {
        self.latest.put(health);
    }
}

/// The report with what only the process as a whole knows.
fn complete(health: &Health, uptime: Duration) -> Value {
    let mut value = serde_json::to_value(health).unwrap_or_default();
    set(&mut value, "version", env!("CARGO_PKG_VERSION").into());
    set(&mut value, "uptime_s", uptime.as_secs().into());
    set(&mut value, "memory_mib", memory_mib().into());
    set(&mut value, "log_lines_dropped", super::dropped().into());
    value
}

/// Sets a field of an object.
pub fn set(object: &mut Value, name: &str, value: Value) {
    if let Some(fields) = object.as_object_mut() {
        fields.insert(name.to_owned(), value);
    }
}

/// The memory that this process has in use, where the system tells.
fn memory_mib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kib / 1024)
}

/// Writes the reports into a file. That it cannot be written is told once in a row.
#[derive(Debug)]
pub struct HealthFile {
    folder: PathBuf,
    is_refused: bool,
}

impl HealthFile {
    /// The file in `folder`, which is made with the first report.
    #[must_use]
    pub const fn new(folder: PathBuf) -> Self {
        Self { folder, is_refused: false }
    }

    /// Writes a report, with the time. Readers find the old one or the new one.
    ///
    /// It does not wait for the disk: it is written every few seconds for years, and after a power cut there is a new
    /// one soon.
    pub fn write(&mut self, mut report: Value) {
        set(&mut report, "written", jiff::Timestamp::now().strftime("%FT%TZ").to_string().into());
        let written = put(&self.folder, HEALTH_FILE, format!("{report:#}\n").as_bytes());
        if let Err(error) = &written
            && !self.is_refused
        {
            tracing::warn!("{HEALTH_FILE} cannot be written: {error}: {}", self.folder.display());
        }
        self.is_refused = written.is_err();
    }
}

/// Writes a file whole or not at all, without waiting for the disk.
pub(super) fn put(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let partial = folder.join(format!(".{name}.{}", std::process::id()));
    let written = fs::File::create(&partial).and_then(|mut file| file.write_all(bytes));
    written.and_then(|()| fs::rename(&partial, folder.join(name))).inspect_err(|_| {
        let _ = fs::remove_file(&partial);
    })
}
