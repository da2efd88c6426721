//! Bits and Huffman codes of a JPEG's scan.

/// The bits of one scan. None from any method means that the data has ended: at a marker or with the file.
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    byte: u8,
    /// How many bits of `byte` are still to be read.
    left: u8,
}

impl<'a> Bits<'a> {
    /// The bits of `bytes` from the byte at `at`.
    pub(super) const fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at, byte: 0, left: 0 }
    }

    /// The place of the next byte of which no bit has been read.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// The next `count` bits as a number, the first one highest; up to 16.
    pub(super) fn take(&mut self, count: u8) -> Option<u32> {
        (0..count).try_fold(0, |number, _| Some(number << 1 | self.bit()?))
    }

    /// The next value in the code of `table`. None also for a code that the table does not have.
    pub(super) fn symbol(&mut self, table: &Table) -> Option<u8> {
        let (mut code, mut first, mut index) = (0, 0, 0);
        for count in table.counts.map(u32::from) {
            code |= self.bit()?;
            if code < first + count {
                return table.values.get((index + code - first) as usize).copied();
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        None
    }

    /// Skips a restart marker, which begins on a whole byte.
    pub(super) fn restart(&mut self) -> Option<()> {
        self.left = 0;
        let found = self.bytes.get(self.at..self.at + 2)?;
        (found[0] == 0xff && matches!(found[1], 0xd0..=0xd7)).then(|| self.at += 2)
    }

    fn bit(&mut self) -> Option<u32> {
        if self.left == 0 {
            self.byte = *self.bytes.get(self.at)?;
            self.at += 1;
            if self.byte == 0xff {
                // A zero follows each data byte of this value; anything else makes it a marker.
                if self.bytes.get(self.at) != Some(&0) {
                    self.at -= 1;
                    return None;
                }
                self.at += 1;
            }
            self.left = 8;
        }
        self.left -= 1;
        Some(u32::from(self.byte >> self.left & 1))
    }
}

/// A Huffman table as the file writes it.
#[derive(Clone, Default)]
pub(super) struct Table {
    /// How many codes have 1, 2, … 16 bits.
    counts: [u8; 16],
    /// The values of all codes, from the shortest.
    values: Vec<u8>,
}

impl Table {
    /// The table at the beginning of `bytes`, and how many bytes it takes.
    pub(super) fn read(bytes: &[u8]) -> Option<(Self, usize)> {
        let counts: [u8; 16] = bytes.get(..16)?.try_into().ok()?;
        let end = 16 + counts.iter().map(|count| usize::from(*count)).sum::<usize>();
        Some((Self { counts, values: bytes.get(16..end)?.to_vec() }, end))
    }
}
