//! The machine's own voice: a program of the system that reads a text aloud.
//!
//! `espeak-ng` is looked for and nothing else: it is small, knows a hundred languages, needs no network, and gives its
//! samples away, so that they are mixed, paused and as loud as every other sound. A speech server plays by itself.

use std::{
    env,
    ffi::OsString,
    io::{self, Read, Write},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use crate::film::{CHANNELS, RATE};

/// The variable of the environment that names a program to be used instead of `espeak-ng`, with the same arguments.
pub const SYNTHESIZER: &str = "XIONGGUAN_SYNTHESIZER";

/// A text, and the voice that reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    /// What is read.
    pub text: String,
    /// The voice, as the program calls it.
    pub voice: String,
}

/// What reads texts aloud, and the languages for which it has a voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voices(Vec<Voice>);

/// That a voice speaks a language, and how well: the fewer, the better.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Voice {
    language: String,
    badness: u8,
    name: String,
}

/// Words in a minute: slower than the 175 of a program that readers know well, since visitors hear it once.
const PACE: &str = "155";

/// The most bytes of samples that are taken of one text: ten minutes.
const BYTES_MAX: u64 = 22_050 * 2 * 600;

impl Voices {
    /// The voices of the program on this machine; nothing where there is none. Blocks for a moment.
    #[must_use]
    pub fn find() -> Option<Self> {
        let output = program().arg("--voices").stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        let voices = Self::listed(&String::from_utf8_lossy(&output.stdout));
        Some(voices).filter(|voices| output.status.success() && !voices.0.is_empty())
    }

    /// The voices in the program's own list: below a line of titles, the second column has the tag of each, and at the end of a
    /// line stand further ones, as `(zh 5)`, the best with the smallest number.
    #[must_use]
    pub fn listed(list: &str) -> Self {
        let speaks = |line: &str| {
            let name = line.split_whitespace().nth(1)?.to_owned();
            let own = Voice { language: name.clone(), badness: 0, name: name.clone() };
            let others = line.split('(').skip(1).filter_map(|part| part.split_once(')')?.0.rsplit_once(' '));
            let others = others.filter_map(|(language, badness)| {
                Some(Voice { language: language.to_owned(), badness: badness.parse().ok()?, name: name.clone() })
            });
            Some(std::iter::once(own).chain(others).collect::<Vec<_>>())
        };
        Self(list.lines().skip(1).filter_map(speaks).flatten().collect())
    }

    /// The voice for the language with this tag: its own, else that of the same language elsewhere.
    #[must_use]
    pub fn of(&self, tag: &str) -> Option<&str> {
        let tag = tag.to_ascii_lowercase();
        let parts: Vec<&str> = tag.split('-').collect();
        let language = match parts[..] {
            ["zh", .., "hk" | "mo"] => "yue",
            _ => parts[0],
        };
        let best = |wanted: &str| {
            let speak = self.0.iter().filter(|voice| voice.language == wanted);
            speak.min_by_key(|voice| voice.badness).map(|voice| voice.name.as_str())
        };
        best(&tag).or_else(|| best(language))
    }
}

fn program() -> Command {
    Command::new(env::var_os(SYNTHESIZER).unwrap_or_else(|| OsString::from("espeak-ng")))
}

/// The samples of a text as everything is mixed: two channels, [`RATE`] in a second. Blocks for some hundredths of a second.
///
/// # Errors
/// The program does not run, or gives something else than samples.
pub(super) fn samples(speech: &Speech) -> io::Result<Vec<i16>> {
    let mut command = program();
    command.args(["-s", PACE, "-v", &speech.voice, "--stdin", "--stdout"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    let (text, input) = (speech.text.clone(), child.stdin.take());
    // It may speak before it has read everything.
    let writes = move || input.map_or(Ok(()), |mut input| input.write_all(text.as_bytes()));
    let writer = thread::Builder::new().name("speech".to_owned()).spawn(writes)?;
    let mut bytes = Vec::new();
    let read = child.stdout.take().map(|output| output.take(BYTES_MAX).read_to_end(&mut bytes));
    // What has said enough is ended.
    let _ = child.kill();
    child.wait()?;
    let _ = writer.join();
    read.transpose()?;
    wave(&bytes).ok_or_else(|| io::ErrorKind::InvalidData.into())
}

/// The samples of a WAV of one channel with 16 bits, at the rate and in the channels of the mix. The lengths in its header are
/// not looked at: who writes into a pipe does not know them.
fn wave(bytes: &[u8]) -> Option<Vec<i16>> {
    let u16_at = |at: usize| Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let rate = u32::from_le_bytes(bytes.get(24..28)?.try_into().ok()?);
    let is_plain =
        bytes.len() > 44 && bytes.starts_with(b"RIFF") && &bytes[8..16] == b"WAVEfmt " && &bytes[36..40] == b"data";
    if !is_plain || u16_at(22)? != 1 || u16_at(34)? != 16 || !(8_000..=RATE).contains(&rate) {
        return None;
    }
    let said: Vec<i16> = bytes.get(44..)?.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect();
    let last = said.len().checked_sub(1)?;
    let count = said.len() as u64 * u64::from(RATE) / u64::from(rate);
    let between = |place: u64| {
        let at = place as f64 * f64::from(rate) / f64::from(RATE);
        let (before, part) = ((at as usize).min(last), at.fract());
        let (one, two) = (f64::from(said[before]), f64::from(said[(before + 1).min(last)]));
        (one + (two - one) * part).round() as i16
    };
    Some((0..count).flat_map(|place| [between(place); CHANNELS]).collect())
}

/// How long so many samples of all channels take.
pub(super) fn length(samples: usize) -> Duration {
    Duration::from_secs((samples / CHANNELS) as u64) / RATE
}

#[cfg(test)]
mod tests {
    use super::{CHANNELS, RATE, wave};

    /// A WAV of one channel at this rate.
    fn written(rate: u32, samples: &[i16]) -> Vec<u8> {
        let mut bytes = b"RIFF\xff\xff\xff\x7fWAVEfmt \x10\0\0\0\x01\0\x01\0".to_vec();
        bytes.extend(rate.to_le_bytes());
        bytes.extend((rate * 2).to_le_bytes());
        bytes.extend([2, 0, 16, 0]);
        bytes.extend(b"data\xff\xff\xff\x7f");
        bytes.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
        bytes
    }

    #[test]
    fn what_a_voice_says_takes_as_long_at_the_rate_of_the_mix() {
        let samples = wave(&written(RATE / 4, &[0, 400, 0])).expect("it is one");
        assert_eq!(samples.len(), 3 * 4 * CHANNELS);
        let left: Vec<i16> = samples.iter().step_by(CHANNELS).copied().collect();
        assert_eq!(left, [0, 100, 200, 300, 400, 300, 200, 100, 0, 0, 0, 0]);
        assert!(samples.chunks(CHANNELS).all(|pair| pair[0] == pair[1]), "both ears hear the same");
    }

    #[test]
    fn what_is_no_wave_says_nothing() {
        let whole = written(22_050, &[1, 2, 3]);
        assert!((0..44).all(|end| wave(&whole[..end]).is_none()), "cut off");
        assert_eq!(wave(&whole[..44]), None, "no samples");
        assert_eq!(wave(b"espeak-ng: no such voice, and many more words about that"), None);
        assert_eq!(wave(&written(1, &[1, 2, 3])), None);
    }
}
