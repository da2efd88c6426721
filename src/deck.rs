//! What can be on screen: one exhibition as it was read at one moment.
//!
//! A [`Deck`] is one immutable value. Whatever is on screen belongs to one deck: its pictures are identified by their
//! files as they were when the deck was read, so that pictures of two decks are never mixed. Nothing else knows the
//! exhibition's folder.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc, time::Duration};

use jiff::tz::TimeZone;

use crate::{
    content::{Exhibition, SlideKind, Text},
    diag::{Finding, Severity},
    lock::PinHash,
    media::PictureId,
    show::{Hours, Mode, OwnVoice, Program, SpeakersView, Telling, Timing, Volume},
    theme::{Theme, Typefaces},
    units::Display,
};

/// An exhibition with everything that showing it needs, as it was read at one moment.
#[derive(Clone, Debug)]
pub struct Deck {
    /// Counts the decks of one run of the program; each has its own number.
    pub generation: u64,
    /// What is shown.
    pub exhibition: Exhibition,
    /// Its running order on this machine.
    pub program: Program,
    /// How it looks.
    pub theme: Theme,
    /// The fonts that it brings along.
    pub typefaces: Typefaces,
    /// The folder of its files, absolute and without links.
    pub root: PathBuf,
    /// Its pictures, films and sounds by their names in the content file; those that could not be found are absent.
    pub pictures: BTreeMap<String, PictureId>,
    /// Everything that is wrong with it.
    pub findings: Vec<Finding>,
    /// What it was read from.
    pub origin: Origin,
}

/// What a deck was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The SHA-256 of the text, in hexadecimal.
    pub sha256: String,
    /// It was the last good copy, since the content file cannot be shown.
    pub is_copy: bool,
}

impl Deck {
    /// How many errors its files have.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    /// What the slide at `index` of the running order shows; nothing beyond the last.
    #[must_use]
    pub fn slide(&self, index: usize) -> Option<&SlideKind> {
        self.exhibition.slide(index).map(|(_, slide)| &slide.kind)
    }

    /// The names of the pictures whose files differ from those of `older`: saved anew, or found in another place.
    #[must_use]
    pub fn pictures_unlike(&self, older: &Self) -> Vec<&str> {
        let is_new = |(name, id): &(&String, &PictureId)| older.pictures.get(*name) != Some(*id);
        self.pictures.iter().filter(is_new).map(|(name, _)| name.as_str()).collect()
    }
}

/// One reading of all files.
#[derive(Clone, Debug)]
pub struct Load {
    /// What reading the exhibition gave.
    pub content: Content,
    /// The machine's settings.
    pub machine: Machine,
}

/// What reading the exhibition's files gave.
#[derive(Clone, Debug)]
pub enum Content {
    /// Something that can be shown.
    Deck(Arc<Deck>),
    /// The file was read, and no slide of it can be shown.
    Nothing {
        /// The exhibition's title, if that could be read.
        title: Option<Text>,
        /// What is wrong.
        findings: Vec<Finding>,
        /// The same in its written form, in the author's language.
        text: String,
    },
    /// The file is not there, or cannot be read.
    Unreadable {
        /// Why, in the author's language as far as the system speaks it.
        text: String,
    },
}

/// What the show needs to know of the machine it runs on.
#[derive(Clone, Debug, PartialEq)]
pub struct Machine {
    /// Who is in front of the screen.
    pub mode: Mode,
    /// How long things take.
    pub timing: Timing,
    /// Esc and closing the window leave the program.
    pub may_leave: bool,
    /// The hash of the PIN behind which staff find their panel, if there is one.
    pub pin: Option<PinHash>,
    /// When the screen is lit.
    pub hours: Hours,
    /// Slides show at certain times: the clock on the wall matters.
    pub has_schedules: bool,
    /// The time zone of the opening hours and of slides that show at certain times; nothing when it is in doubt, and then the screen is always lit.
    pub zone: Option<TimeZone>,
    /// Outside the opening hours the panel is switched off, where the machine can do that.
    pub switches_off: bool,
    /// How loud it is.
    pub volume: Volume,
    /// When what is told of slides begins.
    pub telling: Telling,
    /// Whether slides without a narration are read aloud, where the machine has a voice.
    pub own_voice: OwnVoice,
    /// The panel, if its size is known.
    pub display: Option<Display>,
    /// The monitor, counted from 0; only read at the start.
    pub monitor: Option<usize>,
    /// Where the speaker of a talk finds the speaker's view.
    pub speakers_view: SpeakersView,
    /// Where pictures are kept for the next start, if anywhere; only read at the start.
    pub picture_cache: Option<PathBuf>,
    /// Where a small picture of the screen is kept, if anywhere; only read at the start.
    pub screen_picture: Option<PathBuf>,
    /// Where what visitors do is counted, if it is.
    pub statistics: Option<Counting>,
}

/// Where and by which clock what visitors do is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counting {
    /// The file of the statistics.
    pub file: PathBuf,
    /// The time zone of its days and hours.
    pub zone: TimeZone,
}

impl Default for Machine {
    fn default() -> Self {
        let (timing, hours) = (Timing::default(), Hours::default());
        Self {
            mode: Mode::Kiosk,
            timing,
            may_leave: true,
            pin: None,
            hours,
            has_schedules: false,
            zone: None,
            switches_off: false,
            volume: Volume::default(),
            telling: Telling::default(),
            own_voice: OwnVoice::default(),
            display: None,
            monitor: None,
            speakers_view: SpeakersView::default(),
            picture_cache: None,
            screen_picture: None,
            statistics: None,
        }
    }
}

impl Machine {
    /// Whether something goes by the clock on the wall.
    #[must_use]
    pub const fn goes_by_the_wall(&self) -> bool {
        self.has_schedules || !self.hours.is_empty() || self.volume.has_hours()
    }

    /// How long the window waits for the first deck and its first slide before it opens.
    #[must_use]
    pub const fn patience(&self) -> Duration {
        self.timing.prepare
    }
}
