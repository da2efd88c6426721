//! Each character of the shipped exhibition goes missing in turn: nothing panics, and the report points at the place.

use std::{collections::BTreeSet, thread};

use xiongguan::{
    content::{self, Files, Found, Reading},
    diag::{Finding, LineIndex, Source, Words},
};

/// The exhibition that is shipped.
const SHIPPED: &str = include_str!("../../content.ron");

/// How many characters, at even distances over the whole file, are removed in turn.
const SAMPLES: usize = 5000;

/// A finding at most this many lines off is on the screen together with the slip.
const NEAR: usize = 3;

/// In how many of a thousand cases, at least, the report begins near the damage.
const PER_MILLE: usize = 990;

/// What reading gives after the loss of one character.
struct Loss {
    /// The line it stood in, with what is said first; for the message of a test that fails.
    about: String,
    /// How many lines the first finding is off; nothing if the file is still sound.
    lines_off: Option<usize>,
    /// Number of slides that still play.
    slides: usize,
}

/// The files that the shipped exhibition names; all others are missing.
struct Shipped<'a>(&'a BTreeSet<&'a str>);

impl Files for Shipped<'_> {
    fn look(&self, relative: &str) -> Found {
        if self.0.contains(relative) { Found::File } else { Found::Missing }
    }

    fn read(&self, _: &str, _: usize) -> Result<Vec<u8>, Words> {
        // Of captions, which are whole whatever is lost in the content.
        Ok(b"WEBVTT\n\n00:01.000 --> 00:02.000\nx\n".to_vec())
    }
}

fn read(text: &str, pictures: &BTreeSet<&str>) -> Reading {
    content::read(Source { name: "content.ron", text }, &Shipped(pictures))
}

fn slides(reading: &Reading) -> usize {
    reading.exhibition.as_ref().map_or(0, content::Exhibition::slide_count)
}

/// The files that the shipped exhibition names.
fn pictures() -> BTreeSet<&'static str> {
    SHIPPED.split('"').filter(|text| text.starts_with("assets/")).collect()
}

fn without(at: usize, lines: &LineIndex, pictures: &BTreeSet<&str>) -> Loss {
    let (before, rest) = SHIPPED.split_at(at);
    let text = format!("{before}{}", &rest[rest.chars().next().map_or(0, char::len_utf8)..]);
    let reading = read(&text, pictures);
    let (line, column) = lines.line_column(Source { name: "", text: SHIPPED }, at);
    let first = reading.findings.first();
    let said = first.map(|first| format!("{}: {}: {}", first.line, first.code.0, first.message));
    Loss {
        about: format!("{line}:{column}: {}", said.unwrap_or_default()),
        lines_off: first.map(|first| lines_off(first, &text, line)),
        slides: slides(&reading),
    }
}

/// Lines between `line` and the nearer of the two places that a finding shows.
///
/// A forgotten bracket or quote has two ends, and its finding marks both: where it opens and where it was missed.
fn lines_off(finding: &Finding, text: &str, line: usize) -> usize {
    let other = finding.related.as_ref().map(|(span, _)| Source { name: "", text }.line_column(span.start).0);
    let off = line.abs_diff(finding.line);
    other.map_or(off, |other| off.min(line.abs_diff(other)))
}

/// The rule: what is measured is the first finding of the report, be it an error or a warning, since that is where a
/// curator begins to read; a loss after which nothing is wrong (within a text, a remark, white space) does not count.
#[test]
fn the_report_begins_near_the_damage() {
    let places: Vec<usize> = SHIPPED.char_indices().map(|(at, _)| at).collect();
    let sample: Vec<usize> = (0..SAMPLES).map(|number| places[number * places.len() / SAMPLES]).collect();
    let (pictures, lines) = (pictures(), LineIndex::new(SHIPPED));
    let losses: Vec<Loss> = thread::scope(|scope| {
        let lose = |half: &[usize]| half.iter().map(|at| without(*at, &lines, &pictures)).collect::<Vec<_>>();
        let (first, second) = sample.split_at(SAMPLES / 2);
        let other = scope.spawn(move || lose(second));
        let mut losses = lose(first);
        losses.extend(other.join().expect("nothing panics"));
        losses
    });
    let told: Vec<&Loss> = losses.iter().filter(|loss| loss.lines_off.is_some()).collect();
    let far: Vec<&str> =
        told.iter().filter(|loss| loss.lines_off > Some(NEAR)).map(|loss| loss.about.as_str()).collect();
    let rate = format!("{} of {} reports begin more than {NEAR} lines off: {far:#?}", far.len(), told.len());
    assert!(told.len() > SAMPLES / 10 && (told.len() - far.len()) * 1000 >= PER_MILLE * told.len(), "{rate}");

    let all = slides(&read(SHIPPED, &pictures));
    let lost = |loss: &&Loss| loss.slides + usize::from(loss.lines_off.is_some()) < all;
    let costly: Vec<&str> = losses.iter().filter(lost).map(|loss| loss.about.as_str()).collect();
    assert!(costly.is_empty(), "more than one slide is lost, or one without a word: {costly:#?}");
}
