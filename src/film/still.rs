//! The first picture of a film.

use std::{path::Path, time::Duration};

use super::{
    engine::{Silence, answer, source},
    passes::filter,
    probe::{FilmProblem, probe},
};

/// The first picture of the film at `path`, at the size that `wanted` says for the film's own: red, green and blue of each
/// pixel, row by row. With its size, and the film's.
///
/// # Errors
/// Why there is none.
pub fn still(
    path: &Path,
    wanted: impl FnOnce([u32; 2]) -> [u32; 2],
) -> Result<(Vec<u8>, [u32; 2], [u32; 2]), FilmProblem> {
    const PATIENCE: Duration = Duration::from_secs(20);
    let facts = probe(path)?;
    let size = wanted(facts.size);
    let bytes = u64::from(size[0]) * u64::from(size[1]) * 3;
    let mut arguments = vec!["-nostdin".into(), "-threads".into(), "1".into()];
    arguments.extend(source(path));
    let filter = filter(&facts, size);
    let output = ["-map", "0:v:0", "-frames:v", "1", "-vf", &filter, "-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1"];
    arguments.extend(output.map(Into::into));
    let pixels = answer("ffmpeg", &arguments, bytes, PATIENCE).map_err(|silence| match silence {
        Silence::Missing => FilmProblem::NoEngine,
        Silence::Failed => FilmProblem::Unreadable,
        Silence::Slow => FilmProblem::Slow,
    })?;
    if pixels.len() as u64 == bytes { Ok((pixels, size, facts.size)) } else { Err(FilmProblem::Unreadable) }
}
