//! Which part of a picture is seen.

use crate::{
    content::Frame,
    theme::motion,
    units::{Fraction, Pos, Rect, Size, pos, rect, size},
};

/// What of a picture has to be seen, in fractions of its size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Framing {
    /// What every crop keeps and slow motion drifts towards.
    focus: Pos,
    /// What is not cut off as long as there is room for it.
    keep: Option<Rect>,
}

impl Framing {
    /// How much larger a picture of this size gets in `area` while it drifts, as a part of its size: less where that would
    /// cut off what is kept.
    pub fn zoom(self, picture: Size, area: Size) -> f32 {
        let width = |drift| crop(picture, area, self, drift).w();
        let zoom = width(Fraction::ZERO) / width(Fraction::ONE).max(TINY) - 1.0;
        if zoom > TINY { zoom } else { 0.0 }
    }

    pub fn of(frame: &Frame<'_>) -> Self {
        Self { focus: pos(frame.focus.x, frame.focus.y), keep: kept(frame).reduce(Rect::union) }
    }
}

/// The parts of a picture that its author keeps free, in fractions of its size.
pub(super) fn kept(frame: &Frame<'_>) -> impl Iterator<Item = Rect> {
    frame.keep.iter().map(|area| Rect { min: pos(area.min.x, area.min.y), max: pos(area.max.x, area.max.y) })
}

/// The part of a picture that fills `area`, kept around its focal point and drawn closer as it drifts; in fractions of
/// the picture's size. What its author keeps stays in it, also when it has drifted, as far as there is room.
#[must_use]
pub(super) fn crop(picture: Size, area: Size, framing: Framing, drift: Fraction) -> Rect {
    let Framing { focus, keep } = framing;
    let (picture_aspect, area_aspect) = (picture.aspect(), area.aspect());
    let (w, h) = if picture_aspect > area_aspect {
        (area_aspect / picture_aspect, 1.0)
    } else {
        (1.0, picture_aspect / area_aspect)
    };
    let x = start(focus.x, w, keep.map(|keep| (keep.min.x, keep.max.x)));
    let y = start(focus.y, h, keep.map(|keep| (keep.min.y, keep.max.y)));
    let (fx, fy) = (focus.x.clamp(x, x + w), focus.y.clamp(y, y + h));
    let nearest = 1.0 / (1.0 + motion::DRIFT_ZOOM);
    let held = keep.map_or(0.0, |keep| {
        let sides = [
            (fx - keep.min.x, fx - x),
            (keep.max.x - fx, x + w - fx),
            (fy - keep.min.y, fy - y),
            (keep.max.y - fy, y + h - fy),
        ];
        sides
            .into_iter()
            .map(|(part, whole)| if part > whole { 0.0 } else { part / whole.max(TINY) })
            .fold(0.0, f32::max)
    });
    let zoom = 1.0 / (1.0 + (1.0 / nearest.max(held).min(1.0) - 1.0) * drift.get());
    rect(fx - (fx - x) * zoom, fy - (fy - y) * zoom, w * zoom, h * zoom)
}

/// Where a window of this length begins that shows a part of 0 ..= 1: around `focus`, with all of `keep` if that fits in.
fn start(focus: f32, length: f32, keep: Option<(f32, f32)>) -> f32 {
    let around = focus - length / 2.0;
    let within = match keep {
        Some((from, to)) if to - from <= length => around.clamp(to - length, from),
        _ => around,
    };
    within.clamp(0.0, 1.0 - length)
}

/// Less than a pixel, as a part of a picture.
const TINY: f32 = 1.0e-5;

/// Where a picture of this aspect stands on the stage when it is enlarged, and the part of it that is seen.
pub(super) fn contained(aspect: f32, stage: Rect, zoom: f32, center: (f32, f32)) -> (Rect, Rect) {
    let base = whole(aspect, stage.size());
    let whole = size(base.w * zoom, base.h * zoom);
    let seen = size(whole.w.min(stage.w()), whole.h.min(stage.h()));
    let part = size(seen.w / whole.w, seen.h / whole.h);
    let x = (center.0 - part.w / 2.0).clamp(0.0, 1.0 - part.w);
    let y = (center.1 - part.h / 2.0).clamp(0.0, 1.0 - part.h);
    let area = rect(stage.center().x - seen.w / 2.0, stage.center().y - seen.h / 2.0, seen.w, seen.h);
    (area, rect(x, y, part.w, part.h))
}

/// The size of a whole picture of this aspect that is as large as the stage allows.
pub(super) fn whole(aspect: f32, stage: Size) -> Size {
    if aspect > stage.aspect() { size(stage.w, stage.w / aspect) } else { size(stage.h * aspect, stage.h) }
}

/// A picture seen from nearer: `share` of what `crop` shows lies outside now.
pub(super) fn nearer(crop: Rect, share: f32) -> Rect {
    let (dx, dy) = (crop.w() * share / 2.0, crop.h() * share / 2.0);
    let min = pos(crop.min.x + dx, crop.min.y + dy);
    rect(min.x, min.y, crop.w() - 2.0 * dx, crop.h() - 2.0 * dy)
}
