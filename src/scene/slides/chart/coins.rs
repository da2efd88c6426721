//! A share of a whole as ten coins, with the figure under them.

use super::points::color;
use crate::{
    content::{Card, Chart},
    scene::{
        Align, Part, Shape,
        card::{self, CardBlock, CardStyles},
        laid::Laid,
        look::{Fit, Ink, Look},
        stack::{Hang, first_that, stacked},
    },
    theme::{extent, fade, line, space},
    units::{Pos, Rect, Rgba, pos, rect},
};

/// Coins side by side where there is more height than width, and where there is not.
const IN_TWO_ROWS: usize = 5;
const IN_ONE_ROW: usize = 10;
/// An area so many times as wide as high has room for all coins in one row.
const LOW: f32 = 1.4;
/// Between coins, in parts of one.
const GAP: f32 = 0.16;
/// The side of a coin's square hole, in parts of its diameter.
const HOLE: f32 = 0.24;
/// How far the colour of a coin reaches of which some is taken, nobody knows how much, in parts of its width; and in how many
/// steps it fades until there.
const SOME: f32 = 0.62;
const FADES: usize = 10;

pub(super) fn coins(look: &Look<'_>, slide: &Chart, area: Rect) -> Vec<Laid> {
    let Some(point) = slide.points.first() else { return Vec::new() };
    let across = if area.w() > area.h() * LOW { IN_ONE_ROW } else { IN_TWO_ROWS };
    let [wide, high] = [across, COINS / across].map(|count| count as f32 + GAP * (count as f32 - 1.0));
    // Larger texts take their room from the coins.
    let with_words = if look.scale.text > 1.0 { 0.4 } else { 0.5 };
    let share = if slide.callout.is_some() { with_words } else { 1.0 };
    let side = (area.w() / wide).min(area.h() * share / high).min(extent::COIN * look.scale.unit);
    let color = color(look, point);
    let tenths = (point.value / 10.0).clamp(0.0, 10.0);
    let opens = point.bound.is_open_above();
    let mut items = Vec::new();
    for place in 0..COINS {
        let (row, column) = (place / across, place % across);
        let pitch = side * (1.0 + GAP);
        let coin = rect(area.min.x + column as f32 * pitch, area.min.y + row as f32 * pitch, side, side);
        let filled = (tenths - place as f64).clamp(0.0, 1.0) as f32;
        // Whatever is more than full coins say has no edge: one would be read as a number.
        let is_next = opens && filled <= 0.0 && tenths > place as f64 - 1.0;
        let drawn = if is_next { more(look, coin, color) } else { one(look, coin, filled, color) };
        items.extend(drawn.into_iter().map(|item| item.arriving(1 + place / 2)));
    }
    if let Some(card) = &slide.callout {
        let top = area.min.y + side * high + space::WIDE * look.scale.unit;
        // The line over it is as long as the row of coins.
        let right = area.min.x + side * wide;
        items.extend(said(look, card, Rect { min: pos(area.min.x, top), max: pos(right, area.max.y) }));
    }
    items
}

/// All coins.
const COINS: usize = 10;

/// A coin of which the number does not say how much belongs to it: its colour begins at the left and fades out.
fn more(look: &Look<'_>, coin: Rect, color: Rgba) -> Vec<Laid> {
    let ground = look.palette.paper.mixed(look.tint.wash, fade::WASH);
    let mut items = one(look, coin, 0.0, color);
    // The widest and faintest first: each covers a part of the one before, so that no seam is seen.
    let steps = (1..=FADES).rev().map(|step| {
        let at = step as f32 / FADES as f32;
        (SOME * (0.3 + 0.7 * at), color.mixed(ground, at.powi(2)))
    });
    let fades = steps.filter_map(|(to, color)| part(coin, (0.0, to), color)).collect::<Vec<_>>();
    items.splice(1..1, fades);
    items
}

/// A round coin with a square hole, filled from the left.
fn one(look: &Look<'_>, coin: Rect, filled: f32, color: Rgba) -> Vec<Laid> {
    let (unit, radius) = (look.scale.unit, coin.w() / 2.0);
    let mut items = Vec::new();
    let disc = |color: Rgba| Laid::new(Part::ChartCoin, coin, Shape::Fill { color, radius });
    if filled >= 1.0 {
        items.push(disc(color));
    } else {
        items.push(disc(look.tint.wash.faded(fade::WASH)));
        if filled > 0.0 {
            items.extend(part(coin, (0.0, filled), color));
        }
        let rim = Shape::Ring { share: 1.0, width: line::FINE * unit, color };
        items.push(Laid::new(Part::ChartCoin, coin, rim));
    }
    if filled >= 1.0 {
        let inner = coin.shrunk(radius * 0.1);
        let ring = Shape::Ring { share: 1.0, width: line::FINE * unit, color: look.palette.paper.faded(fade::BUTTON) };
        items.push(Laid::new(Part::ChartCoin, inner, ring));
    }
    let hole = coin.shrunk(radius * (1.0 - HOLE));
    items.push(Laid::new(Part::ChartCoin, hole, Shape::Fill { color: look.palette.paper, radius: 0.0 }));
    if filled < 1.0 {
        items.push(Laid::new(Part::ChartCoin, hole, Shape::Frame { color, width: line::FINE * unit, radius: 0.0 }));
    }
    items
}

