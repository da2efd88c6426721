//! Checks where the words of a scene stand.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    diag::Words,
    scene::{HYPHEN, Item, Line, Part, Scene, Shape, may_end_line, may_start_line, opens_last},
    theme::Scale,
    units::{Rect, rect},
    words,
};

/// Something wrong with the place of some words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The part of the slide.
    pub part: Part,
    /// The line, or the text it belongs to.
    pub text: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with the place of some words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// They leave the area that is free for them.
    Leaves,
    /// They stand on this other line.
    Overlaps(String),
    /// They lie under a control.
    UnderControl,
    /// They run into a picture they should stand beside.
    OnPicture,
    /// A part of the text is not there.
    Incomplete,
    /// A Latin word is torn; the rest begins with this.
    Torn(String),
    /// A word is wider than its line and is cut with a hyphen.
    Cut(String),
    /// A name or term that is to stay whole is on two lines: the term, and how the first of them ends.
    TornTerm(String, String),
    /// A line begins with a mark that may not.
    LineStart(char),
    /// A line ends with a mark that may not.
    LineEnd(char),
}

impl Fault {
    /// Whether only a line break is wrong, and not the place of the words.
    #[must_use]
    pub const fn is_break(&self) -> bool {
        self.problem.is_break()
    }

    /// What is wrong, for people.
    #[must_use]
    pub fn words(&self) -> Words {
        self.problem.words(&self.text)
    }
}

impl Problem {
    /// Whether only a line break is wrong, and not the place of the words.
    pub(super) const fn is_break(&self) -> bool {
        matches!(self, Self::Torn(_) | Self::Cut(_) | Self::TornTerm(..) | Self::LineStart(_) | Self::LineEnd(_))
    }

    /// What is wrong with this text, for people.
    pub(super) fn words(&self, text: &str) -> Words {
        let text = short(text);
        match self {
            Self::Leaves => words!("“{text}” finds no place", text),
            Self::Overlaps(other) => {
                let other = short(other);
                words!("“{text}” stands on “{other}”", text, other)
            }
            Self::UnderControl => words!("“{text}” lies under the controls", text),
            Self::OnPicture => words!("“{text}” runs into a picture", text),
            Self::Incomplete => words!("“{text}” is not shown to its end", text),
            Self::Torn(rest) => words!("“{text}” breaks a word before “{rest}”", text, rest),
            Self::Cut(word) => words!("in “{text}” the word “{word}” is too long for its line and is cut", text, word),
            Self::TornTerm(term, end) => {
                words!(
                    "in “{text}” a line ends with “{end}” and tears “{term}”, which is to stay whole",
                    text,
                    end,
                    term
                )
            }
            Self::LineStart(mark) => words!("in “{text}” a line begins with `{mark}`", text, mark = *mark),
            Self::LineEnd(mark) => words!("in “{text}” a line ends with `{mark}`", text, mark = *mark),
        }
    }
}

/// The beginning of a text, enough to recognise it.
pub(super) fn short(text: &str) -> String {
    text.chars().take(24).collect()
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.part, self.words())
    }
}

/// The extent of Han and Latin characters above and below a baseline, in ems.
const INK: (f32, f32) = (0.82, 0.12);

/// One line of a text as a rectangle.
#[derive(Clone, Debug)]
pub(super) struct Run<'a> {
    pub(super) part: Part,
    text: &'a str,
    pub(super) area: Rect,
    /// Place of its item in the scene.
    item: usize,
}

impl Run<'_> {
    fn fault(&self, problem: Problem) -> Fault {
        Fault { part: self.part, text: self.text.to_owned(), problem }
    }
}

/// All visible lines of `items`.
pub(super) fn runs(items: &[Item]) -> Vec<Run<'_>> {
    // The number of a spot belongs on its picture.
    let is_word = |item: &Item| item.opacity > 0.0 && item.part != Part::SpotNumber;
    let visible = items.iter().enumerate().filter(|(_, item)| is_word(item));
    visible.flat_map(|(place, item)| lines(place, item)).collect()
}

