//! Whether an item looks as another one did, perhaps at another place.

use crate::{
    scene::{Item, Line, Shape},
    units::{Pos, Rect},
};

/// How far apart places may be, in pixels, to count as the same: nothing of that size is seen.
pub(super) const NEAR: f32 = 0.02;

/// How many whole pixels to the right and down of `before` the item `now` looks exactly like it, whatever its opacity.
/// Nothing if it looks different, or stands between pixels.
pub(super) fn moved(before: &Item, now: &Item, pixels_per_point: f32) -> Option<(i32, i32)> {
    let way = Pos { x: now.rect.min.x - before.rect.min.x, y: now.rect.min.y - before.rect.min.y };
    let whole = |points: f32| {
        let pixels = points * pixels_per_point;
        ((pixels - pixels.round()).abs() < NEAR).then_some(pixels.round() as i32)
    };
    let (dx, dy) = (whole(way.x)?, whole(way.y)?);
    let near = |a: f32, b: f32| ((a - b) * pixels_per_point).abs() < NEAR;
    let follows = |a: Pos, b: Pos| near(a.x + way.x, b.x) && near(a.y + way.y, b.y);
    let Rect { max, .. } = before.rect;
    let is_same = follows(max, now.rect.max)
        && match (&before.shape, &now.shape) {
            (
                Shape::Text { lines, style, color },
                Shape::Text { lines: lines_now, style: style_now, color: color_now },
            ) => {
                let line = |a: &Line, b: &Line| {
                    let at = |line: &Line| Pos { x: line.x, y: line.baseline };
                    follows(at(a), at(b)) && a.text == b.text
                };
                style == style_now
                    && color == color_now
                    && lines.len() == lines_now.len()
                    && lines.iter().zip(lines_now).all(|(a, b)| line(a, b))
            }
            (
                Shape::Path { points, closed, width, color, fill },
                Shape::Path {
                    points: points_now,
                    closed: closed_now,
                    width: width_now,
                    color: color_now,
                    fill: fill_now,
                },
            ) => {
                (closed, width, color, fill) == (closed_now, width_now, color_now, fill_now)
                    && points.len() == points_now.len()
                    && points.iter().zip(points_now).all(|(a, b)| follows(*a, *b))
            }
            (before, now) => before == now,
        };
    is_same.then_some((dx, dy))
}
