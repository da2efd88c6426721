//! Photographs of a test harness's screen, taken by the program's own rasteriser: the same bytes on every machine.

use std::cell::RefCell;
use std::rc::Rc;

use egui::{Color32, ColorImage, TextureId, TexturesDelta};
use egui_kittest::{Harness, TestRenderer};
use xiongguan::paint::Rasteriser;

/// Stands where a harness's screen is: one clone goes into the harness as its renderer, the other takes photographs.
#[derive(Clone)]
pub(crate) struct Camera(Rc<RefCell<Film>>);

struct Film {
    rasteriser: Rasteriser,
    /// Textures that the latest frame still shows, but the next one will not.
    gone: Vec<TextureId>,
}

impl Camera {
    pub(crate) fn new() -> Self {
        Self(Rc::new(RefCell::new(Film { rasteriser: Rasteriser::new(2), gone: Vec::new() })))
    }

    /// The latest frame of `harness`, at its own size and pixel density, on black.
    pub(crate) fn photograph<State>(&self, harness: &Harness<'_, State>) -> ColorImage {
        let output = harness.output();
        let primitives = harness.ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
        let size = harness.ctx.content_rect().size() * output.pixels_per_point;
        let size = [size.x.round() as usize, size.y.round() as usize];
        self.0.borrow().rasteriser.render(size, output.pixels_per_point, &primitives, Color32::BLACK)
    }
}

impl TestRenderer for Camera {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut film = self.0.borrow_mut();
        for id in std::mem::take(&mut film.gone) {
            film.rasteriser.remove_texture(id);
        }
        film.rasteriser.apply(delta);
        film.gone = delta.free.drain().collect();
    }
}
