//! The logos of the house and of those who made the exhibition possible.

use serde::Deserialize;

use super::{
    Text,
    declare::{choices, part},
    schema::Type,
};

/// The most logos of an exhibition: more are too small to tell one from another.
pub const LOGOS_MAX: usize = 8;

part! {
    /// A logo; it stands on a slip of white paper, or on the slide itself where it is seen well.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
    Logo = LOGO {
        /// As [`Photo::file`](super::Photo::file), of any size: the version for light grounds.
        file: String as Type::SmallPath;
        /// The same: the version for dark grounds. It stands on them without a slip of paper.
        on_dark: String as Type::SmallPath, default;
        /// Whose it is, for visitors who cannot see it.
        alt: Text as Type::LongText, default;
        /// The slides that show it.
        on: LogoOn as Type::Choice(LogoOn::WORDS), default;
    }
}

impl Logo {
    /// The version for dark grounds, if there is one.
    #[must_use]
    pub fn on_dark(&self) -> Option<&str> {
        Some(self.on_dark.as_str()).filter(|file| !file.is_empty())
    }

    /// The files of all its versions.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        [Some(self.file.as_str()), self.on_dark()].into_iter().flatten()
    }
}

choices! {
    /// The slides that show a logo.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
    LogoOn {
        /// Those that open a chapter.
        #[default]
        Covers = "covers",
        /// All of them.
        All = "all",
    }
}
