//! What a speaker points with.

use super::{Item, Part, Shape, look::Look};
use crate::{
    show::{Light, Talk},
    theme::{BLACK, Scale, WHITE, fade, mark},
    units::{Rect, Rgba, Stage, pos, rect, size},
};

/// The light of a speaker where the pointer is, over everything else; nothing while none is lit.
pub(super) fn light(look: &Look<'_>, talk: &Talk) -> Vec<Item> {
    let Some(light) = talk.light else { return Vec::new() };
    let (scale, stage) = (look.scale, &look.stage);
    let at = whole_points(talk.pointer, stage);
    match light {
        Light::Dot => dot(look, at, &scale),
        Light::Spotlight => around(at, mark::SPOTLIGHT * scale.unit, stage),
    }
}

/// The pointer's place in whole points: what only moves there is not drawn anew.
fn whole_points((x, y): (f32, f32), stage: &Stage) -> (f32, f32) {
    ((x * stage.size.w).round(), (y * stage.size.h).round())
}

fn square((x, y): (f32, f32), half: f32) -> Rect {
    rect(x - half, y - half, 2.0 * half, 2.0 * half)
}

/// A point in the accent's colour with a light edge, so that it is seen on every ground.
fn dot(look: &Look<'_>, at: (f32, f32), scale: &Scale) -> Vec<Item> {
    let radius = mark::LIGHT * scale.unit;
    let reach = radius + mark::LIGHT_GLOW * scale.unit;
    let disc = |radius: f32, color| Item::new(Part::Light, square(at, radius), Shape::Fill { color, radius });
    let glow = Shape::Glow { color: look.palette.accent.faded(fade::GLOW), reach: size(reach, reach) };
    vec![Item::new(Part::Light, square(at, 0.5), glow), disc(radius, WHITE), disc(radius * 0.8, look.palette.accent)]
}

/// Everything but a disc gets darker: a closed line around it that is as broad as the stage reaches.
fn around((x, y): (f32, f32), radius: f32, stage: &Stage) -> Vec<Item> {
    const CORNERS: u32 = 96;
    let width = stage.size.w.hypot(stage.size.h);
    let middle = radius + width / 2.0;
    let corner = |index: u32| {
        let angle = std::f32::consts::TAU * index as f32 / CORNERS as f32;
        pos(x + middle * angle.cos(), y + middle * angle.sin())
    };
    let shape = Shape::Path {
        points: (0..CORNERS).map(corner).collect(),
        closed: true,
        width,
        color: BLACK.faded(fade::AROUND_LIGHT),
        fill: Rgba::CLEAR,
    };
    vec![Item::new(Part::LightAround, square((x, y), radius + width), shape)]
}
