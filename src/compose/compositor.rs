//! The compositor: takes one scene after the other, knows what differs, and paints that.

use std::sync::Arc;

use super::{
    area::Area,
    damage::Damage,
    engraver::Engraver,
    layer::{Layer, Look, Spare},
    merged::{Base, Run},
    pixmap::{Pixmap, View},
    same::NEAR,
    sprite::Sprite,
    sprites::{Found, Sprites},
    workshop::Finished,
};
use crate::{
    scene::{Item, Scene, Shape},
    theme::Typefaces,
    units::{Rect, Rgba},
};

/// Gives the pixels of pictures.
pub trait Pixmaps {
    /// The pixels of the picture with this path, if they are there.
    fn pixmap(&self, file: &str) -> Option<&Arc<Pixmap>>;
}

/// Makes frames of scenes, and does nothing twice: items are drawn once and kept, and only what differs from the frame
/// before is painted.
///
/// [`Self::take`] takes the next scene; [`Self::damage`] says which pixels differ, and [`Self::paint`] paints them.
pub struct Compositor {
    /// Width and height of the frame in pixels.
    size: [usize; 2],
    pixels_per_point: f32,
    engraver: Engraver,
    sprites: Sprites,
    /// The frame, from back to front.
    layers: Vec<Layer>,
    /// The frame before; afterwards room for the next one.
    before: Vec<Layer>,
    /// For how many frames each of `layers` has been the same, and room for the next frame's.
    ages: [Vec<u8>; 2],
    base: Base,
    runs: Vec<Run>,
    /// What is painted: `layers`, with runs in place of those they show.
    plan: Vec<Layer>,
    /// How many of `plan` are in `base`.
    based: usize,
    damage: Damage,
    spare: Spare,
}

/// Bytes of kept sprites for each pixel of the frame. A scrim over the whole of it takes one; a slide has one or two, and
/// its words and cards take about as much.
const SPRITE_BYTES_PER_PIXEL: usize = 8;

/// Only runs of layers that cover more than this part of the frame together are worth a picture of their own.
const RUN_SHARE_MIN: usize = 4;

impl Default for Compositor {
    fn default() -> Self {
        Self::new()
    }
}

impl Compositor {
    /// A compositor of frames without pixels; see [`Self::resize`].
    #[must_use]
    pub fn new() -> Self {
        Self {
            size: [0; 2],
            pixels_per_point: 1.0,
            engraver: Engraver::new(std::thread::available_parallelism().map_or(1, std::num::NonZero::get)),
            sprites: Sprites::default(),
            layers: Vec::new(),
            before: Vec::new(),
            ages: [Vec::new(), Vec::new()],
            base: Base::default(),
            runs: Vec::new(),
            plan: Vec::new(),
            based: 0,
            damage: Damage::default(),
            spare: Spare::default(),
        }
    }

    /// Frames have this width and height in pixels from now on, and scenes so many pixels in a point.
    pub fn resize(&mut self, size: [usize; 2], pixels_per_point: f32) {
        if self.size == size && self.pixels_per_point == pixels_per_point {
            return;
        }
        (self.size, self.pixels_per_point) = (size, pixels_per_point);
        self.forget();
    }

    /// Words are set in these fonts of an exhibition from now on.
    pub fn set_in(&mut self, typefaces: &Typefaces) {
        if self.engraver.set_in(typefaces) {
            self.forget();
        }
    }

    /// The fonts of the exhibition.
    #[must_use]
    pub const fn typefaces(&self) -> &Typefaces {
        self.engraver.typefaces()
    }

    /// Drops everything that was drawn.
    fn forget(&mut self) {
        self.sprites.clear();
        self.layers.clear();
        self.ages[0].clear();
        self.base.drop_all();
        self.runs.clear();
    }

    /// Takes the scene of the next frame; returns whether it differs from the frame before.
    pub fn take(&mut self, scene: &Scene, pixmaps: &dyn Pixmaps) -> bool {
        std::mem::swap(&mut self.layers, &mut self.before);
        self.layers.clear();
        self.sprites.next_frame(self.budget());
        self.lay_fill(scene.ground, 1.0, Area::frame(self.size));
        for item in scene.items.iter().filter(|item| item.opacity > 0.001) {
            self.add(item, pixmaps);
        }
        self.damage.between(&self.before, &self.layers, Area::frame(self.size));
        if self.damage.is_empty() {
            return false;
        }
        self.grow_old();
        self.finish_what_stays();
        true
    }

    /// The areas of the latest frame that differ from the one before; they do not overlap.
    #[must_use]
    pub fn damage(&self) -> &[Area] {
        self.damage.areas()
    }

    /// The whole frame counts as different: what was painted before is lost.
    pub fn forget_painted(&mut self) {
        self.damage.all(Area::frame(self.size));
    }

