//! What the loader brings when files have changed.

use std::{sync::Arc, time::Duration};

use jiff::tz::TimeZone;

use super::Deck;
use crate::{
    content::Text,
    diag::Finding,
    show::{Hours, Mode, Timing},
};

/// One reading of all files.
#[derive(Clone, Debug)]
pub struct Load {
    /// What came of the exhibition.
    pub content: Content,
    /// The machine's settings.
    pub machine: Machine,
}

/// What came of the exhibition's files.
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
    Unreadable,
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
    /// When the screen is lit.
    pub hours: Hours,
    /// The time zone of the clock on the wall; nothing when in doubt, and then the screen is lit.
    pub zone: Option<TimeZone>,
    /// Width and height of the panel in millimetres, if they are known.
    pub panel_mm: Option<(f32, f32)>,
    /// The monitor, counted from 0; only read at the start.
    pub monitor: Option<usize>,
}

impl Default for Machine {
    fn default() -> Self {
        let (timing, hours) = (Timing::default(), Hours::default());
        Self { mode: Mode::Kiosk, timing, may_leave: true, hours, zone: None, panel_mm: None, monitor: None }
    }
}

impl Machine {
    /// How long the window waits for the first deck and its first slide before it opens.
    #[must_use]
    pub const fn patience(&self) -> Duration {
        self.timing.prepare
    }
}
