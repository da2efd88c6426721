//! A share of a whole as ten coins, with the figure under them.

use super::points::color;
use crate::{
    content::{Card, Chart},
    scene::{
        Align, Part, Shape,
        card::{self, CardStyles},
        laid::Laid,
        look::{Ink, Look},
        stack::{Hang, stacked},
    },
    theme::{extent, fade, line, space},
    units::{Pos, Rect, Rgba, pos, rect},
};

/// Coins side by side.
const ACROSS: usize = 5;
/// Between coins, in parts of one.
const GAP: f32 = 0.16;
/// The side of a coin's square hole, in parts of its diameter.
const HOLE: f32 = 0.24;
/// How much of a coin is begun where the true share is larger than full coins say.
const BEGUN: f64 = 0.14;

pub(super) fn coins(look: &Look<'_>, slide: &Chart, area: Rect) -> Vec<Laid> {
    let Some(point) = slide.points.first() else { return Vec::new() };
    let wide = ACROSS as f32 + GAP * (ACROSS as f32 - 1.0);
    // Larger texts take their room from the coins.
    let with_words = if look.scale.text > 1.0 { 0.42 } else { 0.6 };
    let share = if slide.callout.is_some() { with_words } else { 1.0 };
    let side = (area.w() / wide).min(area.h() * share / (2.0 + GAP)).min(extent::COIN * look.scale.unit);
    let color = color(look, point);
    let tenths = (point.value / 10.0).clamp(0.0, 10.0);
    let opens = point.bound.is_open_above();
    let mut items = Vec::new();
    for place in 0..2 * ACROSS {
        let (row, column) = (place / ACROSS, place % ACROSS);
        let pitch = side * (1.0 + GAP);
        let coin = rect(area.min.x + column as f32 * pitch, area.min.y + row as f32 * pitch, side, side);
        let filled = tenths - place as f64;
        // A share that is larger than full coins say has begun the next one.
        let begun = if opens && (0.0..BEGUN).contains(&filled) { BEGUN } else { filled };
        let drawn = one(look, coin, begun.clamp(0.0, 1.0) as f32, color);
        items.extend(drawn.into_iter().map(|item| item.arriving(1 + place / 2)));
    }
    if let Some(card) = &slide.callout {
        let below =
            Rect { min: pos(area.min.x, area.min.y + side * (2.0 + GAP) + space::WIDE * look.scale.unit), ..area };
        items.extend(said(look, card, below));
    }
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

/// The figure, once and large.
fn said(look: &Look<'_>, card: &Card, area: Rect) -> Vec<Laid> {
    let ink = Ink { accent: look.palette.accent, ..look.on_paper() };
    let styles = CardStyles { label: look.scale.lead(), ..CardStyles::grown(&look.scale, 1.5) };
    let stack = stacked(look, area, Align::Left, Hang::Share(0.3), |stack| {
        let block = card::grid(stack.fit, std::slice::from_ref(card), stack.width, card::ONE, styles, ink);
        stack.group(block.items, block.height, block.fits);
    });
    stack.items
}
