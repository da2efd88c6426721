//! A diagram of a few numbers on paper, with the one that matters called out.

use super::{Layer, Look, plate};
use crate::{
    content::{Card, Chart, ChartForm, Figure, Point},
    scene::{
        Item, Role, Shape,
        card::{self, CardStyles},
        look::Fit,
        setting::{Align, Block, Wrap},
        stack::{Hang, stacked},
        words,
    },
    theme::TextStyle,
    units::{Pos, Rect, Rgba, pos, rect},
};

pub(super) fn layout(look: &Look<'_>, slide: &Chart) -> Layer {
    let (heading, body) = (look.text(&slide.heading), look.text(&slide.body));
    let mut plate = plate::plate(look, slide.photo.as_ref(), heading, body, 0.36);
    let (diagram, callout) = split(look, plate.content, slide.callout.is_some());
    if let (Some(area), Some(card)) = (callout, &slide.callout) {
        plate.items.extend(call_out(look, card, area));
    }
    let mut drawn = match slide.form {
        ChartForm::Bars => bars(look, slide, diagram),
        ChartForm::Line => line(look, slide, diagram),
        ChartForm::Donut => donut(look, slide, diagram),
    };
    let meaning = Item::new("chart", diagram, Shape::Empty).meaning(Role::Image, spoken(look, slide));
    plate.items.push(meaning);
    plate.items.append(&mut drawn);
    plate.items.extend(plate::footnote(look, slide.photo.as_ref(), false));
    Layer { items: plate.items, dark_strip: false }
}

/// The diagram's share of the content, and the callout's.
fn split(look: &Look<'_>, area: Rect, has_callout: bool) -> (Rect, Option<Rect>) {
    if !has_callout {
        return (area, None);
    }
    let gap = look.scale.gap * 1.5;
    if look.stage.is_portrait() {
        let height = area.h() * 0.27;
        let top = rect(area.min.x, area.min.y, area.w(), height);
        (Rect { min: pos(area.min.x, top.max.y + gap), max: area.max }, Some(top))
    } else {
        let width = area.w() * 0.36;
        let right = rect(area.max.x - width, area.min.y, width, area.h());
        (Rect { min: area.min, max: pos(right.min.x - gap, area.max.y) }, Some(right))
    }
}

fn call_out(look: &Look<'_>, card: &Card, area: Rect) -> Vec<Item> {
    let ink = crate::scene::look::Ink { accent: look.palette.vermilion, ..look.on_paper() };
    let hang = if look.stage.is_portrait() { Hang::Top } else { Hang::Share(0.42) };
    let styles = CardStyles::grown(&look.scale, 1.5);
    let stack = stacked(look, area, Align::Left, hang, |stack| {
        let block = card::grid(stack.fit, std::slice::from_ref(card), 1, stack.width, styles, 36.0, ink);
        stack.group(block.items, block.height, block.fits);
    });
    stack.items
}

fn figure(look: &Look<'_>, slide: &Chart, point: &Point) -> Figure {
    words::figure(point.value, &slide.unit, look.lang)
}

fn spoken(look: &Look<'_>, slide: &Chart) -> String {
    let points = slide.points.iter();
    let parts = points.map(|point| format!("{}: {}", look.text(&point.label), figure(look, slide, point).spoken()));
    parts.collect::<Vec<_>>().join("; ")
}

fn label_text(look: &Look<'_>, point: &Point) -> String {
    let label = look.text(&point.label);
    if point.derived { words::derived(look.lang, label) } else { label.to_owned() }
}

fn color(look: &Look<'_>, point: &Point) -> Rgba {
    if point.highlight { look.palette.vermilion } else { look.tint.strong }
}

/// The numeral and the label of each point, in columns of `width`.
struct Words {
    figures: Vec<card::FigureLine>,
    labels: Vec<Block>,
}

fn words(look: &Look<'_>, slide: &Chart, width: f32, height: f32, size: f32) -> Words {
    look.fitting(|fit: &Fit<'_, '_>| {
        let style: TextStyle = look.scale.figure().at(look.scale.figure().size * size);
        let figures: Vec<_> = slide
            .points
            .iter()
            .map(|point| {
                let figure = figure(look, slide, point);
                card::figure_line(fit, &figure, &figure, style, color(look, point), look.palette.ink_soft)
            })
            .collect();
        let labels: Vec<_> = slide
            .points
            .iter()
            .map(|point| fit.set(&label_text(look, point), look.scale.label(), width, Wrap::Balanced))
            .collect();
        let tallest = labels.iter().map(|label| label.size.h).fold(0.0, f32::max);
        let fits = figures.iter().all(|figure| figure.width <= width)
            && labels.iter().all(|label| label.fits)
            && figures.first().is_none_or(|figure| figure.height + tallest <= height * 0.5);
        (Words { figures, labels }, fits)
    })
}

