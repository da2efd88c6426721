//! Which part of a picture is seen.

use crate::{
    content::Focus,
    theme::motion,
    units::{Fraction, Rect, Size, pos, rect, size},
};

/// The part of a picture that fills `area`, kept around its focal point and drawn closer as it drifts; in fractions of
/// the picture's size.
#[must_use]
pub(super) fn crop(picture: Size, area: Size, focus: Focus, drift: Fraction) -> Rect {
    let (picture_aspect, area_aspect) = (picture.aspect(), area.aspect());
    let (w, h) = if picture_aspect > area_aspect {
        (area_aspect / picture_aspect, 1.0)
    } else {
        (1.0, picture_aspect / area_aspect)
    };
    let x = (focus.x - w / 2.0).clamp(0.0, 1.0 - w);
    let y = (focus.y - h / 2.0).clamp(0.0, 1.0 - h);
    let zoom = 1.0 / (1.0 + motion::DRIFT_ZOOM * drift.get());
    let (fx, fy) = (focus.x.clamp(x, x + w), focus.y.clamp(y, y + h));
    rect(fx - (fx - x) * zoom, fy - (fy - y) * zoom, w * zoom, h * zoom)
}

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
