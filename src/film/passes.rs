//! One showing of a film after the other, from processes of the engine. The next one is decoding already when the present
//! one ends, so that no gap is seen.

use std::{
    ffi::OsString,
    io::{self, Read},
    path::PathBuf,
    process::Child,
    sync::{Arc, Mutex, PoisonError},
};

use super::engine::{source, start, widen};
use crate::units::FilmFacts;

/// Where a film's pictures come from.
pub(super) struct Passes {
    path: PathBuf,
    facts: FilmFacts,
    size: [u32; 2],
    pixels: &'static str,
    repeats: bool,
    now: Source,
    next: Option<Source>,
    /// The number of the next picture within its showing.
    at: u64,
    /// Pictures at the end of this showing that the file did not have.
    missing: u64,
}

/// The process that is reading, for whoever wants it to end at once.
pub(super) type Reading = Arc<Mutex<Option<Child>>>;

/// A process of the engine.
struct Source {
    output: std::process::ChildStdout,
    child: Reading,
}

/// What came of reading a picture.
pub(super) enum Came {
    /// It is there.
    Whole,
    /// The file has none here, and it is near enough to its end: the last one stands.
    Last,
    /// The film is over.
    Over,
    /// The film broke off at this picture.
    Broken(u64),
}

/// What makes pictures of any film ones of `size` pixels that come at its rate.
pub(super) fn filter(facts: &FilmFacts, [width, height]: [u32; 2]) -> String {
    /// Films from here on are high definition, which has colours of its own.
    const HIGH: u32 = 720;
    // Without a word about its colours a film of high definition would be taken for one of standard definition.
    let matrix = if facts.has_colours || facts.size[1] < HIGH { "" } else { ":in_color_matrix=bt709" };
    let (pictures, seconds) = facts.rate;
    format!("fps={pictures}/{seconds}:start_time=0,scale={width}:{height}:flags=bicubic{matrix},setsar=1")
}

impl Source {
    fn start(path: &std::path::Path, facts: &FilmFacts, size: [u32; 2], pixels: &str, at: u64) -> io::Result<Self> {
        /// From here on one processor may not be enough; each that decodes takes as much memory again.
        const LARGE: u32 = 1920 * 1088;
        let threads = if facts.size[0] * facts.size[1] > LARGE { "2" } else { "1" };
        let mut arguments: Vec<OsString> =
            ["-nostdin", "-threads", threads, "-filter_threads", "1"].map(Into::into).into();
        if at > 0 {
            arguments.extend(["-ss".into(), format!("{:.3}", facts.begins(at).as_secs_f64()).into()]);
        }
        arguments.extend(source(path));
        let filter = filter(facts, size);
        let output =
            ["-map", "0:V:0", "-an", "-sn", "-dn", "-vf", &filter, "-pix_fmt", pixels, "-f", "rawvideo", "pipe:1"];
        arguments.extend(output.map(Into::into));
        let mut child = start("ffmpeg", &arguments)?;
        let output = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        widen(&output);
        Ok(Self { output, child: Arc::new(Mutex::new(Some(child))) })
    }
}

impl Source {
    /// Whether the engine came to the file's end, once no pictures come any more: sound may go on for longer.
    fn ended_well(&self) -> bool {
        let child = self.child.lock().unwrap_or_else(PoisonError::into_inner).take();
        child.is_some_and(|mut child| child.wait().is_ok_and(|status| status.success()))
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        let child = self.child.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(mut child) = child {
            // Without waiting, a dead process would stay in the system's list.
            let _ = child.kill().and_then(|()| child.wait().map(|_| ()));
        }
    }
}

impl Passes {
    /// The pictures of a film from number `at` on, of `size` pixels in this order of colours.
    pub(super) fn start(
        path: PathBuf,
        facts: FilmFacts,
        size: [u32; 2],
        pixels: &'static str,
        (at, repeats): (u64, bool),
    ) -> io::Result<Self> {
        let at = at % facts.pictures.max(1);
        let now = Source::start(&path, &facts, size, pixels, at)?;
        Ok(Self { path, facts, size, pixels, repeats, now, next: None, at, missing: 0 })
    }

    /// The process that is reading.
    pub(super) fn reading(&self) -> Reading {
        Arc::clone(&self.now.child)
    }

    /// Reads the next picture into `to`.
    pub(super) fn read(&mut self, to: &mut [u8]) -> Came {
        if self.at == self.facts.pictures {
            if !self.repeats {
                return Came::Over;
            }
            let Some(next) = self.next.take().map_or_else(|| self.another(), Ok).ok() else {
                return Came::Broken(0);
            };
            self.now = next;
            (self.at, self.missing) = (0, 0);
        }
        let number = self.at;
        self.at += 1;
        self.look_ahead();
        if self.missing == 0 && self.now.output.read_exact(to).is_ok() {
            return Came::Whole;
        }
        self.missing += 1;
        let left = self.facts.pictures - number;
        // A second may be missing at the end: files say their length by their sound.
        let is_near = left <= u64::from(self.facts.rate.0.div_ceil(self.facts.rate.1));
        let is_end = is_near || self.missing > 1 || self.now.ended_well();
        if is_end && number > 0 { Came::Last } else { Came::Broken(number) }
    }

    fn another(&self) -> io::Result<Source> {
        Source::start(&self.path, &self.facts, self.size, self.pixels, 0)
    }

    /// The next showing begins to decode two seconds before the end of this one.
    fn look_ahead(&mut self) {
        let ahead = 2 * u64::from(self.facts.rate.0.div_ceil(self.facts.rate.1));
        if self.repeats && self.next.is_none() && self.facts.pictures - self.at <= ahead {
            // If it fails, that is told when its first picture is read.
            self.next = self.another().ok();
        }
    }
}
