//! The options of the command line.

use std::path::PathBuf;

use crate::{
    beside::Seat,
    diag::Language,
    loader::Order,
    record::HealthTeller,
    show::{Mode, SpeakersView},
};

/// What draws the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presenter {
    /// OpenGL, on a graphics card.
    Gl,
    /// The processor, where there is no graphics card.
    Cpu,
}

impl Presenter {
    /// Its name on the command line and in the log.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gl => "gl",
            Self::Cpu => "cpu",
        }
    }
}

/// The operator's options.
#[derive(Clone, Debug)]
pub struct Options {
    /// The content file or its folder; without one, where [`files::locate`](crate::files::locate) looks.
    pub content: Option<PathBuf>,
    /// Overrides the machine's settings.
    pub mode: Option<Mode>,
    /// A normal window of this size in pixels; else full screen.
    pub windowed: Option<[u32; 2]>,
    /// The language to start with.
    pub lang: Option<String>,
    /// The name of the screen; overrides the machine's settings.
    pub screen: Option<String>,
    /// Overrides the machine's settings.
    pub monitor: Option<usize>,
    /// Where the speaker of a talk finds the speaker's view, if the machine's settings want a window.
    pub speakers_view: SpeakersView,
    /// This is the speaker's window of a talk.
    pub seat: Option<Seat>,
    /// The file with the machine's settings.
    pub kiosk: Option<PathBuf>,
    /// What draws the window; without a choice, OpenGL where there is a graphics card.
    pub presenter: Option<Presenter>,
    /// Write a line on standard error for each change on screen.
    pub status: bool,
    /// The language of messages for the author.
    pub tongue: Language,
    /// Slides that are left out, by their ids.
    pub without: Vec<String>,
    /// Nothing of the exhibition is opened: a plate stands on the screen.
    pub is_plate: bool,
    /// How many times faster than life the show's clock runs.
    pub speed: u32,
    /// Where the last good copy of the content file is kept; nothing where none is.
    pub last_good: Option<PathBuf>,
    /// The show has died on what is in the content file.
    pub rolls_back: bool,
    /// Who tells how the show is doing, if anybody would want to know.
    pub health: Option<HealthTeller>,
}

impl Options {
    /// The name of the content file, for people.
    pub(super) fn content_name(&self) -> String {
        let name = self.content.as_deref().filter(|path| path.extension().is_some()).and_then(|path| path.file_name());
        name.map_or_else(|| "content.ron".to_owned(), |name| name.to_string_lossy().into_owned())
    }

    /// The order for the loader.
    pub(super) fn order(&self) -> Order {
        Order {
            content: self.content.clone(),
            kiosk: self.kiosk.clone(),
            mode: self.mode,
            screen: self.screen.clone(),
            is_author: self.windowed.is_some(),
            tongue: self.tongue,
            without: self.without.clone(),
            is_plate: self.is_plate,
            last_good: self.last_good.clone(),
            rolls_back: self.rolls_back,
        }
    }
}
