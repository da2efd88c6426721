//! Characters that no bundled font has: the window may find them in the system's fonts, the export does not.

use super::note::Note;
use crate::{
    headless::Camera,
    scene::{Scene, Shape},
};

/// The first character of a slide, as it is laid out, that cannot be drawn everywhere; credits, seals and the chapter's
/// title are among its words.
pub(super) fn missing(scene: &Scene, camera: &Camera) -> Option<Note> {
    let lines = scene.items.iter().filter_map(|item| match &item.shape {
        Shape::Text { lines, .. } => Some(lines),
        _ => None,
    });
    lines.flatten().find_map(|line| {
        let character = camera.lacking(&line.text)?;
        Some(Note::MissingGlyph { text: line.text.clone(), character })
    })
}