/// The space for `count` points that are not torn apart, however wide the stage is.
fn plot(look: &Look<'_>, area: Rect, count: usize) -> Rect {
    const POINT_UNITS: f32 = 480.0;
    let width = area.w().min(POINT_UNITS * look.scale.unit * count as f32);
    rect(area.min.x, area.min.y, width, area.h())
}

/// Upright bars from zero: numeral above, label below.
fn bars(look: &Look<'_>, slide: &Chart, area: Rect) -> Vec<Item> {
    let area = plot(look, area, slide.points.len());
    let slot = area.w() / slide.points.len() as f32;
    let words = words(look, slide, slot * 0.94, area.h(), 0.8);
    let label_height = words.labels.iter().map(|label| label.size.h).fold(0.0, f32::max) + look.scale.gap_small;
    let figure_height =
        words.figures.iter().map(|figure| figure.height).fold(0.0, f32::max) + look.scale.gap_small * 0.6;
    let foot = area.max.y - label_height;
    let room = (foot - area.min.y - figure_height).max(1.0);
    let largest = slide.points.iter().map(|point| point.value).fold(f64::MIN_POSITIVE, f64::max);
    let width = (slot * 0.62).min(220.0 * look.scale.unit);
    let mut items = Vec::new();
    for (index, (point, (figure, label))) in
        slide.points.iter().zip(words.figures.into_iter().zip(&words.labels)).enumerate()
    {
        let grown = look.arrival(2 + index).settling().get();
        let height = room * (point.value / largest).max(0.0) as f32 * grown;
        let middle = area.min.x + slot * (index as f32 + 0.5);
        let x = middle - width / 2.0;
        let fill = if point.highlight { look.palette.vermilion } else { look.tint.strong };
        items.push(Item::new(
            "chart.bar",
            rect(x, foot - height, width, height),
            Shape::Fill { color: fill, radius: 0.0 },
        ));
        let top = foot - height - figure_height;
        let figure_x = middle - figure.width / 2.0;
        items.extend(figure.items.into_iter().map(|item| look.arriving(2 + index, item.moved(figure_x, top))));
        let (label_x, label_y) = (middle - slot / 2.0, foot + look.scale.gap_small);
        items.push(label.place("chart.label", label_x, label_y, slot, Align::Center, look.palette.ink));
    }
    let base = rect(area.min.x, foot, area.w(), look.scale.hairline);
    items.push(Item::new("chart.base", base, Shape::Fill { color: look.palette.ink_soft, radius: 0.0 }));
    items
}

/// A line through the points, drawn from left to right.
fn line(look: &Look<'_>, slide: &Chart, area: Rect) -> Vec<Item> {
    let area = plot(look, area, slide.points.len());
    let slot = area.w() / slide.points.len() as f32;
    let words = words(look, slide, slot * 0.9, area.h(), 0.8);
    let label_height = words.labels.iter().map(|label| label.size.h).fold(0.0, f32::max) + look.scale.gap_small;
    let figure_height =
        words.figures.iter().map(|figure| figure.height).fold(0.0, f32::max) + look.scale.gap_small * 1.6;
    let foot = area.max.y - label_height;
    let room = (foot - area.min.y - figure_height).max(1.0);
    let largest = slide.points.iter().map(|point| point.value).fold(f64::MIN_POSITIVE, f64::max);
    let place = |index: usize, point: &Point| {
        pos(area.min.x + slot * (index as f32 + 0.5), foot - room * (point.value / largest).max(0.0) as f32)
    };
    let points: Vec<Pos> = slide.points.iter().enumerate().map(|(index, point)| place(index, point)).collect();
    let drawn = upto(&points, look.arrival(1).eased().get());
    let unit = look.scale.unit;
    let mut items = vec![
        Item::new(
            "chart.base",
            rect(area.min.x, foot, area.w(), look.scale.hairline),
            Shape::Fill { color: look.palette.ink_soft, radius: 0.0 },
        ),
        Item::new("chart.area", area, under(&drawn, foot, look.tint.wash)),
        Item::new(
            "chart.line",
            area,
            Shape::Path { points: drawn, closed: false, width: 7.0 * unit, color: look.tint.strong, fill: Rgba::CLEAR },
        ),
    ];
    for (index, (point, (figure, label))) in
        slide.points.iter().zip(words.figures.into_iter().zip(&words.labels)).enumerate()
    {
        let at = points[index];
        let dot = rect(at.x - 11.0 * unit, at.y - 11.0 * unit, 22.0 * unit, 22.0 * unit);
        items.push(look.arriving(
            1 + index,
            Item::new("chart.dot", dot, Shape::Fill { color: color(look, point), radius: 11.0 * unit }),
        ));
        // A line that goes on upwards would run through a figure over its own point.
        let rises = slide.points.get(index + 1).is_some_and(|next| next.value > point.value);
        let left = if rises { at.x - figure.width } else { at.x - figure.width / 2.0 };
        let x = left.clamp(area.min.x, (area.max.x - figure.width).max(area.min.x));
        items
            .extend(figure.items.into_iter().map(|item| look.arriving(2 + index, item.moved(x, at.y - figure_height))));
        items.push(label.place(
            "chart.label",
            at.x - slot / 2.0,
            foot + look.scale.gap_small,
            slot,
            Align::Center,
            look.palette.ink,
        ));
    }
    items
}

