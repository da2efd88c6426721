//! What lies behind words: where it is the same, it need not be drawn again to know how easy the words are to read.

use std::{collections::HashMap, hash::Hash, mem};

use super::digest::{Digest, Key};
use crate::{
    headless::Region,
    scene::{Item, Scene, Shape},
    units::{Rect, Rgba, rect},
};

/// How easy words were to read that have been seen so far.
#[derive(Debug, Default)]
pub struct Remembered {
    /// For each line of a block its contrast, if that is too low.
    blocks: HashMap<Key, Vec<Option<f32>>>,
    drawn: usize,
}

/// So many blocks of words are remembered; beyond that, all are forgotten. Large exhibitions come to some ten for each
/// picture, language and stage.
const BLOCKS_MAX: usize = 100_000;

impl Remembered {
    /// How many blocks of words had to be drawn for.
    #[must_use]
    pub const fn drawn(&self) -> usize {
        self.drawn
    }

    pub(super) fn has(&self, key: Key) -> bool {
        self.blocks.contains_key(&key)
    }

    /// What is known of a block; nothing if that is nothing.
    pub(super) fn of(&self, key: Key) -> &[Option<f32>] {
        self.blocks.get(&key).map(Vec::as_slice).unwrap_or_default()
    }

    /// Remembers a block that was drawn for.
    pub(super) fn keep(&mut self, key: Key, lines: Vec<Option<f32>>) {
        self.drawn += 1;
        self.blocks.insert(key, lines);
    }

    /// Forgets all, if that is too much.
    pub(super) fn make_room(&mut self) {
        if self.blocks.len() > BLOCKS_MAX {
            self.blocks.clear();
        }
    }
}

/// The items of a scene that words stand on, each with the place that it may paint on.
pub(super) struct Behind<'a> {
    stage: [f32; 2],
    ground: Rgba,
    items: Vec<(Rect, &'a Item)>,
}

impl<'a> Behind<'a> {
    /// Those of `scene`, which has a point for each pixel; `rest` are its items without words.
    pub fn new(scene: &Scene, rest: &[&'a Item]) -> Self {
        let size = scene.stage.size;
        let items = rest.iter().filter_map(|item| Some((reach(item)?, *item))).collect();
        Self { stage: [size.w, size.h], ground: scene.ground, items }
    }

    /// A hash of everything that is painted in `region`.
    pub fn digest(&self, region: Region) -> Digest {
        let mut digest = Digest::new();
        (self.stage.map(f32::to_bits), self.ground).hash(&mut digest);
        let Region { left, right, top, bottom } = region;
        (left, right, top, bottom).hash(&mut digest);
        let [width, height] = region.size();
        let area = rect(left as f32, top as f32, width as f32, height as f32);
        for (_, item) in self.items.iter().filter(|(reach, _)| reach.overlaps(area)) {
            add(item, &mut digest);
        }
        digest
    }
}

/// What is painted around a place: the softened edge of a line.
const EDGE: f32 = 3.0;

/// All that an item may paint on; nothing for one that paints nothing.
fn reach(item: &Item) -> Option<Rect> {
    let grown = |by: f32| item.rect.inset(-by - EDGE, -by - EDGE);
    Some(match &item.shape {
        Shape::Empty | Shape::Text { .. } => return None,
        Shape::Fill { .. }
        | Shape::Frame { .. }
        | Shape::Shade { .. }
        | Shape::Picture { .. }
        | Shape::Ring { .. }
        | Shape::Qr { .. } => grown(0.0),
        Shape::Shadow { blur, .. } => grown(*blur),
        Shape::Glow { reach, .. } => item.rect.inset(-reach.w - EDGE, -reach.h - EDGE),
        Shape::Path { points, width, .. } => {
            let around = points.iter().fold(item.rect, |all, at| all.union(rect(at.x, at.y, 0.0, 0.0)));
            around.inset(-width - EDGE, -width - EDGE)
        }
    })
}

/// Adds everything of an item that is seen.
fn add(item: &Item, digest: &mut Digest) {
    let corners = |rect: &Rect| [rect.min.x, rect.min.y, rect.max.x, rect.max.y].map(f32::to_bits);
    let Item { part: _, rect, opacity, shape, meaning: _, press: _ } = item;
    (mem::discriminant(shape), corners(rect), opacity.to_bits()).hash(digest);
    match shape {
        Shape::Empty | Shape::Text { .. } => {}
        Shape::Fill { color, radius } => (color, radius.to_bits()).hash(digest),
        Shape::Frame { color, width, radius } => (color, width.to_bits(), radius.to_bits()).hash(digest),
        Shape::Shadow { color, blur, radius } => (color, blur.to_bits(), radius.to_bits()).hash(digest),
        Shape::Glow { color, reach } => (color, reach.w.to_bits(), reach.h.to_bits()).hash(digest),
        Shape::Shade { stops, across } => {
            across.hash(digest);
            for (at, color) in stops {
                (at.to_bits(), color).hash(digest);
            }
        }
        Shape::Picture { file, crop, radius } => (file, corners(crop), radius.to_bits()).hash(digest),
        Shape::Ring { share, width, color } => (share.to_bits(), width.to_bits(), color).hash(digest),
        Shape::Qr { side, blocks, color } => (side, blocks, color).hash(digest),
        Shape::Path { points, closed, width, color, fill } => {
            (points.len(), closed, width.to_bits(), color, fill).hash(digest);
            for at in points {
                (at.x.to_bits(), at.y.to_bits()).hash(digest);
            }
        }
    }
}
