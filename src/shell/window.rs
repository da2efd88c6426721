//! Prepares egui and its window for a kiosk.

use std::sync::Arc;

use egui::{Context, Theme, Vec2, vec2};
use winit::{dpi::PhysicalSize, event_loop::ActiveEventLoop, window::Window};

use super::monitors;
use crate::{
    compose::{Pixmap, Pixmaps},
    diag::Words,
    theme::Typefaces,
    view, words,
};

/// The widest glyph atlas, in pixels: 64 MiB, where the driver's limit would allow 1 GiB.
pub(super) const ATLAS_SIDE_MAX: usize = 4096;
/// Switches off what does not suit a kiosk: quitting and zooming by keys, selectable texts.
pub(super) fn prepare_egui(ctx: &Context) {
    ctx.set_fonts(view::definitions(&Typefaces::default()));
    // Letters are drawn a little bolder or finer with the theme, and must not depend on that of the desktop.
    ctx.set_theme(Theme::Dark);
    ctx.options_mut(|options| {
        options.quit_shortcuts.clear();
        options.zoom_with_keyboard = false;
    });
    ctx.all_styles_mut(|style| style.interaction.selectable_labels = false);
}

/// Where a window will stand, as far as that is known before it does.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Width and height of its monitor in pixels.
    pub(super) monitor: Option<Vec2>,
    /// Pixels in a point.
    pub(super) scale: f32,
}

impl Place {
    /// That of a window that is there.
    pub(super) fn of(window: &Window) -> Self {
        let primary = || window.primary_monitor().as_ref().map(|monitor| pixels(monitor.size()));
        let monitor = monitors::current(window).map(|monitor| pixels(monitor.area.1)).or_else(primary);
        Self { monitor, scale: window.scale_factor() as f32 }
    }

    /// That of a window that is not there yet, on the monitor with this number, or where most windows open.
    pub(super) fn expected(events: &ActiveEventLoop, wanted: Option<usize>) -> Option<Self> {
        let all = monitors::monitors(events.available_monitors());
        let wanted = wanted.and_then(|wanted| all.get(wanted));
        let primary =
            || all.iter().find(|monitor| monitor.handle.is_some() && monitor.handle == events.primary_monitor());
        let monitor = wanted.or_else(primary).or_else(|| all.first())?;
        Some(Self { monitor: Some(pixels(monitor.area.1)), scale: monitor.scale })
    }
}

fn pixels(size: PhysicalSize<u32>) -> Vec2 {
    vec2(size.width as f32, size.height as f32)
}

/// Says in the log that the wanted monitor (counted from 0) is not there; the window opened somewhere else then.
pub(super) fn warn_of_missing_monitor(window: &Window, wanted: Option<usize>) {
    if let Some(warning) = missing_monitor(wanted, monitors::monitors(window.available_monitors()).len()) {
        tracing::warn!("{warning}");
    }
}

/// The message if monitor `wanted`, counted from 0, is not one of `count`.
#[must_use]
pub fn missing_monitor(wanted: Option<usize>, count: usize) -> Option<Words> {
    let wanted = wanted.filter(|wanted| *wanted >= count)?;
    Some(match count {
        0 => words!("there is no monitor {wanted}; the system tells of none", wanted),
        1 => words!("there is no monitor {wanted}; there is only monitor 0, and the window is there", wanted),
        _ => {
            let last = count - 1;
            words!(
                "there is no monitor {wanted}; there are the monitors 0 to {last}, and the system chose one",
                wanted,
                last
            )
        }
    })
}

/// A plate has no pictures.
pub(super) struct NoPictures;

impl view::Textures for NoPictures {
    fn texture(&self, _: &str) -> Option<view::Texture> {
        None
    }
}

impl Pixmaps for NoPictures {
    fn pixmap(&self, _: &str) -> Option<&Arc<Pixmap>> {
        None
    }
}
