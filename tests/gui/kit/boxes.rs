//! Where the words of a scene stand, and what is wrong with that.

use xiongguan::{
    scene::{Item, Line, Role, Scene, Shape},
    theme::{Scale, TextStyle},
    units::{Rect, rect},
};

/// Above and below a baseline, in ems: what the ink of Han and Latin characters takes.
const INK: (f32, f32) = (0.82, 0.12);

/// What stands around a slide, or over it, by its part.
const CHROME: &[&str] = &["seal", "chapter", "position", "tick", "button", "icon", "invitation"];

/// One line of a text as a rectangle.
#[derive(Clone, Debug)]
pub(crate) struct Words<'a> {
    pub(crate) part: &'a str,
    pub(crate) text: &'a str,
    pub(crate) area: Rect,
    pub(crate) style: TextStyle,
    /// Place of its item in the scene.
    item: usize,
}

impl Words<'_> {
    fn named(&self) -> String {
        let short: String = self.text.chars().take(24).collect();
        format!("{} “{short}”", self.part)
    }
}

/// All visible lines of `items`.
pub(crate) fn words(items: &[Item]) -> Vec<Words<'_>> {
    let visible = items.iter().enumerate().filter(|(_, item)| item.opacity > 0.0);
    visible.flat_map(|(place, item)| lines(place, item)).collect()
}

fn lines(item: usize, of: &Item) -> Vec<Words<'_>> {
    let Shape::Text { lines, style, .. } = &of.shape else { return Vec::new() };
    let mut words = Vec::new();
    for Line { text, x, baseline, width } in lines.iter().filter(|line| !line.text.is_empty()) {
        let area = rect(*x, baseline - INK.0 * style.size, *width, (INK.0 + INK.1) * style.size);
        words.push(Words { part: of.part, text, area, style: *style, item });
    }
    words
}

/// Whether the item belongs to the strip of controls or the invitation.
pub(crate) fn is_chrome(part: &str) -> bool {
    CHROME.iter().any(|name| part.starts_with(name))
}

/// Everything that is wrong with the words of a slide without an overlay.
pub(crate) fn faults_of_slide(scene: &Scene) -> Vec<String> {
    let scale = Scale::of(&scene.stage);
    let all = words(&scene.items);
    let (chrome, slide): (Vec<_>, Vec<_>) = all.into_iter().partition(|line| is_chrome(line.part));
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
pub(crate) fn faults_of_overlay(scene: &Scene) -> Vec<String> {
    let start = scene.items.iter().rposition(|item| item.part == "dim").unwrap_or_default();
    let over = Scene { items: scene.items[start..].to_vec(), ..scene.clone() };
    let lines: Vec<_> = words(&over.items).into_iter().filter(|line| line.part != "picture.alt").collect();
    let mut faults = leaving(&lines, over.stage.rect().shrunk(Scale::of(&over.stage).margin * 0.5));
    faults.extend(overlapping(&lines));
    let free: Vec<_> = lines.iter().filter(|line| !is_chrome(line.part)).cloned().collect();
    faults.extend(on_controls(&free, &[], &over));
    faults.extend(over.items.iter().filter_map(torn));
    faults
}

fn leaving(lines: &[Words<'_>], area: Rect) -> Vec<String> {
    let outside = lines.iter().filter(|line| !area.holds(line.area, 1.0));
    outside.map(|line| format!("{} leaves the safe area by {:.0} pt", line.named(), beyond(line.area, area))).collect()
}

fn beyond(inner: Rect, outer: Rect) -> f32 {
    let ways =
        [outer.min.x - inner.min.x, outer.min.y - inner.min.y, inner.max.x - outer.max.x, inner.max.y - outer.max.y];
    ways.into_iter().fold(0.0, f32::max)
}

/// Lines of different items on the same spot.
fn overlapping(lines: &[Words<'_>]) -> Vec<String> {
    let mut faults = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        for other in lines[index + 1..].iter().filter(|other| other.item != line.item) {
            if line.area.shrunk(0.5).overlaps(other.area.shrunk(0.5)) {
                faults.push(format!("{} overlaps {}", line.named(), other.named()));
            }
        }
    }
    faults
}

/// Words of the slide under a control or under the words of the strip.
fn on_controls(lines: &[Words<'_>], chrome: &[Words<'_>], scene: &Scene) -> Vec<String> {
    let strip_top = scene.stage.size.h - Scale::of(&scene.stage).strip;
    let grounds = scene.items.iter().filter(|item| matches!(item.part, "button" | "invitation"));
    let seals = scene.items.iter().filter(|item| item.part == "seal" && item.rect.min.y > strip_top);
    let controls: Vec<(&str, Rect)> = grounds
        .chain(seals)
        .map(|item| (item.part, item.rect))
        .chain(chrome.iter().filter(|line| line.area.min.y > strip_top).map(|line| (line.part, line.area)))
        .collect();
    let mut faults = Vec::new();
    for line in lines {
        let over: Vec<&str> =
            controls.iter().filter(|(_, area)| area.overlaps(line.area)).map(|(part, _)| *part).collect();
        if !over.is_empty() {
            faults.push(format!("{} lies under {}", line.named(), over.join(", ")));
        }
    }
    faults
}

/// On plates of paper, words stand beside pictures, not on them.
fn on_pictures(lines: &[Words<'_>], scene: &Scene) -> Vec<String> {
    if !scene.items.iter().any(|item| item.part == "paper") {
        return Vec::new();
    }
    let pictures: Vec<&Item> = scene.items.iter().filter(|item| item.part == "picture").collect();
    let on_picture = |line: &&Words<'_>| pictures.iter().any(|picture| covers(picture, line.area));
    lines.iter().filter(on_picture).map(|line| format!("{} runs into a picture", line.named())).collect()
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

/// A text that lost characters, or whose lines end inside a word.
fn torn(item: &Item) -> Option<String> {
    let (Shape::Text { lines, .. }, Some(meaning)) = (&item.shape, &item.meaning) else { return None };
    if !matches!(meaning.role, Role::Text | Role::Heading | Role::Alert) || item.part.starts_with("card.figure") {
        return None;
    }
    let short: String = meaning.label.chars().take(24).collect();
    let mut rest = meaning.label.as_str();
    let mut previous = None;
    for line in lines {
        let from = rest.trim_start();
        let has_space = from.len() < rest.len();
        let Some(after) = from.strip_prefix(line.text.as_str()) else {
            return Some(format!("{} “{short}” does not say all of its text", item.part));
        };
        let first = line.text.chars().next();
        if !has_space && previous.is_some_and(char::is_alphanumeric) && first.is_some_and(char::is_alphanumeric) {
            let is_latin = |c: Option<char>| c.is_some_and(|c| c < '\u{2000}');
            if is_latin(previous) && is_latin(first) {
                return Some(format!("{} “{short}” breaks a word before “{}”", item.part, line.text));
            }
        }
        previous = line.text.chars().last();
        rest = after;
    }
    (!rest.trim().is_empty()).then(|| format!("{} “{short}” lacks its end", item.part))
}
