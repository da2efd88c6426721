//! Colours and their contrast.

use std::sync::LazyLock;

/// A colour in sRGB with straight (not premultiplied) alpha.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rgba {
    /// Red, 0 ..= 255.
    pub r: u8,
    /// Green, 0 ..= 255.
    pub g: u8,
    /// Blue, 0 ..= 255.
    pub b: u8,
    /// Opacity: 0 is clear, 255 is solid.
    pub a: u8,
}

impl Rgba {
    /// Fully clear.
    pub const CLEAR: Self = Self { r: 0, g: 0, b: 0, a: 0 };

    /// A solid colour written as `0xRRGGBB`.
    #[must_use]
    pub const fn hex(rgb: u32) -> Self {
        let [_, r, g, b] = rgb.to_be_bytes();
        Self { r, g, b, a: 255 }
    }

    /// The same colour, `opacity` (0 ..= 1) times as solid.
    #[must_use]
    pub fn faded(self, opacity: f32) -> Self {
        let a = (f32::from(self.a) * opacity.clamp(0.0, 1.0)).round() as u8;
        Self { a, ..self }
    }

    /// The colour `share` (0 ..= 1) of the way to another one, as solid as it is itself.
    #[must_use]
    pub fn mixed(self, to: Self, share: f32) -> Self {
        let [r, g, b] = mix(self.levels(), to.levels(), share).map(|level| level.round() as u8);
        Self { r, g, b, ..self }
    }

    /// Red, green and blue, 0 ..= 255.
    #[must_use]
    pub fn levels(self) -> [f32; 3] {
        [self.r, self.g, self.b].map(f32::from)
    }

    /// WCAG relative luminance of the colour taken as solid, 0 (black) ..= 1 (white).
    #[must_use]
    pub fn luminance(self) -> f32 {
        Luminance::table().of(self)
    }

    /// WCAG contrast ratio of two solid colours, 1 ..= 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f32 {
        contrast(self.luminance(), other.luminance())
    }
}

/// Red, green and blue `share` (0 ..= 1) of the way from one colour to another, on whatever scale both have.
#[must_use]
pub fn mix(from: [f32; 3], to: [f32; 3], share: f32) -> [f32; 3] {
    let share = share.clamp(0.0, 1.0);
    [0, 1, 2].map(|channel| from[channel] + (to[channel] - from[channel]) * share)
}

/// WCAG contrast ratio of two luminances (0 ..= 1), 1 ..= 21.
#[must_use]
pub fn contrast(a: f32, b: f32) -> f32 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The luminances of all values of a channel, since the power in their formula is too slow for millions of pixels.
pub struct Luminance {
    /// What each value of red, of green and of blue adds.
    channels: [[f32; 256]; 3],
}

impl Luminance {
    /// The one table of the program, made when it is first asked for.
    #[must_use]
    pub fn table() -> &'static Self {
        static TABLE: LazyLock<Luminance> = LazyLock::new(|| {
            let linear = |c: usize| {
                let c = c as f32 / 255.0;
                if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
            };
            let channel = |weight: f32| std::array::from_fn(|c| weight * linear(c));
            Luminance { channels: [channel(0.2126), channel(0.7152), channel(0.0722)] }
        });
        &TABLE
    }

    /// As [`Rgba::luminance`].
    #[inline]
    #[must_use]
    pub fn of(&self, color: Rgba) -> f32 {
        let [red, green, blue] = &self.channels;
        red[usize::from(color.r)] + green[usize::from(color.g)] + blue[usize::from(color.b)]
    }
}

#[cfg(test)]
mod tests {
    use super::{Rgba, mix};

    #[test]
    fn colours_are_mixed_channel_by_channel_and_keep_how_solid_they_are() {
        let (from, to) = (Rgba { r: 0, g: 100, b: 255, a: 99 }, Rgba { r: 100, g: 100, b: 0, a: 255 });
        assert_eq!(from.mixed(to, 0.5), Rgba { r: 50, g: 100, b: 128, a: 99 });
        assert_eq!((from.mixed(to, 0.0), from.mixed(to, 7.0)), (from, Rgba { a: 99, ..to }));
        assert_eq!(mix([0.0, 0.5, 1.0], [1.0, 0.5, 0.0], 0.25), [0.25, 0.5, 0.75]);
    }
}
