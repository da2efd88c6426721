//! Upright bars from zero, a line across them, and how much the last is larger than the first.

use super::{
    plot::Plot,
    points::{SECOND, color},
};
use crate::{
    content::{Chart, Mark, Point},
    scene::{
        Align, Part, Role, Shape, Wrap,
        figure::{FigureInk, figure_line},
        laid::{Laid, Moves},
        look::Look,
    },
    theme::{extent, fade, line, space},
    units::{Pos, Rect, Rgba, rect, size},
};

/// The bars in `area`, whose right part from `aside` on is free for the difference; and how far down that reaches.
pub(super) fn bars(look: &Look<'_>, slide: &Chart, area: Rect, aside: f32) -> (Vec<Laid>, f32) {
    let unit = look.scale.unit;
    let label = slide.mark.as_ref().map(|mark| {
        let width = area.w() * 0.26;
        // Words are whole at any text size.
        let space = size(width, area.h() * 0.5);
        look.setter.fit(look.text(&mark.label), look.scale.label(), space, Wrap::Balanced)
    });
    let gutter = label.as_ref().map_or(0.0, |label| label.size.w + space::NEAR * unit);
    let opens = slide.points.iter().any(|point| point.bound.is_open_above());
    let air = space::TIGHT + if opens { extent::CHART_OPEN } else { 0.0 };
    let plot_in =
        |left: f32| Plot::new(look, slide, Rect { min: Pos { x: area.min.x + left, ..area.min }, ..area }, air, None);
    // Over the line, where the first bar and its numeral stay under it, its label takes no width from the numerals.
    let all = plot_in(0.0);
    let stays_under =
        |mark: &Mark| slide.points.first().is_some_and(|first| all.top(0, first.value) > all.level(mark.value));
    let has_room = |mark: &Mark| {
        let high = label.as_ref().map_or(0.0, |label| label.size.h + space::LEAST * unit);
        all.level(mark.value) - high >= area.min.y
    };
    let is_over = slide.mark.as_ref().is_some_and(|mark| stays_under(mark) && has_room(mark));
    let plot = if is_over { all } else { plot_in(gutter) };
    let mut items = Vec::new();
    if let (Some(mark), Some(label)) = (&slide.mark, label) {
        let y = plot.level(mark.value);
        let across = rect(plot.area.min.x, y - unit, plot.area.w(), line::FINE * unit);
        let fill = Shape::Fill { color: look.palette.ink, radius: 0.0 };
        items.push(
            Laid::new(Part::ChartMark, across, fill).moving(Moves::Extends { order: 1, thick: line::FINE * unit }),
        );
        let top = if is_over { y - label.size.h - space::LEAST * unit } else { y - label.size.h / 2.0 };
        let said = label.lay(Part::ChartMarkLabel, area.min.x, top, label.size.w, Align::Right, look.palette.ink);
        items.push(said.meaning(Role::Text, look.text(&mark.label)).arriving(1));
    }
    let difference = difference(look, slide, &plot, aside);
    let below = difference.as_ref().map_or(area.min.y, |(_, below)| *below);
    items.extend(difference.into_iter().flat_map(|(items, _)| items));
    let width = bar_width(look, &plot);
    for (index, point) in slide.points.iter().enumerate() {
        let top = plot.place(index, point.value);
        let whole = rect(top.x - width / 2.0, top.y, width, plot.foot - top.y);
        items.extend(bar(look, point, whole, 2 + index));
        let moves = Moves::Rides { order: 2 + index, by: plot.foot - top.y };
        items.extend(plot.figure(index, top, false).into_iter().map(|item| item.moving(moves.clone())));
        items.push(plot.label(look, index));
    }
    items.extend(slide.mark.iter().flat_map(|mark| broken(look, slide, &plot, mark.value, width)));
    items.push(plot.base(look));
    (items, below)
}

