//! A line through dated points.

use super::{plot::Plot, points::color};
use crate::{
    content::Chart,
    scene::{
        Part, Shape,
        laid::{Laid, Moves, Stroke},
        look::Look,
    },
    theme::{line, mark, space},
    units::{Pos, Rect, Rgba, rect},
};

/// A line through the points, drawn from left to right.
pub(super) fn line(look: &Look<'_>, slide: &Chart, area: Rect) -> Vec<Laid> {
    let plot = Plot::new(look, slide, area, space::APART);
    let points: Vec<Pos> =
        slide.points.iter().enumerate().map(|(index, point)| plot.place(index, point.value)).collect();
    let unit = look.scale.unit;
    let path = Shape::Path {
        points: points.clone(),
        closed: false,
        width: line::BOLD * unit,
        color: look.tint.strong,
        fill: Rgba::CLEAR,
    };
    let mut items = vec![
        plot.base(look),
        Laid::new(Part::ChartLine, plot.area, path).moving(Moves::Drawn { order: 1, by: Stroke::Across }),
    ];
    for (index, (point, at)) in slide.points.iter().zip(&points).enumerate() {
        let radius = mark::DOT * unit;
        let dot = rect(at.x - radius, at.y - radius, 2.0 * radius, 2.0 * radius);
        let dot = Laid::new(Part::ChartDot, dot, Shape::Fill { color: color(look, point), radius });
        items.push(dot.arriving(1 + index));
        // A line that goes on upwards would run through a figure over its own point.
        let rises = slide.points.get(index + 1).is_some_and(|next| next.value > point.value);
        items.extend(plot.figure(index, *at, rises));
        items.push(plot.label(look, index));
    }
    items
}
