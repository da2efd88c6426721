//! The steps of a process as a line that flows from raw material to product.

use super::{Layer, Look, plate};
use crate::{
    content::{Chain, Step},
    scene::{
        Item, Role, Shape, card,
        look::Fit,
        setting::{Align, Wrap},
    },
    theme::TextStyle,
    units::{Pos, Rect, Rgba, pos, rect},
};

pub(super) fn layout(look: &Look<'_>, slide: &Chain) -> Layer {
    let (heading, body) = (look.text(&slide.heading), look.text(&slide.body));
    let mut plate = plate::plate(look, slide.photo.as_ref(), heading, body, 0.4);
    let narrow =
        look.stage.is_portrait() || plate.content.w() < 230.0 * look.scale.text_unit * slide.steps.len() as f32;
    plate.items.extend(if narrow { down(look, slide, plate.content) } else { across(look, slide, plate.content) });
    plate.items.extend(plate::footnote(look, slide.photo.as_ref(), false));
    Layer { items: plate.items, dark_strip: false }
}

/// What stands at one step: figure, name and note, from (0, 0) down.
struct StepBlock {
    items: Vec<Item>,
    height: f32,
    fits: bool,
}

fn step_block(fit: &Fit<'_, '_>, step: &Step, width: f32, order: usize, has_figures: bool) -> StepBlock {
    let look = fit.look;
    let (mut items, mut figure, mut y, mut fits) = (Vec::new(), Vec::new(), 0.0, true);
    let name = look.text(&step.name);
    let mut set = |part, text: &str, style, color, y: &mut f32, gap: f32| {
        if !text.is_empty() {
            let block = fit.set(text, style, width, Wrap::Balanced);
            fits &= block.fits;
            items.push(block.place(part, 0.0, *y, width, Align::Left, color).meaning(Role::Text, text));
            *y += block.size.h + fit.length(gap);
        }
    };
    let grow = grow(look);
    let larger = |style: TextStyle| style.at(style.size * grow);
    set("step.name", name, larger(look.scale.card_title()), look.palette.ink, &mut y, 10.0);
    let label = step.stat.as_ref().map_or("", |stat| look.text(&stat.label));
    set("step.label", label, larger(look.scale.label()), look.palette.ink_soft, &mut y, 8.0);
    set("step.note", look.text(&step.note), larger(look.scale.label()), look.palette.vermilion, &mut y, 0.0);
    if let Some(stat) = &step.stat {
        let count = look.arrival(order).settling();
        let base = look.scale.figure();
        let figures = (stat.figure(look.lang), stat.figure_at(look.lang, count));
        let line = card::figure_line(fit, &figures.0, &figures.1, base, look.tint.strong, look.palette.ink_soft);
        fits &= line.width <= width;
        figure = line.items;
    }
    if has_figures {
        // Names stand on one line, also under a step without a figure.
        let rise = fit.style(look.scale.figure()).size * 1.16;
        items = items.into_iter().map(|item| item.moved(0.0, rise)).collect();
        y += rise;
    }
    items.append(&mut figure);
    StepBlock { items, height: y, fits }
}

/// A stage that is higher than wide has room for larger texts beside its upright line.
fn grow(look: &Look<'_>) -> f32 {
    if look.stage.is_portrait() { 1.3 } else { 1.0 }
}

/// From left to right: a line with a mark for each step, texts below it.
fn across(look: &Look<'_>, slide: &Chain, area: Rect) -> Vec<Item> {
    let count = slide.steps.len();
    let slot = area.w() / count as f32;
    let rail_space = 90.0 * look.scale.unit;
    let has_figures = slide.steps.iter().any(|step| step.stat.is_some());
    let blocks = look.fitting(|fit| {
        let blocks: Vec<_> = slide
            .steps
            .iter()
            .enumerate()
            .map(|(index, step)| step_block(fit, step, slot * 0.88, 2 + index, has_figures))
            .collect();
        let fits = blocks.iter().all(|block| block.fits && block.height + rail_space <= area.h());
        (blocks, fits)
    });
    let tallest = blocks.iter().map(|block| block.height).fold(0.0, f32::max);
    let top = area.min.y + (area.h() - tallest - rail_space).max(0.0) * 0.4;
    let rail = top + 22.0 * look.scale.unit;
    let marks: Vec<Pos> =
        (0..count).map(|index| pos(area.min.x + slot * index as f32 + 16.0 * look.scale.unit, rail)).collect();
    let end = pos(area.min.x + slot * (count as f32 - 0.2), rail);
    let mut items = rails(look, slide, &marks, end, false);
    for (index, block) in blocks.into_iter().enumerate() {
        let (x, y) = (area.min.x + slot * index as f32, top + rail_space);
        items.extend(block.items.into_iter().map(|item| look.arriving(2 + index, item.moved(x, y))));
    }
    items
}

