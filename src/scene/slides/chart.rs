//! A diagram of a few numbers on paper, with the one that matters called out.

use std::borrow::Cow;

use super::{backdrop, small_print::small_print_in};
use crate::{
    content::{Card, Chart, ChartForm, Figure, Point, axis_figures},
    scene::{
        Align, Block, Part, Role, Shape, Wrap,
        card::{self, CardStyles},
        figure::{FigureInk, FigureLine, figure_line},
        laid::{BarGround, Laid, Layout, Moves, Stroke},
        look::{Fit, Ink, Look},
        picture::credit_line,
        stack::{Hang, stacked},
        words,
    },
    theme::{extent, fade, line, mark, space},
    units::{Pos, Rect, Rgba, pos, rect},
};

pub(super) fn layout(look: &Look<'_>, slide: &Chart) -> Layout {
    let (heading, body) = (look.text(&slide.heading), look.text(&slide.body));
    let only = matches!((slide.form, slide.points.len()), (ChartForm::Donut, 1));
    let mut backdrop = if slide.photo.is_none() && (only || look.stage.is_ultra_wide()) {
        backdrop::paper_beside(look, heading, body)
    } else {
        backdrop::paper(look, slide.photo.as_ref(), heading, body, 0.36)
    };
    let (diagram, callout) = split(look, backdrop.content, slide.callout.is_some() && !only);
    if let (Some(area), Some(card)) = (callout, &slide.callout) {
        backdrop.items.extend(call_out(look, card, area));
    }
    let mut drawn = match slide.form {
        ChartForm::Bars => bars(look, slide, diagram),
        ChartForm::Line => line(look, slide, diagram),
        ChartForm::Donut => donut(look, slide, diagram),
    };
    let meaning = Laid::new(Part::Chart, diagram, Shape::Empty).meaning(Role::Image, spoken(look, slide));
    backdrop.items.push(meaning);
    backdrop.items.append(&mut drawn);
    let credit = slide.photo.iter().map(|photo| credit_line(look, photo)).collect::<Vec<_>>();
    backdrop.items.extend(small_print_in(look, &credit, false, backdrop.content.w()));
    Layout { items: backdrop.items, bar: BarGround::Paper }
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

fn call_out(look: &Look<'_>, card: &Card, area: Rect) -> Vec<Laid> {
    let ink = Ink { accent: look.palette.accent, ..look.on_paper() };
    let hang = if look.stage.is_portrait() { Hang::Top } else { Hang::Share(0.42) };
    let styles = CardStyles::grown(&look.scale, 1.5);
    let stack = stacked(look, area, Align::Left, hang, |stack| {
        let block = card::grid(stack.fit, std::slice::from_ref(card), stack.width, ONE, styles, ink);
        stack.group(block.items, block.height, block.fits);
    });
    stack.items
}

const ONE: card::Spread = card::Spread { columns: 1, row_gap: 0.0, stretch: None };

/// The numbers of all points, on one scale.
fn figures(look: &Look<'_>, slide: &Chart) -> Vec<Figure> {
    let values: Vec<f64> = slide.points.iter().map(|point| point.value).collect();
    axis_figures(&values, &slide.unit, look.lang)
}

fn spoken(look: &Look<'_>, slide: &Chart) -> String {
    let points = slide.points.iter().zip(figures(look, slide));
    let parts = points.map(|(point, figure)| format!("{}: {}", look.text(&point.label), figure.spoken()));
    parts.collect::<Vec<_>>().join("; ")
}

fn label_text(look: &Look<'_>, point: &Point) -> String {
    let label = look.text(&point.label);
    if point.derived { words::derived(look.lang, label) } else { label.to_owned() }
}

fn color(look: &Look<'_>, point: &Point) -> Rgba {
    if point.highlight { look.palette.accent } else { look.tint.strong }
}

/// The grid that bars and lines stand on: one column for each point, numerals above, labels below.
struct Plot {
    /// Where the columns are; their middle part is the diagram's.
    area: Rect,
    /// Width of a column.
    slot: f32,
    /// Height of the base line.
    foot: f32,
    /// Height of the largest value over the base line.
    room: f32,
    /// Space above each point for its numeral.
    head: f32,
    figures: Vec<FigureLine>,
    labels: Vec<Block>,
    largest: f64,
}

impl Plot {
    /// The grid for the points of `slide`, with `air` units between a point and its numeral.
    fn new(look: &Look<'_>, slide: &Chart, area: Rect, air: f32) -> Self {
        let count = slide.points.len() as f32;
        let width = area.w().min(extent::CHART_COLUMN * look.scale.unit * count);
        let area = rect(area.min.x, area.min.y, width, area.h());
        let slot = width / count;
        let (figures, labels) = words(look, slide, slot * 0.92, area.h());
        let tallest = |heights: Vec<f32>| heights.into_iter().fold(0.0, f32::max);
        let head = tallest(figures.iter().map(|figure| figure.height).collect()) + air * look.scale.unit;
        let foot = area.max.y - tallest(labels.iter().map(|label| label.size.h).collect()) - look.scale.gap_small;
        let largest = slide.points.iter().map(|point| point.value).fold(f64::MIN_POSITIVE, f64::max);
        Self { area, slot, foot, room: (foot - area.min.y - head).max(1.0), head, figures, labels, largest }
    }

    /// Where a value stands in the middle of its column.
    fn place(&self, index: usize, value: f64) -> Pos {
        let height = self.room * (value / self.largest).max(0.0) as f32;
        pos(self.area.min.x + self.slot * (index as f32 + 0.5), self.foot - height)
    }

    fn base(&self, look: &Look<'_>) -> Laid {
        let line = rect(self.area.min.x, self.foot, self.area.w(), look.scale.hairline);
        Laid::new(Part::ChartBase, line, Shape::Fill { color: look.palette.ink_soft, radius: 0.0 })
    }

    fn label(&self, look: &Look<'_>, index: usize) -> Laid {
        let x = self.area.min.x + self.slot * index as f32;
        let y = self.foot + look.scale.gap_small;
        self.labels[index].lay(Part::ChartLabel, x, y, self.slot, Align::Center, look.palette.ink)
    }

    /// The numeral of a point, over `at`; its middle stands there, or its right end.
    fn figure(&self, index: usize, at: Pos, ends_there: bool) -> Vec<Laid> {
        let figure = &self.figures[index];
        let left = if ends_there { at.x - figure.width } else { at.x - figure.width / 2.0 };
        let x = left.clamp(self.area.min.x, (self.area.max.x - figure.width).max(self.area.min.x));
        let items = figure.items.iter().cloned();
        items.map(|item| item.moved(x, at.y - self.head).arriving(2 + index)).collect()
    }
}

/// Numerals and labels of all points, reduced together until they fit their columns.
fn words(look: &Look<'_>, slide: &Chart, width: f32, height: f32) -> (Vec<FigureLine>, Vec<Block>) {
    let base = look.scale.figure();
    let style = base.at(base.size * 0.8);
    let shown = figures(look, slide);
    look.fitting(|fit: &Fit<'_, '_>| {
        let line = |(point, figure): (&Point, &Figure)| {
            figure_line(fit, figure, None, FigureInk { style, color: color(look, point), soft: look.palette.ink_soft })
        };
        let figures: Vec<_> = slide.points.iter().zip(&shown).map(line).collect();
        let label = |point| fit.set(&label_text(look, point), look.scale.label(), width, Wrap::Balanced);
        let labels: Vec<_> = slide.points.iter().map(label).collect();
        let tallest = labels.iter().map(|label| label.size.h).fold(0.0, f32::max);
        let fits = figures.iter().all(|figure| figure.width <= width)
            && labels.iter().all(|label| label.fits)
            && figures.first().is_none_or(|figure| figure.height + tallest <= height * 0.5);
        ((figures, labels), fits)
    })
}

/// Upright bars from zero.
fn bars(look: &Look<'_>, slide: &Chart, area: Rect) -> Vec<Laid> {
    let plot = Plot::new(look, slide, area, space::TIGHT);
    let width = (plot.slot * 0.62).min(extent::CHART_BAR * look.scale.unit);
    let mut items = Vec::new();
    for (index, point) in slide.points.iter().enumerate() {
        let order = 2 + index;
        let top = plot.place(index, point.value);
        let bar = rect(top.x - width / 2.0, top.y, width, plot.foot - top.y);
        let fill = Shape::Fill { color: color(look, point), radius: 0.0 };
        items.push(Laid::new(Part::ChartBar, bar, fill).moving(Moves::GrowsUp { order }));
        let by = plot.foot - top.y;
        let numeral = plot.figure(index, top, false);
        items.extend(numeral.into_iter().map(|item| item.moving(Moves::Rides { order, by })));
        items.push(plot.label(look, index));
    }
    items.push(plot.base(look));
    items
}

/// A line through the points, drawn from left to right.
fn line(look: &Look<'_>, slide: &Chart, area: Rect) -> Vec<Laid> {
    let plot = Plot::new(look, slide, area, space::APART);
    let points: Vec<Pos> =
        slide.points.iter().enumerate().map(|(index, point)| plot.place(index, point.value)).collect();
    let unit = look.scale.unit;
    let wash = under(&points, plot.foot, look.tint.wash);
    let path = Shape::Path {
        points: points.clone(),
        closed: false,
        width: line::BOLD * unit,
        color: look.tint.strong,
        fill: Rgba::CLEAR,
    };
    let mut items = vec![
        plot.base(look),
        Laid::new(Part::ChartArea, plot.area, wash).moving(Moves::Drawn { order: 1, by: Stroke::Under }),
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

/// The wash between a line of two points and the base, from its lower left corner round; with more points the shape
/// would not be convex.
fn under(line: &[Pos], foot: f32, fill: Rgba) -> Shape {
    let [from, to] = line else { return Shape::Empty };
    let points = vec![pos(from.x, foot), *from, *to, pos(to.x, foot)];
    Shape::Path { points, closed: true, width: 0.0, color: Rgba::CLEAR, fill: fill.faded(fade::WASH) }
}

/// Rings, one for each share, from the outside in; what is missing to 100 stays open.
fn donut(look: &Look<'_>, slide: &Chart, area: Rect) -> Vec<Laid> {
    if let [only] = slide.points.as_slice() {
        return whole(look, slide, only, area);
    }
    let portrait = look.stage.is_portrait();
    let side = if portrait { area.w().min(area.h() * 0.6) } else { area.h().min(area.w() * 0.52) };
    let legend = if portrait {
        Rect { min: pos(area.min.x, area.min.y + side + look.scale.gap), max: area.max }
    } else {
        Rect { min: pos(area.min.x + side + look.scale.gap * 1.6, area.min.y), max: area.max }
    };
    let center = pos(area.min.x + side / 2.0, area.min.y + side / 2.0);
    let center = if portrait { pos(area.center().x, center.y) } else { center };
    let width = (side * 0.4 / slide.points.len().max(1) as f32).min(side * 0.13);
    let rings = slide.points.iter().enumerate();
    let mut items: Vec<Laid> = rings
        .flat_map(|(index, point)| {
            let radius = side / 2.0 - width * (0.5 + 1.35 * index as f32);
            share(look, point, center, radius, width, index)
        })
        .collect();
    items.extend(donut_legend(look, slide, legend));
    items
}

/// A track with the share of `point` on it, which enters as number `index`.
fn share(look: &Look<'_>, point: &Point, center: Pos, radius: f32, width: f32, index: usize) -> [Laid; 2] {
    let share = (point.value / 100.0).clamp(0.0, 1.0) as f32;
    [
        ring(Part::ChartTrack, center, radius, 1.0, width, look.tint.wash),
        ring(Part::ChartRing, center, radius, share, width, color(look, point))
            .moving(Moves::Sweeps { order: 1 + index }),
    ]
}

/// Thickness of a ring that stands alone, in parts of its diameter.
const ALONE: f32 = 0.085;

/// One ring as large as there is room, and in it what it says: the callout, which knows more, or else the point.
fn whole(look: &Look<'_>, slide: &Chart, point: &Point, area: Rect) -> Vec<Laid> {
    let (side, center) = (area.size().short(), area.center());
    let width = side * ALONE;
    let mut items = Vec::from(share(look, point, center, (side - width) / 2.0, width, 0));
    // The square within the ring, and a little more of its width: the words are not as high as wide.
    let (w, h) = ((side - 2.0 * width) * 0.76, (side - 2.0 * width) * 0.6);
    let heart = rect(center.x - w / 2.0, center.y - h / 2.0, w, h);
    let (figure, label, as_of) = match &slide.callout {
        Some(Card::Stat(stat)) => {
            let figure = Some((stat.figure(look.lang), Some((stat, 2))));
            (figure, look.text(&stat.label).to_owned(), look.date(&stat.as_of))
        }
        _ => {
            let figure = figures(look, slide).first().cloned().map(|figure| (figure, None));
            (figure, label_text(look, point), Cow::Borrowed(""))
        }
    };
    let stack = stacked(look, heart, Align::Center, Hang::Share(0.5), |stack| {
        if let Some((figure, counted)) = &figure {
            let style = CardStyles::grown(&look.scale, 1.45).figure;
            let ink = FigureInk { style, color: color(look, point), soft: look.palette.ink_soft };
            let line = figure_line(stack.fit, figure, *counted, ink);
            let fits = line.width <= stack.width;
            // A word over the numeral is in the middle as well.
            let over = |laid: &Laid| if laid.item.part == Part::CardLead { laid.item.rect.w() } else { line.width };
            let left = |item: &Laid| (stack.width - over(item)) / 2.0;
            let items = line.items.iter().map(|item| item.clone().moved(left(item), 0.0)).collect();
            stack.group(items, line.height, fits);
            stack.space(space::TIGHT);
        }
        let ink = look.on_paper();
        stack.text(Part::ChartLabel, &label, look.scale.lead(), Wrap::Balanced, ink.text, Role::Text);
        stack.space(space::TIGHT);
        stack.text(Part::CardDate, &as_of, look.scale.caption(), Wrap::Balanced, ink.soft, Role::Text);
    });
    items.extend(stack.items);
    items
}

fn donut_legend(look: &Look<'_>, slide: &Chart, area: Rect) -> Vec<Laid> {
    let hang = if look.stage.is_portrait() { Hang::Top } else { Hang::Share(0.4) };
    let stack = stacked(look, area, Align::Left, hang, |stack| {
        for (point, figure) in slide.points.iter().zip(figures(look, slide)) {
            let base = look.scale.figure();
            let style = base.at(base.size * 0.8);
            let ink = FigureInk { style, color: color(look, point), soft: look.palette.ink_soft };
            let line = figure_line(stack.fit, &figure, None, ink);
            stack.space(space::CLOSE);
            let fits = line.width <= stack.width;
            stack.group(line.items, line.height, fits);
            stack.text(
                Part::ChartLabel,
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
fn ring(part: Part, center: Pos, radius: f32, share: f32, width: f32, color: Rgba) -> Laid {
    let outer = radius + width / 2.0;
    let area = rect(center.x - outer, center.y - outer, 2.0 * outer, 2.0 * outer);
    Laid::new(part, area, Shape::Ring { share, width, color })
}
