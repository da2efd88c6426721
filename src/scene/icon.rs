//! Icons drawn as lines, so that they need no font and stay sharp at every size.

use super::{Part, Shape, laid::Laid};
use crate::units::{Pos, Rect, Rgba, pos};

/// A sign on a control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Icon {
    Next,
    Previous,
    Menu,
    Close,
    Plus,
    Minus,
}

/// `icon` in the middle of `area`.
pub(super) fn icon(icon: Icon, area: Rect, color: Rgba) -> Vec<Laid> {
    let s = area.size().short() * 0.2;
    let c = area.center();
    let at = |x: f32, y: f32| pos(c.x + x * s, c.y + y * s);
    let lines: Vec<Vec<Pos>> = match icon {
        Icon::Next => vec![vec![at(-0.45, -1.0), at(0.55, 0.0), at(-0.45, 1.0)]],
        Icon::Previous => vec![vec![at(0.45, -1.0), at(-0.55, 0.0), at(0.45, 1.0)]],
        Icon::Menu => [-0.8, 0.0, 0.8].map(|y| vec![at(-1.0, y), at(1.0, y)]).to_vec(),
        Icon::Close => vec![vec![at(-0.8, -0.8), at(0.8, 0.8)], vec![at(-0.8, 0.8), at(0.8, -0.8)]],
        Icon::Plus => vec![vec![at(-1.0, 0.0), at(1.0, 0.0)], vec![at(0.0, -1.0), at(0.0, 1.0)]],
        Icon::Minus => vec![vec![at(-1.0, 0.0), at(1.0, 0.0)]],
    };
    let line = |points| Shape::Path { points, closed: false, width: s * 0.28, color, fill: Rgba::CLEAR };
    lines.into_iter().map(|points| Laid::new(Part::Icon, area, line(points))).collect()
}
