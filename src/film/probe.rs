//! What a file says of itself as a film.

use std::{fmt, path::Path, time::Duration};

use serde_json::Value;

use super::{
    engine::{Silence, answer, source},
    known::Known,
};
use crate::units::{FilmFacts, is_film_name};

/// Why a file cannot be played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilmProblem {
    /// The machine has no engine for films.
    NoEngine,
    /// It is no film, or is damaged, or is in a format that is not read.
    Unreadable,
    /// It has no pictures, only sound.
    NoPictures,
    /// There is nothing to be heard in it.
    NoSound,
    /// It does not say where it ends: a stream, or a file that was not finished.
    NoEnd,
    /// It has more pixels than a screen.
    TooLarge,
    /// The engine gave no answer.
    Slow,
}

impl fmt::Display for FilmProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoEngine => "there is no ffmpeg on this machine",
            Self::Unreadable => "it is no film, or damaged",
            Self::NoPictures => "it has no pictures",
            Self::NoSound => "there is no sound in it",
            Self::NoEnd => "it does not say where it ends",
            Self::TooLarge => "it has too many pixels",
            Self::Slow => "it took too long",
        })
    }
}

/// Whether a file is named as films are.
#[must_use]
pub fn is_film(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(is_film_name)
}

/// The longest side of a film, in pixels: 8K.
const SIDE_MAX: u64 = 8192;
/// The longest film: a day.
const SECONDS_MAX: f64 = 24.0 * 3600.0;
impl From<Silence> for FilmProblem {
    fn from(silence: Silence) -> Self {
        match silence {
            Silence::Missing => Self::NoEngine,
            Silence::Failed => Self::Unreadable,
            Silence::Slow => Self::Slow,
        }
    }
}

/// More pictures in a second are left out: no screen in a museum shows more.
const RATE_MAX: f64 = 60.0;

static KNOWN: Known<FilmFacts> = Known::new();

/// What is known of the film at `path`, which is absolute. Blocks for about a tenth of a second when it is asked for the
/// first time.
///
/// # Errors
/// Why it cannot be played.
pub fn probe(path: &Path) -> Result<FilmFacts, FilmProblem> {
    KNOWN.of(path, ask)
}

fn ask(path: &Path) -> Result<FilmFacts, FilmProblem> {
    const SHOWN: &str = "stream=codec_type,codec_name,width,height,sample_aspect_ratio,avg_frame_rate,duration,color_space:\
                         stream_side_data=rotation:stream_disposition=attached_pic:format=duration";
    const BYTES_MAX: u64 = 1024 * 1024;
    const PATIENCE: Duration = Duration::from_secs(10);
    let mut arguments = vec!["-of".into(), "json".into(), "-show_entries".into(), SHOWN.into()];
    arguments.extend(source(path));
    let said = answer("ffprobe", &arguments, BYTES_MAX, PATIENCE)?;
    facts(&serde_json::from_slice(&said).map_err(|_| FilmProblem::Unreadable)?)
}

fn facts(said: &Value) -> Result<FilmFacts, FilmProblem> {
    let streams = said["streams"].as_array().map(Vec::as_slice).unwrap_or_default();
    let is = |stream: &&Value, kind: &str| stream["codec_type"] == kind;
    // The cover of a recording is no film.
    let is_cover = |stream: &&Value| stream["disposition"]["attached_pic"] == 1;
    let film = streams.iter().find(|stream| is(stream, "video") && !is_cover(stream)).ok_or(FilmProblem::NoPictures)?;
    let side = |name: &str| film[name].as_u64().filter(|side| (1..=SIDE_MAX).contains(side));
    let (Some(width), Some(height)) = (side("width"), side("height")) else { return Err(FilmProblem::TooLarge) };
    let width = (width as f64 * stretched(film["sample_aspect_ratio"].as_str().unwrap_or_default())).round() as u64;
    let mut size = [width, height].map(|side| u32::try_from(side).unwrap_or(1).max(1));
    let sides = film["side_data_list"].as_array().map(Vec::as_slice).unwrap_or_default();
    if sides.iter().any(|side| side["rotation"].as_i64().unwrap_or(0) % 180 != 0) {
        // The engine turns the pictures by itself.
        size.reverse();
    }
    let seconds = seconds_of(film, said).ok_or(FilmProblem::NoEnd)?;
    let rate = rate(film["avg_frame_rate"].as_str().unwrap_or_default());
    let pictures = (seconds * f64::from(rate.0) / f64::from(rate.1)).round().max(1.0) as u64;
    Ok(FilmFacts {
        size,
        rate,
        pictures,
        has_sound: streams.iter().any(|stream| is(&stream, "audio")),
        codec: film["codec_name"].as_str().unwrap_or_default().to_owned(),
        has_colours: film["color_space"].as_str().is_some_and(|space| space != "unknown"),
    })
}

