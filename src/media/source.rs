//! A picture's file and the decoders for it, within limits.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, Read, Seek};
use std::path::Path;

use image::{ImageDecoder, ImageError, ImageReader, Limits};

use super::{DECODER_BYTES_MAX, FILE_BYTES_MAX, FILE_SIDE_MAX, PictureProblem};

/// Opens a file that may be a picture.
pub(super) fn open(path: &Path) -> Result<File, PictureProblem> {
    // The kind is checked before opening, since opening a device may have side effects.
    let about = path.metadata().map_err(|error| problem_of(&error))?;
    if !about.is_file() {
        return Err(PictureProblem::NotAFile);
    }
    // It is checked again afterwards, since the file may have been replaced meanwhile.
    let file = options().open(path).map_err(|error| problem_of(&error))?;
    let about = file.metadata().map_err(|error| problem_of(&error))?;
    match about.len() {
        _ if !about.is_file() => Err(PictureProblem::NotAFile),
        0 => Err(PictureProblem::Empty),
        1..=FILE_BYTES_MAX => Ok(file),
        _ => Err(PictureProblem::FileTooLarge),
    }
}

/// How files are opened: for reading, and without waiting for the other end of a pipe.
#[cfg(target_os = "linux")]
fn options() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    /// `O_NONBLOCK` of Linux on the processors we build for. It has no effect on regular files.
    const NO_WAITING: i32 = 0o4000;
    let mut options = OpenOptions::new();
    options.read(true).custom_flags(NO_WAITING);
    options
}

#[cfg(not(target_os = "linux"))]
fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true);
    options
}

/// The whole file.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, PictureProblem> {
    let file = open(path)?;
    let length = file.metadata().map_err(|error| problem_of(&error))?.len();
    let mut bytes = Vec::with_capacity(length.min(FILE_BYTES_MAX) as usize + 1);
    // The file may grow while it is read.
    let read = file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(|error| problem_of(&error))? as u64;
    match read {
        // The network share may be failing, or the file may just be written: the file itself may be sound.
        _ if read < length => Err(PictureProblem::Unreadable(format!("{read} of {length} bytes came"))),
        0..=FILE_BYTES_MAX => Ok(bytes),
        _ => Err(PictureProblem::FileTooLarge),
    }
}

/// Where a decoder reads from. One type for files and bytes, since the compiler makes every decoder anew for each type.
pub(super) type Source<'a> = Box<dyn ReadAnywhere + 'a>;

/// What decoders ask of a source.
pub(super) trait ReadAnywhere: BufRead + Seek {}

impl<T: BufRead + Seek> ReadAnywhere for T {}

/// A decoder for a picture, chosen by the contents and not by the name; its header has been read.
pub(super) fn decoder(source: Source<'_>) -> Result<impl ImageDecoder + '_, PictureProblem> {
    decoder_within(DECODER_BYTES_MAX, source)
}

/// The same for who asks for nothing but the header: what stands there besides may take only so much memory.
pub(super) fn header(source: Source<'_>) -> Result<impl ImageDecoder + '_, PictureProblem> {
    /// More than any true colour profile, which is unpacked before the pixels.
    const HEADER_BYTES_MAX: u64 = 16 * 1024 * 1024;
    decoder_within(HEADER_BYTES_MAX, source)
}

fn decoder_within(bytes: u64, source: Source<'_>) -> Result<impl ImageDecoder + '_, PictureProblem> {
    let mut reader = ImageReader::new(source).with_guessed_format().map_err(|error| problem_of(&error))?;
    reader.limits(limits(bytes));
    let decoder = reader.into_decoder().map_err(refusal)?;
    // `image` checks the sides itself, but not the bytes of all pixels.
    limits(DECODER_BYTES_MAX).reserve(decoder.total_bytes()).map_err(refusal)?;
    Ok(decoder)
}

fn limits(bytes: u64) -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(FILE_SIDE_MAX);
    limits.max_image_height = Some(FILE_SIDE_MAX);
    limits.max_alloc = Some(bytes);
    limits
}

/// The problem for an error of the system.
pub(super) fn problem_of(error: &io::Error) -> PictureProblem {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => PictureProblem::Missing,
        io::ErrorKind::UnexpectedEof => PictureProblem::Truncated,
        _ => PictureProblem::Unreadable(error.to_string()),
    }
}

/// The problem for an error of a decoder.
pub(super) fn refusal(error: ImageError) -> PictureProblem {
    match error {
        ImageError::Unsupported(_) => PictureProblem::UnknownFormat,
        ImageError::Limits(_) => PictureProblem::TooManyPixels,
        ImageError::IoError(error) => problem_of(&error),
        other => PictureProblem::Damaged(other.to_string()),
    }
}
