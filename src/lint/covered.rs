//! Words on the focal point of a picture.

use crate::{
    content::{Focus, Slide},
    scene::{Item, Scene, Shape},
    units::{Pos, pos, rect},
};

/// The pictures of a slide whose focal points lie under words on this stage, by file and field.
///
/// Focal points that the author did not write are left out: they are only a default.
pub(super) fn focal_points(scene: &Scene, slide: &Slide) -> Vec<(String, Focus)> {
    let frames = slide.kind.frames(scene.stage.is_portrait());
    let mut covered = Vec::new();
    for item in scene.items.iter().filter(|item| item.opacity > 0.0) {
        let Shape::Picture { file, .. } = &item.shape else { continue };
        let Some(frame) = frames.iter().find(|frame| frame.file == file && frame.focus != Focus::default()) else {
            continue;
        };
        if shown_at(item, frame.focus).is_some_and(|point| scene.items.iter().any(|words| has_words_at(words, point))) {
            covered.push((file.clone(), frame.focus));
        }
    }
    covered
}

/// Where a point of the item's picture is on the stage; nothing if it is cut off.
fn shown_at(item: &Item, focus: Focus) -> Option<Pos> {
    let Shape::Picture { crop, .. } = &item.shape else { return None };
    let (x, y) = ((focus.x - crop.min.x) / crop.w(), (focus.y - crop.min.y) / crop.h());
    let is_within = (0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y);
    is_within.then(|| pos(item.rect.min.x + x * item.rect.w(), item.rect.min.y + y * item.rect.h()))
}

fn has_words_at(item: &Item, point: Pos) -> bool {
    let Shape::Text { lines, style, .. } = &item.shape else { return false };
    lines
        .iter()
        .any(|line| rect(line.x, line.baseline - 0.8 * style.size, line.width, 0.9 * style.size).contains(point))
}
