//! A hash that stands for what it was made of.

use std::{
    fmt::{self, Write},
    hash::{DefaultHasher, Hasher},
};

/// Stands for everything that a result depends on.
pub(super) type Key = u128;

/// A hash of 128 bits: so long that two of a million slides never share one.
pub(super) struct Digest([DefaultHasher; 2]);

impl Digest {
    pub fn new() -> Self {
        let (first, mut second) = (DefaultHasher::new(), DefaultHasher::new());
        second.write_u8(1);
        Self([first, second])
    }

    pub fn key(&self) -> Key {
        let [high, low] = &self.0;
        Key::from(high.finish()) << 64 | Key::from(low.finish())
    }
}

impl Hasher for Digest {
    fn write(&mut self, bytes: &[u8]) {
        for hasher in &mut self.0 {
            hasher.write(bytes);
        }
    }

    fn finish(&self) -> u64 {
        self.0[0].finish()
    }
}

impl Write for Digest {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.write(text.as_bytes());
        Ok(())
    }
}
