//! Draws a test harness's screen with the program's own rasteriser: the same bytes on every machine.

use std::cell::RefCell;
use std::rc::Rc;

use egui::{Color32, ColorImage, TextureId, TexturesDelta};
use egui_kittest::{Harness, TestRenderer};
use xiongguan::paint::Rasteriser;

/// The renderer of a harness: one clone goes into the harness, the other draws its frames.
#[derive(Clone)]
pub(crate) struct HarnessRenderer(Rc<RefCell<Shared>>);

struct Shared {
    rasteriser: Rasteriser,
    /// Textures that the latest frame still shows and the next one does not.
    gone: Vec<TextureId>,
}

impl HarnessRenderer {
    pub(crate) fn new() -> Self {
        Self(Rc::new(RefCell::new(Shared { rasteriser: Rasteriser::new(2), gone: Vec::new() })))
    }

    /// The latest frame of `harness`, at its own size and pixel density, on black.
    pub(crate) fn draw<State>(&self, harness: &Harness<'_, State>) -> ColorImage {
        let output = harness.output();
        let primitives = harness.ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
        let size = harness.ctx.content_rect().size() * output.pixels_per_point;
        let size = [size.x.round() as usize, size.y.round() as usize];
        self.0.borrow().rasteriser.render(size, output.pixels_per_point, &primitives, Color32::BLACK)
    }
}

impl TestRenderer for HarnessRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut shared = self.0.borrow_mut();
        for id in std::mem::take(&mut shared.gone) {
            shared.rasteriser.remove_texture(id);
        }
        shared.rasteriser.apply(delta);
        shared.gone = delta.free.drain().collect();
    }
}
