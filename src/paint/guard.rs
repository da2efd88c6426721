//! Cuts triangles that reach far outside the picture, so that no product overflows.

use super::triangle::{Corner, Triangle};

/// How far from the origin corners may lie, in pixels: with 1/256 pixel steps, products of two distances
/// stay below 2⁶⁰.
const GUARD: f64 = (1 << 20) as f64;

/// Calls `paint` with the triangle, or, if it leaves the guarded square, with triangles of the part inside.
pub(super) fn for_each_within(corners: [Corner; 3], mut paint: impl FnMut(&Triangle)) {
    let is_inside = |corner: &Corner| corner.x.abs() <= GUARD && corner.y.abs() <= GUARD;
    if corners.iter().all(is_inside) {
        Triangle::new(corners).iter().for_each(paint);
        return;
    }
    let outline = cut(corners.to_vec());
    for pair in outline.windows(2).skip(1) {
        Triangle::new([outline[0], pair[0], pair[1]]).iter().for_each(&mut paint);
    }
}

/// The outline inside the guarded square.
fn cut(outline: Vec<Corner>) -> Vec<Corner> {
    let sides: [fn(&Corner) -> f64; 4] = [|c| GUARD + c.x, |c| GUARD - c.x, |c| GUARD + c.y, |c| GUARD - c.y];
    let mut outline = sides.into_iter().fold(outline, |outline, room| cut_at(&outline, room));
    // Crossings of lines between absurdly distant corners are not exact.
    for corner in &mut outline {
        corner.x = corner.x.clamp(-GUARD, GUARD);
        corner.y = corner.y.clamp(-GUARD, GUARD);
    }
    outline
}

/// The outline where `room` is not negative.
fn cut_at(outline: &[Corner], room: fn(&Corner) -> f64) -> Vec<Corner> {
    let mut kept = Vec::with_capacity(outline.len() + 1);
    for (at, here) in outline.iter().enumerate() {
        let next = &outline[(at + 1) % outline.len()];
        if room(here) >= 0.0 {
            kept.push(*here);
        }
        if (room(here) >= 0.0) != (room(next) >= 0.0) {
            kept.push(crossing(here, next, room));
        }
    }
    kept
}

/// Where the line between two corners meets the side.
///
/// Computed from the same end whichever way the line runs, so that neighbours still meet in the same point.
fn crossing(a: &Corner, b: &Corner, room: fn(&Corner) -> f64) -> Corner {
    let (a, b) = if (a.x, a.y) <= (b.x, b.y) { (a, b) } else { (b, a) };
    a.toward(b, room(a) / (room(a) - room(b)))
}
