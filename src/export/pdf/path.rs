//! Outlines: rounded rectangles, arcs, lines.

use std::f32::consts::{FRAC_PI_2, TAU};

use krilla::geom::{Path, PathBuilder};

use crate::units::{Pos, Rect, pos};

/// A rectangle with corners of this radius, in points; a circle where that is half of the sides.
pub(super) fn rounded(area: Rect, radius: f32) -> Option<Path> {
    let radius = radius.clamp(0.0, area.size().short().max(0.0) / 2.0);
    let mut path = PathBuilder::new();
    let (min, max) = (area.min, area.max);
    if radius <= 0.0 {
        path.push_rect(krilla::geom::Rect::from_ltrb(min.x, min.y, max.x, max.y)?);
        return path.finish();
    }
    path.move_to(min.x + radius, min.y);
    let corners = [(max.x - radius, min.y + radius), (max.x - radius, max.y - radius)];
    let corners = corners.into_iter().chain([(min.x + radius, max.y - radius), (min.x + radius, min.y + radius)]);
    for (number, (x, y)) in corners.enumerate() {
        let from = FRAC_PI_2 * (number as f32 - 1.0);
        let start = on_circle(pos(x, y), radius, from);
        path.line_to(start.x, start.y);
        bend(&mut path, pos(x, y), radius, from, from + FRAC_PI_2);
    }
    path.close();
    path.finish()
}

/// The middle line of an arc from the top, clockwise; `share` is the part of a full turn.
pub(super) fn arc(center: Pos, radius: f32, share: f32) -> Option<Path> {
    let share = share.clamp(0.0, 1.0);
    let start = on_circle(center, radius, -FRAC_PI_2);
    let mut path = PathBuilder::new();
    path.move_to(start.x, start.y);
    bend(&mut path, center, radius, -FRAC_PI_2, TAU * share - FRAC_PI_2);
    if share >= 1.0 {
        path.close();
    }
    path.finish()
}

/// A line through points.
pub(super) fn line(points: &[Pos], closed: bool) -> Option<Path> {
    let (first, rest) = points.split_first()?;
    let mut path = PathBuilder::new();
    path.move_to(first.x, first.y);
    for point in rest {
        path.line_to(point.x, point.y);
    }
    if closed {
        path.close();
    }
    path.finish()
}

/// The dark modules of a QR code that fills `area`, in one path, so that no seam is seen between two of them.
pub(super) fn qr(area: Rect, side: u8, blocks: &[[u8; 4]]) -> Option<Path> {
    let module = area.size().short() / f32::from(side);
    let mut path = PathBuilder::new();
    for [x, y, width, height] in blocks.iter().map(|block| block.map(|modules| f32::from(modules) * module)) {
        let (left, top) = (area.min.x + x, area.min.y + y);
        path.push_rect(krilla::geom::Rect::from_ltrb(left, top, left + width, top + height)?);
    }
    path.finish()
}

fn on_circle(center: Pos, radius: f32, angle: f32) -> Pos {
    pos(center.x + radius * angle.cos(), center.y + radius * angle.sin())
}

/// Adds curves along the circle from one angle to a larger one, each a quarter turn at most.
fn bend(path: &mut PathBuilder, center: Pos, radius: f32, from: f32, to: f32) {
    let curves = ((to - from) / FRAC_PI_2 - 0.001).ceil().max(1.0);
    let step = (to - from) / curves;
    // The length of the handles: the curve stays within 0.03% of the circle.
    let reach = radius * 4.0 / 3.0 * (step / 4.0).tan();
    for curve in 0..curves as usize {
        let (a, b) = (from + step * curve as f32, from + step * (curve as f32 + 1.0));
        let (start, end) = (on_circle(center, radius, a), on_circle(center, radius, b));
        path.cubic_to(
            start.x - reach * a.sin(),
            start.y + reach * a.cos(),
            end.x + reach * b.sin(),
            end.y - reach * b.cos(),
            end.x,
            end.y,
        );
    }
}
