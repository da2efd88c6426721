//! What the loader reads.

use std::path::PathBuf;

use crate::{diag::Language, show::Mode};

/// What to read.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// The content file or its folder; without one, where [`files::locate`](crate::files::locate) looks.
    pub content: Option<PathBuf>,
    /// The file with the machine's settings; without one, that of the user.
    pub kiosk: Option<PathBuf>,
    /// Overrides the mode of the settings.
    pub mode: Option<Mode>,
    /// The name of the screen; overrides that of the settings.
    pub screen: Option<String>,
    /// An author writes the exhibition: opening hours and the times of slides do not matter.
    pub is_author: bool,
    /// The language in which the author is told what is wrong.
    pub tongue: Language,
    /// Slides that are left out, by their ids: the program has died on them.
    pub without: Vec<String>,
    /// Nothing of the exhibition is opened, since something in it kills the program.
    pub is_plate: bool,
    /// Where the last good copy of the content file is kept; nothing where none is.
    pub last_good: Option<PathBuf>,
    /// The program has died on what is in the content file: the last good copy is read if it is another one.
    pub rolls_back: bool,
}
