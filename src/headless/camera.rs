//! Draws scenes as pixels.

use egui::{ClippedPrimitive, Color32, ColorImage, Context, LayerId, Pos2, RawInput, TextureId, ViewportId, vec2};

use super::{Album, crew::cores};
use crate::{
    paint::{Rasteriser, Region},
    scene::{Measure, Scene},
    theme::Typefaces,
    view::{FontMeasure, definitions, paint},
};

/// The widest glyph atlas; beyond it egui starts a new one, which is cheaper than a larger one.
const ATLAS_SIDE_MAX: usize = 4096;

/// Draws with egui without a window, and paints on the CPU.
pub struct Camera {
    context: Context,
    rasteriser: Rasteriser,
    measure: FontMeasure,
    held: Vec<TextureId>,
}

impl Camera {
    /// A camera with the bundled fonts alone, so that its pictures are the same everywhere.
    #[must_use]
    pub fn new() -> Self {
        Self::with_fonts(&Typefaces::default(), cores())
    }

    /// The same with the fonts of an exhibition, painting on so many threads at once; the pictures do not depend on their
    /// number.
    #[must_use]
    pub fn with_fonts(typefaces: &Typefaces, threads: usize) -> Self {
        let context = Context::default();
        context.set_fonts(definitions(typefaces));
        let measure = FontMeasure::of(typefaces);
        Self { context, rasteriser: Rasteriser::new(threads), measure, held: Vec::new() }
    }

    /// The measure of the fonts that this camera draws with.
    #[must_use]
    pub fn measure(&self) -> &dyn Measure {
        &self.measure
    }

    /// The characters of `text` that no font has, each once, in their order.
    #[must_use]
    pub fn lacking(&self, text: &str) -> Vec<char> {
        self.measure.lacking(text)
    }

    /// `scene` as pixels, one for each point.
    pub fn picture(&mut self, scene: &Scene, album: &mut Album) -> ColorImage {
        let size = scene.stage.size;
        self.painted(scene, album, |rasteriser, primitives, ground| {
            rasteriser.render([size.w as usize, size.h as usize], 1.0, primitives, ground)
        })
    }

    /// Some regions of what [`Self::picture`] draws, a picture for each; takes time for what is in them alone.
    pub fn regions(&mut self, scene: &Scene, album: &mut Album, regions: &[Region]) -> Vec<ColorImage> {
        let size = scene.stage.size;
        self.painted(scene, album, |rasteriser, primitives, ground| {
            rasteriser.render_regions([size.w as usize, size.h as usize], 1.0, primitives, ground, regions)
        })
    }

    fn painted<T>(
        &mut self,
        scene: &Scene,
        album: &mut Album,
        render: impl FnOnce(&Rasteriser, &[ClippedPrimitive], Color32) -> T,
    ) -> T {
        self.take_textures(album);
        let size = scene.stage.size;
        let mut input = RawInput {
            screen_rect: Some(egui::Rect::from_min_size(Pos2::ZERO, vec2(size.w, size.h))),
            max_texture_side: Some(ATLAS_SIDE_MAX),
            ..RawInput::default()
        };
        if let Some(viewport) = input.viewports.get_mut(&ViewportId::ROOT) {
            viewport.native_pixels_per_point = Some(1.0);
        }
        let mut output = self.context.run_ui(input, |ui| {
            let painter = ui.ctx().layer_painter(LayerId::background());
            paint(scene, &painter, album);
        });
        let shapes = std::mem::take(&mut output.shapes);
        let primitives = self.context.tessellate(shapes, output.pixels_per_point);
        self.rasteriser.apply(&mut output.textures_delta);
        let ground = Color32::from_rgb(scene.ground.r, scene.ground.g, scene.ground.b);
        let result = render(&self.rasteriser, &primitives, ground);
        self.rasteriser.free(&mut output.textures_delta);
        result
    }

    fn take_textures(&mut self, album: &mut Album) {
        let kept: Vec<TextureId> = album.ids().collect();
        for id in self.held.iter().filter(|id| !kept.contains(id)) {
            self.rasteriser.remove_texture(*id);
        }
        for (id, image) in album.take_fresh() {
            self.rasteriser.set_texture(id, image);
        }
        self.held = kept;
    }
}

impl Default for Camera {
    fn default() -> Self {
        Self::new()
    }
}
