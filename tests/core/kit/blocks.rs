//! JPEGs of flat blocks, written by hand: what is in them is known exactly, whatever they hold.

/// A baseline JPEG whose blocks have one value each.
pub(crate) struct Blocks {
    pub(crate) sides: [u16; 2],
    /// Blocks of each component in a unit, across and down.
    pub(crate) sampling: Vec<[u8; 2]>,
    /// The components come one after the other.
    pub(crate) is_apart: bool,
    /// Adobe's marker, with its number for the way colours are stored.
    pub(crate) adobe: Option<u8>,
    /// A colour profile.
    pub(crate) profile: Option<Vec<u8>>,
}

impl Blocks {
    /// The file; `value` gives what a component is at a place, in pixels of the component itself.
    pub(crate) fn file(&self, value: impl Fn(usize, usize, usize) -> u8) -> Vec<u8> {
        let mut bytes = vec![0xff, 0xd8];
        if let Some(transform) = self.adobe {
            bytes.extend(segment(0xee, &[b"Adobe\0\x64\0\0\0\0".as_slice(), &[transform]].concat()));
        }
        if let Some(profile) = &self.profile {
            bytes.extend(segment(0xe2, &[b"ICC_PROFILE\0\x01\x01".as_slice(), profile].concat()));
        }
        bytes.extend(segment(0xdb, &[&[0], [1; 64].as_slice()].concat()));
        let [width, height] = self.sides.map(u16::to_be_bytes);
        let parts = self.sampling.iter().zip(1..).flat_map(|([across, down], number)| [number, across << 4 | down, 0]);
        let frame = [&[8], height.as_slice(), &width, &[self.sampling.len() as u8]].concat();
        bytes.extend(segment(0xc0, &frame.into_iter().chain(parts).collect::<Vec<_>>()));
        // Twelve lengths of differences, by four bits each; and one bit for the end of a block.
        let mut counts = [0; 16];
        counts[3] = 12;
        bytes.extend(segment(0xc4, &[&[0x00], counts.as_slice(), &(0..12).collect::<Vec<u8>>()].concat()));
        counts = [0; 16];
        counts[0] = 1;
        bytes.extend(segment(0xc4, &[&[0x10], counts.as_slice(), &[0]].concat()));
        let all: Vec<usize> = (0..self.sampling.len()).collect();
        if self.is_apart {
            for component in all {
                bytes.extend(self.scan(&[component], &value));
            }
        } else {
            bytes.extend(self.scan(&all, &value));
        }
        bytes.extend([0xff, 0xd9]);
        bytes
    }

    fn scan(&self, components: &[usize], value: &impl Fn(usize, usize, usize) -> u8) -> Vec<u8> {
        let parts: Vec<u8> = components.iter().flat_map(|component| [*component as u8 + 1, 0]).collect();
        let header = [&[components.len() as u8], parts.as_slice(), &[0, 63, 0]].concat();
        let mut bits = Bits::default();
        let mut last = [0_i32; 4];
        let mut put = |component: usize, column: usize, row: usize| {
            // The mean of a block is eight times as large as its pixels, around the middle.
            let mean = (i32::from(value(component, column * 8, row * 8)) - 128) * 8;
            bits.difference(mean - last[component]);
            last[component] = mean;
        };
        let most = |side: usize| self.sampling.iter().map(|both| usize::from(both[side])).max().unwrap_or(1);
        let sides = self.sides.map(usize::from);
        if let [component] = *components {
            let count = |side: usize| {
                (sides[side] * usize::from(self.sampling[component][side])).div_ceil(most(side)).div_ceil(8)
            };
            (0..count(1)).for_each(|row| (0..count(0)).for_each(|column| put(component, column, row)));
        } else {
            let units = |side: usize| sides[side].div_ceil(8 * most(side));
            for (row, column) in (0..units(1)).flat_map(|row| (0..units(0)).map(move |column| (row, column))) {
                for component in components {
                    let [across, down] = self.sampling[*component].map(usize::from);
                    for block in 0..across * down {
                        put(*component, column * across + block % across, row * down + block / across);
                    }
                }
            }
        }
        [segment(0xda, &header), bits.end()].concat()
    }
}

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = (content.len() as u16 + 2).to_be_bytes();
    [&[0xff, marker], length.as_slice(), content].concat()
}

/// Bits one after the other, the highest first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    open: u32,
    count: u32,
}

impl Bits {
    fn put(&mut self, bits: u32, count: u32) {
        self.open = self.open << count | bits;
        self.count += count;
        while self.count >= 8 {
            self.count -= 8;
            let byte = (self.open >> self.count) as u8;
            self.bytes.push(byte);
            if byte == 0xff {
                self.bytes.push(0);
            }
        }
        self.open &= (1 << self.count) - 1;
    }

    /// The difference of a block's mean from the one before, and nothing else in the block.
    fn difference(&mut self, by: i32) {
        let length = 32 - by.unsigned_abs().leading_zeros();
        let bits = if by < 0 { by - 1 } else { by } as u32 & ((1 << length) - 1);
        self.put(length, 4);
        self.put(bits, length);
        self.put(0, 1);
    }

    fn end(mut self) -> Vec<u8> {
        while self.count > 0 {
            self.put(1, 1);
        }
        self.bytes
    }
}
