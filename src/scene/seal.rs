//! The seal of a chapter: a carved stone with worn edges, printed by hand.

use super::{Line, Part, Shape, laid::Laid, look::Look};
use crate::{
    content::Chapter,
    theme::{Face, TextStyle, fade, serif},
    units::{Pos, Rect, Rgba, pos},
};

/// The chapter's seal: up to four characters, white in vermilion, as on a painting.
pub(super) fn seal(look: &Look<'_>, area: Rect) -> Vec<Laid> {
    let palette = look.palette;
    let id = &look.chapter.id;
    let is_its = |chapter: &Chapter| chapter.id == *id || chapter.outermost().id == *id;
    let place = look.exhibition.chapters.iter().position(is_its).unwrap_or_default();
    let own = look.text(&look.chapter.seal);
    let text = if own.is_empty() { look.exhibition.number(look.chapter).to_string() } else { own.to_owned() };
    let stone = Stone { area, grain: place as u32 * 97 };
    let mut items = vec![Laid::new(Part::Seal, area, filled(stone.outline(), palette.seal))];
    items.push(Laid::new(Part::SealText, area, characters(look, &text, area)));
    let fleck = palette.snow.faded(fade::SEAL_FLECK);
    items.extend((0..FLECKS).map(|index| Laid::new(Part::SealWear, area, filled(stone.fleck(index), fleck))));
    items
}

/// The characters, as large as the stone allows.
fn characters(look: &Look<'_>, text: &str, area: Rect) -> Shape {
    let face = Face { typeface: look.scale.typeface, ..serif(800) };
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).take(4).collect();
    let (columns, rows) = match chars.len() {
        0 | 1 => (1.0, 1.0),
        2 => (1.0, 2.0),
        _ => (2.0, 2.0),
    };
    let em = area.w() * if rows > 1.0 { 0.42 } else { 0.76 };
    let style = TextStyle { face, size: em, usual: em, leading: 1.0, least: 0.0 };
    let lines = chars.iter().enumerate().map(|(index, c)| {
        // From the top down, right column first.
        let (column, row) = ((index as f32 / rows).floor(), index as f32 % rows);
        let ink = look.setter.measure.ink(*c, face);
        let middle = |edges: [f32; 2]| f32::midpoint(edges[0], edges[1]) * em;
        let center_x = area.center().x + (columns / 2.0 - 0.5 - column) * em * 1.06;
        let center_y = area.center().y + (row + 0.5 - rows / 2.0) * em * 1.06;
        let width = look.setter.width(&c.to_string(), style);
        Line { text: c.to_string(), x: center_x - middle(ink.across), baseline: center_y - middle(ink.down), width }
    });
    Shape::Text { lines: lines.collect(), style, color: look.palette.snow }
}

const fn filled(points: Vec<Pos>, fill: Rgba) -> Shape {
    Shape::Path { points, closed: true, width: 0.0, color: Rgba::CLEAR, fill }
}

/// Points along each edge of a seal.
const POINTS: u32 = 40;
/// Places where the ink is missing.
const FLECKS: u32 = 4;

/// The stone of one seal. The same chapter has the same stone wherever it is shown, with its marks in the same places.
#[derive(Clone, Copy)]
struct Stone {
    area: Rect,
    /// What tells it from the stones of other chapters.
    grain: u32,
}

impl Stone {
    /// A number of this stone, 0 ..= 1: the same for the same `index`, and like any other for the next.
    fn chance(self, index: u32) -> f32 {
        let mut x = (self.grain + index).wrapping_mul(0x9e37_79b9) ^ 0x85eb_ca6b;
        x = (x ^ (x >> 15)).wrapping_mul(0x2c1b_3c6d);
        x = (x ^ (x >> 12)).wrapping_mul(0x297a_2d39);
        ((x ^ (x >> 15)) >> 8) as f32 / 16_777_215.0
    }

    /// The edges from the upper left corner on, clockwise: uneven, with chips and worn corners.
    fn outline(self) -> Vec<Pos> {
        let mut points = Vec::new();
        for edge in 0..4 {
            let chip = 0.2 + 0.6 * self.chance(edge * 100 + 90);
            for step in 0..POINTS {
                let along = step as f32 / POINTS as f32;
                points.push(self.on_edge(edge, along, self.depth(edge, step, along, chip)));
            }
        }
        points
    }

    /// How far the stone is worn at a point of an edge, in parts of its side.
    fn depth(self, edge: u32, step: u32, along: f32, chip: f32) -> f32 {
        let of = |number: u32| self.chance(edge * 100 + number);
        // No edge is quite straight, or quite smooth.
        let waves = along * (1.3 + (edge % 2) as f32) + of(91);
        let wave = 0.005 * (1.0 + (std::f32::consts::TAU * waves).sin());
        let grain = 0.006 * of(step);
        let chipped = (0.012 + 0.022 * of(92)) * (1.0 - (along - chip).abs() / (0.03 + 0.04 * of(93))).max(0.0);
        // Near its corners a stone is worn from both sides.
        let from_corner = along.min(1.0 - along);
        let corner = if along < 0.5 { edge } else { (edge + 1) % 4 };
        let worn = 0.004 + 0.03 * self.chance(900 + corner).powi(2);
        wave + grain + chipped + worn * (1.0 - from_corner / 0.06).max(0.0).powi(2)
    }

    /// The point `along` an edge (0 ..= 1), `depth` within it.
    fn on_edge(self, edge: u32, along: f32, depth: f32) -> Pos {
        let Rect { min, max } = self.area;
        let (across, down) = (self.area.w(), self.area.h());
        // The two edges of a corner meet in one point, worn from both.
        let end = depth * f32::from(u8::from(along == 0.0));
        match edge {
            0 => pos(min.x + across * (along + end), min.y + down * depth),
            1 => pos(max.x - across * depth, min.y + down * (along + end)),
            2 => pos(max.x - across * (along + end), max.y - down * depth),
            _ => pos(min.x + across * depth, max.y - down * (along + end)),
        }
    }

    /// A spot without ink near an edge.
    fn fleck(self, index: u32) -> Vec<Pos> {
        const CORNERS: u32 = 7;
        let of = |number: u32| self.chance(2000 + index * 20 + number);
        let middle = self.on_edge(index % 4, 0.12 + 0.76 * of(0), 0.03 + 0.05 * of(1));
        let radius = self.area.w() * (0.004 + 0.008 * of(2));
        let corner = |corner: u32| {
            let turn = std::f32::consts::TAU * corner as f32 / CORNERS as f32;
            let out = radius * (0.6 + 0.6 * of(3 + corner));
            pos(middle.x + out * 1.4 * turn.cos(), middle.y + out * turn.sin())
        };
        (0..CORNERS).map(corner).collect()
    }
}
