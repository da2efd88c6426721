//! Turns the results of the checks into findings, each at the place of the file where it can be mended.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{Fault, View, Weak, boxes::short};
use crate::{
    content::{Exhibition, Focus, codes, limits::FINDINGS_MAX},
    diag::{self, Code, Counts, Finding, LineIndex, Severity, Source, Words},
    files::Opened,
    theme::Scale,
    units::Stage,
    words,
};

/// Controls below this height in millimetres are hard to hit for standing visitors. EN 301 549 asks for less.
const TARGET_MM: f32 = 15.0;

/// The findings of one run. The same finding on several stages is listed once.
pub(super) struct Report<'a> {
    opened: &'a Opened,
    exhibition: &'a Exhibition,
    source: Source<'a>,
    lines: LineIndex,
    /// By slide, code and text: what is wrong, where it was seen first, and on how many stages.
    seen: BTreeMap<(usize, Code, String), Seen>,
    findings: Vec<Finding>,
}

struct Seen {
    what: Words,
    hint: Words,
    /// Never empty.
    views: BTreeSet<View>,
    first: View,
}

impl<'a> Report<'a> {
    pub(super) fn new(opened: &'a Opened, exhibition: &'a Exhibition) -> Self {
        let source = opened.source();
        let lines = LineIndex::new(source.text);
        Self { opened, exhibition, source, lines, seen: BTreeMap::new(), findings: Vec::new() }
    }

    /// Words without a good place.
    pub(super) fn fault(&mut self, index: usize, view: &View, fault: &Fault) {
        let (code, hint) = if fault.is_break() {
            (codes::LINE_BREAK, words!("make the text shorter, or set a line break of your own with `\\n`"))
        } else {
            (codes::TEXT_FIT, words!("make the text shorter, or leave a card out"))
        };
        self.view(index, code, &fault.text, view, fault.words(), hint);
    }

    /// Words that are hard to read.
    pub(super) fn weak(&mut self, index: usize, view: &View, weak: &Weak) {
        let text = short(&weak.text);
        let (has, needs) = (format!("{:.1}", weak.has), weak.needs);
        let what = words!("“{text}” has a contrast of {has}:1 to its picture, less than {needs}:1", text, has, needs);
        let hint = words!("say with `calm:` where the picture is quiet, or take a quieter picture");
        self.view(index, codes::CONTRAST, &weak.text, view, what, hint);
    }

    /// A picture whose credit is nowhere on the slide.
    pub(super) fn hidden_credit(&mut self, index: usize, view: &View, credit: &str) {
        let text = short(credit);
        let what = words!("the credit “{text}” is not on the slide", text);
        self.view(index, codes::CREDIT_HIDDEN, credit, view, what, words!("make it shorter"));
    }

    /// A slide that cannot be laid out, and the message of its failure.
    pub(super) fn failed(&mut self, index: usize, message: &str) {
        let place = self.opened.reading.places.get(index);
        let (span, path) = place.map_or((0..0, ""), |place| (place.span.clone(), place.path.as_str()));
        let what = words!("this slide cannot be laid out: {message}", message);
        let hint =
            words!("a plate with its heading stands in for it; change its text, and tell the makers of the program");
        let finding = self.source.finding(Severity::Error, codes::LAYOUT_FAILED, span, path, what);
        self.findings.push(finding.with_hint(hint));
    }

    /// Words on a focal point.
    pub(super) fn covered(&mut self, index: usize, view: &View, file: &str, focus: Focus) {
        let (x, y) = (focus.x, focus.y);
        let what = words!("words stand on the focal point ({x}, {y}) of the picture", x, y);
        let hint = words!("say with `calm:` where the words should stand, or move the focal point");
        self.view(index, codes::FOCUS_COVERED, file, view, what, hint);
    }