fn lines(item: usize, of: &Item) -> Vec<Run<'_>> {
    let Shape::Text { lines, style, .. } = &of.shape else { return Vec::new() };
    let mut runs = Vec::new();
    for Line { text, x, baseline, width } in lines.iter().filter(|line| !line.text.is_empty()) {
        let area = rect(*x, baseline - INK.0 * style.size, *width, (INK.0 + INK.1) * style.size);
        runs.push(Run { part: of.part, text, area, item });
    }
    runs
}

/// Everything that is wrong with the words of a slide without an overlay.
#[must_use]
pub fn faults_of_slide(scene: &Scene) -> Vec<Fault> {
    let scale = Scale::of(&scene.stage);
    let all = runs(&scene.items);
    let (chrome, slide): (Vec<_>, Vec<_>) = all.into_iter().partition(|line| line.part.is_chrome());
    let mut faults = leaving(&chrome, scene.stage.rect());
    let mut safe = scene.stage.rect().shrunk(scale.margin);
    safe.max.y = scene.stage.size.h;
    faults.extend(leaving(&slide, safe));
    faults.extend(overlapping(&slide));
    faults.extend(overlapping(&chrome));
    faults.extend(on_controls(&slide, &chrome, scene));
    faults.extend(on_pictures(&slide, scene));
    faults.extend(scene.items.iter().filter_map(torn));
    faults
}

/// Everything that is wrong with the words of what lies over a slide.
#[must_use]
pub fn faults_of_overlay(scene: &Scene) -> Vec<Fault> {
    let start = scene.items.iter().rposition(|item| item.part == Part::Dim).unwrap_or_default();
    let over = Scene::still(scene.stage, scene.ground, scene.items[start..].to_vec());
    let lines: Vec<_> = runs(&over.items).into_iter().filter(|line| line.part != Part::PictureAlt).collect();
    let mut faults = leaving(&lines, over.stage.rect().shrunk(Scale::of(&over.stage).margin * 0.5));
    faults.extend(overlapping(&lines));
    let free: Vec<_> = lines.iter().filter(|line| !line.part.is_chrome()).cloned().collect();
    faults.extend(on_controls(&free, &[], &over));
    faults.extend(over.items.iter().filter_map(torn));
    faults
}

/// How far a line may begin or end beyond an edge, in parts of its height: the blank strip beside a large numeral hangs
/// there, so that its ink stands on the edge.
const HANG: f32 = 0.14;

fn leaving(lines: &[Run<'_>], area: Rect) -> Vec<Fault> {
    let outside = lines.iter().filter(|line| {
        let hang = HANG * line.area.h();
        !area.inset(-hang, -hang).holds(line.area, 1.0)
    });
    outside.map(|line| line.fault(Problem::Leaves)).collect()
}

/// Lines of different items on the same spot.
fn overlapping(lines: &[Run<'_>]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        for other in lines[index + 1..].iter().filter(|other| other.item != line.item) {
            if line.area.shrunk(0.5).overlaps(other.area.shrunk(0.5)) {
                faults.push(line.fault(Problem::Overlaps(other.text.to_owned())));
            }
        }
    }
    faults
}

/// Words of the slide under a control or under the words of the bottom bar.
fn on_controls(lines: &[Run<'_>], chrome: &[Run<'_>], scene: &Scene) -> Vec<Fault> {
    let bar_top = scene.stage.size.h - Scale::of(&scene.stage).bottom_bar;
    let grounds = scene.items.iter().filter(|item| item.part.is_control_ground());
    let seals = scene.items.iter().filter(|item| item.part == Part::Seal && item.rect.min.y > bar_top);
    let controls: Vec<Rect> = grounds
        .chain(seals)
        .map(|item| item.rect)
        .chain(chrome.iter().filter(|line| line.area.min.y > bar_top).map(|line| line.area))
        .collect();
    let mut faults = Vec::new();
    for line in lines {
        if controls.iter().any(|area| area.overlaps(line.area)) {
            faults.push(line.fault(Problem::UnderControl));
        }
    }
    faults
}

