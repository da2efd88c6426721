//! Items as finished pixels.

use egui::ColorImage;

use super::{area::Area, rows};
use crate::{
    scene::{Item, Shape},
    units::Rgba,
};

/// The pixels of one item, or of several that lie over each other.
#[derive(Debug)]
pub struct Sprite {
    /// Where it stands.
    pub(super) area: Area,
    /// The item reaches further: at another place more of it, or less, would be seen.
    pub(super) is_cut: bool,
    pixels: Pixels,
}

#[derive(Debug)]
enum Pixels {
    /// One opaque colour behind a mask: a quarter of the memory.
    Mask { color: u32, mask: Vec<u8> },
    /// Premultiplied colours.
    Full(Vec<u32>),
}

impl Sprite {
    /// The pixels of `image`, which shows `item` and has its top left corner at that of `area`; a part of the item if it
    /// `is_cut`.
    pub(super) fn of(item: &Item, image: &ColorImage, area: Area, is_cut: bool) -> Self {
        let pixels = match color_of(&item.shape) {
            Some(color) => Pixels::Mask { color, mask: image.pixels.iter().map(egui::Color32::a).collect() },
            None => Pixels::Full(image.pixels.iter().map(|pixel| word(*pixel)).collect()),
        };
        Self { area, is_cut, pixels }
    }

    /// An item of which nothing is within the bounds.
    pub(super) fn out_of_bounds() -> Self {
        Self { area: Area::default(), is_cut: true, pixels: Pixels::Full(Vec::new()) }
    }

    /// Several layers over each other.
    pub(super) const fn merged(area: Area, pixels: Vec<u32>) -> Self {
        Self { area, is_cut: false, pixels: Pixels::Full(pixels) }
    }

    /// Bytes of its pixels.
    pub(super) fn bytes(&self) -> usize {
        match &self.pixels {
            Pixels::Mask { mask, .. } => mask.len(),
            Pixels::Full(pixels) => pixels.len() * 4,
        }
    }

    /// Lays row `y` of it over `below`, whose first pixel is in column `left`; it lies within the sprite.
    pub(super) fn lay(&self, left: i32, y: i32, opacity: u8, below: &mut [u32]) {
        let run = self.run(left, y, below.len());
        match &self.pixels {
            Pixels::Mask { color, mask } => rows::through(below, &mask[run], *color, opacity),
            Pixels::Full(pixels) => rows::over(below, &pixels[run], opacity),
        }
    }

    /// Lays an opaque row over `below` where the sprite, a mask, lets it through.
    pub(super) fn cut(&self, left: i32, y: i32, opacity: u8, above: &[u32], below: &mut [u32]) {
        if let Pixels::Mask { mask, .. } = &self.pixels {
            rows::cut(below, above, &mask[self.run(left, y, below.len())], opacity);
        }
    }

    fn run(&self, left: i32, y: i32, length: usize) -> std::ops::Range<usize> {
        let place = |at: i32| usize::try_from(at).unwrap_or(0);
        let start = place(y - self.area.top) * self.area.width() + place(left - self.area.left);
        start..start + length
    }
}

/// The one colour that an item has, if it has no more.
fn color_of(shape: &Shape) -> Option<u32> {
    let color = match shape {
        Shape::Fill { color, .. }
        | Shape::Frame { color, .. }
        | Shape::Shadow { color, .. }
        | Shape::Glow { color, .. }
        | Shape::Text { color, .. }
        | Shape::Ring { color, .. }
        | Shape::Qr { color, .. } => *color,
        Shape::Path { color, fill, width, .. } => match (*width > 0.0 && color.a > 0, fill.a > 0) {
            (true, false) => *color,
            (false, true) => *fill,
            _ => return None,
        },
        Shape::Shade { stops, .. } => {
            let (_, first) = stops.first()?;
            stops.iter().all(|(_, stop)| same(*stop, *first)).then_some(*first)?
        }
        Shape::Empty | Shape::Picture { .. } => return None,
    };
    Some(u32::from_be_bytes([255, color.r, color.g, color.b]))
}

const fn same(a: Rgba, b: Rgba) -> bool {
    a.r == b.r && a.g == b.g && a.b == b.b
}

const fn word(pixel: egui::Color32) -> u32 {
    u32::from_be_bytes([pixel.a(), pixel.r(), pixel.g(), pixel.b()])
}