/// The first `share` of a line, by its width.
fn upto(points: &[Pos], share: f32) -> Vec<Pos> {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Vec::new() };
    let end = first.x + (last.x - first.x) * share;
    let mut drawn: Vec<Pos> = points.iter().copied().take_while(|point| point.x <= end).collect();
    if let (Some(before), Some(after)) = (drawn.last().copied(), points.get(drawn.len())) {
        let t = (end - before.x) / (after.x - before.x);
        drawn.push(pos(end, before.y + (after.y - before.y) * t));
    }
    drawn
}

/// The wash between a line of two points and the base; with more points the shape would not be convex.
fn under(drawn: &[Pos], foot: f32, fill: Rgba) -> Shape {
    let [from, to] = drawn else { return Shape::Empty };
    let points = vec![pos(from.x, foot), *from, *to, pos(to.x, foot)];
    Shape::Path { points, closed: true, width: 0.0, color: Rgba::CLEAR, fill: fill.faded(0.55) }
}

/// Rings, one for each share, from the outside in; what is missing to 100 stays open.
fn donut(look: &Look<'_>, slide: &Chart, area: Rect) -> Vec<Item> {
    let side = if look.stage.is_portrait() { area.w().min(area.h() * 0.6) } else { area.h().min(area.w() * 0.52) };
    let legend = if look.stage.is_portrait() {
        Rect { min: pos(area.min.x, area.min.y + side + look.scale.gap), max: area.max }
    } else {
        Rect { min: pos(area.min.x + side + look.scale.gap * 1.6, area.min.y), max: area.max }
    };
    let center = pos(area.min.x + side / 2.0, area.min.y + side / 2.0);
    let center = if look.stage.is_portrait() { pos(area.center().x, center.y) } else { center };
    let width = (side * 0.4 / slide.points.len().max(1) as f32).min(side * 0.13);
    let mut items = Vec::new();
    for (index, point) in slide.points.iter().enumerate() {
        let radius = side / 2.0 - width * (0.5 + 1.35 * index as f32);
        let share = (point.value / 100.0).clamp(0.0, 1.0) as f32 * look.arrival(1 + index).settling().get();
        items.push(ring("chart.track", center, radius, 1.0, width, look.tint.wash));
        items.push(ring("chart.ring", center, radius, share, width, color(look, point)));
    }
    if let [only] = slide.points.as_slice() {
        items.push(donut_heart(look, only, center, side / 2.0 - width * 1.4));
    } else {
        items.extend(donut_legend(look, slide, legend));
    }
    items
}

/// What the only ring of a donut says, in its middle; how much it is stands in the callout or shows in the ring.
fn donut_heart(look: &Look<'_>, point: &Point, center: Pos, radius: f32) -> Item {
    let side = radius * std::f32::consts::SQRT_2;
    let text = label_text(look, point);
    let style = look.scale.label();
    let block = look.setter.fit(&text, style, crate::units::size(side, side), Wrap::Balanced);
    let y = center.y - block.size.h / 2.0;
    let item = block.place("chart.label", center.x - side / 2.0, y, side, Align::Center, look.palette.ink);
    look.arriving(2, item)
}

fn donut_legend(look: &Look<'_>, slide: &Chart, area: Rect) -> Vec<Item> {
    let hang = if look.stage.is_portrait() { Hang::Top } else { Hang::Share(0.4) };
    let stack = stacked(look, area, Align::Left, hang, |stack| {
        for point in &slide.points {
            let figure = figure(look, slide, point);
            let base = look.scale.figure();
            let line = card::figure_line(
                stack.fit,
                &figure,
                &figure,
                base.at(base.size * 0.8),
                color(look, point),
                look.palette.ink_soft,
            );
            stack.space(24.0);
            let fits = line.width <= stack.width;
            stack.group(line.items, line.height, fits);
            stack.text(
                "chart.label",
                &label_text(look, point),
                look.scale.label(),
                Wrap::Running,
                look.palette.ink,
                Role::Text,
            );
        }
    });
    stack.items
}

/// An arc from the top, clockwise, `share` of a full turn long; `radius` is that of its middle line.
fn ring(part: &'static str, center: Pos, radius: f32, share: f32, width: f32, color: Rgba) -> Item {
    let outer = radius + width / 2.0;
    let area = rect(center.x - outer, center.y - outer, 2.0 * outer, 2.0 * outer);
    Item::new(part, area, Shape::Ring { share, width, color })
}