/// The line at `value` where it crosses bars that reach over it, in the colour of paper: it is seen that they break through.
fn broken(look: &Look<'_>, slide: &Chart, plot: &Plot, value: f64, width: f32) -> Vec<Laid> {
    let (unit, y) = (look.scale.unit, plot.level(value));
    let over = slide.points.iter().enumerate().filter(|(_, point)| point.value > value && !point.derived);
    let cut = |(index, _)| {
        let x = plot.place(index, 0.0).x - width / 2.0;
        let cut = rect(x, y - unit, width, line::THIN * unit);
        let shape = Shape::Fill { color: look.palette.paper, radius: 0.0 };
        Laid::new(Part::ChartMark, cut, shape).arriving(3 + index)
    };
    over.map(cut).collect()
}

fn bar_width(look: &Look<'_>, plot: &Plot) -> f32 {
    (plot.slot * 0.5).min(extent::CHART_BAR * look.scale.unit)
}

/// One bar: an outline where it is computed, and open above where the true number is larger.
fn bar(look: &Look<'_>, point: &Point, whole: Rect, order: usize) -> Vec<Laid> {
    let (unit, color) = (look.scale.unit, color(look, point));
    let shape = if point.derived {
        Shape::Frame { color, width: line::THIN * unit, radius: 0.0 }
    } else {
        Shape::Fill { color, radius: 0.0 }
    };
    let mut items = vec![Laid::new(Part::ChartBar, whole, shape).moving(Moves::GrowsUp { order })];
    if point.bound.is_open_above() {
        let high = extent::CHART_OPEN * unit;
        let above = rect(whole.min.x, whole.min.y - high, whole.w(), high);
        let stops = vec![(0.0, color.faded(0.0)), (1.0, color.faded(fade::OPEN))];
        let open = Laid::new(Part::ChartArea, above, Shape::Shade { stops, across: false });
        items.push(open.moving(Moves::Rides { order, by: whole.h() }));
    }
    items
}

/// The most of a card's numeral that the difference has.
const DIFFERENCE: f32 = 0.56;

/// A bracket from the first bar's height to the last one's, with the difference beside it; and how far down it reaches.
fn difference(look: &Look<'_>, slide: &Chart, plot: &Plot, aside: f32) -> Option<(Vec<Laid>, f32)> {
    let by = slide.grown_by()?;
    let (first, last) = (slide.points.first()?, slide.points.last()?);
    let unit = look.scale.unit;
    let (low, high) = (plot.level(first.value.min(last.value)), plot.level(first.value.max(last.value)));
    let x = plot.area.max.x + space::NEAR * unit;
    let thin = line::FINE * unit;
    let ink = look.palette.ink_soft;
    let stroke = |area: Rect, color: Rgba| Laid::new(Part::ChartBracket, area, Shape::Fill { color, radius: 0.0 });
    let from = plot.place(0, 0.0).x + bar_width(look, plot) / 2.0;
    let mut items = vec![
        stroke(rect(from, low - thin / 2.0, x - from, thin / 2.0), ink),
        stroke(rect(x - space::NEAR * unit, high, space::NEAR * unit, thin), ink),
        stroke(rect(x, high, thin, low - high), ink),
    ];
    let figure = by.figure(look.lang);
    let width = (aside - x - space::NEAR * unit).max(1.0);
    let base = look.scale.figure();
    let set = look.fitting(|fit| {
        let style = base.at((base.size * DIFFERENCE).min(plot.numeral() * SECOND));
        let ink = FigureInk { style, color: look.palette.ink, soft: ink };
        let line = figure_line(fit, &figure, ink);
        let fits = line.width <= width && line.height <= (low - high).max(base.size * 0.6);
        (line, fits)
    });
    let top = f32::midpoint(low, high) - set.height * 0.5;
    let left = x + space::NEAR * unit;
    let mut said: Vec<Laid> = set.items.into_iter().map(|item| item.moved(left, top)).collect();
    if let Some(first) = said.first_mut() {
        *first = first.clone().meaning(Role::Text, figure.spoken());
    }
    items.extend(said);
    let items = items.into_iter().map(|item| item.arriving(2 + slide.points.len())).collect();
    Some((items, low.max(top + set.height)))
}
