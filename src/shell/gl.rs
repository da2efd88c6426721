//! The presenter for graphics cards: eframe with OpenGL.

use std::{cell::Cell, rc::Rc, sync::Arc};

use eframe::Frame;
use egui::{Color32, Context, RawInput, Ui, Visuals};

use super::{app::App, clock, frames::FRAME, window};
use crate::{record::Pixels, show::Wake, units::Moment};

/// When the next frame is due.
#[derive(Clone, Copy, Debug)]
enum Due {
    /// Not at a known time.
    Never,
    /// Then, if none comes between.
    At(Moment),
    /// As soon as the display wants one: within this time on one with sixty frames a second.
    Moving(Moment),
}

impl Due {
    /// When a frame that is drawn `now` was due; nothing for one that came between.
    fn reached(self, now: Moment) -> Option<Moment> {
        match self {
            Self::Never => None,
            Self::At(moment) => Some(moment).filter(|due| *due <= now),
            // A faster display is not late.
            Self::Moving(moment) => Some(moment.min(now)),
        }
    }
}

/// The app in a window of eframe.
pub(super) struct GlWindow {
    app: App,
    due: Due,
    /// Set once somebody leaves: a window that ends without that was lost.
    is_left: Rc<Cell<bool>>,
}

impl GlWindow {
    pub(super) const fn new(app: App, is_left: Rc<Cell<bool>>) -> Self {
        Self { app, due: Due::Never, is_left }
    }

    /// Has a picture of the screen taken when one is due; it comes with a later frame.
    fn glance(&mut self, ctx: &Context) {
        let Some(teller) = self.app.glance() else { return };
        ctx.request_screenshot(move |image| {
            let size = image.size.map(|side| u32::try_from(side).unwrap_or(u32::MAX));
            let pixel = |pixel: &Color32| u32::from_be_bytes([0, pixel.r(), pixel.g(), pixel.b()]);
            teller.tell(Pixels { size, rows: image.pixels.iter().map(pixel).collect() });
        });
    }

    /// Sleeps until the next frame; does not sleep while something moves.
    fn sleep(&mut self, ctx: &Context) {
        let now = self.app.clock().now();
        let next = self.app.next();
        let frame = match next.frame {
            Wake::Moving => {
                // The display sets the pace.
                self.due = Due::Moving(now + FRAME);
                ctx.request_repaint();
                return;
            }
            Wake::At(moment) => Some(moment),
            Wake::Never => None,
        };
        self.due = frame.map_or(Due::Never, Due::At);
        if let Some(next) = frame.into_iter().chain(next.other).min() {
            // In the time of life, which the show's own may be faster than.
            ctx.request_repaint_after(self.app.clock().instant(next).saturating_duration_since(clock::instant()));
        }
    }
}

impl eframe::App for GlWindow {
    fn logic(&mut self, ctx: &Context, frame: &mut Frame) {
        self.app.logic(ctx, frame.winit_window().map(Arc::as_ref));
        self.is_left.set(self.app.is_leaving());
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        self.app.ui(ui);
        self.is_left.set(self.app.is_leaving());
        self.app.paint(ui.ctx());
        let now = self.app.clock().now();
        self.app.drawn(self.due.reached(now));
        self.glance(ui.ctx());
        self.app.tell();
        self.sleep(ui.ctx());
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.app.end();
    }

    fn clear_color(&self, _visuals: &Visuals) -> [f32; 4] {
        let ground = self.app.ground();
        [ground.r, ground.g, ground.b, ground.a].map(|channel| f32::from(channel) / 255.0)
    }

    fn raw_input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        if let Some(side) = &mut input.max_texture_side {
            *side = (*side).min(window::ATLAS_SIDE_MAX);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Due;
    use crate::units::Moment;

    #[test]
    fn frames_of_a_movement_are_due_and_those_between_two_are_not() {
        let at = Moment::from_millis;
        assert_eq!(Due::Moving(at(16)).reached(at(40)), Some(at(16)), "a late one");
        assert_eq!(Due::Moving(at(16)).reached(at(7)), Some(at(7)), "a faster display");
        assert_eq!(Due::At(at(100)).reached(at(120)), Some(at(100)));
        assert_eq!(Due::At(at(100)).reached(at(50)), None, "somebody touched the screen");
        assert_eq!(Due::Never.reached(at(50)), None);
    }
}
