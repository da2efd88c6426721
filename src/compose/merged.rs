//! Layers that stay as they are, finished once: those below everything that moves, and runs of them above.

use std::sync::Arc;

use super::{
    area::Area,
    layer::{Layer, Look, Spare},
    sprite::Sprite,
};

/// The lowest layers of a frame as one finished picture of the whole of it.
#[derive(Debug, Default)]
pub(super) struct Base {
    pub layers: Vec<Layer>,
    pub pixels: Vec<u32>,
}

impl Base {
    /// Makes it of the first `count` of `layers`: what it has of them already stays.
    pub fn reach(&mut self, layers: &[Layer], count: usize, size: [usize; 2], spare: &mut Spare) {
        if !layers.starts_with(&self.layers) || self.pixels.len() != size[0] * size[1] {
            self.layers.clear();
            self.pixels.clear();
            self.pixels.resize(size[0] * size[1], OPAQUE_BLACK);
        }
        let whole = Area::frame(size);
        for layer in layers.get(self.layers.len()..count).unwrap_or_default() {
            let area = layer.area.cut(whole);
            for y in area.top..area.bottom {
                let start = usize::try_from(y).unwrap_or(0) * size[0];
                layer.lay(whole, y, &mut self.pixels[start..start + size[0]], spare);
            }
            self.layers.push(layer.clone());
        }
    }

    /// Whether `layers` begin with it.
    pub fn is_under(&self, layers: &[Layer]) -> bool {
        !self.layers.is_empty() && layers.starts_with(&self.layers)
    }

    /// Gives its memory back.
    pub fn drop_all(&mut self) {
        *self = Self::default();
    }
}

/// An opaque ground, which no frame should show.
const OPAQUE_BLACK: u32 = 0xff00_0000;

/// A run of still layers, and the one layer that shows them all.
#[derive(Debug)]
pub(super) struct Run {
    pub layers: Vec<Layer>,
    pub as_one: Layer,
}

impl Run {
    /// The layers, which are sprites, laid over each other within the frame.
    pub fn of(layers: &[Layer], size: [usize; 2], spare: &mut Spare) -> Self {
        let area = layers.iter().fold(Area::default(), |area, layer| area.join(layer.area)).cut(Area::frame(size));
        let mut pixels = vec![0; area.pixels()];
        for (y, row) in (area.top..).zip(pixels.chunks_exact_mut(area.width().max(1))) {
            for layer in layers {
                layer.lay(area, y, row, spare);
            }
        }
        let sprite = Arc::new(Sprite::merged(area, pixels));
        Self { layers: layers.to_vec(), as_one: Layer { area, opacity: 255, look: Look::Sprite(sprite, (0, 0)) } }
    }
}
