//! Slides that stand small on a page: laid out as on the stage, and made smaller.

use super::{Item, Part, Shape};
use crate::{
    theme::TextStyle,
    units::{Pos, Rect, Rgba, Size, pos, rect, size},
};

/// A stage's items, `by` times as large with their origin at `to`: to be looked at alone.
pub(super) fn smaller(items: Vec<Item>, by: f32, to: Pos) -> impl Iterator<Item = Item> {
    items.into_iter().map(move |item| small(item, by, to))
}

fn small(item: Item, by: f32, to: Pos) -> Item {
    let place = |at: Pos| pos(to.x + at.x * by, to.y + at.y * by);
    let area = Rect { min: place(item.rect.min), max: place(item.rect.max) };
    let shape = match item.shape {
        Shape::Fill { color, radius } => Shape::Fill { color, radius: radius * by },
        Shape::Frame { color, width, radius } => Shape::Frame { color, width: width * by, radius: radius * by },
        Shape::Shadow { color, blur, radius } => Shape::Shadow { color, blur: blur * by, radius: radius * by },
        Shape::Glow { color, reach } => Shape::Glow { color, reach: size(reach.w * by, reach.h * by) },
        Shape::Picture { file, crop, radius } => Shape::Picture { file, crop, radius: radius * by },
        Shape::Text { mut lines, style, color } => {
            for line in &mut lines {
                let at = place(pos(line.x, line.baseline));
                (line.x, line.baseline, line.width) = (at.x, at.y, line.width * by);
            }
            let style = TextStyle { size: style.size * by, least: 0.0, ..style };
            Shape::Text { lines, style, color }
        }
        Shape::Ring { share, width, color } => Shape::Ring { share, width: width * by, color },
        Shape::Path { points, closed, width, color, fill } => {
            Shape::Path { points: points.into_iter().map(place).collect(), closed, width: width * by, color, fill }
        }
        same @ (Shape::Empty | Shape::Shade { .. } | Shape::Qr { .. }) => same,
    };
    Item { rect: area, shape, meaning: None, press: None, ..item }
}

/// The largest rectangle of a stage's form in the middle of `space`, at its upper edge, in whole points; how much smaller than
/// the stage it is.
pub(super) fn place(stage: Size, space: Rect) -> (Rect, f32) {
    let by = (space.w() / stage.w).min(space.h() / stage.h).max(f32::EPSILON);
    let (w, h) = ((stage.w * by).floor(), (stage.h * by).floor());
    let left = (space.min.x + (space.w() - w) / 2.0).round();
    (rect(left, space.min.y.round(), w, h), by)
}

/// The page around small slides, in this colour: it hides what runs out over their edges.
pub(super) fn around(page: Rect, holes: &[Rect], color: Rgba) -> impl Iterator<Item = Item> {
    let mut rest = vec![page];
    for hole in holes {
        rest = rest.into_iter().flat_map(|part| without(part, *hole)).collect();
    }
    rest.into_iter().map(move |part| Item::new(Part::Paper, part, Shape::Fill { color, radius: 0.0 }))
}

/// What is left of `part` without `hole`: above it, below it, at its left and at its right.
fn without(part: Rect, hole: Rect) -> Vec<Rect> {
    if !part.overlaps(hole) {
        return vec![part];
    }
    let (top, foot) = (hole.min.y.max(part.min.y), hole.max.y.min(part.max.y));
    let between = |x0: f32, y0: f32, x1: f32, y1: f32| Rect { min: pos(x0, y0), max: pos(x1, y1) };
    let parts = [
        between(part.min.x, part.min.y, part.max.x, top),
        between(part.min.x, foot, part.max.x, part.max.y),
        between(part.min.x, top, hole.min.x, foot),
        between(hole.max.x, top, part.max.x, foot),
    ];
    parts.into_iter().filter(|part| part.w() > 0.0 && part.h() > 0.0).collect()
}

#[cfg(test)]
mod tests {
    use super::{around, place, smaller};
    use crate::{
        scene::{Item, Line, Part, Shape},
        theme::{Scale, WHITE},
        units::{Stage, pos, rect, size},
    };

    #[test]
    fn the_page_covers_everything_but_the_slides() {
        let holes = [rect(10.0, 10.0, 30.0, 20.0), rect(60.0, 5.0, 30.0, 20.0), rect(10.0, 60.0, 80.0, 30.0)];
        let page: Vec<Item> = around(rect(0.0, 0.0, 100.0, 100.0), &holes, WHITE).collect();
        for (x, y) in (0..100).flat_map(|x| (0..100).map(move |y| (x as f32 + 0.5, y as f32 + 0.5))) {
            let is_open = holes.iter().any(|hole| hole.contains(pos(x, y)));
            let covers = page.iter().filter(|item| item.rect.contains(pos(x, y))).count();
            assert_eq!(covers, usize::from(!is_open), "{x}, {y}");
        }
    }

    #[test]
    fn a_small_slide_has_the_form_of_the_stage_and_presses_nothing() {
        let (area, by) = place(size(1600.0, 900.0), rect(100.0, 50.0, 400.0, 400.0));
        assert_eq!((area, by), (rect(100.0, 50.0, 400.0, 225.0), 0.25));
        let style = Scale::of(&Stage::new(1600.0, 900.0)).body();
        let lines = vec![Line { text: "雄关".to_owned(), x: 800.0, baseline: 400.0, width: 60.0 }];
        let item = Item::new(Part::Body, rect(800.0, 360.0, 60.0, 40.0), Shape::Text { lines, style, color: WHITE });
        let item = item.button("on", crate::show::Action::Next);
        let small: Vec<Item> = smaller(vec![item], by, area.min).collect();
        assert_eq!((small[0].rect, small[0].press), (rect(300.0, 140.0, 15.0, 10.0), None));
        let Shape::Text { lines, style: less, .. } = &small[0].shape else { unreachable!("it stays a text") };
        assert_eq!((lines[0].x, lines[0].baseline, lines[0].width, less.size), (300.0, 150.0, 15.0, style.size * 0.25));
    }
}
