//! What of a scene hands are on.

use egui::Context;

use crate::{
    content::Exhibition,
    scene::{Part, Scene, Shape},
    show::{Action, Overlay, ShowState},
    touch::View,
};

/// The enlarged picture as it was drawn.
pub(super) fn enlarged(scene: &Scene, state: &ShowState) -> Option<View> {
    let Some(Overlay::Enlarged { zoom, .. }) = state.overlay else { return None };
    // On its own ground, which for people who sit is the lower part of the stage.
    let ground = scene.items.iter().rfind(|item| item.part == Part::Dim)?.rect;
    scene.items.iter().find_map(|item| match &item.shape {
        Shape::Picture { crop, .. } if item.part == Part::Enlarged => Some(View::of(ground, item.rect, *crop, zoom)),
        _ => None,
    })
}

/// Whether what is seen can be pulled aside: a slide, or one of several pictures.
pub(super) fn is_loose(exhibition: &Exhibition, state: &ShowState) -> bool {
    match state.overlay {
        // On a page of inner chapters a hand that wipes back leads out.
        None | Some(Overlay::Spot(_) | Overlay::Inner(_)) => true,
        Some(Overlay::Enlarged { .. }) => {
            exhibition.slide(state.slide).is_some_and(|(_, slide)| slide.kind.photos().len() > 1)
        }
        Some(Overlay::Reading { pages, .. }) => pages > 1,
        Some(Overlay::Menu | Overlay::Overview | Overlay::Black | Overlay::White) => false,
    }
}

/// What a wheel or a touchpad does to an enlarged picture.
pub(super) fn wheel(ctx: &Context) -> Option<Action> {
    let factor = ctx.input(|input| if input.any_touches() { 1.0 } else { input.zoom_delta() });
    (factor != 1.0).then_some(Action::Zoom(factor))
}

/// Whether somebody has done this: a window that gets the keyboard was not touched.
pub(super) const fn is_a_hand(event: &egui::Event) -> bool {
    matches!(event, egui::Event::Key { .. } | egui::Event::PointerButton { .. } | egui::Event::Touch { .. })
}