/// The part of a disc between two upright cuts, in parts of its diameter from the left; nothing between equal ones.
fn part(coin: Rect, (from, to): (f32, f32), color: Rgba) -> Option<Laid> {
    const CORNERS: usize = 24;
    let (center, radius) = (coin.center(), coin.w() / 2.0);
    let angle = |at: f32| (2.0 * at.clamp(0.0, 1.0) - 1.0).clamp(-1.0, 1.0).acos();
    let (start, end) = (angle(from), angle(to));
    let on = |a: f32, up: f32| -> Pos { pos(center.x + radius * a.cos(), center.y - up * radius * a.sin()) };
    let along = |n: usize| start + (end - start) * n as f32 / CORNERS as f32;
    let mut points: Vec<Pos> = (0..=CORNERS).map(|n| on(along(n), 1.0)).collect();
    points.extend((0..=CORNERS).rev().map(|n| on(along(n), -1.0)));
    let shape = Shape::Path { points, closed: true, width: 0.0, color: Rgba::CLEAR, fill: color };
    (to > from).then(|| Laid::new(Part::ChartCoin, coin, shape))
}

/// The figure, once and as large as there is room for, with what it says beside it.
fn said(look: &Look<'_>, card: &Card, area: Rect) -> Vec<Laid> {
    const TRIES: usize = 7;
    let ink = Ink { accent: look.palette.accent, ..look.on_paper() };
    let [most, least] = extent::COIN_FIGURE.map(|units| units * look.scale.unit);
    let sizes = (0..TRIES).map(|step| most + (least - most) * step as f32 / (TRIES - 1) as f32);
    let stack = stacked(look, area, Align::Left, Hang::Share(0.5), |stack| {
        let sized = |size: f32| beside(stack.fit, card, (stack.width, size), ink);
        let holds = |block: &CardBlock| block.fits && block.height <= area.h();
        let block = sizes.clone().map(sized).find(holds).unwrap_or_else(|| sized(least));
        stack.group(block.items, block.height, block.fits);
    });
    stack.items
}

/// The figure in this size, and at its right what it says, as large as suits it.
fn beside(fit: &Fit<'_, '_>, card: &Card, (width, size): (f32, f32), ink: Ink) -> CardBlock {
    let scale = fit.look.scale;
    let figure = scale.figure().at(size);
    let head = card::head_width(fit, card, figure) + fit.length(space::GUTTER);
    let left = head.min(width * FIGURE_MOST);
    let cards = std::slice::from_ref(card);
    let rows = card::Rows { least: 0.0, room: f32::INFINITY };
    let sized = |share: f32| {
        let label = scale.lead().at((size * share).max(scale.lead().size));
        let styles = CardStyles { figure, title: figure, label, date: scale.caption() };
        card::rows(fit, cards, (left, width - left), rows, styles, ink)
    };
    let mut block =
        first_that(LABELS.into_iter().map(sized), CardBlock::has_single_lines).unwrap_or_else(|| sized(0.0));
    // What is said of it stands on its baseline, as one line with it.
    let baseline = |part: Part| block.items.iter().find(|laid| laid.item.part == part).and_then(last_baseline);
    if let (Some(figure), Some(said)) = (baseline(Part::CardFigure), baseline(Part::CardLabel)) {
        let lower = |item: Laid| match item.item.part {
            Part::CardLabel | Part::CardDate => item.moved(0.0, figure - said),
            _ => item,
        };
        block.items = block.items.into_iter().map(lower).collect();
    }
    block
}

fn last_baseline(laid: &Laid) -> Option<f32> {
    let Shape::Text { lines, .. } = &laid.item.shape else { return None };
    lines.last().map(|line| line.baseline)
}

/// The sizes of what the figure says, in parts of the figure's: the largest on one line, else the least.
const LABELS: [f32; 4] = [0.27, 0.24, 0.21, 0.18];
/// The most of the width that the figure takes.
const FIGURE_MOST: f32 = 0.6;