/// From top to bottom: the line at the left, texts beside it.
fn down(look: &Look<'_>, slide: &Chain, area: Rect) -> Vec<Item> {
    let count = slide.steps.len();
    let slot = area.h() / count as f32;
    let rail_space = 84.0 * look.scale.unit;
    let blocks = look.fitting(|fit| {
        let width = area.w() - rail_space;
        let blocks: Vec<_> = slide
            .steps
            .iter()
            .enumerate()
            .map(|(index, step)| step_block(fit, step, width, 2 + index, step.stat.is_some()))
            .collect();
        let fits = blocks.iter().all(|block| block.fits && block.height <= slot * 0.94);
        (blocks, fits)
    });
    let x = area.min.x + 22.0 * look.scale.unit;
    let marks: Vec<Pos> =
        (0..count).map(|index| pos(x, area.min.y + slot * index as f32 + 30.0 * look.scale.unit)).collect();
    let end = pos(x, area.min.y + slot * (count as f32 - 0.12));
    let mut items = rails(look, slide, &marks, end, true);
    for (index, block) in blocks.into_iter().enumerate() {
        let (x, y) = (area.min.x + rail_space, area.min.y + slot * index as f32);
        items.extend(block.items.into_iter().map(|item| look.arriving(2 + index, item.moved(x, y))));
    }
    items
}

/// The flowing line with its marks; a closed chain turns back to its start.
fn rails(look: &Look<'_>, slide: &Chain, marks: &[Pos], end: Pos, downwards: bool) -> Vec<Item> {
    let unit = look.scale.unit;
    let (Some(first), Some(last)) = (marks.first().copied(), marks.last().copied()) else { return Vec::new() };
    let stop = if slide.closed { end } else { last };
    let flow = look.arrival(1).eased().get();
    let tip = pos(first.x + (stop.x - first.x) * flow, first.y + (stop.y - first.y) * flow);
    let mut items = vec![path("chain.rail", vec![first, tip], 5.0 * unit, look.tint.strong)];
    if slide.closed {
        items.push(back(look, first, tip, downwards).faded(look.arrival(4).get()));
    }
    for (index, mark) in marks.iter().enumerate() {
        let radius = 13.0 * unit;
        let dot = rect(mark.x - radius, mark.y - radius, 2.0 * radius, 2.0 * radius);
        items.push(Item::new("chain.dot", dot, Shape::Fill { color: look.tint.strong, radius }));
        if index + 1 < marks.len() {
            let middle = pos(f32::midpoint(mark.x, marks[index + 1].x), f32::midpoint(mark.y, marks[index + 1].y));
            items.push(arrow(look, middle, downwards));
        }
    }
    items
}

/// The way back of a closed chain, on the other side of the line.
fn back(look: &Look<'_>, first: Pos, tip: Pos, downwards: bool) -> Item {
    let off = 34.0 * look.scale.unit;
    let points = if downwards {
        vec![
            tip,
            pos(tip.x - off, tip.y),
            pos(first.x - off, first.y - off * 0.6),
            pos(first.x, first.y - off * 0.6),
            first,
        ]
    } else {
        vec![tip, pos(tip.x, tip.y - off), pos(first.x, first.y - off), first]
    };
    path("chain.back", points, 2.5 * look.scale.unit, look.tint.strong)
}

fn path(part: &'static str, points: Vec<Pos>, width: f32, color: Rgba) -> Item {
    let around = points.iter().fold(None, |area: Option<Rect>, p| {
        let point = Rect { min: *p, max: *p };
        Some(area.map_or(point, |area| area.union(point)))
    });
    Item::new(part, around.unwrap_or_default(), Shape::Path { points, closed: false, width, color, fill: Rgba::CLEAR })
}

fn arrow(look: &Look<'_>, at: Pos, downwards: bool) -> Item {
    let s = 13.0 * look.scale.unit;
    let points = if downwards {
        vec![pos(at.x - s, at.y - s), at, pos(at.x + s, at.y - s)]
    } else {
        vec![pos(at.x - s, at.y - s), at, pos(at.x - s, at.y + s)]
    };
    path("chain.arrow", points, 5.0 * look.scale.unit, look.tint.strong)
}
