//! The interface through which `content` asks about the files that a content file names.

use crate::{
    diag::Words,
    units::{FilmFacts, SoundFacts},
    words,
};

/// What a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A file.
    File,
    /// Nothing, or not a file.
    Missing,
    /// Something outside the exhibition's folder, by a link.
    Outside,
}

/// What is known of a file as a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inspected {
    /// It was not looked at.
    Unknown,
    /// Width and height in pixels, as seen upright.
    Size([u32; 2]),
    /// It cannot be shown, and why.
    Unreadable(Words),
}

/// What is known of a file as a film.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filmed {
    /// It was not looked at.
    Unknown,
    /// It can be played.
    Film(FilmFacts),
    /// The machine has nothing that plays films.
    NoEngine,
    /// It cannot be played, and why.
    Unreadable(Words),
}

/// What is known of a file as a sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It was not looked at.
    Unknown,
    /// It can be played.
    Sound(SoundFacts),
    /// The machine has nothing that plays sounds.
    NoEngine,
    /// It cannot be played, and why.
    Unreadable(Words),
}

/// The files beside `content.ron`.
pub trait Files {
    /// What `relative` leads to; only called for paths that [`path_fault`](crate::units::path_fault) accepts.
    fn look(&self, relative: &str) -> Found;

    /// The bytes of the data file `relative`, at most so many; only called for paths at which [`Self::look`] found a
    /// file.
    ///
    /// # Errors
    /// Why it cannot be read.
    fn read(&self, _relative: &str, _bytes_max: usize) -> Result<Vec<u8>, Words> {
        Err(words!("this file is not there"))
    }

    /// What stands in the folder `relative`, in any order; the names of folders end with `/`, and an empty path is the
    /// exhibition's own folder. Nothing if there is no such folder, or nobody looks.
    fn names(&self, _relative: &str) -> Vec<String> {
        Vec::new()
    }

    /// Whether the file `relative` is a font that can be used; only called for paths at which [`Self::look`] found a file.
    ///
    /// # Errors
    /// Why it cannot be used.
    fn font(&self, _relative: &str) -> Result<(), Words> {
        Ok(())
    }

    /// The picture `relative`; only called for paths at which [`Self::look`] found a file.
    fn inspect(&self, _relative: &str) -> Inspected {
        Inspected::Unknown
    }

    /// The film `relative`; only called for paths at which [`Self::look`] found a file.
    fn film(&self, _relative: &str) -> Filmed {
        Filmed::Unknown
    }

    /// The sound `relative`; only called for paths at which [`Self::look`] found a file.
    fn sound(&self, _relative: &str) -> Heard {
        Heard::Unknown
    }
}

impl<F: Fn(&str) -> Found> Files for F {
    fn look(&self, relative: &str) -> Found {
        self(relative)
    }
}
