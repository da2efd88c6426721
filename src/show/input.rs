//! What goes into the show and what comes out of it.

use std::time::Duration;

use jiff::civil::DateTime;

use crate::units::Moment;

use super::{Action, Spoken};

/// Something the show is told.
///
/// A press is told twice: as [`Input::Touch`] the moment it begins, before anybody knows what it means, and as
/// [`Input::Act`] once that is known, perhaps many frames later when the finger lifts; [`Input::Release`] ends it.
/// The press that wakes the show must not do anything else: all actions between its `Touch` and its `Release` are
/// dropped. A key counts as down and up at once; [`Show::press`] is for keys.
///
/// [`Show::press`]: super::Show::press
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    /// Time has passed; nothing else.
    Tick,
    /// A finger or a mouse button went down anywhere.
    Touch,
    /// A finger that is down has moved: somebody is still there. It wakes nothing.
    Stir,
    /// The opening hours begin (`true`) or end. At first they count as begun. Telling it again changes nothing.
    Open(bool),
    /// The date and time by the clock on the wall, in the place where the screen hangs; nothing where they are not known, as
    /// at first, or where schedules do not count. It is told whenever the running order may change.
    Wall(Option<DateTime>),
    /// No finger and no button is down any more; comes after the actions of the same frame.
    Release,
    /// Somebody asks for this.
    Act(Action),
    /// A screen reader asks what is on the screen: somebody listens.
    Listen,
    /// The machine can be heard (`true`), or cannot; at first it cannot. Telling it again changes nothing.
    Heard(bool),
    /// The speaker's notes, as they are laid out, can be scrolled by so many lines at most.
    NotesEnd(u8),
    /// The speaker has a window of their own (`true`), or not any more; at first they have none. Telling it again changes
    /// nothing.
    Window(bool),
    /// The machine reads these languages aloud; at first none. Telling it again changes nothing.
    Spoken(Spoken),
    /// What it reads takes so long; zero where nothing comes of it.
    Speech(Duration),
    /// The words of the slide that are read by themselves take so many pages. Telling it again changes nothing.
    Pages(usize),
    /// The pictures of this slide are ready to be shown, or will never be.
    Prepared(usize),
}

/// Something the show asks of its surroundings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Get the pictures of this slide ready, then answer with [`Input::Prepared`]; at once if they are ready already.
    ///
    /// Those asked for first are needed first.
    Prepare(usize),
    /// This slide is on screen now, or comes in.
    Shown(usize),
    /// A visitor came.
    Woke,
    /// The visitor left; everything is as at the start.
    Reset,
    /// The window fills the screen, or stands on the desktop again.
    FullScreen,
    /// Leave the program.
    Leave,
}

/// When the show has to be stepped and drawn next, if nobody touches it before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wake {
    /// Something on screen moves: draw frame after frame.
    Moving,
    /// Nothing changes until exactly then.
    At(Moment),
    /// Nothing changes by itself.
    Never,
}

impl Wake {
    /// Whichever comes first.
    #[must_use]
    pub fn sooner(self, other: Self) -> Self {
        match (self, other) {
            (Self::Moving, _) | (_, Self::Moving) => Self::Moving,
            (Self::At(one), Self::At(two)) => Self::At(one.min(two)),
            (Self::At(moment), Self::Never) | (Self::Never, Self::At(moment)) => Self::At(moment),
            (Self::Never, Self::Never) => Self::Never,
        }
    }
}
