//! Everything that can be wrong with a picture.

use std::fmt;
use std::path::PathBuf;

use super::{DECODER_BYTES_MAX, FILE_BYTES_MAX, FILE_SIDE_MAX, PathProblem};

/// A picture that cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureError {
    /// What is wrong with it.
    pub kind: PictureProblem,
    /// The file, as it was asked for.
    pub path: PathBuf,
}

/// What is wrong with a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureProblem {
    /// Its path does not lead to a file inside the exhibition's folder.
    Path(PathProblem),
    /// There is no such file.
    Missing,
    /// It is a folder, a pipe or a device.
    NotAFile,
    /// The system refuses to read it, with the system's words.
    Unreadable(String),
    /// It has zero bytes.
    Empty,
    /// It has more than [`FILE_BYTES_MAX`] bytes.
    FileTooLarge,
    /// It is no picture in a format we read, whatever its name says.
    UnknownFormat,
    /// It is larger than [`FILE_SIDE_MAX`] or [`DECODER_BYTES_MAX`] allow.
    TooManyPixels,
    /// Its end is missing.
    Truncated,
    /// Its contents make no sense, with the decoder's words.
    Damaged(String),
    /// The decoder gave up in a way it should not.
    DecoderFailed,
}

impl PictureError {
    /// The problem `kind` with the file at `path`.
    #[must_use]
    pub fn new(kind: PictureProblem, path: impl Into<PathBuf>) -> Self {
        Self { kind, path: path.into() }
    }
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind, self.path.display())
    }
}

impl std::error::Error for PictureError {}

impl fmt::Display for PictureProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MIB: u64 = 1024 * 1024;
        match self {
            Self::Path(problem) => problem.fmt(f),
            Self::Missing => write!(f, "there is no such picture"),
            Self::NotAFile => write!(f, "this is not a file"),
            Self::Unreadable(why) => write!(f, "the system cannot read the picture ({why})"),
            Self::Empty => write!(f, "the picture's file is empty"),
            Self::FileTooLarge => write!(f, "the picture's file is larger than {} MiB", FILE_BYTES_MAX / MIB),
            Self::UnknownFormat => write!(f, "this is not a JPEG, PNG, WebP or TIFF picture"),
            Self::TooManyPixels => write!(
                f,
                "the picture is longer than {FILE_SIDE_MAX} pixels on a side or needs more than {} MiB to decode",
                DECODER_BYTES_MAX / MIB
            ),
            Self::Truncated => write!(f, "the end of the picture is missing; copy it from the original once more"),
            Self::Damaged(why) => write!(f, "the picture is damaged ({why})"),
            Self::DecoderFailed => write!(f, "the picture makes the decoder fail; save it anew from an editor"),
        }
    }
}
