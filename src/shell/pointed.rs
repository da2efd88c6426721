//! What of a scene a finger is on.

use egui::Context;

use super::gesture::Enlarged;
use crate::{
    scene::{Part, Scene, Shape},
    show::Action,
    units::pos,
};

/// Whether the pointer is on something of `scene` that can be pressed.
pub(super) fn is_under_pointer(ctx: &Context, scene: &Scene) -> bool {
    let at = ctx.input(|input| input.pointer.interact_pos());
    at.is_some_and(|at| scene.items.iter().any(|item| item.press.is_some() && item.rect.contains(pos(at.x, at.y))))
}

/// The enlarged picture.
pub(super) fn enlarged(scene: &Scene) -> Option<Enlarged> {
    scene.items.iter().rev().find_map(|item| match &item.shape {
        Shape::Picture { crop, .. } if item.part == Part::Enlarged => Some(Enlarged { area: item.rect, crop: *crop }),
        _ => None,
    })
}

/// A touch on a picture enlarges it around the touched point.
pub(super) fn at_finger(action: Action, ctx: &Context, scene: &Scene) -> Action {
    let Action::Enlarge(picture) = action else { return action };
    // A screen reader presses without a finger.
    let Some(finger) = ctx.input(|input| input.pointer.interact_pos()) else { return action };
    let finger = pos(finger.x, finger.y);
    let touched = scene.items.iter().rev().find_map(|item| match &item.shape {
        Shape::Picture { crop, .. } if item.rect.contains(finger) => Some((item.rect, *crop)),
        _ => None,
    });
    touched.map_or(action, |(area, crop)| {
        let (x, y) = ((finger.x - area.min.x) / area.w(), (finger.y - area.min.y) / area.h());
        Action::EnlargeAt(picture, crop.min.x + x * crop.w(), crop.min.y + y * crop.h())
    })
}
