//! Sounds, of films and by themselves: what a file says of itself as one, and what is heard of it from the engine.

use std::{ffi::OsString, io, path::Path, process::Child, time::Duration};

use serde_json::Value;

use super::{
    engine::{answer, source, start},
    known::Known,
    probe::{FilmProblem, seconds_of},
};
use crate::units::SoundFacts;

/// Samples of each channel in a second, as [`hear`] gives them.
pub const RATE: u32 = 48_000;

/// Left and right.
pub const CHANNELS: usize = 2;

static KNOWN: Known<SoundFacts> = Known::new();

/// What is known of the sound at `path`, which is absolute. Blocks for about a tenth of a second when it is asked for the
/// first time.
///
/// # Errors
/// Why it cannot be played.
pub fn probe_sound(path: &Path) -> Result<SoundFacts, FilmProblem> {
    KNOWN.of(path, ask)
}

fn ask(path: &Path) -> Result<SoundFacts, FilmProblem> {
    const BYTES_MAX: u64 = 1024 * 1024;
    const PATIENCE: Duration = Duration::from_secs(10);
    const SAID: &str = "stream=codec_type,duration:format=duration";
    let mut arguments = vec!["-of".into(), "json".into(), "-show_entries".into(), SAID.into()];
    arguments.extend(source(path));
    let said = answer("ffprobe", &arguments, BYTES_MAX, PATIENCE)?;
    facts(&serde_json::from_slice(&said).map_err(|_| FilmProblem::Unreadable)?)
}

fn facts(said: &Value) -> Result<SoundFacts, FilmProblem> {
    let streams = said["streams"].as_array().map(Vec::as_slice).unwrap_or_default();
    let sound = streams.iter().find(|stream| stream["codec_type"] == "audio").ok_or(FilmProblem::NoSound)?;
    let seconds = seconds_of(sound, said).ok_or(FilmProblem::NoEnd)?;
    Ok(SoundFacts { length: Duration::from_millis((seconds * 1000.0).ceil() as u64) })
}

/// Starts a process that writes what is heard in the file at `path` from `at` on.
///
/// [`CHANNELS`] samples after each other, two bytes each with the low one first, [`RATE`] times a second. One that `repeats` begins again and again.
///
/// # Errors
/// What the system says.
pub fn hear(path: &Path, at: Duration, repeats: bool) -> io::Result<Child> {
    let mut arguments: Vec<OsString> = ["-nostdin", "-threads", "1"].map(Into::into).into();
    if repeats {
        arguments.extend(["-stream_loop", "-1"].map(Into::into));
    }
    if !at.is_zero() {
        arguments.extend(["-ss".into(), format!("{:.3}", at.as_secs_f64()).into()]);
    }
    arguments.extend(source(path));
    // Where sound begins later than its film, or has gaps, there is silence.
    let (filter, rate) = (format!("aresample={RATE}:async=1:first_pts=0"), RATE.to_string());
    let output =
        ["-map", "0:a:0", "-vn", "-sn", "-dn", "-af", &filter, "-ac", "2", "-ar", &rate, "-f", "s16le", "pipe:1"];
    arguments.extend(output.map(Into::into));
    start("ffmpeg", &arguments)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::json;

    use super::{FilmProblem, facts};

    #[test]
    fn what_a_sound_says_of_itself_is_taken_with_care() {
        let length = |said| facts(&said).map(|facts| facts.length);
        let voice = json!({ "codec_type": "audio" });
        let said = json!({ "streams": [{ "codec_type": "video" }, voice], "format": { "duration": "12.0004" } });
        assert_eq!(length(said), Ok(Duration::from_millis(12_001)), "nothing is cut off");
        assert_eq!(length(json!({ "streams": [voice], "format": {} })), Err(FilmProblem::NoEnd));
        assert_eq!(
            length(json!({ "streams": [{ "codec_type": "video", "duration": "3" }] })),
            Err(FilmProblem::NoSound)
        );
        assert_eq!(length(json!(null)), Err(FilmProblem::NoSound));
    }
}
