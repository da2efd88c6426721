//! The frame of a JPEG: its components, and how much of them has been read.

use std::ops::RangeInclusive;

use crate::media::FILE_SIDE_MAX;

/// The header of a frame, and what the scans so far contained.
pub(super) struct Frame {
    pub(super) is_progressive: bool,
    width: u32,
    /// Rows of the picture in pixels.
    pub(super) height: u32,
    pub(super) components: Vec<Component>,
    /// Rows that all scans so far have reached, in pixels; may be more than the picture has.
    pub(super) reached: u32,
}

/// One component: brightness, or one of the colours.
pub(super) struct Component {
    pub(super) id: u8,
    /// Blocks in a unit of several components, from left to right and from top to bottom.
    pub(super) across: usize,
    pub(super) down: usize,
    /// Blocks in a row of `known`.
    columns: usize,
    /// For each block, the coefficients that are known not to be zero: a bit for each. Only progressive frames need it.
    known: Vec<u64>,
    /// For each coefficient, how many of its bits are to come; `UNSEEN` before its first scan.
    to_come: [u8; 64],
}

const UNSEEN: u8 = u8::MAX;
/// Pixels along a block.
const BLOCK: u32 = 8;

impl Component {
    /// Which coefficients of a block are known not to be zero; nothing outside a progressive frame.
    pub(super) fn known(&mut self, [column, row]: [usize; 2]) -> Option<&mut u64> {
        self.known.get_mut(row * self.columns + column)
    }
}

impl Frame {
    /// The frame of a header without its marker and length.
    pub(super) fn read(header: &[u8], is_progressive: bool) -> Option<Self> {
        let &[_, h1, h2, w1, w2, count] = header.first_chunk::<6>()?;
        let [height, width] = [[h1, h2], [w1, w2]].map(|side| u32::from(u16::from_be_bytes(side)));
        let sampled = header.get(6..6 + usize::from(count) * 3)?.chunks_exact(3);
        let is_sound =
            sampled.clone().all(|part| (1..=4).contains(&(part[1] >> 4)) && (1..=4).contains(&(part[1] & 15)));
        let is_side = |side: u32| (1..=FILE_SIDE_MAX).contains(&side);
        if !is_sound || !is_side(width) || !is_side(height) || !(1..=4).contains(&count) {
            return None;
        }
        let component = |part: &[u8]| Component {
            id: part[0],
            across: usize::from(part[1] >> 4),
            down: usize::from(part[1] & 15),
            columns: 0,
            known: Vec::new(),
            to_come: [UNSEEN; 64],
        };
        let components = sampled.map(component).collect();
        let mut frame = Self { is_progressive, width, height, components, reached: u32::MAX };
        let (columns, rows, _) = frame.together();
        for component in frame.components.iter_mut().filter(|_| is_progressive) {
            component.columns = columns * component.across;
            component.known = vec![0; component.columns * rows * component.down];
        }
        Some(frame)
    }

    /// Units from left to right and from top to bottom when components come together, and the rows of pixels in one.
    pub(super) fn together(&self) -> (usize, usize, u32) {
        let [across, down] = self.finest();
        let units = |side: u32, sampling: u32| side.div_ceil(BLOCK * sampling) as usize;
        (units(self.width, across), units(self.height, down), BLOCK * down)
    }

    /// The same for the component at `place` when it comes alone: its units are its blocks.
    pub(super) fn alone(&self, place: usize) -> (usize, usize, u32) {
        let component = &self.components[place];
        let [across, down] = self.finest();
        let blocks = |side: u32, sampling: usize, finest: u32| {
            (side * sampling as u32).div_ceil(finest).div_ceil(BLOCK) as usize
        };
        let rows = blocks(self.height, component.down, down);
        (blocks(self.width, component.across, across), rows, BLOCK * down / component.down as u32)
    }

    /// The highest sampling in each direction.
    fn finest(&self) -> [u32; 2] {
        let most = |of: fn(&Component) -> usize| self.components.iter().map(of).max().unwrap_or(1) as u32;
        [most(|component| component.across), most(|component| component.down)]
    }

    /// Notes that a scan contained coefficients of some components for the first `rows` rows of pixels; `low` bits of
    /// them are still to come.
    pub(super) fn cover(
        &mut self,
        places: impl Iterator<Item = usize>,
        coefficients: RangeInclusive<u8>,
        low: u8,
        rows: u32,
    ) {
        self.reached = self.reached.min(rows);
        for place in places {
            for coefficient in coefficients.clone() {
                self.components[place].to_come[usize::from(coefficient)] = low;
            }
        }
    }

    /// Whether no scan is missing.
    pub(super) fn is_final(&self) -> bool {
        self.components.iter().all(|component| component.to_come.iter().all(|bits| *bits == 0))
    }
}
