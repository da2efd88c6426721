//! One triangle: the pixels that it covers, and the values at its corners.

use std::ops::Range;

use egui::epaint::Vertex;

use super::region::Region;
use super::texture::Texture;

/// Corners lie on a grid of this many steps per pixel; coverage is exact on that grid.
const STEPS: i64 = 256;

/// A corner of a triangle, in pixels of the picture and texels of its texture.
#[derive(Clone, Copy, Debug)]
pub(super) struct Corner {
    /// From the picture's left edge, in pixels.
    pub(super) x: f64,
    /// From the picture's top edge, in pixels.
    pub(super) y: f64,
    /// Place in the texture, in texels from the middle of the first one.
    pub(super) texel: [f64; 2],
    /// Premultiplied red, green, blue and alpha, 0 ..= 255.
    pub(super) color: [f64; 4],
}

impl Corner {
    /// The corner for a mesh's vertex that is given in points, `scale` pixels each.
    pub(super) fn new(vertex: &Vertex, scale: f32, texture: &Texture) -> Self {
        let [width, height] = texture.size();
        let texel = |share: f32, texels: usize| f64::from(share) * texels as f64 - 0.5;
        Self {
            x: f64::from(vertex.pos.x) * f64::from(scale),
            y: f64::from(vertex.pos.y) * f64::from(scale),
            texel: [texel(vertex.uv.x, width), texel(vertex.uv.y, height)],
            color: vertex.color.to_array().map(f64::from),
        }
    }

    /// The point `share` (0 ..= 1) of the way to `other`.
    pub(super) fn toward(&self, other: &Self, share: f64) -> Self {
        let mix = |from: f64, to: f64| from + (to - from) * share;
        Self {
            x: mix(self.x, other.x),
            y: mix(self.y, other.y),
            texel: [0, 1].map(|i| mix(self.texel[i], other.texel[i])),
            color: [0, 1, 2, 3].map(|i| mix(self.color[i], other.color[i])),
        }
    }
}

/// A triangle with its three edges; the inside is to the right of each.
#[derive(Clone, Debug)]
pub(super) struct Triangle {
    /// The corners, clockwise on the screen.
    pub(super) corners: [Corner; 3],
    /// `edges[i]` runs from corner `i` to the next.
    edges: [Edge; 3],
    /// Twice the area in grid steps, as a divisor.
    per_area: f64,
    /// The pixels right and down of the picture's corner that it can touch.
    pub(super) bounds: Region,
}

impl Triangle {
    /// The triangle between three corners, which must lie within 2²⁰ pixels of the origin; none if it has no area.
    pub(super) fn new(mut corners: [Corner; 3]) -> Option<Self> {
        let mut at = corners.map(|corner| [on_grid(corner.x), on_grid(corner.y)]);
        let area = Edge::between(at[0], at[1]).side(at[2]);
        if area == 0 {
            return None;
        }
        if area < 0 {
            corners.swap(1, 2);
            at.swap(1, 2);
        }
        let edges = [Edge::between(at[0], at[1]), Edge::between(at[1], at[2]), Edge::between(at[2], at[0])];
        let low = |axis: usize| pixels(at[0][axis].min(at[1][axis]).min(at[2][axis]));
        let high = |axis: usize| pixels(at[0][axis].max(at[1][axis]).max(at[2][axis]) + STEPS);
        let bounds = Region { left: low(0), right: high(0), top: low(1), bottom: high(1) };
        Some(Self { corners, edges, per_area: 1.0 / area.abs() as f64, bounds })
    }

    /// The pixels of `row` whose middle lies inside, from `left` up to `right`.
    #[inline]
    pub(super) fn covered(&self, row: usize, left: usize, right: usize) -> Range<usize> {
        let [a, b, c] = &self.edges;
        let middle = middle(row);
        let covered = c.narrow(middle, b.narrow(middle, a.narrow(middle, signed(left)..signed(right))));
        // Both ends lie between `left` and `right`, or the start lies behind the end.
        covered.start as usize..covered.end.max(0) as usize
    }

    /// How much each corner counts in the middle of a pixel; inside, the three are positive and sum up to 1.
    #[inline]
    pub(super) fn weights(&self, x: usize, y: usize) -> [f64; 3] {
        let middle = [middle(x), middle(y)];
        // A corner's weight is the share of the triangle between the pixel and the edge opposite.
        [1, 2, 0].map(|opposite: usize| self.edges[opposite].side(middle) as f64 * self.per_area)
    }

    /// The change of the weights from a pixel to the one on its right.
    pub(super) fn weight_steps(&self) -> [f64; 3] {
        [1, 2, 0].map(|opposite: usize| -((self.edges[opposite].dy * STEPS) as f64) * self.per_area)
    }
}

/// The grid line through the middle of a row or column of pixels.
#[inline]
fn middle(pixel: usize) -> i64 {
    signed(pixel) * STEPS + STEPS / 2
}

/// The pixel that holds a grid line; those left of or above the picture count as the first.
fn pixels(line: i64) -> usize {
    usize::try_from(line / STEPS).unwrap_or(0)
}

/// A pixel's number as a signed one. There are no pictures with more than 2⁶³ columns.
#[inline]
fn signed(pixel: usize) -> i64 {
    i64::try_from(pixel).unwrap_or(i64::MAX)
}

/// The nearest grid line.
fn on_grid(pixels: f64) -> i64 {
    (pixels * STEPS as f64).round() as i64
}

/// A directed edge on the grid.
#[derive(Clone, Debug)]
struct Edge {
    from: [i64; 2],
    dx: i64,
    dy: i64,
    /// 0 for a top or left edge, which owns the pixel middles it runs through; 1 for the others, which do not.
    /// So two triangles that share an edge never paint a pixel twice.
    least: i64,
}

impl Edge {
    const fn between(from: [i64; 2], to: [i64; 2]) -> Self {
        let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
        let is_top_or_left = dy < 0 || (dy == 0 && dx > 0);
        Self { from, dx, dy, least: if is_top_or_left { 0 } else { 1 } }
    }

    /// Twice the area between the edge and a point: positive on the inside.
    #[inline]
    const fn side(&self, point: [i64; 2]) -> i64 {
        self.dx * (point[1] - self.from[1]) - self.dy * (point[0] - self.from[0])
    }

    /// The part of `span`, a run of pixels in the row with this middle, on the inside: where `side` is at least
    /// `least`.
    #[inline]
    const fn narrow(&self, row: i64, mut span: Range<i64>) -> Range<i64> {
        // Along a row, `side` is a straight line: room − fall · x.
        let room = self.side([STEPS / 2, row]) - self.least;
        let fall = self.dy * STEPS;
        if fall > 0 {
            let end = room.div_euclid(fall) + 1;
            span.end = if end < span.end { end } else { span.end };
        } else if fall < 0 {
            let start = -room.div_euclid(-fall);
            span.start = if start > span.start { start } else { span.start };
        } else if room < 0 {
            span.end = span.start;
        }
        span
    }
}
