//! Arcs of dashes: around what is not known, and along an edge beyond which a number goes on.

use std::f32::consts::TAU;

use crate::{
    scene::{Part, Shape, laid::Laid},
    units::{Pos, Rgba, pos, rect},
};

/// The corners of one dash, at most.
const CORNERS: usize = 6;
/// A dash's part of its place; the rest is free.
const DRAWN: f32 = 0.58;

/// A circle by its middle and its radius.
#[derive(Clone, Copy)]
pub(super) struct Circle {
    pub center: Pos,
    pub radius: f32,
}

/// So many dashes, `width` thick, on an arc of `circle`, whose ends are given as parts of a full turn from the right,
/// clockwise.
pub(super) fn dashes(
    part: Part,
    Circle { center, radius }: Circle,
    (from, to): (f32, f32),
    count: usize,
    (width, color): (f32, Rgba),
) -> Vec<Laid> {
    let step = (to - from) / count as f32;
    let at = |turn: f32| {
        let (sin, cos) = (turn * TAU).sin_cos();
        pos(center.x + radius * cos, center.y + radius * sin)
    };
    // Corners closer to each other than the line is thick would make its edge ragged.
    let corners = (radius * step.abs() * DRAWN * TAU / (width * 2.0)).round().clamp(1.0, CORNERS as f32) as usize;
    let area = rect(center.x - radius, center.y - radius, 2.0 * radius, 2.0 * radius);
    let dash = |index: usize| {
        let start = from + step * (index as f32 + (1.0 - DRAWN) / 2.0);
        let points = (0..=corners).map(|corner| at(start + step * DRAWN * corner as f32 / corners as f32)).collect();
        Laid::new(part, area, Shape::Path { points, closed: false, width, color, fill: Rgba::CLEAR })
    };
    (0..count).map(dash).collect()
}
