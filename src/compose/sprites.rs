//! The sprites that are kept.

use std::{collections::HashMap, sync::Arc};

use super::{same::moved, sprite::Sprite};
use crate::scene::{Item, Part};

/// The sprites of items that were drawn, or will be.
#[derive(Debug, Default)]
pub(super) struct Sprites {
    kept: HashMap<Part, Vec<Kept>>,
    /// Counts the frames.
    frame: u64,
}

/// An item and its pixels.
#[derive(Debug)]
struct Kept {
    item: Item,
    /// Nothing for one that has no pixels.
    sprite: Option<Arc<Sprite>>,
    /// The frame in which it was used last.
    used: u64,
    /// It was made for one moment of a movement, and no other frame has used it yet.
    is_passing: bool,
}

impl Kept {
    /// How far from its place it shows `item`, in pixels, if it does: what was cut off at the bounds is not seen elsewhere.
    fn shows(&self, item: &Item, pixels_per_point: f32) -> Option<(i32, i32)> {
        let is_cut = self.sprite.as_ref().is_some_and(|sprite| sprite.is_cut);
        moved(&self.item, item, pixels_per_point).filter(|way| !is_cut || *way == (0, 0))
    }
}

/// A kept sprite, and how far from its place it is wanted, in pixels.
pub(super) type Found = (Option<Arc<Sprite>>, (i32, i32));

impl Sprites {
    /// The sprite of `item`, if it is kept.
    pub fn find(&mut self, item: &Item, pixels_per_point: f32) -> Option<Found> {
        let frame = self.frame;
        self.kept.get_mut(&item.part)?.iter_mut().find_map(|kept| {
            let way = kept.shows(item, pixels_per_point)?;
            kept.is_passing &= kept.used == frame;
            kept.used = frame;
            Some((kept.sprite.clone(), way))
        })
    }

    /// Whether the sprite of `item` is kept.
    pub fn has(&self, item: &Item, pixels_per_point: f32) -> bool {
        let of_part = self.kept.get(&item.part);
        of_part.is_some_and(|kept| kept.iter().any(|kept| kept.shows(item, pixels_per_point).is_some()))
    }

    /// Keeps a sprite. One that `is_passing` is dropped if the next frame does not use it.
    pub fn keep(&mut self, item: Item, sprite: Option<Arc<Sprite>>, is_passing: bool) {
        let kept = Kept { item, sprite, used: self.frame, is_passing };
        self.kept.entry(kept.item.part).or_default().push(kept);
    }

    /// A new frame begins: what the last one has not used of passing things goes, and what was not used for longest while
    /// all take more than `budget` bytes.
    pub fn next_frame(&mut self, budget: usize) {
        let last = self.frame;
        for kept in self.kept.values_mut() {
            kept.retain(|kept| !kept.is_passing || kept.used >= last);
        }
        while self.bytes() > budget {
            let oldest = self.kept.values().flatten().filter(|kept| kept.sprite.is_some()).map(|kept| kept.used).min();
            let Some(oldest) = oldest.filter(|used| *used < last) else { break };
            self.kept.values_mut().for_each(|kept| kept.retain(|kept| kept.used > oldest));
        }
        self.frame += 1;
    }

    /// Bytes of all pixels.
    pub fn bytes(&self) -> usize {
        self.kept.values().flatten().filter_map(|kept| kept.sprite.as_ref()).map(|sprite| sprite.bytes()).sum()
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        self.kept.clear();
    }
}
