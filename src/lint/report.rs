//! Turns the results of the checks into findings, each at the place of the file where it can be mended.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    Problem, View,
    boxes::short,
    covered::Subject,
    inspect::READING_MAX,
    note::{At, Note},
    pictures::undrawn_words,
};
use crate::{
    content::{DataFile, Exhibition, Rows, codes, limits::FINDINGS_MAX},
    diag::{self, Code, Counts, Finding, LineIndex, Severity, Source, Words},
    files::Opened,
    media::SIDE_MAX,
    units::Stage,
    words,
};

/// The findings of one run. The same finding on several stages is listed once.
pub(super) struct Report<'a> {
    pub(super) opened: &'a Opened,
    pub(super) exhibition: &'a Exhibition,
    stages: &'a [Stage],
    pub(super) source: Source<'a>,
    lines: LineIndex,
    /// By slide, code and text or spots: what is wrong, where it was seen first, and on how many stages.
    seen: BTreeMap<(usize, Code, String), Seen>,
    pub(super) findings: Vec<Finding>,
}

struct Seen {
    what: Words,
    hint: Words,
    /// What stands where it is to be mended.
    text: String,
    /// Never empty.
    views: BTreeSet<View>,
    first: View,
}

impl<'a> Report<'a> {
    pub(super) fn new(opened: &'a Opened, exhibition: &'a Exhibition, stages: &'a [Stage]) -> Self {
        let source = opened.source();
        let lines = LineIndex::new(source.text);
        Self { opened, exhibition, stages, source, lines, seen: BTreeMap::new(), findings: Vec::new() }
    }

    /// Something found on the slide at `index`.
    pub(super) fn note(&mut self, index: usize, note: Note) {
        match note {
            Note::Broken { file, problem } => {
                let hint = words!("until it can be read, its place shows the alternative text");
                self.error(index, codes::PICTURE_UNREADABLE, &file, problem.words(), hint);
            }
            Note::Cut { .. } | Note::Undrawn { .. } | Note::Large { .. } | Note::Coarse { .. } => {
                self.picture(index, note);
            }
            Note::LongReading { secs } => {
                let max = READING_MAX.as_secs();
                let message = words!("reading this slide takes {secs} s; visitors stay for {max} s", secs, max);
                self.slide(index, codes::READING_TIME, message, words!("cut it, or make it two slides"));
            }
            Note::MissingGlyph { text, characters } => self.missing_glyphs(index, &text, &characters),
            Note::Failed { message } => self.failed(index, &message),
            Note::MenuTitle { at, label, is_banner } => {
                self.menu((&label, is_banner), at.language, self.size_of(at));
            }
            Note::CaptionRoom { at, cue } => self.caption(index, at.language, cue, self.size_of(at)),
            Note::HiddenCredit { at, .. }
            | Note::Misplaced { at, .. }
            | Note::Crowded { at, .. }
            | Note::Covered { at, .. }
            | Note::CloseSpots { at, .. }
            | Note::CutSpot { at, .. }
            | Note::NoLogos { at }
            | Note::NoQr { at }
            | Note::Weak { at, .. } => {
                if let Some(view) = self.view_of(at) {
                    self.in_view(index, &view, note);
                }
            }
        }
    }

    /// Something about a picture's file.
    fn picture(&mut self, index: usize, note: Note) {
        match note {
            Note::Cut { file } => {
                let message = words!("the end of the picture's file is missing; it is shown all the same");
                let hint = words!("copy it from the original once more; its last rows may be missing");
                self.text(index, codes::PICTURE_CUT, &file, message, hint);
            }
            Note::Undrawn { file, words, pictures } => {
                let (message, hint) = undrawn_words(words, pictures);
                self.text(index, codes::SVG_UNDRAWN, &file, message, hint);
            }
            Note::Large { file, size: [width, height] } => {
                let message = words!("{width} × {height} pixels are more than any screen shows", width, height);
                let hint = words!(
                    "{max} pixels on the long side are enough; more costs time whenever it is shown",
                    max = SIDE_MAX
                );
                self.text(index, codes::PICTURE_LARGE, &file, message, hint);
            }
            Note::Coarse { file, has, needs } => {
                let message =
                    words!("the picture fills {needs} pixels of the panel’s width with {has} of its own", needs, has);
                let hint = words!("take a larger one, or show it smaller");
                self.text(index, codes::PICTURE_SMALL, &file, message, hint);
            }
            _ => {}
        }
    }

