//! Everything that can be wrong with a picture.

use std::fmt;
use std::path::PathBuf;

use super::{DECODER_BYTES_MAX, DECODER_TIME_MAX, DrawingProblem, FILE_BYTES_MAX, FILE_SIDE_MAX, PathProblem, Variety};
use crate::{diag::Words, film::FilmProblem, words};

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
    /// It is in a format we know by name and do not read.
    OtherFormat(&'static str),
    /// It is in a format we read, of a kind that we do not.
    OtherKind(Variety),
    /// It is larger than [`FILE_SIDE_MAX`] or [`DECODER_BYTES_MAX`] allow.
    TooManyPixels,
    /// Decoding it takes longer than [`super::DECODER_TIME_MAX`].
    TooSlow,
    /// Its end is missing.
    Truncated,
    /// Its contents cannot be decoded, with the decoder's words.
    Damaged(String),
    /// The decoder panicked.
    DecoderFailed,
    /// It is an SVG that cannot be drawn.
    Drawing(DrawingProblem),
    /// It is a film that cannot be played.
    Film(FilmProblem),
}

impl From<DrawingProblem> for PictureProblem {
    fn from(problem: DrawingProblem) -> Self {
        Self::Drawing(problem)
    }
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

impl PictureProblem {
    /// What is wrong, for people.
    #[must_use]
    pub fn words(&self) -> Words {
        const MIB: u64 = 1024 * 1024;
        match self {
            Self::Path(problem) => problem.words(),
            Self::Missing => words!("there is no such picture"),
            Self::NotAFile => words!("this is not a file"),
            Self::Unreadable(why) => words!("the system cannot read the picture").because(why),
            Self::Empty => words!("the picture's file is empty"),
            Self::FileTooLarge => words!("the picture's file is larger than {max} MiB", max = FILE_BYTES_MAX / MIB),
            Self::UnknownFormat => words!("this is not a JPEG, PNG, WebP, TIFF or SVG picture"),
            Self::OtherFormat(format) => other_format(format),
            Self::OtherKind(variety) => words!(
                "this kind of {format} ({kind}) is not read; save it as JPEG or PNG",
                format = variety.format(),
                kind = variety.words()
            ),
            Self::TooManyPixels => words!(
                "the picture is longer than {side} pixels on a side or needs more than {memory} MiB to decode",
                side = FILE_SIDE_MAX,
                memory = DECODER_BYTES_MAX / MIB
            ),
            Self::TooSlow => words!(
                "decoding the picture takes longer than {max} s; save it smaller, as a plain JPEG",
                max = DECODER_TIME_MAX.as_secs()
            ),
            Self::Truncated => words!("the end of the picture is missing; copy it from the original once more"),
            Self::Damaged(why) => words!("the picture is damaged").because(why),
            Self::DecoderFailed => words!("the picture makes the decoder fail; save it anew from an editor"),
            Self::Drawing(problem) => problem.words(),
            Self::Film(problem) => film(*problem),
        }
    }
}

/// Why a film cannot be played, for people.
#[must_use]
pub fn film(problem: FilmProblem) -> Words {
    match problem {
        FilmProblem::NoEngine => words!("nothing on this machine plays films"),
        FilmProblem::Unreadable => words!(
            "this is no film, or it is damaged, or in a format that is not read; MP4 with H.264 is read everywhere"
        ),
        FilmProblem::NoPictures => words!("there are no pictures in this film, only sound"),
        FilmProblem::NoEnd => {
            words!("the film does not say where it ends: it was not saved whole, or is a recording that goes on")
        }
        FilmProblem::NoSound => words!("nothing is to be heard in this file"),
        FilmProblem::TooLarge => words!("the film has more pixels than any screen"),
        FilmProblem::Slow => words!("the film cannot be looked into: the disk or the machine takes too long"),
    }
}

/// Why a sound cannot be played, for people.
#[must_use]
pub fn sound(problem: FilmProblem) -> Words {
    match problem {
        FilmProblem::NoEngine => words!("nothing on this machine plays sound"),
        FilmProblem::NoEnd => words!("the sound does not say where it ends: it was not saved whole"),
        FilmProblem::Slow => words!("the sound cannot be looked into: the disk or the machine takes too long"),
        FilmProblem::NoSound | FilmProblem::NoPictures => words!("nothing is to be heard in this file"),
        FilmProblem::Unreadable | FilmProblem::TooLarge => words!(
            "this is no sound, or it is damaged, or in a format that is not read; MP3 and Ogg are read everywhere"
        ),
    }
}

/// The formats of films.
const FILMS: &[&str] = &["MP4", "MOV", "WebM", "AVI", "MPEG"];
/// The formats of documents, which may have pictures in them.
const DOCUMENTS: &[&str] = &["RTF", "PDF", "PostScript", "HTML", "Word", "PowerPoint", "Excel", "Office"];
/// The formats of archives, which may have pictures in them.
const ARCHIVES: &[&str] = &["ZIP", "RAR", "7-Zip", "gzip"];
/// What stands in for a file that lies elsewhere.
const STAND_INS: &[&str] = &["Git LFS", "Windows link", "AppleDouble"];

/// What a file is that is no picture we read, and how it becomes one.
fn other_format(format: &'static str) -> Words {
    if FILMS.contains(&format) {
        words!(
            "this is a film ({format}) and no picture; a slide `Video( … )` shows films, or take a picture out of it",
            format
        )
    } else if DOCUMENTS.contains(&format) {
        words!("this is a document ({format}) and no picture; save the picture in it as JPEG or PNG", format)
    } else if ARCHIVES.contains(&format) {
        words!("this is an archive ({format}) and no picture; unpack it", format)
    } else if STAND_INS.contains(&format) {
        words!("this only stands in for a picture ({format}); copy the picture itself", format)
    } else {
        words!("the picture’s format is {format}, which is not read; save it as JPEG or PNG", format)
    }
}

impl PictureProblem {
    /// Whether it may pass by itself: a network share was away for a moment, or a file is just being replaced. Faults
    /// inside a file do not pass.
    #[must_use]
    pub const fn may_pass(&self) -> bool {
        let path = matches!(self, Self::Path(PathProblem::Missing | PathProblem::Unreadable(_)));
        path || matches!(self, Self::Missing | Self::Unreadable(_))
    }
}

impl fmt::Display for PictureProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.words().fmt(f)
    }
}