    fn view(&mut self, index: usize, code: Code, text: &str, view: &View, what: Words, hint: Words) {
        let new = || Seen { what, hint, views: BTreeSet::new(), first: view.clone() };
        self.seen.entry((index, code, text.to_owned())).or_insert_with(new).views.insert(view.clone());
    }

    /// Something about a slide as a whole.
    pub(super) fn slide(&mut self, index: usize, code: Code, message: Words, hint: Words) {
        let span = self.opened.reading.places.get(index).map_or(0..0, |place| place.span.clone());
        self.add(index, code, span, message, hint);
    }

    /// Something about one text of a slide, or about a file that it names.
    pub(super) fn text(&mut self, index: usize, code: Code, text: &str, message: Words, hint: Words) {
        let span = self.find(index, text);
        self.add(index, code, span, message, hint);
    }

    /// A file named by a slide that is left out of the show.
    pub(super) fn error(&mut self, index: usize, code: Code, file: &str, message: Words, hint: Words) {
        let span = self.find(index, file);
        let finding = self.source.finding(Severity::Error, code, span, self.path(index), message);
        self.findings.push(finding.with_hint(hint));
    }

    /// Something about the exhibition as a whole.
    pub(super) fn whole(&mut self, code: Code, message: Words, hint: Words) {
        if !self.exhibition.allow.iter().any(|allowed| allowed == code.name()) {
            self.findings.push(self.source.finding(Severity::Warning, code, 0..0, "", message).with_hint(hint));
        }
    }

    /// Warns if the controls are too small for fingers on the panel that `file` describes.
    pub(super) fn panel(&mut self, file: &str, stage: Stage) {
        let mm = Scale::of(&stage).target / stage.points_per_mm;
        if mm < TARGET_MM {
            let size = format!("{mm:.0}");
            let message =
                words!("controls are {size} mm high on this panel, less than {min} mm", size, min = TARGET_MM);
            let hint = words!("a panel this small is hard to use standing; take a larger one");
            let source = Source { name: file, text: "" };
            self.findings
                .push(source.finding(Severity::Warning, codes::TARGET_SMALL, 0..0, "", message).with_hint(hint));
        }
    }

    /// The findings, and how many more there are than listed.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        for ((index, code, text), seen) in std::mem::take(&mut self.seen) {
            let others = seen.views.len() - 1;
            let (what, view) = (seen.what, seen.first.words());
            let message = match others {
                0 => words!("{what}: {view}", what, view),
                1 => words!("{what}: {view}, and in one more view", what, view),
                _ => words!("{what}: {view}, and in {others} more views", what, view, others),
            };
            let span = self.find(index, &text);
            self.add(index, code, span, message, seen.hint);
        }
        let all = Counts::of(&self.findings);
        diag::listed(self.findings, all, FINDINGS_MAX, codes::TOO_MANY)
    }

    fn add(&mut self, index: usize, code: Code, span: Range<usize>, message: Words, hint: Words) {
        let slide = self.exhibition.slide(index).map(|(_, slide)| slide.kind.allowed()).unwrap_or_default();
        let is_meant = |allowed: &[String]| allowed.iter().any(|name| name == code.name());
        if is_meant(slide) || is_meant(&self.exhibition.allow) {
            return;
        }
        let finding = self.lines.finding(self.source, Severity::Warning, code, span, self.path(index), message);
        self.findings.push(finding.with_hint(hint));
    }

    /// The path of a slide in the file.
    fn path(&self, index: usize) -> &str {
        self.opened.reading.places.get(index).map_or("", |place| place.path.as_str())
    }

    /// The place of `text` within the slide, else that of the slide.
    fn find(&self, index: usize, text: &str) -> Range<usize> {
        let Some(place) = self.opened.reading.places.get(index) else { return 0..0 };
        let (text, start) = (text.trim(), place.whole.start);
        let within = self.source.text.get(place.whole.clone()).and_then(|slide| slide.find(text));
        within.filter(|_| !text.is_empty()).map_or_else(|| place.span.clone(), |at| start + at..start + at + text.len())
    }
}
