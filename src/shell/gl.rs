//! The presenter for graphics cards: eframe with OpenGL.

use std::{cell::Cell, rc::Rc};

use eframe::Frame;
use egui::{Context, RawInput, Ui, Visuals};

use super::{app::App, window};
use crate::{show::Wake, units::Moment};

/// The app in a window of eframe.
pub(super) struct GlWindow {
    app: App,
    /// When the next frame was due, if it was asked for.
    due: Option<Moment>,
    /// Set once somebody leaves: a window that ends without that was lost.
    is_left: Rc<Cell<bool>>,
}

impl GlWindow {
    pub(super) const fn new(app: App, is_left: Rc<Cell<bool>>) -> Self {
        Self { app, due: None, is_left }
    }

    /// Sleeps until the next frame; does not sleep while something moves.
    fn sleep(&mut self, ctx: &Context) {
        let now = self.app.clock().now();
        let next = self.app.next();
        let frame = match next.frame {
            Wake::Moving => {
                // The display sets the pace.
                self.due = None;
                ctx.request_repaint();
                return;
            }
            Wake::At(moment) => Some(moment),
            Wake::Never => None,
        };
        self.due = frame;
        if let Some(next) = frame.into_iter().chain(next.other).min() {
            ctx.request_repaint_after(next.since(now));
        }
    }
}

impl eframe::App for GlWindow {
    fn logic(&mut self, ctx: &Context, _frame: &mut Frame) {
        self.app.logic(ctx);
        self.is_left.set(self.app.is_leaving());
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        self.app.ui(ui);
        self.is_left.set(self.app.is_leaving());
        self.app.paint(ui.ctx());
        let now = self.app.clock().now();
        self.app.drawn(self.due.filter(|due| *due <= now));
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
