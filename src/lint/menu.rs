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

/// The titles of an open menu that have no room at their smallest size, as they are told there, and whether that is on a
/// chapter's banner.
pub(super) fn cramped(scene: &Scene) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    let label = |item: Option<&Item>| item.and_then(|item| item.meaning.as_ref()).map(|meaning| meaning.label.clone());
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
            found.extend(label(of_menu.first()).map(|label| (label, false)));
        }
    }
    let starts: Vec<usize> =
        (0..scene.items.len()).filter(|place| scene.items[*place].part == Part::MenuBanner).collect();
    for (place, start) in starts.iter().enumerate() {
        let end = starts.get(place + 1).copied().unwrap_or(scene.items.len());
        let items = &scene.items[*start..end];
        let banner = items[0].rect;
        if lines(items, Part::MenuChapter).iter().any(|line| !banner.holds(*line, 1.0)) {
            found.extend(label(items.first()).map(|label| (label, true)));
        }
    }
    found
}

fn lines(items: &[Item], part: Part) -> Vec<Rect> {
    runs(items).into_iter().filter(|line| line.part == part).map(|line| line.area).collect()
}

impl Report<'_> {
    /// A title that has no room in the menu, as it is told there, and whether that is on a banner.
    pub(super) fn menu(&mut self, (label, is_banner): (&str, bool), language: usize, size: [u32; 2]) {
        let Some(lang) = self.exhibition.languages.get(language) else { return };
        // A banner also says that visitors are there.
        let chapters = self.exhibition.chapters.iter().flat_map(|chapter| [&chapter.title, &chapter.outermost().title]);
        let titles = chapters.chain([&self.exhibition.title]).map(|title| title.get(lang));
        let known = titles.filter(|title| !title.is_empty() && label.contains(*title)).max_by_key(|title| title.len());
        let text = known.unwrap_or(label);
        let [width, height] = size;
        let message = if is_banner {
            words!("in the menu this title has no room on its chapter’s banner, on {width} × {height}", width, height)
        } else {
            words!(
                "in the menu the exhibition’s title has no room beside the control that closes it, on {width} × {height}",
                width,
                height
            )
        };
        let hint = words!("make it shorter: it is read at a glance");
        // Titles seldom stand anywhere else, and the first place is the exhibition's own.
        let at = self.source.text.find(&format!("\"{text}\"")).map_or(0..0, |at| at + 1..at + 1 + text.len());
        let finding = self.source.finding(Severity::Warning, codes::MENU_ROOM, at, "title", message);
        self.once(finding.with_hint(hint));
    }
}
