//! A rasteriser on the CPU for the triangles that egui makes of shapes and text.
//!
//! Export, the contrast check and the tests read its pixels, so they must be the same everywhere:
//! coverage is decided in whole numbers, colours are stepped in fixed point,
//! and the picture is the same to the byte for any number of threads.
//!
//! Blending is what egui's own renderers do: premultiplied source-over on gamma-encoded values,
//! without anti-aliasing of its own, since egui feathers its edges.

mod blend;
mod clip;
mod guard;
mod span;
mod texture;
mod triangle;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use egui::epaint::{ClippedPrimitive, Mesh, Primitive, Vertex};
use egui::{Color32, ColorImage, Rect, TextureId, TexturesDelta};

use clip::Clip;
use texture::Texture;
use triangle::Corner;

/// Paints tessellated egui output into memory.
///
/// Keeps the textures between frames, as a graphics card does.
/// Callback primitives need a graphics card and are left out.
#[derive(Clone, Debug)]
pub struct Rasteriser {
    threads: usize,
    textures: HashMap<TextureId, Texture>,
}

impl Rasteriser {
    /// A rasteriser that works on `threads` threads at once, the caller's among them; 0 counts as 1.
    ///
    /// The pixels do not depend on `threads`. The extra threads live only while [`Self::render`] runs.
    #[must_use]
    pub fn new(threads: usize) -> Self {
        Self { threads: threads.max(1), textures: HashMap::new() }
    }

    /// Takes over the new and changed textures of a frame; call before [`Self::render`]. Empties `delta.set`.
    ///
    /// Whole textures are shared, not copied. A change to a texture that is not there is ignored.
    pub fn apply(&mut self, delta: &mut TexturesDelta) {
        for (id, changes) in delta.set.drain() {
            for change in changes {
                match (change.pos, self.textures.get_mut(&id)) {
                    (None, _) => drop(self.textures.insert(id, Texture::from_delta(change))),
                    (Some(at), Some(texture)) => texture.patch(at, &change.image),
                    (Some(_), None) => {}
                }
            }
        }
    }

    /// Removes the textures that a frame no longer needs; call after [`Self::render`]. Empties `delta.free`.
    pub fn free(&mut self, delta: &mut TexturesDelta) {
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    /// Puts a texture in place without egui's texture manager, so that no copy is made.
    ///
    /// It is sampled bilinearly and held at its edges.
    /// There are no mipmaps: drawn at less than half its size, fine detail flickers,
    /// so pictures are to be scaled near their size on the stage beforehand, as `media` does.
    pub fn set_texture(&mut self, id: TextureId, image: impl Into<Arc<ColorImage>>) {
        self.textures.insert(id, Texture::smooth(image.into()));
    }

    /// Removes one texture.
    pub fn remove_texture(&mut self, id: TextureId) {
        self.textures.remove(&id);
    }

    /// Paints `primitives` from back to front on a ground of `clear`.
    ///
    /// `size_px` is width and height of the result in pixels; the primitives are in points,
    /// `pixels_per_point` pixels each. Meshes whose texture is unknown and triangles with corners that are
    /// not finite are left out; corners far outside the picture are cut off at its surroundings.
    /// Blocks until the picture is complete.
    #[must_use]
    pub fn render(
        &self,
        size_px: [usize; 2],
        pixels_per_point: f32,
        primitives: &[ClippedPrimitive],
        clear: Color32,
    ) -> ColorImage {
        let mut image = ColorImage::filled(size_px, clear);
        let [width, height] = size_px;
        if image.pixels.is_empty() {
            return image;
        }
        let rows = height.div_ceil(self.threads * BANDS_PER_THREAD);
        let bands = image.pixels.chunks_mut(rows * width).enumerate();
        let bands = Mutex::new(bands.map(|(i, pixels)| Band::new(pixels, width, i * rows)));
        let work = || {
            while let Some(mut band) = next(&bands) {
                band.paint(primitives, pixels_per_point, &self.textures);
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..self.threads {
                // If a thread cannot be started, the others paint its bands.
                let _ = std::thread::Builder::new().name("paint".to_owned()).spawn_scoped(scope, work);
            }
            work();
        });
        image
    }
}

/// Threads take one band after the other, so a few bands for each thread balance dense and empty parts of the picture.
const BANDS_PER_THREAD: usize = 4;

/// The next item of a queue that several threads share.
fn next<T>(queue: &Mutex<impl Iterator<Item = T>>) -> Option<T> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).next()
}

/// Some complete rows of the picture, painted by one thread.
struct Band<'a> {
    /// The rows' pixels.
    pixels: &'a mut [Color32],
    /// Width of the picture in pixels.
    width: usize,
    /// The picture's row that is the band's first.
    top: usize,
}

impl<'a> Band<'a> {
    const fn new(pixels: &'a mut [Color32], width: usize, top: usize) -> Self {
        Self { pixels, width, top }
    }

    fn paint(&mut self, primitives: &[ClippedPrimitive], scale: f32, textures: &HashMap<TextureId, Texture>) {
        for primitive in primitives {
            let clip = self.clip(primitive.clip_rect, scale);
            if let Primitive::Mesh(mesh) = &primitive.primitive
                && !clip.is_empty()
                && let Some(texture) = textures.get(&mesh.texture_id)
                && !texture.is_empty()
            {
                self.paint_mesh(mesh, texture, scale, clip);
            }
        }
    }

    /// The part of the band inside `rect`, whose edges go to the nearest pixel edge as in egui's other renderers.
    fn clip(&self, rect: Rect, scale: f32) -> Clip {
        let bottom = self.top + self.pixels.len() / self.width;
        let hold = |at: f32, low: usize, high: usize| ((at * scale).round() as usize).clamp(low, high);
        Clip {
            left: hold(rect.min.x, 0, self.width),
            right: hold(rect.max.x, 0, self.width),
            top: hold(rect.min.y, self.top, bottom),
            bottom: hold(rect.max.y, self.top, bottom),
        }
    }

    fn paint_mesh(&mut self, mesh: &Mesh, texture: &Texture, scale: f32, clip: Clip) {
        let mut target = span::Target { pixels: &mut *self.pixels, width: self.width, top: self.top, clip };
        for corners in mesh.indices.chunks_exact(3) {
            let corner = |at: usize| mesh.vertices.get(corners[at] as usize);
            let (Some(a), Some(b), Some(c)) = (corner(0), corner(1), corner(2)) else { continue };
            if is_near([a, b, c], scale, clip) {
                let corners = [a, b, c].map(|vertex| Corner::new(vertex, scale, texture));
                guard::for_each_within(corners, |triangle| target.paint(triangle, texture));
            }
        }
    }
}

/// Whether a triangle has finite corners and a bounding box that comes near the clip.
///
/// Most triangles of a mesh lie outside a given band; this check is cheap and skips them early.
fn is_near([a, b, c]: [&Vertex; 3], scale: f32, clip: Clip) -> bool {
    let low = a.pos.min(b.pos).min(c.pos).to_vec2() * scale;
    let high = a.pos.max(b.pos).max(c.pos).to_vec2() * scale;
    a.pos.is_finite()
        && b.pos.is_finite()
        && c.pos.is_finite()
        && high.y >= clip.top as f32 - 1.0
        && low.y <= clip.bottom as f32 + 1.0
        && high.x >= clip.left as f32 - 1.0
        && low.x <= clip.right as f32 + 1.0
}
