//! What a frame is made of: layers over each other.

use std::sync::Arc;

use super::{
    area::Area,
    pixmap::{Pixmap, View, itself, read},
    rows,
    sprite::Sprite,
};

/// One thing on the frame.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    /// The pixels that it may change.
    pub area: Area,
    /// 255 is solid.
    pub opacity: u8,
    pub look: Look,
}

/// What a layer shows.
#[derive(Clone, Debug)]
pub(super) enum Look {
    /// One opaque colour.
    Fill(u32),
    /// Finished pixels, so far from their place.
    Sprite(Arc<Sprite>, (i32, i32)),
    /// A part of a picture; a mask cuts it out if there is one.
    Picture(Arc<Pixmap>, View, Option<(Arc<Sprite>, (i32, i32))>),
}

impl PartialEq for Look {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Fill(a), Self::Fill(b)) => a == b,
            (Self::Sprite(a, way_a), Self::Sprite(b, way_b)) => Arc::ptr_eq(a, b) && way_a == way_b,
            (Self::Picture(a, view_a, cut_a), Self::Picture(b, view_b, cut_b)) => {
                let is_same_cut = match (cut_a, cut_b) {
                    (Some((a, way_a)), Some((b, way_b))) => Arc::ptr_eq(a, b) && way_a == way_b,
                    (None, None) => true,
                    _ => false,
                };
                Arc::ptr_eq(a, b) && view_a == view_b && is_same_cut
            }
            _ => false,
        }
    }
}

impl PartialEq for Layer {
    fn eq(&self, other: &Self) -> bool {
        self.area == other.area && self.opacity == other.opacity && self.look == other.look
    }
}

/// Room for rows that are read on the way.
#[derive(Debug, Default)]
pub(super) struct Spare {
    row: Vec<u32>,
    source: Vec<u32>,
}

impl Spare {
    /// The pixels of row `y` of `area` of a picture.
    fn seen<'a>(&'a mut self, pixmap: &'a Pixmap, view: View, area: Area, y: i32) -> &'a [u32] {
        if let Some(row) = itself(pixmap, view, area, y) {
            return row;
        }
        self.row.resize(area.width(), 0);
        read(pixmap, view, area, y, &mut self.source, &mut self.row);
        &self.row
    }
}

impl Layer {
    /// Whether nothing is seen through it.
    pub fn is_opaque(&self) -> bool {
        let is_solid = match &self.look {
            Look::Fill(_) => true,
            Look::Picture(pixmap, _, None) => !pixmap.is_clear(),
            Look::Picture(..) | Look::Sprite(..) => false,
        };
        self.opacity == 255 && is_solid
    }

    /// Lays row `y` over `row`, which has the columns of `area` of that row.
    pub fn lay(&self, area: Area, y: i32, row: &mut [u32], spare: &mut Spare) {
        let part = self.area.cut(area);
        if part.is_empty() || y < part.top || y >= part.bottom {
            return;
        }
        let below = &mut row[part.columns(area.left)];
        match &self.look {
            Look::Fill(color) => rows::fill(below, *color, self.opacity),
            Look::Sprite(sprite, (dx, dy)) => sprite.lay(part.left - dx, y - dy, self.opacity, below),
            Look::Picture(pixmap, view, _) if pixmap.is_clear() => {
                rows::over(below, spare.seen(pixmap, *view, part, y), self.opacity);
            }
            Look::Picture(pixmap, view, None) if self.opacity == 255 => {
                read(pixmap, *view, part, y, &mut spare.source, below);
            }
            Look::Picture(pixmap, view, cut) => {
                let above = spare.seen(pixmap, *view, part, y);
                match cut {
                    Some((mask, (dx, dy))) => mask.cut(part.left - dx, y - dy, self.opacity, above, below),
                    None => rows::mix(below, above, self.opacity),
                }
            }
        }
    }

    /// Writes to `out`, which has the columns of `area`, row `y` of it laid over `below`; false if it does not fill that
    /// row, or does not write it faster than onto a copy of `below`.
    pub fn lay_on(&self, area: Area, y: i32, below: &[u32], out: &mut [u32], spare: &mut Spare) -> bool {
        let Look::Picture(pixmap, view, None) = &self.look else { return false };
        if pixmap.is_clear()
            || self.area.cut(area).columns(area.left) != (0..out.len())
            || !self.touches(y)
            || self.opacity == 255
        {
            return false;
        }
        rows::mixed(below, spare.seen(pixmap, *view, area, y), self.opacity, out);
        true
    }

    /// Whether it may change row `y`.
    pub const fn touches(&self, y: i32) -> bool {
        self.area.top <= y && y < self.area.bottom
    }
}
