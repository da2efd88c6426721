//! A picture's file and the decoders for it, within limits.

use std::fs::File;
use std::io::{self, BufRead, Read, Seek};
use std::path::Path;

use image::{ImageDecoder, ImageError, ImageReader, Limits};

use super::PictureProblem;

/// Largest file that is read, in bytes. A 100-megapixel JPEG has about half of it.
pub const FILE_BYTES_MAX: u64 = 128 * 1024 * 1024;

/// Longest side of a picture in its file, in pixels: the largest texture that anything we meet can hold.
pub const FILE_SIDE_MAX: u32 = 16_384;

/// What a decoder may allocate, in bytes: enough for 170 megapixels in colour, and one such decoder at a time
/// leaves a machine with 4 GiB alive.
pub const DECODER_BYTES_MAX: u64 = 512 * 1024 * 1024;

/// Opens a file that may be a picture.
pub(super) fn open(path: &Path) -> Result<File, PictureProblem> {
    // Looked at before it is opened: opening a pipe would wait for ever.
    let facts = path.metadata().map_err(|error| problem_of(&error))?;
    if !facts.is_file() {
        return Err(PictureProblem::NotAFile);
    }
    match facts.len() {
        0 => Err(PictureProblem::Empty),
        1..=FILE_BYTES_MAX => File::open(path).map_err(|error| problem_of(&error)),
        _ => Err(PictureProblem::FileTooLarge),
    }
}

/// The whole file.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, PictureProblem> {
    let mut bytes = Vec::new();
    // It may grow while it is read.
    let read = open(path)?.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(|error| problem_of(&error))?;
    if read as u64 > FILE_BYTES_MAX { Err(PictureProblem::FileTooLarge) } else { Ok(bytes) }
}

/// A decoder for a picture, chosen by the contents and not by the name; its header has been read.
pub(super) fn decoder<'a>(source: impl BufRead + Seek + 'a) -> Result<impl ImageDecoder + 'a, PictureProblem> {
    let mut reader = ImageReader::new(source).with_guessed_format().map_err(|error| problem_of(&error))?;
    reader.limits(limits());
    let decoder = reader.into_decoder().map_err(refusal)?;
    // `image` checks sides by itself, but not what the complete pixels need.
    limits().reserve(decoder.total_bytes()).map_err(refusal)?;
    Ok(decoder)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(FILE_SIDE_MAX);
    limits.max_image_height = Some(FILE_SIDE_MAX);
    limits.max_alloc = Some(DECODER_BYTES_MAX);
    limits
}

/// What the system's refusal means for a picture.
pub(super) fn problem_of(error: &io::Error) -> PictureProblem {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => PictureProblem::Missing,
        io::ErrorKind::UnexpectedEof => PictureProblem::Truncated,
        _ => PictureProblem::Unreadable(error.to_string()),
    }
}

/// What a decoder's refusal means.
pub(super) fn refusal(error: ImageError) -> PictureProblem {
    match error {
        ImageError::Unsupported(_) => PictureProblem::UnknownFormat,
        ImageError::Limits(_) => PictureProblem::TooManyPixels,
        ImageError::IoError(error) => problem_of(&error),
        other => PictureProblem::Damaged(other.to_string()),
    }
}
