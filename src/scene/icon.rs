//! Icons drawn as lines, so that they need no font and stay sharp at every size.

use super::{Part, Shape, laid::Laid};
use crate::units::{Pos, Rect, Rgba, pos};

/// A sign on a control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Icon {
    Next,
    Previous,
    /// An arrow that turns back.
    Back,
    Menu,
    Close,
    Plus,
    Minus,
    /// An open book.
    Book,
    /// A small and a large A.
    TextSize,
    /// A disc, half of it filled.
    Contrast,
    /// A wave over still water.
    Calm,
    /// Down to where a hand reaches.
    Reach,
    /// A cross in an arrow to the left.
    Erase,
    /// A tick.
    Done,
    /// Headphones.
    Listen,
    /// A loudspeaker that is heard.
    Sound,
    /// One that is not.
    Silence,
    /// Two bars: something waits.
    Pause,
}

/// `icon` in the middle of `area`.
pub(super) fn icon(icon: Icon, area: Rect, color: Rgba) -> Vec<Laid> {
    let s = area.size().short() * 0.2;
    let c = area.center();
    let at = |(x, y): (f32, f32)| pos(c.x + x * s, c.y + y * s);
    let line = |points: Vec<Pos>| Shape::Path { points, closed: false, width: s * 0.2, color, fill: Rgba::CLEAR };
    let drawn = lines(icon).into_iter().map(|points| line(points.into_iter().map(at).collect()));
    let half = (icon == Icon::Contrast).then(|| {
        let points = arc(1.0, 1.0, 0.0, 0.5).into_iter().map(at).collect();
        Shape::Path { points, closed: true, width: 0.0, color, fill: color }
    });
    drawn.chain(half).map(|shape| Laid::new(Part::Icon, area, shape)).collect()
}

/// Its lines, in parts of its half side.
fn lines(icon: Icon) -> Vec<Vec<(f32, f32)>> {
    match icon {
        Icon::Next => vec![vec![(-0.45, -1.0), (0.55, 0.0), (-0.45, 1.0)]],
        Icon::Previous => vec![vec![(0.45, -1.0), (-0.55, 0.0), (0.45, 1.0)]],
        Icon::Back => vec![
            vec![(-0.45, -1.0), (-1.1, -0.35), (-0.45, 0.3)],
            vec![(-1.1, -0.35), (0.5, -0.35), (0.9, -0.15), (1.05, 0.25), (0.9, 0.65), (0.5, 0.85), (-0.2, 0.85)],
        ],
        // The banners of the menu.
        Icon::Menu => [-0.9, 0.0, 0.9].map(|x| vec![(x, -1.0), (x, 1.0)]).to_vec(),
        Icon::Close => vec![vec![(-0.8, -0.8), (0.8, 0.8)], vec![(-0.8, 0.8), (0.8, -0.8)]],
        Icon::Plus => vec![vec![(-1.0, 0.0), (1.0, 0.0)], vec![(0.0, -1.0), (0.0, 1.0)]],
        Icon::Minus => vec![vec![(-1.0, 0.0), (1.0, 0.0)]],
        Icon::Book => {
            let page = |side: f32| {
                let x = |x: f32| side * x;
                vec![
                    (0.0, -0.65),
                    (x(0.35), -0.85),
                    (x(0.8), -0.9),
                    (x(1.2), -0.8),
                    (x(1.2), 0.7),
                    (x(0.8), 0.6),
                    (x(0.35), 0.65),
                    (0.0, 0.85),
                ]
            };
            vec![page(-1.0), page(1.0), vec![(0.0, -0.65), (0.0, 0.85)]]
        }
        Icon::TextSize => [letter(-0.85, 0.9, 0.45), letter(0.55, 0.9, 0.85)].concat(),
        Icon::Contrast => vec![arc(1.0, 1.0, 0.0, 1.0)],
        Icon::Calm => {
            let wave = |step: i8| {
                let x = f32::from(step) / 10.0;
                (x, -0.4 - 0.4 * (x * std::f32::consts::PI).sin())
            };
            vec![(-11..=11).map(wave).collect(), vec![(-1.1, 0.7), (1.1, 0.7)]]
        }
        Icon::Erase => vec![
            vec![(-1.3, 0.0), (-0.5, -0.9), (1.2, -0.9), (1.2, 0.9), (-0.5, 0.9), (-1.3, 0.0)],
            vec![(0.0, -0.35), (0.7, 0.35)],
            vec![(0.7, -0.35), (0.0, 0.35)],
        ],
        Icon::Listen => {
            let cup = |x: f32| vec![(x, -0.1), (x, 0.95), (0.6 * x, 0.95), (0.6 * x, 0.15), (x, 0.15)];
            vec![arc(1.05, 1.05, -0.25, 0.25), cup(-1.05), cup(1.05)]
        }
        Icon::Sound => vec![loudspeaker(), wave(0.45), wave(0.95)],
        Icon::Silence => vec![loudspeaker(), vec![(0.35, -0.4), (1.15, 0.4)], vec![(1.15, -0.4), (0.35, 0.4)]],
        Icon::Pause => [-0.45, 0.45].map(|x| vec![(x, -0.9), (x, 0.9)]).to_vec(),
        Icon::Done => vec![vec![(-1.0, 0.1), (-0.25, 0.85), (1.1, -0.7)]],
        Icon::Reach => vec![
            vec![(0.0, -1.1), (0.0, 0.5)],
            vec![(-0.55, -0.05), (0.0, 0.5), (0.55, -0.05)],
            vec![(-1.0, 1.1), (1.0, 1.1)],
        ],
    }
}

/// A loudspeaker, from the side.
fn loudspeaker() -> Vec<(f32, f32)> {
    vec![(-1.2, -0.35), (-0.75, -0.35), (-0.1, -0.95), (-0.1, 0.95), (-0.75, 0.35), (-1.2, 0.35), (-1.2, -0.35)]
}

/// What comes out of it, so far away.
fn wave(radius: f32) -> Vec<(f32, f32)> {
    arc(radius, radius, 0.12, 0.38).into_iter().map(|(x, y)| (x + 0.1, y)).collect()
}

/// A capital A around `x`, on a line at `foot`, `half` as wide on either side.
fn letter(x: f32, foot: f32, half: f32) -> Vec<Vec<(f32, f32)>> {
    let bar = foot - 0.7 * half;
    vec![
        vec![(x - half, foot), (x, foot - 2.3 * half), (x + half, foot)],
        vec![(x - 0.7 * half, bar), (x + 0.7 * half, bar)],
    ]
}

/// A part of an ellipse around the middle, clockwise from the top; `from` and `to` in turns.
fn arc(wide: f32, high: f32, from: f32, to: f32) -> Vec<(f32, f32)> {
    const STEPS: u8 = 36;
    let point = |step: u8| {
        let angle = std::f32::consts::TAU * (from + (to - from) * f32::from(step) / f32::from(STEPS));
        (wide * angle.sin(), -high * angle.cos())
    };
    (0..=STEPS).map(point).collect()
}
