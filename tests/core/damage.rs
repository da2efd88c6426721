//! Each character of the shipped exhibition goes missing in turn: nothing panics, and the report points at the place.

use std::{collections::BTreeSet, ops::Range, thread};

use xiongguan::{
    content::{self, Found, Reading},
    diag::{Finding, Source},
};

/// The exhibition that is shipped.
const SHIPPED: &str = include_str!("../../content.ron");

/// So many characters, at even distances over the whole file, go missing in turn.
const SAMPLES: usize = 5000;

/// A diagnostic this many lines off still is on the screen of whoever made the slip.
const NEAR: usize = 3;

fn read(text: &str, pictures: &BTreeSet<String>) -> Reading {
    let files = |path: &str| if pictures.contains(path) { Found::File } else { Found::Missing };
    content::read(Source { name: "content.ron", text }, &files)
}

/// The pictures that the shipped exhibition names; any other is missing.
fn pictures() -> BTreeSet<String> {
    let quoted = SHIPPED.split('"').skip(1).step_by(2);
    quoted.filter(|text| text.starts_with("assets/")).map(str::to_owned).collect()
}

/// What came of the loss of one character.
struct Loss {
    /// Where it stood.
    at: usize,
    /// How many lines the first finding is off; nothing if the file is still sound.
    lines_off: Option<usize>,
    told: String,
    slides: usize,
}

fn without(at: usize, pictures: &BTreeSet<String>) -> Loss {
    let length = SHIPPED[at..].chars().next().map_or(0, char::len_utf8);
    let text = format!("{}{}", &SHIPPED[..at], &SHIPPED[at + length..]);
    let reading = read(&text, pictures);
    let line = line_of(SHIPPED, at);
    let first = reading.findings.first();
    let told = first.map(|first| format!("{}: {}: {}", first.line, first.code.0, first.message)).unwrap_or_default();
    let slides = reading.exhibition.as_ref().map_or(0, content::Exhibition::slide_count);
    Loss { at, lines_off: first.map(|first| distance(first, &text, line)), told, slides }
}

/// Lines between `line` and the nearer of the two places that a finding shows.
///
/// A forgotten bracket or quote has two ends, and its finding shows both: where it opens and where it was missed.
fn distance(finding: &Finding, text: &str, line: usize) -> usize {
    let ends = |span: &Range<usize>| line_of(text, span.start);
    let other = finding.related.as_ref().map_or(finding.line, |(span, _)| ends(span));
    line.abs_diff(finding.line).min(line.abs_diff(other))
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

#[test]
fn lab() {
    let pictures = pictures();
    let all: Vec<usize> = SHIPPED.char_indices().map(|(at, _)| at).collect();
    let n: usize = std::env::var("SAMPLES").ok().and_then(|n| n.parse().ok()).unwrap_or(SAMPLES);
    let sample: Vec<usize> = (0..n.min(all.len())).map(|k| all[k * all.len() / n.min(all.len())]).collect();
    let began = std::time::Instant::now();
    let losses: Vec<Loss> = thread::scope(|scope| {
        let halves: Vec<_> = sample
            .chunks(sample.len() / 2 + 1)
            .map(|half| scope.spawn(|| half.iter().map(|at| without(*at, &pictures)).collect::<Vec<_>>()))
            .collect();
        halves.into_iter().flat_map(|half| half.join().unwrap()).collect()
    });
    println!("{:?} for {}", began.elapsed(), sample.len());
    let sound = read(SHIPPED, &pictures).exhibition.unwrap().slide_count();
    let told: Vec<&Loss> = losses.iter().filter(|loss| loss.lines_off.is_some()).collect();
    let far: Vec<&&Loss> = told.iter().filter(|loss| loss.lines_off.is_some_and(|off| off > NEAR)).collect();
    println!("{} told, {} far = {:.3}%", told.len(), far.len(), 100.0 * far.len() as f64 / told.len() as f64);
    for loss in &far {
        let line = line_of(SHIPPED, loss.at);
        let whole = SHIPPED.lines().nth(line - 1).unwrap();
        println!("{line} {:?} in {:?} -> {}", SHIPPED[loss.at..].chars().next().unwrap(), whole.trim().chars().take(70).collect::<String>(), loss.told);
    }
    let silent = losses.iter().filter(|loss| loss.lines_off.is_none() && loss.slides != sound).count();
    println!("silent {silent}");
    for loss in losses.iter().filter(|loss| sound - loss.slides > 1) {
        let line = line_of(SHIPPED, loss.at);
        println!("LOST {} {line} {:?} -> {}", sound-loss.slides, SHIPPED[loss.at..].chars().take(10).collect::<String>(), loss.told);
    }
}
