//! The first picture of a film.

use std::{path::Path, time::Duration};

use super::{
    engine::{answer, source},
    passes::filter,
    probe::{FilmProblem, probe},
};

/// A picture of a film.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Still {
    /// Red, green and blue of each pixel, row by row.
    pub pixels: Vec<u8>,
    /// Its width and height in pixels.
    pub size: [u32; 2],
    /// The film's own.
    pub film: [u32; 2],
}

/// The first picture of the film at `path`, at the size that `wanted` says for the film's own.
///
/// # Errors
/// Why there is none.
pub fn still(path: &Path, wanted: impl FnOnce([u32; 2]) -> [u32; 2]) -> Result<Still, FilmProblem> {
    const PATIENCE: Duration = Duration::from_secs(20);
    let facts = probe(path)?;
    let size = wanted(facts.size);
    let bytes = u64::from(size[0]) * u64::from(size[1]) * 3;
    let mut arguments = vec!["-nostdin".into(), "-threads".into(), "1".into()];
    arguments.extend(source(path));
    let filter = filter(&facts, size);
    let output = ["-map", "0:V:0", "-frames:v", "1", "-vf", &filter, "-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1"];
    arguments.extend(output.map(Into::into));
    let pixels = answer("ffmpeg", &arguments, bytes, PATIENCE)?;
    let is_whole = pixels.len() as u64 == bytes;
    is_whole.then_some(Still { pixels, size, film: facts.size }).ok_or(FilmProblem::Unreadable)
}
