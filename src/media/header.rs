//! Reads the size of a picture from the beginning of its file.

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use image::ImageDecoder;
use image::metadata::Orientation;

use super::{PictureError, PictureProblem, drawing, jpeg, kinds, source};
use crate::units::{Size, size};

/// The size of a picture in pixels as seen upright, from its header alone; a few milliseconds at most. An SVG is read as a
/// whole.
///
/// # Errors
/// A [`PictureError`] for a file that [`super::decode`] would refuse for its header. The rest of the file is not
/// checked.
pub fn inspect(path: &Path) -> Result<Size, PictureError> {
    let size = source::open(path).and_then(|mut file| {
        upright_size(&mut file).map_err(|problem| kinds::named(problem, &mut BufReader::new(file)))
    });
    size.map_err(|kind| PictureError::new(kind, path))
}

/// Width and height after turning upright.
pub(super) const fn turned([width, height]: [u32; 2], orientation: Orientation) -> [u32; 2] {
    if is_on_its_side(orientation) { [height, width] } else { [width, height] }
}

/// Whether turning upright exchanges width and height.
pub(super) const fn is_on_its_side(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

/// How the picture has to be turned. A damaged orientation entry is ignored.
pub(super) fn orientation(decoder: &mut impl ImageDecoder) -> Orientation {
    decoder.orientation().unwrap_or(Orientation::NoTransforms)
}

/// The beginning of a JPEG that nearly always holds its whole header, in bytes: EXIF with a thumbnail takes up to 64
/// KiB.
const HEAD_BYTES: u64 = 256 * 1024;

fn upright_size(file: &mut File) -> Result<Size, PictureProblem> {
    let unreadable = |error| source::problem_of(&error);
    let mut head = Vec::new();
    file.take(HEAD_BYTES).read_to_end(&mut head).map_err(unreadable)?;
    let is_drawing = drawing::is_drawing(&head);
    // The decoder of JPEGs reads whole files, so it is given the beginning only; the others read only what they need.
    if jpeg::is_jpeg(&head)
        && let Ok(size) = source::header(Box::new(Cursor::new(head))).map(size_by)
    {
        return Ok(size);
    }
    file.rewind().map_err(unreadable)?;
    if is_drawing {
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(unreadable)?;
        let drawn = catch_unwind(AssertUnwindSafe(|| drawing::size(&bytes)));
        let [width, height] = drawn.unwrap_or(Err(PictureProblem::DecoderFailed))?;
        return Ok(size(width as f32, height as f32));
    }
    source::header(Box::new(BufReader::new(file))).map(size_by)
}

fn size_by(mut decoder: impl ImageDecoder) -> Size {
    let [width, height] = turned(decoder.dimensions().into(), orientation(&mut decoder));
    size(width as f32, height as f32)
}
