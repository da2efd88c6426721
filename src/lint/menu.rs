//! The titles in the menu: whether the exhibition's has room beside the control that closes it, and those of the chapters on
//! their banners.

use super::{boxes::runs, report::Report};
use crate::{
    content::codes,
    diag::Severity,
    scene::{Item, Part, Scene},
    theme::Scale,
    units::Rect,
    words,
};

/// The titles of an open menu that have no room at their smallest size: nothing for that of the exhibition, else the place of the
/// chapter's banner, from 0.
pub(super) fn cramped(scene: &Scene) -> Vec<Option<usize>> {
    let mut found = Vec::new();
    // What stands before the title lies under the menu.
    let start = scene.items.iter().position(|item| item.part == Part::MenuTitle).unwrap_or_default();
    let of_menu = &scene.items[start..];
    let is_control = |item: &&Item| item.press.is_some() && item.part != Part::MenuBanner && !item.part.is_behind();
    let controls = || of_menu.iter().filter(is_control);
    let title = lines(of_menu, Part::MenuTitle);
    if let Some(block) = title.iter().copied().reduce(Rect::union) {
        let (scale, stage) = (Scale::of(&scene.stage), scene.stage.rect());
        let is_high = block.h() > scale.target + 1.0;
        let is_out = !stage.inset(scale.margin * 0.5, scale.margin * 0.5).holds(block, 1.0);
        if is_high || is_out || controls().any(|control| control.rect.overlaps(block.shrunk(1.0))) {
            found.push(None);
        }
    }
    let starts: Vec<usize> =
        (0..scene.items.len()).filter(|place| scene.items[*place].part == Part::MenuBanner).collect();
    for (place, start) in starts.iter().enumerate() {
        let end = starts.get(place + 1).copied().unwrap_or(scene.items.len());
        let items = &scene.items[*start..end];
        let banner = items[0].rect;
        if lines(items, Part::MenuChapter).iter().any(|line| !banner.holds(*line, 1.0)) {
            found.push(Some(place));
        }
    }
    found
}

fn lines(items: &[Item], part: Part) -> Vec<Rect> {
    runs(items).into_iter().filter(|line| line.part == part).map(|line| line.area).collect()
}

impl Report<'_> {
    /// A title that has no room in the menu: of the exhibition, or of a chapter.
    pub(super) fn menu(&mut self, chapter: Option<usize>, language: usize, size: [u32; 2]) {
        let Some(lang) = self.exhibition.languages.get(language) else { return };
        let title = match chapter {
            None => Some(&self.exhibition.title),
            Some(place) => self.exhibition.chapters.get(place).map(|chapter| &chapter.title),
        };
        let Some(text) = title.map(|title| title.get(lang)) else { return };
        let [width, height] = size;
        let message = if chapter.is_none() {
            words!(
                "in the menu the exhibition’s title has no room beside the control that closes it, on {width} × {height}",
                width,
                height
            )
        } else {
            words!("in the menu this title has no room on its chapter’s banner, on {width} × {height}", width, height)
        };
        let hint = words!("make it shorter: it is read at a glance");
        // Titles seldom stand anywhere else, and the first place is the exhibition's own.
        let at = self.source.text.find(&format!("\"{text}\"")).map_or(0..0, |at| at + 1..at + 1 + text.len());
        let finding = self.source.finding(Severity::Warning, codes::MENU_ROOM, at, "title", message);
        self.once(finding.with_hint(hint));
    }
}