    /// Something seen in a view.
    fn in_view(&mut self, index: usize, view: &View, note: Note) {
        match note {
            Note::Misplaced { text, problem, .. } => {
                let (code, hint) = match &problem {
                    Problem::Cut(_) => (codes::LINE_BREAK, words!("take a shorter word, or write it as two words")),
                    problem if problem.is_break() => {
                        let hint = words!("make the text shorter, or set a line break of your own with `\\n`");
                        (codes::LINE_BREAK, hint)
                    }
                    _ => (codes::TEXT_FIT, words!("make the text shorter, or leave a card out")),
                };
                self.view(index, code, &text, view, problem.words(&text), hint);
            }
            Note::Crowded { fits, of, .. } => {
                let what = words!("{fits} of {of} items or rows find their place", fits, of);
                let hint = words!("make them shorter, leave some out, or make it two slides");
                self.view(index, codes::TEXT_FIT, "", view, what, hint);
            }
            Note::Weak { text: whole, has, needs, on_picture, .. } => {
                let text = short(&whole);
                let (what, hint) = if on_picture {
                    (
                        words!(
                            "“{text}” has a contrast of {has}:1 to its picture, less than {needs}:1",
                            text,
                            has,
                            needs
                        ),
                        words!("say with `calm:` where the picture is quiet, or take a quieter picture"),
                    )
                } else {
                    (
                        words!(
                            "“{text}” has a contrast of {has}:1 to its ground, less than {needs}:1",
                            text,
                            has,
                            needs
                        ),
                        words!("take another `tint`, or other colours in the theme"),
                    )
                };
                self.view(index, codes::CONTRAST, &whole, view, what, hint);
            }
            Note::CloseSpots { one, other, .. } => {
                let what = words!("spots {one} and {other} are too close to be touched apart", one, other);
                let hint = words!("move them apart, make one of them, or take a part of the picture");
                self.spot(index, codes::SPOTS_CLOSE, (other, one), view, what, hint);
            }
            Note::CutSpot { spot, .. } => {
                let what = words!("spot {spot} lies on a part of the picture that is cut off", spot);
                let hint = words!("show the picture whole (`fit: whole`), or name the part in `keep`");
                self.spot(index, codes::SPOT_CUT, (spot, spot), view, what, hint);
            }
            Note::NoLogos { .. } => {
                let hint = words!("leave words out, or show fewer logos on slides that open no chapter");
                self.view(index, codes::LOGO_ROOM, "", view, words!("the logos find no place"), hint);
            }
            Note::NoQr { .. } => {
                let hint =
                    words!("leave words or cards out, keep less of the picture free, or put it on another slide");
                self.view(index, codes::QR_ROOM, "qr:", view, words!("the QR code finds no place"), hint);
            }
            Note::HiddenCredit { credit, .. } => {
                let text = short(&credit);
                let what = words!("the credit “{text}” is not on the slide", text);
                self.view(index, codes::CREDIT_HIDDEN, &credit, view, what, words!("make it shorter"));
            }
            Note::Covered { file, seen, .. } => {
                let (what, hint) = match seen {
                    Subject::Focus(x, y) => (
                        words!("words stand on the focal point ({x}, {y}) of the picture", x, y),
                        words!("say with `calm:` where the words should stand, or move the focal point"),
                    ),
                    Subject::Part(left, top, right, bottom) => (
                        words!(
                            "words stand on the part ({left}, {top}, {right}, {bottom}) of the picture, which `keep` wants free",
                            left,
                            top,
                            right,
                            bottom
                        ),
                        words!("say with `calm:` where the words should stand, or keep less of the picture free"),
                    ),
                };
                self.view(index, codes::FOCUS_COVERED, &file, view, what, hint);
            }
            _ => {}
        }
    }

