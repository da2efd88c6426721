//! Counts the complete rows of a JPEG whose end is missing.
//!
//! Decoders fill missing rows with grey and do not say where they begin. So this module reads the coded data without
//! making pixels of it: it reads every block as a decoder would, and counts it. A row is complete when every scan of
//! the file has reached it and no bits of its coefficients are still to come: a progressive JPEG of which only coarse
//! scans are there has no complete row.
//!
//! It is only used for files without an end marker, so it may take as long as decoding does.

use super::bits::{Bits, Table};
use super::blocks;
use super::frame::{Component, Frame};
use super::markers::{END, START, next_marker};

/// How many rows there are, in pixels as stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::media) struct Rows {
    /// Rows from the top that are whole.
    pub(in crate::media) whole: u32,
    /// All rows of the picture.
    pub(in crate::media) all: u32,
}

/// Counts the rows. None if the header makes no sense or is of a kind that is not read here (lossless, arithmetic).
pub(in crate::media) fn count(bytes: &[u8]) -> Option<Rows> {
    // A copy that broke off may leave a file of full length with zeros at its end.
    let length = bytes.iter().rposition(|byte| *byte != 0)? + 1;
    let mut walk = Walk { bytes: &bytes[..length], at: 0, frame: None, dc: default(), ac: default(), restart: 0 };
    walk.segments();
    let frame = walk.frame?;
    let whole = if frame.is_final() { frame.reached } else { 0 };
    Some(Rows { whole: whole.min(frame.height), all: frame.height })
}

fn default() -> [Table; 4] {
    std::array::from_fn(|_| Table::default())
}

/// Reads a file from its first marker to its end.
struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    frame: Option<Frame>,
    dc: [Table; 4],
    ac: [Table; 4],
    /// Units between two restart markers; 0 for none.
    restart: usize,
}

/// The coefficients of its components that a scan contains.
struct Scan {
    /// Places of the components, with the numbers of their tables.
    parts: Vec<(usize, usize, usize)>,
    /// The first and last coefficient.
    from: u8,
    to: u8,
    /// Whether coefficients are begun here, or only refined.
    is_first: bool,
    /// Bits still to come.
    low: u8,
}

impl Walk<'_> {
    /// Reads header after header until the data ends. None when it does.
    fn segments(&mut self) -> Option<()> {
        while let Some((marker, after)) = next_marker(self.bytes, self.at) {
            if marker == START || marker == END {
                self.at = after;
                continue;
            }
            let length = usize::from(u16::from_be_bytes(self.bytes.get(after..after + 2)?.try_into().ok()?));
            let segment = self.bytes.get(after + 2..after + length)?;
            self.at = after + length;
            match marker {
                0xc0..=0xc2 => self.frame = Some(Frame::read(segment, marker == 0xc2)?),
                0xc4 => self.tables(segment)?,
                0xdd => self.restart = usize::from(u16::from_be_bytes(segment.try_into().ok()?)),
                0xda => self.scan(segment)?,
                _ => {}
            }
        }
        None
    }

    fn tables(&mut self, mut segment: &[u8]) -> Option<()> {
        while let Some((number, rest)) = segment.split_first() {
            let (table, length) = Table::read(rest)?;
            let tables = if number >> 4 == 0 { &mut self.dc } else { &mut self.ac };
            *tables.get_mut(usize::from(number & 15))? = table;
            segment = &rest[length..];
        }
        Some(())
    }

    fn scan(&mut self, header: &[u8]) -> Option<()> {
        let frame = self.frame.as_mut()?;
        let scan = Scan::read(header, frame)?;
        let mut bits = Bits::new(self.bytes, self.at);
        let rows = scan.walk(&mut bits, frame, [&self.dc, &self.ac], self.restart);
        self.at = bits.at();
        frame.cover(scan.parts.iter().map(|part| part.0), scan.from..=scan.to, scan.low, rows);
        Some(())
    }
}

impl Scan {
    fn read(header: &[u8], frame: &Frame) -> Option<Self> {
        let (count, rest) = header.split_first()?;
        let (parts, rest) = rest.split_at_checked(usize::from(*count) * 2)?;
        let [from, to, bits] = rest.first_chunk::<3>()?;
        let part = |part: &[u8]| {
            let place = frame.components.iter().position(|component| component.id == part[0])?;
            Some((place, usize::from(part[1] >> 4 & 3), usize::from(part[1] & 3)))
        };
        let parts: Vec<_> = parts.chunks_exact(2).map(part).collect::<Option<_>>()?;
        let (from, to, bits) = if frame.is_progressive { (*from, *to, *bits) } else { (0, 63, 0) };
        let is_sound = !parts.is_empty() && from <= to && to < 64;
        is_sound.then_some(Self { parts, from, to, is_first: bits >> 4 == 0, low: bits & 15 })
    }

    /// Reads blocks until they or the data end; returns how many rows of the picture they cover.
    fn walk(&self, bits: &mut Bits<'_>, frame: &mut Frame, tables: [&[Table; 4]; 2], restart: usize) -> u32 {
        // One component alone comes block by block. Several come in units, in which a component has more blocks if it
        // is sampled more finely.
        let (columns, rows, unit_rows) = match self.parts[..] {
            [(place, ..)] => frame.alone(place),
            _ => frame.together(),
        };
        let mut run = 0;
        for unit in 0..columns * rows {
            let (column, row) = (unit % columns, unit / columns);
            if restart > 0 && unit > 0 && unit % restart == 0 {
                run = 0;
                if bits.restart().is_none() {
                    return row as u32 * unit_rows;
                }
            }
            let read = self.parts.iter().try_for_each(|part| {
                let tables = [&tables[0][part.1], &tables[1][part.2]];
                self.unit(bits, &mut frame.components[part.0], tables, [column, row], &mut run)
            });
            if read.is_none() {
                return row as u32 * unit_rows;
            }
        }
        u32::MAX
    }

    /// Reads the blocks that a component has in a unit.
    fn unit(
        &self,
        bits: &mut Bits<'_>,
        component: &mut Component,
        tables: [&Table; 2],
        [column, row]: [usize; 2],
        run: &mut u32,
    ) -> Option<()> {
        let [across, down] = if self.parts.len() == 1 { [1, 1] } else { [component.across, component.down] };
        (0..across * down).try_for_each(|block| {
            match component.known([column * across + block % across, row * down + block / across]) {
                Some(known) => self.refine(bits, tables, known, run),
                None => blocks::whole(bits, tables),
            }
        })
    }

    /// Reads a block of a progressive scan.
    fn refine(&self, bits: &mut Bits<'_>, tables: [&Table; 2], known: &mut u64, run: &mut u32) -> Option<()> {
        match (self.from, self.is_first) {
            (0, true) => blocks::first_mean(bits, tables[0]),
            (0, false) => bits.take(1).map(|_| ()),
            (_, true) => blocks::first(bits, tables[1], self.from..=self.to, known, run),
            (_, false) => blocks::refined(bits, tables[1], self.from..=self.to, known, run),
        }
    }
}
