//! Discs whose areas are to scale, on a horizon.

use super::{plot::Plot, points::color};
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
    let plot = Plot::new(look, slide, area, space::CLOSE, None);
    let largest = slide.points.iter().map(|point| point.value).fold(f64::MIN_POSITIVE, f64::max);
    let widest = (plot.slot * 0.84).min(plot.room).min(extent::CHART_DISC * unit);
    let mut items = Vec::new();
    for (index, point) in slide.points.iter().enumerate() {
        let order = 2 + index;
        let radius = widest / 2.0 * (point.value / largest).max(0.0).sqrt() as f32;
        let x = plot.place(index, 0.0).x;
        let color = color(look, point);
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