/// How long a stream takes, by itself or by its file.
pub(super) fn seconds_of(stream: &Value, said: &Value) -> Option<f64> {
    let number = |value: &Value| value.as_str().and_then(|text| text.parse::<f64>().ok());
    let seconds = [&stream["duration"], &said["format"]["duration"]].into_iter().find_map(number);
    seconds.filter(|seconds| (0.001..SECONDS_MAX).contains(seconds))
}

/// How much wider than high the film's pixels are, as recordings of television write it: `16:15`.
fn stretched(ratio: &str) -> f64 {
    let parts = ratio.split_once(':').and_then(|(w, h)| Some((w.parse::<f64>().ok()?, h.parse::<f64>().ok()?)));
    parts.map(|(w, h)| w / h).filter(|ratio| (0.25..=4.0).contains(ratio)).unwrap_or(1.0)
}

/// Pictures in a second, as a fraction; where the film does not say or has more than screens show, a usual number.
fn rate(written: &str) -> (u32, u32) {
    let parts = written.split_once('/').and_then(|(n, d)| Some((n.parse::<u32>().ok()?, d.parse::<u32>().ok()?)));
    match parts {
        Some((n, d)) if n > 0 && d > 0 && f64::from(n) <= RATE_MAX * f64::from(d) => (n, d),
        Some((n, d)) if n > 0 && d > 0 => (RATE_MAX as u32, 1),
        _ => (25, 1),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{FilmProblem, facts, rate};

    #[test]
    fn what_a_film_says_of_itself_is_taken_with_care() {
        let stream = json!({ "codec_type": "video", "codec_name": "h264", "width": 1080, "height": 1920,
            "avg_frame_rate": "30000/1001", "duration": "10.01", "side_data_list": [{ "rotation": -90 }] });
        let film = facts(&json!({ "streams": [{ "codec_type": "audio" }, stream] })).expect("a film");
        assert_eq!((film.size, film.rate, film.pictures), ([1920, 1080], (30000, 1001), 300));
        assert!(film.has_sound && !film.has_colours);
        let cover = json!({ "codec_type": "video", "width": 9, "height": 9, "disposition": { "attached_pic": 1 } });
        assert_eq!(facts(&json!({ "streams": [cover] })), Err(FilmProblem::NoPictures));
        let endless = json!({ "streams": [{ "codec_type": "video", "width": 9, "height": 9 }], "format": {} });
        assert_eq!(facts(&endless), Err(FilmProblem::NoEnd));
        let huge = json!({ "streams": [{ "codec_type": "video", "width": 90_000, "height": 9, "duration": "1" }] });
        assert_eq!(facts(&huge), Err(FilmProblem::TooLarge));
        assert_eq!(facts(&json!(null)), Err(FilmProblem::NoPictures));
        let television = json!({ "streams": [{ "codec_type": "video", "width": 720, "height": 576, "duration": "1",
            "sample_aspect_ratio": "64:45" }] });
        assert_eq!(facts(&television).map(|film| film.size), Ok([1024, 576]));
    }

    #[test]
    fn rates_that_no_screen_shows_become_usual_ones() {
        assert_eq!(rate("24000/1001"), (24000, 1001));
        assert_eq!(rate("240/1"), (60, 1));
        assert_eq!([rate("0/0"), rate(""), rate("x/1")], [(25, 1); 3]);
    }
}
