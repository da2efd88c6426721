//! egui and its window, made fit for a wall.

use egui::{Context, ViewportCommand};

use crate::view;

/// The widest glyph atlas, in pixels: 64 MiB, where the driver's limit would allow 1 GiB.
pub(super) const ATLAS_SIDE_MAX: usize = 4096;
/// A finger trembles this much, in points, and still presses.
const FINGER_JITTER: f32 = 16.0;

/// Takes back what suits a tool but not a wall: quitting and zooming by keys, selectable texts.
pub(super) fn prepare_egui(ctx: &Context) {
    ctx.set_fonts(view::definitions());
    ctx.options_mut(|options| {
        options.quit_shortcuts.clear();
        options.zoom_with_keyboard = false;
        options.input_options.max_click_dist = FINGER_JITTER;
    });
    ctx.all_styles_mut(|style| style.interaction.selectable_labels = false);
}

/// Without a window manager X11 ignores the wish for full screen; then the window is sized by hand.
pub(super) fn ensure_full_screen(ctx: &Context) {
    let (monitor, inner) = ctx.input(|input| (input.viewport().monitor_size, input.viewport().inner_rect));
    if let (Some(monitor), Some(inner)) = (monitor, inner)
        && (inner.size() - monitor).length() > 1.0
    {
        ctx.send_viewport_cmd(ViewportCommand::OuterPosition(egui::Pos2::ZERO));
        ctx.send_viewport_cmd(ViewportCommand::InnerSize(monitor));
    }
}
