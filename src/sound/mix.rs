//! Samples of several sounds become those of one.

use std::time::Duration;

use crate::film::{CHANNELS, RATE};

/// So many samples of each channel are mixed at once: 20 ms.
pub const BLOCK: usize = RATE as usize / 50;

/// How loud something is, which changes by and by: a jump would click.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gain {
    now: f32,
    to: f32,
    /// What it changes by from one sample to the next.
    step: f32,
}

impl Gain {
    /// Goes to this level, 0 (silent) ..= 1, within so much time.
    pub fn go(&mut self, to: f32, within: Duration) {
        let samples = (within.as_secs_f32() * RATE as f32).max(1.0);
        (self.to, self.step) = (to, (to - self.now) / samples);
    }

    /// The level that it goes to, or is at.
    #[must_use]
    pub const fn goal(&self) -> f32 {
        self.to
    }

    /// Nothing is heard, and stays so.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.now == 0.0 && self.to == 0.0
    }

    fn next(&mut self) -> f32 {
        let left = self.to - self.now;
        self.now = if left.abs() <= self.step.abs() { self.to } else { self.now + self.step };
        self.now
    }
}

/// One block of what is heard.
#[derive(Clone, Debug)]
pub struct Mix(Vec<f32>);

impl Default for Mix {
    fn default() -> Self {
        Self(vec![0.0; BLOCK * CHANNELS])
    }
}

impl Mix {
    /// Adds these samples, as loud as `gain` says; it goes on by a whole block, also where samples are missing.
    pub fn add(&mut self, samples: &[i16], gain: &mut Gain) {
        let missing = &[0; CHANNELS][..];
        let frames = samples.chunks(CHANNELS).chain(std::iter::repeat(missing));
        for (sum, frame) in self.0.chunks_mut(CHANNELS).zip(frames) {
            let level = gain.next();
            for (sum, sample) in sum.iter_mut().zip(frame) {
                *sum += f32::from(*sample) * level;
            }
        }
    }

    /// The samples as bytes, the low one first; what is too loud is cut.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|sample| (sample.round() as i16).to_le_bytes()).collect()
    }
}
