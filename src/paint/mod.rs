//! A rasteriser on the CPU for the triangles that egui makes of shapes and text.
//!
//! Export, the contrast check and the tests read its pixels, so they must be the same everywhere:
//! coverage is decided in whole numbers, colours are stepped in fixed point,
//! and the picture is the same to the byte for any number of threads.
//!
//! Blending is what egui's own renderers do: premultiplied source-over on gamma-encoded values,
//! without anti-aliasing of its own, since egui feathers its edges.

mod blend;
mod guard;
mod region;
mod span;
mod texture;
mod triangle;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use egui::epaint::{ClippedPrimitive, Mesh, Primitive, Vertex};
use egui::{Color32, ColorImage, Rect, TextureId, TexturesDelta};

pub use region::Region;
use span::Target;
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

    /// Works on `threads` threads from now on; see [`Self::new`].
    pub fn set_threads(&mut self, threads: usize) {
        self.threads = threads.max(1);
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
        let bands = Mutex::new(bands.map(|(i, pixels)| {
            let region = Region { left: 0, right: width, top: i * rows, bottom: i * rows + pixels.len() / width };
            Target { pixels, region, clip: region }
        }));
        let work = || {
            while let Some(band) = next(&bands) {
                self.paint(primitives, pixels_per_point, size_px, &mut [band]);
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

    /// What [`Self::render`] would paint in these regions alone: a picture for each, with the same pixels. What of a
    /// region lies outside the picture is left out. Works on the caller's thread.
    #[must_use]
    pub fn render_regions(
        &self,
        size_px: [usize; 2],
        pixels_per_point: f32,
        primitives: &[ClippedPrimitive],
        clear: Color32,
        regions: &[Region],
    ) -> Vec<ColorImage> {
        let regions = regions.iter().map(|region| region.within(Region::whole(size_px)));
        let mut images: Vec<(Region, ColorImage)> =
            regions.map(|region| (region, ColorImage::filled(region.size(), clear))).collect();
        let inked = images.iter_mut().filter(|(region, _)| !region.is_empty());
        let mut targets: Vec<Target<'_>> =
            inked.map(|(region, image)| Target { pixels: &mut image.pixels, region: *region, clip: *region }).collect();
        self.paint(primitives, pixels_per_point, size_px, &mut targets);
        images.into_iter().map(|(_, image)| image).collect()
    }

    fn paint(&self, primitives: &[ClippedPrimitive], scale: f32, size_px: [usize; 2], targets: &mut [Target<'_>]) {
        for primitive in primitives {
            let clip = clip(primitive.clip_rect, scale, size_px);
            for target in &mut *targets {
                let Region { top, bottom, .. } = target.region;
                target.clip = clip.within(Region { top, bottom, ..clip });
            }
            if let Primitive::Mesh(mesh) = &primitive.primitive
                && !clip.is_empty()
                && let Some(texture) = self.textures.get(&mesh.texture_id)
                && !texture.is_empty()
            {
                paint_mesh(mesh, texture, scale, targets);
            }
        }
    }
}

/// Threads take one band after the other, so a few bands for each thread balance dense and empty parts of the picture.
const BANDS_PER_THREAD: usize = 4;

/// The next item of a queue that several threads share.
fn next<T>(queue: &Mutex<impl Iterator<Item = T>>) -> Option<T> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).next()
}

/// The part of the picture inside `rect`, whose edges go to the nearest pixel edge as in egui's other renderers.
fn clip(rect: Rect, scale: f32, [width, height]: [usize; 2]) -> Region {
    let hold = |at: f32, high: usize| ((at * scale).round() as usize).min(high);
    Region {
        left: hold(rect.min.x, width),
        right: hold(rect.max.x, width),
        top: hold(rect.min.y, height),
        bottom: hold(rect.max.y, height),
    }
}

fn paint_mesh(mesh: &Mesh, texture: &Texture, scale: f32, targets: &mut [Target<'_>]) {
    for corners in mesh.indices.chunks_exact(3) {
        let corner = |at: usize| mesh.vertices.get(corners[at] as usize);
        let (Some(a), Some(b), Some(c)) = (corner(0), corner(1), corner(2)) else { continue };
        if is_near([a, b, c], scale, targets) {
            let corners = [a, b, c].map(|vertex| Corner::new(vertex, scale, texture));
            guard::for_each_within(corners, |triangle| {
                for target in &mut *targets {
                    target.paint(triangle, texture);
                }
            });
        }
    }
}

/// Whether a triangle has finite corners and a bounding box that comes near what may be painted.
///
/// Most triangles of a mesh lie outside a given region; this check is cheap and skips them early.
fn is_near([a, b, c]: [&Vertex; 3], scale: f32, targets: &[Target<'_>]) -> bool {
    let low = a.pos.min(b.pos).min(c.pos).to_vec2() * scale;
    let high = a.pos.max(b.pos).max(c.pos).to_vec2() * scale;
    a.pos.is_finite()
        && b.pos.is_finite()
        && c.pos.is_finite()
        && targets.iter().any(|target| target.is_near(low, high))
}