/// Words on pictures, on slides with a paper ground, where they have to stand beside pictures.
fn on_pictures(lines: &[Run<'_>], scene: &Scene) -> Vec<Fault> {
    if !scene.items.iter().any(|item| item.part == Part::Paper) {
        return Vec::new();
    }
    let pictures: Vec<&Item> = scene.items.iter().filter(|item| item.part == Part::Picture).collect();
    let on_picture = |line: &&Run<'_>| pictures.iter().any(|picture| covers(picture, line.area));
    let lines = lines.iter().filter(|line| !line.part.has_slip());
    lines.filter(on_picture).map(|line| line.fault(Problem::OnPicture)).collect()
}

/// Whether a picture lies under `area`; a round one leaves the corners of its square free.
fn covers(picture: &Item, area: Rect) -> bool {
    let Shape::Picture { radius, .. } = picture.shape else { return false };
    let round = picture.rect.shrunk(radius);
    let (dx, dy) = (
        (area.min.x - round.max.x).max(round.min.x - area.max.x).max(0.0),
        (area.min.y - round.max.y).max(round.min.y - area.max.y).max(0.0),
    );
    picture.rect.overlaps(area) && dx.hypot(dy) < radius.max(0.01)
}

/// What is wrong with the lines of a text: lost characters, torn words, and marks at a forbidden place.
fn torn(item: &Item) -> Option<Fault> {
    let (Shape::Text { lines, .. }, Some(meaning)) = (&item.shape, &item.meaning) else { return None };
    if !meaning.role.is_written() || item.part == Part::CardFigure {
        return None;
    }
    let fault = |problem| Some(Fault { part: item.part, text: meaning.label.clone(), problem });
    // A title that runs down has no lines.
    let is_column = lines.len() > 1 && lines.iter().all(|line| line.text.chars().count() == 1);
    let mut rest = meaning.label.as_str();
    let (mut previous, mut cut) = (None, None);
    for line in lines {
        let from = rest.trim_start();
        let has_space = from.len() < rest.len();
        let whole = from.strip_prefix(line.text.as_str());
        let hyphenated = || from.strip_prefix(line.text.strip_suffix(HYPHEN)?);
        let Some(after) = whole.or_else(hyphenated) else { return fault(Problem::Incomplete) };
        if is_column {
            rest = after;
            continue;
        }
        if whole.is_none() {
            cut = cut.or_else(|| Some(word_around(&meaning.label, meaning.label.len() - after.len())));
            (previous, rest) = (None, after);
            continue;
        }
        let first = line.text.chars().next();
        if let (Some(before), Some(first)) = (previous, first) {
            // An apostrophe or a Swedish quotation mark before a word: the space before it is a good place for a break.
            let begins_word =
                has_space && matches!(first, '’' | '”') && line.text.chars().nth(1).is_some_and(char::is_alphanumeric);
            if !may_start_line(first) && !begins_word {
                return fault(Problem::LineStart(first));
            }
            let so_far = &meaning.label[..meaning.label.len() - from.len()];
            let closes = matches!(before, '“' | '‘') && !opens_last(so_far);
            if !may_end_line(before) && !closes {
                return fault(Problem::LineEnd(before));
            }
            let is_latin = |c: char| c < '\u{2000}' && c.is_alphanumeric();
            if !has_space && is_latin(before) && is_latin(first) {
                return fault(Problem::Torn(line.text.clone()));
            }
        }
        previous = line.text.chars().last();
        rest = after;
    }
    if !rest.trim().is_empty() {
        return fault(Problem::Incomplete);
    }
    cut.and_then(|word| fault(Problem::Cut(word)))
}

/// The word of `text` that the byte `at` stands in.
fn word_around(text: &str, at: usize) -> String {
    let start = text[..at].rfind(char::is_whitespace).map_or(0, |space| space + 1);
    let end = text[at..].find(char::is_whitespace).map_or(text.len(), |space| at + space);
    text[start..end].trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}
