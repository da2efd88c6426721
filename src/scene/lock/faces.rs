//! Each face of the lock: the ring, the sheet of pad and panel, and the time of cleaning.

use super::{
    super::{Item, Part, Press, Role, STEPS, Scene, Shape},
    cleaning,
    desk::Desk,
    inputs::LockInputs,
    pad, panel,
    words::{Word, word},
};
use crate::{
    lock::{Face, Request},
    theme::{Scale, fade, line},
    units::{Fraction, Rect, Rgba, Stage, rect},
};

/// The corner that staff hold: at the top left, 20 mm wide and high or more, but no more than a fifth of the stage's short
/// side.
#[must_use]
pub fn lock_corner(stage: &Stage) -> Rect {
    let side = Scale::of(stage).target.max(20.0 * stage.points_per_mm).min(stage.size.short() / 5.0);
    rect(0.0, 0.0, side, side)
}

/// What lies over everything else; no items while nothing of the lock is seen.
#[must_use]
pub fn lock(inputs: &LockInputs<'_>) -> Scene {
    let items = match inputs.face {
        Face::Nothing => Vec::new(),
        Face::Ring(share) => ring(inputs, share),
        Face::Pad { digits, note } => sheet(inputs, |desk| pad::pad(desk, digits, note)),
        Face::Panel => sheet(inputs, |desk| panel::panel(desk, inputs.facts)),
        Face::Cleaning { seconds } => cleaning::cleaning(inputs, seconds),
    };
    Scene::still(inputs.stage, inputs.theme.palette.dim, items)
}

/// A thin ring around the finger, on a darker one so that it is seen on every picture.
fn ring(inputs: &LockInputs<'_>, share: Fraction) -> Vec<Item> {
    let (palette, unit) = (&inputs.theme.palette, Scale::of(&inputs.stage).unit);
    let side = lock_corner(&inputs.stage).w();
    // The corner's middle is nearer to the edges than the ring is wide.
    let area = rect(side * 0.1, side * 0.1, side * 1.5, side * 1.5);
    let part =
        |share: f32, width: f32, color: Rgba| Item::new(Part::LockRing, area, Shape::Ring { share, width, color });
    vec![
        part(1.0, line::BOLD * unit, palette.dim.faded(fade::VEIL)),
        part(share.get(), line::BOLD * unit, palette.snow),
    ]
}

/// A sheet with what `fill` puts on it, as large as it fits, and the veil over the rest of the stage.
fn sheet(inputs: &LockInputs<'_>, fill: impl Fn(&mut Desk<'_>)) -> Vec<Item> {
    let stage = inputs.stage;
    let palette = &inputs.theme.palette;
    let room = if stage.is_portrait() { stage.size.h * 0.8 } else { stage.size.h };
    let laid = STEPS.iter().map(|step| {
        let mut desk = Desk::new(inputs, *step);
        fill(&mut desk);
        desk
    });
    let mut last = None;
    for desk in laid {
        let fits = desk.height() <= room && desk.width() <= stage.size.w;
        last = Some(desk);
        if fits {
            break;
        }
    }
    let Some(desk) = last else { return Vec::new() };
    let (w, h) = (stage.size.w, stage.size.h);
    // A finger that misses a key is still on the sheet, and closes nothing.
    let (area, beside) = if stage.is_portrait() {
        let top = (h - desk.height()).max(0.0);
        (rect(0.0, top, w, h - top), rect(0.0, 0.0, w, top))
    } else {
        let right = desk.width().min(w);
        (rect(0.0, 0.0, right, h), rect(right, 0.0, w - right, h))
    };
    let close = word(inputs.lang, Word::Close);
    let mut veil = Item::new(Part::LockVeil, beside, Shape::Fill { color: palette.dim.faded(fade::VEIL), radius: 0.0 })
        .meaning(Role::Button, close);
    veil.press = Some(Press::Staff(Request::Close));
    let mut items = vec![veil];
    items.extend(desk.on(area));
    items
}
