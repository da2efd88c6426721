//! Discs whose areas are to scale, on a horizon.

use super::{plot::Plot, points::color};
use crate::{
    content::Chart,
    scene::{
        Part, Shape,
        laid::{Laid, Moves},
        look::Look,
    },
    theme::{extent, fade, line, space},
    units::{Rect, Rgba, pos, rect},
};

pub(super) fn discs(look: &Look<'_>, slide: &Chart, area: Rect) -> Vec<Laid> {
    let unit = look.scale.unit;
    let plot = Plot::new(look, slide, area, space::TIGHT + extent::CHART_OPEN);
    let largest = slide.points.iter().map(|point| point.value).fold(f64::MIN_POSITIVE, f64::max);
    let widest = (plot.slot * 0.84).min(plot.room).min(extent::CHART_DISC * unit);
    let mut items = Vec::new();
    for (index, point) in slide.points.iter().enumerate() {
        let order = 2 + index;
        let radius = widest / 2.0 * (point.value / largest).max(0.0).sqrt() as f32;
        let x = plot.place(index, 0.0).x;
        // Every disc stands on the horizon.
        let disc = rect(x - radius, plot.foot - 2.0 * radius, 2.0 * radius, 2.0 * radius);
        let color = color(look, point);
        if point.bound.is_open_above() {
            items
                .extend(halo(disc, extent::CHART_OPEN * unit, color).map(|ring| ring.moving(Moves::Appears { order })));
        }
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

/// Rings around a disc that is larger than its number says, fainter outwards.
fn halo(disc: Rect, reach: f32, color: Rgba) -> impl Iterator<Item = Laid> {
    const RINGS: usize = 6;
    let width = reach / RINGS as f32;
    (0..RINGS).map(move |ring| {
        let area = disc.shrunk(-width * (ring + 1) as f32);
        let solid = fade::OPEN * (1.0 - (ring as f32 + 0.5) / RINGS as f32);
        // They overlap a little: no gap is seen between them.
        Laid::new(Part::ChartArea, area, Shape::Ring { share: 1.0, width: width * 1.1, color: color.faded(solid) })
    })
}
