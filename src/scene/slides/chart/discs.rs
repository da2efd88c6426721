//! Discs whose areas are to scale, on a horizon.

use super::plot::Plot;
use crate::{
    content::Chart,
    scene::{
        Part, Shape,
        laid::{Laid, Moves},
        look::Look,
    },
    theme::{extent, line, space},
    units::{Rect, pos, rect},
};

pub(super) fn discs(look: &Look<'_>, slide: &Chart, area: Rect) -> Vec<Laid> {
    let unit = look.scale.unit;
    let mut plot = Plot::new(look, slide, area, space::CLOSE, None);
    let largest = slide.points.iter().map(|point| point.value).fold(f64::MIN_POSITIVE, f64::max);
    let parts: Vec<f32> = slide.points.iter().map(|point| (point.value / largest).max(0.0).sqrt() as f32).collect();
    let most = plot.room.min(extent::CHART_DISC * unit);
    let (widest, middles) = side_by_side(&parts, &plot.widths(), (area.w(), most));
    plot.stand(area, middles);
    let mut items = Vec::new();
    for (index, point) in slide.points.iter().enumerate() {
        let order = 2 + index;
        let radius = widest / 2.0 * parts[index];
        let x = plot.place(index, 0.0).x;
        // A red disc on pale paper would be a flag.
        let color = look.tint.strong;
        let disc = rect(x - radius, plot.foot - 2.0 * radius, 2.0 * radius, 2.0 * radius);
        let shape = if point.derived {
            Shape::Ring { share: 1.0, width: line::THIN * unit, color }
        } else {
            Shape::Fill { color, radius }
        };
        items.push(Laid::new(Part::ChartBar, disc, shape).moving(Moves::Swells { order, radius, rim: 0.0 }));
        items.extend(plot.figure(index, pos(x, disc.min.y), false));
        items.push(plot.label(look, index));
    }
    items.push(plot.base(look));
    items
}

/// Free width between two discs, in parts of the whole.
const BETWEEN: f32 = 0.06;

/// So many diameters are tried.
const TRIES: usize = 24;

/// The diameter of the largest disc, at most `most`, and where the middles of all stand from the left edge of `width`, if
/// each is as large as its part of the largest and has room for what stands over and under it (`words`).
fn side_by_side(parts: &[f32], words: &[f32], (width, most): (f32, f32)) -> (f32, Vec<f32>) {
    let gap = width * BETWEEN;
    let room = width - gap * parts.len().saturating_sub(1) as f32;
    let places = |widest: f32| parts.iter().zip(words).map(move |(part, words)| (part * widest).max(*words));
    // Words that need more than their disc leave less for the others.
    let tries = (0..TRIES).map(|step| most * (1.0 - step as f32 / TRIES as f32));
    let widest = tries.into_iter().find(|widest| places(*widest).sum::<f32>() <= room);
    let widest = widest.unwrap_or(most / TRIES as f32);
    let mut x = 0.0;
    let middles = places(widest)
        .map(|place| {
            let middle = x + place / 2.0;
            x += place + gap;
            middle
        })
        .collect();
    (widest, middles)
}