    /// Paints an area of the latest frame into `out`, which has all rows of the frame.
    pub fn paint(&mut self, area: Area, out: &mut [u32]) {
        let area = area.cut(Area::frame(self.size));
        let width = self.size[0];
        if area.is_empty() || out.len() < width * self.size[1] {
            return;
        }
        // What lies under something opaque that covers all of the area is not seen.
        let is_cover = |layer: &Layer| layer.is_opaque() && layer.area.has(area);
        let covered = self.plan.iter().rposition(is_cover).filter(|at| *at >= self.based);
        let first = covered.unwrap_or(self.based);
        for y in area.top..area.bottom {
            let start = usize::try_from(y).unwrap_or(0) * width;
            let columns = area.columns(0);
            let row = &mut out[start + columns.start..start + columns.end];
            let mut layers = &self.plan[first..];
            if covered.is_none() && self.based > 0 {
                let below = &self.base.pixels[start + columns.start..start + columns.end];
                // Mostly a new picture comes next: both are read and the frame is written, and nothing twice.
                let next = layers.iter().position(|layer| layer.touches(y)).unwrap_or(layers.len());
                layers = &layers[next..];
                match layers.split_first() {
                    Some((layer, rest)) if layer.lay_on(area, y, below, row, &mut self.spare) => layers = rest,
                    _ => row.copy_from_slice(below),
                }
            }
            for layer in layers {
                layer.lay(area, y, row, &mut self.spare);
            }
        }
    }

