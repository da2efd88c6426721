//! Words on what of a picture has to be seen: its focal point, and what its author keeps free.

use serde::{Deserialize, Serialize};

use crate::{
    content::{Area, Focus, Slide},
    scene::{Item, Part, Scene, Shape},
    units::{Pos, Rect, pos, rect},
};

/// The pictures of a slide on this stage with words over what has to be seen, by file: the focal point, or the middle of
/// a part that the author keeps free.
///
/// Focal points that the author did not write are left out: they are only a default.
pub(super) fn covered(scene: &Scene, slide: &Slide) -> Vec<(String, Subject)> {
    let frames = slide.kind.frames(scene.stage.is_portrait());
    let mut covered = Vec::new();
    for item in scene.items.iter().filter(|item| item.opacity > 0.0) {
        let Shape::Picture { file, .. } = &item.shape else { continue };
        let Some(frame) = frames.iter().find(|frame| frame.file == file) else { continue };
        let words = || scene.items.iter().flat_map(lines);
        let focus = Some(frame.focus).filter(|focus| *focus != Focus::default());
        if focus.and_then(|focus| shown_at(item, focus)).is_some_and(|point| words().any(|line| line.contains(point))) {
            covered.push((file.clone(), Subject::Focus(frame.focus.x, frame.focus.y)));
        }
        let is_covered =
            |part: &&Area| shown_in(item, part).is_some_and(|part| words().any(|line| line.overlaps(part)));
        let parts = frame.keep.iter().filter(is_covered);
        covered.extend(parts.map(|part| (file.clone(), Subject::Part(part.min.x, part.min.y, part.max.x, part.max.y))));
    }
    covered
}

/// What of a picture has to be seen, in fractions of its size.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Subject {
    /// Its focal point.
    Focus(f32, f32),
    /// The left, upper, right and lower edge of a part that is kept free.
    Part(f32, f32, f32, f32),
}

/// Where a point of the item's picture is on the stage; nothing if it is cut off.
fn shown_at(item: &Item, focus: Focus) -> Option<Pos> {
    let Shape::Picture { crop, .. } = &item.shape else { return None };
    let (x, y) = ((focus.x - crop.min.x) / crop.w(), (focus.y - crop.min.y) / crop.h());
    let is_within = (0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y);
    is_within.then(|| pos(item.rect.min.x + x * item.rect.w(), item.rect.min.y + y * item.rect.h()))
}

/// Where a part of the item's picture is on the stage, as far as it is not cut off.
fn shown_in(item: &Item, part: &Area) -> Option<Rect> {
    let Shape::Picture { crop, .. } = &item.shape else { return None };
    let at = |x: f32, y: f32| {
        let (x, y) = ((x - crop.min.x) / crop.w(), (y - crop.min.y) / crop.h());
        pos(item.rect.min.x + x.clamp(0.0, 1.0) * item.rect.w(), item.rect.min.y + y.clamp(0.0, 1.0) * item.rect.h())
    };
    let shown = Rect { min: at(part.min.x, part.min.y), max: at(part.max.x, part.max.y) };
    (shown.w() > 0.0 && shown.h() > 0.0).then_some(shown)
}

/// Where the lines of its words stand.
fn lines(item: &Item) -> impl Iterator<Item = Rect> {
    let (lines, size) = match &item.shape {
        Shape::Text { lines, style, .. } if item.part != Part::SpotNumber => (&lines[..], style.size),
        _ => (&[][..], 0.0),
    };
    lines.iter().map(move |line| rect(line.x, line.baseline - 0.8 * size, line.width, 0.9 * size))
}