    /// The width and the height of a stage.
    fn size_of(&self, at: At) -> [u32; 2] {
        self.stages.get(at.stage).map_or([0; 2], |stage| [stage.size.w as u32, stage.size.h as u32])
    }

    /// A finding, unless the same was found at the same place before, on another stage.
    pub(super) fn once(&mut self, finding: Finding) {
        let is_known = |other: &Finding| {
            (other.code, &other.file, other.line, other.column)
                == (finding.code, &finding.file, finding.line, finding.column)
        };
        if !self.exhibition.allow.iter().any(|allowed| allowed == finding.code.name())
            && !self.findings.iter().any(is_known)
        {
            self.findings.push(finding);
        }
    }

    fn view_of(&self, at: At) -> Option<View> {
        let lang = self.exhibition.languages.get(at.language)?;
        Some(View::of(*self.stages.get(at.stage)?, lang, at.large_text))
    }

    fn missing_glyphs(&mut self, index: usize, text: &str, characters: &str) {
        const SHOWN_MAX: usize = 12;
        let named = |c: char| format!("`{c}` (U+{:04X})", u32::from(c));
        let count = characters.chars().count();
        let shown = characters.chars().take(SHOWN_MAX).map(named).collect::<Vec<_>>().join(", ");
        let message = match count {
            1 => words!("no font has the character {shown}", shown),
            2..=SHOWN_MAX => words!("no font has the characters {shown}", shown),
            _ => words!("no font has {count} of the characters: {shown} …", count, shown),
        };
        let hint = words!(
            "write it another way, or bring a font that has it: `fonts: [Font(file: \"fonts/….ttf\", for: [ja])]`"
        );
        self.text(index, codes::GLYPH_MISSING, text, message, hint);
    }

    /// A slide that cannot be laid out, and the message of its failure.
    fn failed(&mut self, index: usize, message: &str) {
        let what = words!("this slide cannot be laid out: {message}", message);
        let hint =
            words!("a plate with its heading stands in for it; change its text, and tell the makers of the program");
        self.push(index, Severity::Error, codes::LAYOUT_FAILED, self.opening(index), what, hint);
    }

    fn view(&mut self, index: usize, code: Code, text: &str, view: &View, what: Words, hint: Words) {
        self.see((index, code, text.to_owned()), text, view, what, hint);
    }

    /// Something about a spot, from 1, and perhaps another one: it is told at the first of them.
    fn spot(&mut self, index: usize, code: Code, (spot, other): (usize, usize), view: &View, what: Words, hint: Words) {
        let spots = self.exhibition.slide(index).map(|(_, slide)| slide.kind.spots()).unwrap_or_default();
        let title = spots.get(spot - 1).map(|spot| spot.title.get(&view.lang)).unwrap_or_default();
        self.see((index, code, format!("{spot} {other}")), title, view, what, hint);
    }

    fn see(&mut self, key: (usize, Code, String), text: &str, view: &View, what: Words, hint: Words) {
        let new = || Seen { what, hint, text: text.to_owned(), views: BTreeSet::new(), first: view.clone() };
        self.seen.entry(key).or_insert_with(new).views.insert(view.clone());
    }

    /// Something about a slide as a whole.
    fn slide(&mut self, index: usize, code: Code, message: Words, hint: Words) {
        self.add(index, code, self.opening(index), message, hint);
    }

    /// Something about one text of a slide, or about a file that it names.
    fn text(&mut self, index: usize, code: Code, text: &str, message: Words, hint: Words) {
        let place = self.find(index, text);
        self.add(index, code, place, message, hint);
    }

    /// A file named by a slide that is left out of the show.
    fn error(&mut self, index: usize, code: Code, file: &str, message: Words, hint: Words) {
        let place = self.find(index, file);
        self.push(index, Severity::Error, code, place, message, hint);
    }

