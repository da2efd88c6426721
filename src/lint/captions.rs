//! Captions of films: whether the longest have room on every stage.

use super::report::Report;
use crate::{
    content::{Cue, captions, codes},
    diag::{Severity, Source},
    scene::{CAPTION_LINES, Part, Scene},
    theme::Scale,
    words,
};

/// So many of a track are looked at, the longest: where they have room, all others have.
const LONGEST: usize = 12;

/// The places of a track's longest captions.
pub(super) fn longest(track: &[Cue]) -> Vec<usize> {
    let width = |cue: &Cue| cue.text.chars().map(|c| if c >= '\u{2e80}' { 2 } else { 1 }).sum::<usize>();
    let lines = |cue: &Cue| cue.text.lines().count();
    let mut places: Vec<usize> = (0..track.len()).collect();
    places.sort_by_key(|place| std::cmp::Reverse((lines(&track[*place]).max(3), width(&track[*place]))));
    places.truncate(LONGEST);
    places
}

/// Whether the caption of a scene, at the size it has there, takes no more than its lines and lies on the stage.
pub(super) fn has_room(scene: &Scene) -> bool {
    let scale = Scale::of(&scene.stage);
    let most = scale.lead().line_height() * CAPTION_LINES + 2.0 * scale.gap_small + 1.0;
    let free = scene.stage.rect().shrunk(scale.margin * 0.5);
    let mut grounds = scene.items.iter().filter(|item| item.part == Part::CaptionGround);
    grounds.all(|ground| ground.rect.h() <= most && free.holds(ground.rect, 1.0))
}

impl Report<'_> {
    /// The caption at this place of its track has no room on the film of the slide at `index`; told in its own file.
    pub(super) fn caption(&mut self, index: usize, language: usize, cue: usize, size: [u32; 2]) {
        let slide = self.exhibition.slide(index).map(|(_, slide)| slide);
        let file = slide.and_then(|slide| slide.kind.film()?.captions.file(self.exhibition.languages.get(language)?));
        let file = file.and_then(|name| self.opened.reading.data.iter().find(|file| file.name == name));
        let (Some(slide), Some(file)) = (slide, file) else { return };
        let allows = |list: &[String]| list.iter().any(|allowed| allowed == codes::CAPTIONS_ROOM.name());
        let track = captions(&file.text);
        let Some((_, span)) = track.cues.get(cue).filter(|_| !allows(slide.kind.allowed())) else { return };
        let [width, height] = size;
        let source = Source { name: &file.name, text: &file.text };
        let message = words!(
            "this caption has no room on the film, at its smallest size either, on {width} × {height}",
            width,
            height
        );
        let hint =
            words!("make two of it: two lines of about 40 letters, or of 18 Chinese characters, are read at a glance");
        let finding = source.finding(Severity::Warning, codes::CAPTIONS_ROOM, span.clone(), "", message);
        self.once(finding.with_hint(hint));
    }
}
