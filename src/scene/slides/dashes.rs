//! Circles of dashes, around what is not known.

use std::f32::consts::TAU;

use crate::{
    scene::{Part, Shape, laid::Laid},
    units::{Pos, Rgba, pos, rect},
};

/// The corners of one dash at each side, less one: it is short, and hardly bent.
const CORNERS: usize = 2;
/// A dash's part of its place; the rest is free.
const DRAWN: f32 = 0.58;

/// A circle by its middle and its radius.
#[derive(Clone, Copy)]
pub(super) struct Circle {
    pub center: Pos,
    pub radius: f32,
}

/// So many dashes, `width` thick, on a circle.
pub(super) fn dashes(
    part: Part,
    Circle { center, radius }: Circle,
    count: usize,
    (width, color): (f32, Rgba),
) -> Vec<Laid> {
    let step = 1.0 / count as f32;
    let at = |turn: f32, radius: f32| {
        let (sin, cos) = (turn * TAU).sin_cos();
        pos(center.x + radius * cos, center.y + radius * sin)
    };
    let outer = radius + width / 2.0;
    let area = rect(center.x - outer, center.y - outer, 2.0 * outer, 2.0 * outer);
    let dash = |index: usize| {
        let start = step * (index as f32 + (1.0 - DRAWN) / 2.0);
        let turn = |corner: usize| start + step * DRAWN * corner as f32 / CORNERS as f32;
        // An area and no line: parts of a line lie over each other, which is seen while it fades.
        let edge = |radius: f32| (0..=CORNERS).map(move |corner| at(turn(corner), radius));
        let points = edge(outer).chain(edge(radius - width / 2.0).rev()).collect();
        Laid::new(part, area, Shape::Path { points, closed: true, width: 0.0, color: Rgba::CLEAR, fill: color })
    };
    (0..count).map(dash).collect()
}