    /// Something about a logo, at the place of its file's name.
    pub(super) fn logo(&mut self, severity: Severity, code: Code, file: &str, message: Words, hint: Words) {
        if severity == Severity::Error || !self.exhibition.allow.iter().any(|allowed| allowed == code.name()) {
            let at = self.source.text.find(&format!("\"{file}\"")).map_or(0..0, |at| at + 1..at + 1 + file.len());
            self.findings.push(self.source.finding(severity, code, at, "logos", message).with_hint(hint));
        }
    }

    /// Something about the exhibition as a whole.
    pub(super) fn whole(&mut self, code: Code, message: Words, hint: Words) {
        if !self.exhibition.allow.iter().any(|allowed| allowed == code.name()) {
            self.findings.push(self.source.finding(Severity::Warning, code, 0..0, "", message).with_hint(hint));
        }
    }

    /// The findings, and how many more there are than listed.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        for ((index, code, _), seen) in std::mem::take(&mut self.seen) {
            let others = seen.views.len() - 1;
            let (what, view) = (seen.what, seen.first.words());
            let message = match others {
                0 => words!("{what}: {view}", what, view),
                1 => words!("{what}: {view}, and in one more view", what, view),
                _ => words!("{what}: {view}, and in {others} more views", what, view, others),
            };
            let place = self.find(index, &seen.text);
            self.add(index, code, place, message, seen.hint);
        }
        let all = Counts::of(&self.findings);
        diag::listed(self.findings, all, FINDINGS_MAX, codes::TOO_MANY)
    }

    fn add(&mut self, index: usize, code: Code, place: Found, message: Words, hint: Words) {
        let slide = self.exhibition.slide(index).map(|(_, slide)| slide.kind.allowed()).unwrap_or_default();
        let is_meant = |allowed: &[String]| allowed.iter().any(|name| name == code.name());
        if is_meant(slide) || is_meant(&self.exhibition.allow) {
            return;
        }
        self.push(index, Severity::Warning, code, place, message, hint);
    }

    fn push(&mut self, index: usize, severity: Severity, code: Code, place: Found, message: Words, hint: Words) {
        let (path, Found { file, span }) = (self.path(index), place);
        let finding = match file.and_then(|file| self.opened.reading.data.get(file)) {
            Some(DataFile { name, text, .. }) => Source { name, text }.finding(severity, code, span, path, message),
            None => self.lines.finding(self.source, severity, code, span, path, message),
        };
        self.findings.push(finding.with_hint(hint));
    }

    /// The path of a slide in the file.
    fn path(&self, index: usize) -> &str {
        self.opened.reading.places.get(index).map_or("", |place| place.path.as_str())
    }

    /// Where the slide begins.
    fn opening(&self, index: usize) -> Found {
        let span = self.opened.reading.places.get(index).map_or(0..0, |place| place.span.clone());
        Found { file: None, span }
    }

    /// The place of `text` within the slide or the rows that it comes from, else that of the slide.
    fn find(&self, index: usize, text: &str) -> Found {
        let Some(place) = self.opened.reading.places.get(index) else { return self.opening(index) };
        let text = text.trim();
        let within = |whole: &str, span: &Range<usize>| {
            let at = span.start + whole.get(span.clone())?.find(text).filter(|_| !text.is_empty())?;
            Some(at..at + text.len())
        };
        let own = within(self.source.text, &place.whole).map(|span| Found { file: None, span });
        let mut rows = place.rows.iter().filter_map(|Rows { file, span }| {
            let span = within(&self.opened.reading.data.get(*file)?.text, span)?;
            Some(Found { file: Some(*file), span })
        });
        own.or_else(|| rows.next()).unwrap_or_else(|| self.opening(index))
    }
}

/// Where something is to be mended: in the content file, or in the data file of this place among all.
struct Found {
    file: Option<usize>,
    span: Range<usize>,
}
