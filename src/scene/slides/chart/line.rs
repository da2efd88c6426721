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

/// The narrowest column, as a part of one where all are as wide: figures and years have to find their place in it.
const CLOSEST: f32 = 0.45;

/// Where the points stand in time, from 0 to 1, if all labels are years; nothing where some would be too close together.
fn times(look: &Look<'_>, slide: &Chart) -> Option<Vec<f32>> {
    let years: Vec<f32> = slide.points.iter().map(|point| year(look.text(&point.label))).collect::<Option<_>>()?;
    let (first, last) = (*years.first()?, *years.last()?);
    let closest = years.windows(2).map(|pair| pair[1] - pair[0]).fold(f32::INFINITY, f32::min);
    let evenly = (last - first) / (years.len() as f32 - 1.0);
    (closest > 0.0 && closest >= CLOSEST * evenly)
        .then(|| years.iter().map(|year| (year - first) / (last - first)).collect())
}

/// The year that a label is, as it is written in Chinese and elsewhere.
fn year(label: &str) -> Option<f32> {
    let digits = label.trim().trim_end_matches('年').trim_end();
    let is_year = (3..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_year)
}

/// A line through the points, drawn from left to right.
pub(super) fn line(look: &Look<'_>, slide: &Chart, area: Rect) -> Vec<Laid> {
    let times = times(look, slide);
    let plot = Plot::new(look, slide, area, space::APART, times.as_deref());
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
