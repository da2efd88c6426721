//! Captions of films: files in `WebVTT` or SRT, as programs that write subtitles save them.

use std::{ops::Range, time::Duration};

/// What is said in a film from one moment to another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cue {
    /// From when on it stands, counted from the film's beginning.
    pub from: Duration,
    /// Until when.
    pub to: Duration,
    /// The words, with a line break where the author made one.
    pub text: String,
}

impl Cue {
    /// How long reading it takes: 20 letters a second, or 9 Chinese characters, as subtitles are made for films.
    #[must_use]
    pub fn reading(&self) -> Duration {
        let seconds = |c: char| if c >= '\u{2e80}' { 1.0 / 9.0 } else { 1.0 / 20.0 };
        Duration::from_secs_f64(self.text.chars().filter(|c| *c != '\n').map(seconds).sum())
    }

    /// Whether it goes before it can be read.
    #[must_use]
    pub fn is_fast(&self) -> bool {
        // Times are written in thousandths, and seen in frames.
        const FRAME: Duration = Duration::from_millis(40);
        self.reading() > self.to.saturating_sub(self.from) + FRAME
    }
}

/// What is wrong with one caption, which is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CueFault {
    /// Where, in bytes.
    pub span: Range<usize>,
    /// What.
    pub kind: CueProblem,
}

/// What can be wrong with a caption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueProblem {
    /// Words without a line that says from when to when.
    NoTimes,
    /// A time that cannot be read.
    Time,
    /// It ends before it begins.
    Backwards,
}

/// What a file of captions says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Track {
    /// The captions, ordered by their beginning, each with its place in the file in bytes.
    pub cues: Vec<(Cue, Range<usize>)>,
    /// What is left out of them.
    pub faults: Vec<CueFault>,
}

/// The most captions of a film: one a second for three hours.
const CUES_MAX: usize = 10_000;

/// The most characters of one caption that are shown.
const CHARS_MAX: usize = 400;

/// Reads a file of captions. What cannot be read is left out and told; nothing else is lost for it.
#[must_use]
pub fn captions(text: &str) -> Track {
    let mut track = Track::default();
    for block in blocks(text).take(CUES_MAX) {
        track.take(&block);
    }
    track.cues.sort_by_key(|(cue, _)| (cue.from, cue.to));
    track
}

/// A line and its place.
type Line<'t> = (&'t str, Range<usize>);

/// The lines of a file without their ends, and where they stand.
fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split('\n').map(move |whole| {
        let line = whole.trim_end_matches('\r');
        let at = start;
        start += whole.len() + 1;
        let mark = if at == 0 { line.len() - line.trim_start_matches('\u{feff}').len() } else { 0 };
        (&line[mark..], at + mark..at + line.len())
    })
}

/// Lines that stand together, between empty ones.
fn blocks(text: &str) -> impl Iterator<Item = Vec<Line<'_>>> {
    let mut lines = lines(text).peekable();
    std::iter::from_fn(move || {
        while lines.next_if(|(line, _)| line.trim().is_empty()).is_some() {}
        let mut block = Vec::new();
        while let Some(line) = lines.next_if(|(line, _)| !line.trim().is_empty()) {
            block.push(line);
        }
        (!block.is_empty()).then_some(block)
    })
}

impl Track {
    fn take(&mut self, block: &[Line<'_>]) {
        let Some((first, whole)) = block.first() else { return };
        let Some(at) = block.iter().position(|(line, _)| line.contains("-->")) else {
            let is_known = ["WEBVTT", "NOTE", "STYLE", "REGION"].iter().any(|word| first.starts_with(word));
            let is_number = block.len() == 1 && first.trim().bytes().all(|byte| byte.is_ascii_digit());
            if !is_known && !is_number {
                self.faults.push(CueFault { span: whole.clone(), kind: CueProblem::NoTimes });
            }
            return;
        };
        // What stands before the times is the caption's name or number.
        let (times, span) = &block[at];
        let fault = |kind| CueFault { span: span.clone(), kind };
        let Some((from, to)) = range(times) else { return self.faults.push(fault(CueProblem::Time)) };
        if to <= from {
            return self.faults.push(fault(CueProblem::Backwards));
        }
        let said: Vec<String> = block[at + 1..].iter().map(|(line, _)| plain(line)).collect();
        let said = said.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        if !said.is_empty() {
            let text = said.chars().take(CHARS_MAX).collect();
            self.cues.push((Cue { from, to, text }, span.clone()));
        }
    }
}

/// `00:01.000 --> 00:04.000 align:left`, with hours or without, with a point or a comma.
fn range(line: &str) -> Option<(Duration, Duration)> {
    let (from, rest) = line.split_once("-->")?;
    Some((time(from.trim())?, time(rest.split_whitespace().next()?)?))
}

fn time(text: &str) -> Option<Duration> {
    let (clock, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut seconds = 0_u64;
    let fields: Vec<&str> = clock.split(':').collect();
    if !(2..=3).contains(&fields.len()) || !is_digits(part) || part.len() > 3 {
        return None;
    }
    for (place, field) in fields.iter().enumerate() {
        let number: u64 = field.parse().ok().filter(|_| is_digits(field) && field.len() <= 4)?;
        if place > 0 && number >= 60 {
            return None;
        }
        seconds = seconds * 60 + number;
    }
    // `.5` is half a second.
    let millis: u64 = format!("{part:0<3}").parse().ok()?;
    Some(Duration::from_millis(seconds * 1000 + millis))
}

/// The words of a line, without marks for looks and speakers.
fn plain(line: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(line.len()), line);
    while let Some(c) = rest.chars().next() {
        let tag = match c {
            '<' => rest.find('>').filter(|_| is_tag(&rest[1..])),
            '{' => rest.find('}').filter(|_| rest.starts_with("{\\")),
            _ => None,
        };
        let entity = ENTITIES.iter().find(|(name, _)| rest.starts_with(name));
        let taken = match (tag, entity) {
            (Some(end), _) => end + 1,
            (None, Some((name, meant))) => {
                out.push_str(meant);
                name.len()
            }
            (None, None) => {
                out.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    out
}

/// Whether what follows a `<` is a mark: `3 < 5` is none.
fn is_tag(after: &str) -> bool {
    after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/')
}

const ENTITIES: &[(&str, &str)] = &[
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&nbsp;", "\u{a0}"),
    ("&quot;", "\""),
    ("&lrm;", ""),
    ("&rlm;", ""),
];