    /// The items of `scene` that have not been drawn yet.
    pub fn missing<'a>(&self, scene: &'a Scene) -> impl Iterator<Item = &'a Item> {
        let is_sprite = |item: &&Item| match &item.shape {
            Shape::Empty | Shape::Picture { .. } => false,
            Shape::Fill { radius, .. } => *radius > 0.0 || self.whole_pixels(item.rect).is_none(),
            _ => item.opacity > 0.001,
        };
        // What does not fit would only drive out what is kept.
        let has_room = self.sprites.bytes() < self.budget() / 2;
        let items = scene.items.iter().filter(move |item| has_room && is_sprite(item));
        items.filter(|item| !self.sprites.has(item, self.pixels_per_point))
    }

    /// Keeps the pixels of an item that somebody else has engraved, if that was for frames of this size and in these fonts.
    pub fn keep(&mut self, finished: Finished) {
        let Finished { item, sprite, bounds, pixels_per_point, typefaces } = finished;
        let is_of_this_size = bounds == self.bounds() && pixels_per_point == self.pixels_per_point;
        if is_of_this_size && typefaces == *self.typefaces() && !self.sprites.has(&item, self.pixels_per_point) {
            self.sprites.keep(item, sprite.map(Arc::new), false);
        }
    }

    /// Draws an item that a frame to come may show, and keeps its pixels.
    pub fn engrave(&mut self, item: Item) {
        if !self.sprites.has(&item, self.pixels_per_point) {
            let sprite = self.engraver.engrave(&item, self.bounds(), self.pixels_per_point).map(Arc::new);
            self.sprites.keep(item, sprite, false);
        }
    }

    /// Where items are drawn: the frame, and a part of it around, from where words come in.
    #[must_use]
    pub fn bounds(&self) -> Area {
        let Area { right, bottom, .. } = Area::frame(self.size);
        Area { left: -right / 8, top: -bottom / 8, right: right + right / 8, bottom: bottom + bottom / 8 }
    }

    /// Pixels in a point.
    #[must_use]
    pub const fn pixels_per_point(&self) -> f32 {
        self.pixels_per_point
    }

    fn add(&mut self, item: &Item, pixmaps: &dyn Pixmaps) {
        let opacity = (item.opacity * 255.0).round() as u8;
        match &item.shape {
            Shape::Empty => {}
            Shape::Picture { file, crop, radius } => {
                if let Some(pixmap) = pixmaps.pixmap(file) {
                    self.add_picture(item, pixmap, *crop, *radius, opacity);
                }
            }
            Shape::Fill { color, radius }
                if *radius == 0.0
                    && let Some(area) = self.whole_pixels(item.rect) =>
            {
                self.lay_fill(*color, item.opacity, area);
            }
            _ => {
                let (sprite, way) = self.sprite(item);
                self.lay_sprite(sprite, way, opacity);
            }
        }
    }

    /// So many bytes of sprites are kept.
    const fn budget(&self) -> usize {
        self.size[0] * self.size[1] * SPRITE_BYTES_PER_PIXEL
    }

    /// The pixels of the frame that `rect` fills, if it cuts none of them.
    fn whole_pixels(&self, rect: Rect) -> Option<Area> {
        let (frame, scale) = (Area::frame(self.size), self.pixels_per_point);
        let is_edge = |at: f32, end: i32| {
            let at = at * scale;
            at <= 0.0 || at >= end as f32 || (at - at.round()).abs() < NEAR
        };
        let Rect { min, max } = rect;
        let is_whole = is_edge(min.x, frame.right)
            && is_edge(max.x, frame.right)
            && is_edge(min.y, frame.bottom)
            && is_edge(max.y, frame.bottom);
        is_whole.then(|| Area::within(rect, scale).cut(frame))
    }

    fn add_picture(&mut self, item: &Item, pixmap: &Arc<Pixmap>, crop: Rect, radius: f32, opacity: u8) {
        let area = Area::within(item.rect, self.pixels_per_point).cut(Area::frame(self.size));
        if area.is_empty() {
            return;
        }
        let view = View::new(pixmap, crop, item.rect, self.pixels_per_point);
        let mut layer = Layer { area, opacity, look: Look::Picture(Arc::clone(pixmap), view, None) };
        if radius > 0.0 {
            let shape = Shape::Fill { color: Rgba { r: 255, g: 255, b: 255, a: 255 }, radius };
            let (Some(mask), way) = self.sprite(&Item::new(item.part, item.rect, shape)) else { return };
            layer.area = mask.area.moved(way.0, way.1).cut(Area::frame(self.size));
            layer.look = Look::Picture(Arc::clone(pixmap), view, Some((mask, way)));
        }
        self.push(layer);
    }

    fn lay_fill(&mut self, color: Rgba, opacity: f32, area: Area) {
        let color = color.faded(opacity);
        let word = u32::from_be_bytes([255, color.r, color.g, color.b]);
        self.push(Layer { area, opacity: color.a, look: Look::Fill(word) });
    }

    fn lay_sprite(&mut self, sprite: Option<Arc<Sprite>>, (dx, dy): (i32, i32), opacity: u8) {
        if let Some(sprite) = sprite {
            let area = sprite.area.moved(dx, dy).cut(Area::frame(self.size));
            self.push(Layer { area, opacity, look: Look::Sprite(sprite, (dx, dy)) });
        }
    }

    /// Adds a layer; what it hides goes.
    fn push(&mut self, layer: Layer) {
        if layer.area.is_empty() || layer.opacity == 0 {
            return;
        }
        if layer.is_opaque() && layer.area.has(Area::frame(self.size)) {
            self.layers.clear();
        }
        self.layers.push(layer);
    }

    fn sprite(&mut self, item: &Item) -> Found {
        if let Some(found) = self.sprites.find(item, self.pixels_per_point) {
            return found;
        }
        let sprite = self.engraver.engrave(item, self.bounds(), self.pixels_per_point).map(Arc::new);
        self.sprites.keep(item.clone(), sprite.clone(), true);
        (sprite, (0, 0))
    }

    /// Counts for how many frames each layer has been the same.
    fn grow_old(&mut self) {
        let [ages, room] = &mut self.ages;
        std::mem::swap(ages, room);
        ages.clear();
        for (place, layer) in self.layers.iter().enumerate() {
            let from_end = self.layers.len() - place;
            let twin = [Some(place), self.before.len().checked_sub(from_end)].into_iter().flatten();
            let old = twin.into_iter().find(|at| self.before.get(*at) == Some(layer)).and_then(|at| room.get(at));
            ages.push(old.map_or(0, |age| age.saturating_add(1)));
        }
    }

    /// Makes one picture of the lowest layers that stay, and one of each large run of layers above that stay.
    fn finish_what_stays(&mut self) {
        let ages = &self.ages[0];
        let stay = ages.iter().take_while(|age| **age > 0).count();
        let is_costly = self.layers[..stay].iter().any(|layer| !matches!(layer.look, Look::Fill(_)));
        if stay > 0 && is_costly && stay < self.layers.len() {
            self.base.reach(&self.layers, stay, self.size, &mut self.spare);
        }
        self.based = if self.base.is_under(&self.layers) { self.base.layers.len() } else { 0 };
        self.plan.clear();
        self.plan.extend_from_slice(&self.layers[..self.based]);
        let mut runs = std::mem::take(&mut self.runs);
        let mut at = self.based;
        let mut kept = 0;
        while at < self.layers.len() {
            let run = self.run_at(at);
            if run < 2 {
                self.plan.push(self.layers[at].clone());
                at += 1;
                continue;
            }
            let layers = &self.layers[at..at + run];
            let found = runs[kept..].iter().position(|run| run.layers == layers);
            let place = kept + found.unwrap_or(runs.len() - kept);
            if found.is_none() {
                runs.push(Run::of(layers, self.size, &mut self.spare));
            }
            runs.swap(kept, place);
            self.plan.push(runs[kept].as_one.clone());
            (kept, at) = (kept + 1, at + run);
        }
        runs.truncate(kept);
        self.runs = runs;
    }

    /// How many layers from `at` on are sprites that have stayed for two frames; none if they cover too little to be worth
    /// a picture of their own.
    fn run_at(&self, at: usize) -> usize {
        let stays = |(layer, age): &(&Layer, &u8)| **age > 1 && matches!(layer.look, Look::Sprite(..));
        let run = || self.layers[at..].iter().zip(&self.ages[0][at..]).take_while(stays);
        let pixels: usize = run().map(|(layer, _)| layer.area.pixels()).sum();
        let [width, height] = self.size;
        if pixels * RUN_SHARE_MIN > width * height { run().count() } else { 0 }
    }
}
