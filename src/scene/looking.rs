//! Which part of an enlarged picture is looked at, for those who use no finger: row by row, as one reads.

use super::{Item, Part, Shape};
use crate::{
    show::{Action, Key},
    units::{Fraction, Rect},
};

/// From one part to the next, in parts of what is seen: nothing between two is missed.
const STEP: f32 = 0.5;
/// Less than this, in parts of a picture, is no way.
const LEAST: f32 = 0.001;

/// The part that a key brings after `crop`, both in fractions of the picture: to the right and, at the edge, on the left
/// below; up and down go straight. Nothing at the end.
pub(super) fn after(crop: Rect, key: Key) -> Option<Action> {
    let (at, size) = (crop.center(), crop.size());
    let along = |at: f32, side: f32, by: f32| {
        let to = (at + by * STEP * side).clamp(side / 2.0, (1.0 - side / 2.0).max(side / 2.0));
        ((to - at).abs() > LEAST).then_some(to)
    };
    let by = if matches!(key, Key::ArrowRight | Key::ArrowDown) { 1.0 } else { -1.0 };
    let down = || along(at.y, size.h, by);
    if matches!(key, Key::ArrowUp | Key::ArrowDown) {
        return down().map(|y| Action::LookAt(at.x, y));
    }
    let across = along(at.x, size.w, by).map(|x| (x, at.y));
    let other_end = if by > 0.0 { size.w / 2.0 } else { 1.0 - size.w / 2.0 };
    across.or_else(|| Some((other_end, down()?))).map(|(x, y)| Action::LookAt(x, y))
}

/// How far `crop` is on the way over all parts of the picture; nothing while all of it is seen.
pub(super) fn way(crop: Rect) -> Option<Fraction> {
    let (columns, rows) = parts(crop);
    let last = columns * rows - 1;
    let at = |middle: f32, side: f32, count: usize| {
        ((middle - side / 2.0) / (1.0 - side).max(LEAST) * (count - 1) as f32).round()
    };
    let place = at(crop.center().y, crop.h(), rows) * columns as f32 + at(crop.center().x, crop.w(), columns);
    (last > 0).then(|| Fraction::new(place / last as f32))
}

/// The part that is so far on that way, if the item is an enlarged picture of which a part is seen.
#[must_use]
pub fn look_at(item: &Item, way: Fraction) -> Option<Action> {
    let Shape::Picture { crop, .. } = &item.shape else { return None };
    let (columns, rows) = parts(*crop);
    let last = columns * rows - 1;
    let place = (way.get() * last as f32).round() as usize;
    let middle =
        |at: usize, side: f32, count: usize| side / 2.0 + (1.0 - side).max(0.0) * at as f32 / (count - 1).max(1) as f32;
    let (x, y) = (middle(place % columns, crop.w(), columns), middle(place / columns, crop.h(), rows));
    (item.part == Part::Enlarged && last > 0).then_some(Action::LookAt(x, y))
}

/// How many parts are side by side, and how many rows there are.
fn parts(crop: Rect) -> (usize, usize) {
    let count = |side: f32| ((1.0 - side).max(0.0) / (STEP * side.max(LEAST)) - LEAST).ceil().max(0.0) as usize + 1;
    (count(crop.w()), count(crop.h()))
}

#[cfg(test)]
mod tests {
    use super::{after, way};
    use crate::{
        scene::{Item, Part, Shape},
        show::{Action, Key},
        units::{Fraction, Rect, rect},
    };

    fn seen(middle: (f32, f32), size: (f32, f32)) -> Rect {
        rect(middle.0 - size.0 / 2.0, middle.1 - size.1 / 2.0, size.0, size.1)
    }

    #[test]
    fn one_key_brings_every_part_of_a_picture_in_reading_order_and_the_other_brings_them_back() {
        for size in [(0.25, 0.25), (0.3, 0.8), (1.0, 0.4), (0.55, 1.0)] {
            let walk = |key: Key, from: Rect| {
                let mut parts = vec![from];
                while let Some(Action::LookAt(x, y)) = after(parts[parts.len() - 1], key) {
                    parts.push(seen((x, y), size));
                    assert!(parts.len() < 100, "it ends");
                }
                parts
            };
            let on = walk(Key::ArrowRight, rect(0.0, 0.0, size.0, size.1));
            let end = on[on.len() - 1].max;
            assert!((end.x - 1.0).abs() < 0.01 && (end.y - 1.0).abs() < 0.01, "{size:?}: {end:?}");
            let covers = |x: f32, y: f32| on.iter().any(|part| part.shrunk(-0.001).contains(crate::units::pos(x, y)));
            assert!((0..=20).all(|x| (0..=20).all(|y| covers(x as f32 / 20.0, y as f32 / 20.0))), "{size:?}");
            let back = walk(Key::ArrowLeft, on[on.len() - 1]);
            let start = back[back.len() - 1].min;
            assert!(start.x.abs() < 0.01 && start.y.abs() < 0.01, "{size:?}: {start:?}");
        }
    }

    #[test]
    fn a_way_over_a_picture_goes_from_corner_to_corner() {
        let item =
            |crop: Rect| Item::new(Part::Enlarged, crop, Shape::Picture { file: String::new(), crop, radius: 0.0 });
        let start = rect(0.0, 0.0, 0.25, 0.5);
        assert_eq!(way(start), Some(Fraction::ZERO));
        for share in [0.0, 0.3, 0.5, 0.8, 1.0] {
            let Some(Action::LookAt(x, y)) = super::look_at(&item(start), Fraction::new(share)) else {
                unreachable!("a part")
            };
            let there = way(seen((x, y), (0.25, 0.5))).map(Fraction::get).unwrap_or_default();
            assert!((there - share).abs() < 0.05, "{share}: {there}");
        }
        let whole = rect(0.0, 0.0, 1.0, 1.0);
        assert_eq!((way(whole), super::look_at(&item(whole), Fraction::ONE)), (None, None));
    }
}
