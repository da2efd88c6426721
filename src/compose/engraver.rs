//! Makes pixels of items.

use egui::{ClippedPrimitive, Color32, Context, LayerId, RawInput, ViewportId, epaint::Primitive, pos2, vec2};

use super::{area::Area, sprite::Sprite};
use crate::{paint::Rasteriser, scene::Item, theme::Typefaces, view};

/// Draws items with egui, each on its own, and paints them on the processor.
pub struct Engraver {
    context: Context,
    rasteriser: Rasteriser,
    typefaces: Typefaces,
    /// So many threads work on a large item.
    threads: usize,
}

/// An item of more pixels than this is worth more than one thread.
const LARGE: usize = 200_000;

/// The widest glyph atlas; beyond it egui starts a new one.
const ATLAS_SIDE_MAX: usize = 2048;
/// No item stands further from the stage's corner than this, in points: twice the largest panel.
const REACH: f32 = 32_768.0;

impl Engraver {
    /// An engraver with the bundled fonts, which works on so many threads at once.
    #[must_use]
    pub fn new(threads: usize) -> Self {
        let context = Context::default();
        let typefaces = Typefaces::default();
        context.set_fonts(view::definitions(&typefaces));
        Self { context, rasteriser: Rasteriser::new(1), typefaces, threads }
    }

    /// Words are set in these fonts from now on; true if they are others than before.
    pub fn set_in(&mut self, typefaces: &Typefaces) -> bool {
        if self.typefaces == *typefaces {
            return false;
        }
        self.typefaces = typefaces.clone();
        self.context.set_fonts(view::definitions(typefaces));
        true
    }

    /// The fonts of the exhibition.
    #[must_use]
    pub const fn typefaces(&self) -> &Typefaces {
        &self.typefaces
    }

    /// The pixels of `item` at full opacity within `bounds`; nothing if it has none anywhere. An item that shows a picture
    /// has none.
    pub fn engrave(&mut self, item: &Item, bounds: Area, pixels_per_point: f32) -> Option<Sprite> {
        let mut primitives = self.draw(item, pixels_per_point);
        let reach = reach(&primitives, pixels_per_point);
        if reach.is_empty() {
            return None;
        }
        let area = reach.cut(bounds);
        if area.is_empty() {
            return Some(Sprite::out_of_bounds());
        }
        let corner = vec2(area.left as f32, area.top as f32) / pixels_per_point;
        for primitive in &mut primitives {
            primitive.clip_rect = primitive.clip_rect.translate(-corner);
            if let Primitive::Mesh(mesh) = &mut primitive.primitive {
                mesh.translate(-corner);
            }
        }
        let size = [area.width(), area.height()];
        self.rasteriser.set_threads(if area.pixels() > LARGE { self.threads } else { 1 });
        let image = self.rasteriser.render(size, pixels_per_point, &primitives, Color32::TRANSPARENT);
        Some(Sprite::of(item, &image, area, area != reach))
    }

    fn draw(&mut self, item: &Item, pixels_per_point: f32) -> Vec<ClippedPrimitive> {
        let mut input = RawInput {
            screen_rect: Some(egui::Rect::from_min_max(pos2(-REACH, -REACH), pos2(REACH, REACH))),
            max_texture_side: Some(ATLAS_SIDE_MAX),
            ..RawInput::default()
        };
        if let Some(viewport) = input.viewports.get_mut(&ViewportId::ROOT) {
            viewport.native_pixels_per_point = Some(pixels_per_point);
        }
        let mut output = self.context.run_ui(input, |ui| {
            view::paint_solid(item, &ui.ctx().layer_painter(LayerId::background()));
        });
        let primitives = self.context.tessellate(output.shapes, output.pixels_per_point);
        self.rasteriser.apply(&mut output.textures_delta);
        self.rasteriser.free(&mut output.textures_delta);
        primitives
    }
}

/// All pixels that these primitives may touch.
fn reach(primitives: &[ClippedPrimitive], pixels_per_point: f32) -> Area {
    let mut bounds = egui::Rect::NOTHING;
    for primitive in primitives {
        if let Primitive::Mesh(mesh) = &primitive.primitive {
            bounds = bounds.union(mesh.calc_bounds().intersect(primitive.clip_rect));
        }
    }
    if !bounds.is_positive() {
        return Area::default();
    }
    let edge = |at: f32| (at * pixels_per_point) as i32;
    Area {
        left: edge(bounds.min.x.floor()) - 1,
        top: edge(bounds.min.y.floor()) - 1,
        right: edge(bounds.max.x.ceil()) + 1,
        bottom: edge(bounds.max.y.ceil()) + 1,
    }
}
