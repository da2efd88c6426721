//! Characters that neither a bundled font nor one of the exhibition's has.

use super::note::Note;
use crate::{
    headless::Camera,
    scene::{Scene, Shape},
};

/// The characters of a slide, as it is laid out, that cannot be drawn, with the line that the first of them stands in;
/// credits, seals and the chapter's title are among its words.
pub(super) fn missing(scene: &Scene, camera: &Camera) -> Option<Note> {
    let lines = scene.items.iter().filter_map(|item| match &item.shape {
        Shape::Text { lines, .. } => Some(lines),
        _ => None,
    });
    let (mut text, mut characters) = (None, String::new());
    for line in lines.flatten() {
        let lacking = camera.lacking(&line.text).into_iter().filter(|c| !characters.contains(*c)).collect::<String>();
        if !lacking.is_empty() {
            text.get_or_insert_with(|| line.text.clone());
            characters.push_str(&lacking);
        }
    }
    Some(Note::MissingGlyph { text: text?, characters })
}
