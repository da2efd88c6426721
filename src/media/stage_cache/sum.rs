//! A sum by which a file that was cut or mixed up is known.

/// The sum of a series of blocks. It tells faults, not forgeries.
pub(super) struct Sum([u64; LANES]);

/// Sums beside each other, so that a processor can work on all at once.
const LANES: usize = 4;
/// Bytes of a word.
const WORD: usize = 8;
/// An odd number with its bits well spread: the golden ratio's.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

impl Sum {
    pub(super) const fn new() -> Self {
        Self([1, 2, 3, 4])
    }

    /// Adds a block of any length.
    pub(super) fn add(&mut self, block: &[u8]) {
        let mut groups = block.chunks_exact(LANES * WORD);
        for group in &mut groups {
            self.group(group);
        }
        let rest = groups.remainder();
        if !rest.is_empty() {
            let mut last = [0; LANES * WORD];
            last[..rest.len()].copy_from_slice(rest);
            self.group(&last);
        }
    }

    fn group(&mut self, group: &[u8]) {
        for (sum, word) in self.0.iter_mut().zip(group.chunks_exact(WORD)) {
            let word = word.try_into().map_or(0, u64::from_le_bytes);
            *sum = (*sum ^ word).wrapping_mul(SPREAD).rotate_left(29);
        }
    }

    /// The sum of all blocks.
    pub(super) fn end(&self) -> u64 {
        self.0.iter().fold(0, |all, sum| (all ^ sum).wrapping_mul(SPREAD).rotate_left(29))
    }
}
