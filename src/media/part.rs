//! A part of a picture, for whoever looks at it from close by.

use image::metadata::Orientation;

use crate::units::{Rect, pos};

/// What is wanted of a picture: a part of it as seen upright, in 64ths of its sides, so coarse that small movements ask for
/// nothing new; and what becomes of what is transparent in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Part {
    /// From and to, from the left.
    x: (u8, u8),
    /// From and to, from the top.
    y: (u8, u8),
    /// What is transparent stays so; else it becomes white.
    keeps_clear: bool,
}

/// So many steps has a side.
const STEPS: u8 = 64;

/// So much more than what is seen is taken on each side, as a part of it: a hand moves on.
const BESIDE: f32 = 0.125;

impl Part {
    /// All of a picture, on a white ground where it is transparent.
    pub const WHOLE: Self = Self { x: (0, STEPS), y: (0, STEPS), keeps_clear: false };

    /// All of a picture that is to stand on whatever lies behind it: what is transparent in it stays so.
    pub const CLEAR: Self = Self { keeps_clear: true, ..Self::WHOLE };

    /// What is around `seen`, which is in fractions of the picture's sides.
    #[must_use]
    pub fn around(seen: Rect) -> Self {
        let side = |from: f32, to: f32| {
            let beside = (to - from) * BESIDE;
            let from = ((from - beside).clamp(0.0, 1.0) * f32::from(STEPS)).floor().min(f32::from(STEPS - 1)) as u8;
            let to = ((to + beside).clamp(0.0, 1.0) * f32::from(STEPS)).ceil() as u8;
            (from, to.max(from + 1))
        };
        Self { x: side(seen.min.x, seen.max.x), y: side(seen.min.y, seen.max.y), keeps_clear: false }
    }

    /// It in fractions of the picture's sides.
    #[must_use]
    pub fn area(self) -> Rect {
        let at = |step: u8| f32::from(step) / f32::from(STEPS);
        Rect { min: pos(at(self.x.0), at(self.y.0)), max: pos(at(self.x.1), at(self.y.1)) }
    }

    /// Whether all of `seen`, which is in fractions of the picture's sides, lies in it.
    #[must_use]
    pub fn holds(self, seen: Rect) -> bool {
        self.area().holds(seen, 0.0005)
    }

    /// Whether what is transparent stays so.
    #[must_use]
    pub const fn keeps_clear(self) -> bool {
        self.keeps_clear
    }

    /// Whether it is all of the picture, on whatever ground.
    pub(super) fn is_all(self) -> bool {
        (self.x, self.y) == (Self::WHOLE.x, Self::WHOLE.y)
    }

    /// The bytes that stand for it in a message.
    pub(crate) fn bytes(self) -> [u8; 5] {
        [self.x.0, self.x.1, self.y.0, self.y.1, u8::from(self.keeps_clear)]
    }

    /// What such bytes stand for; nothing where they make no sense.
    pub(crate) fn of_bytes([x0, x1, y0, y1, clear]: [u8; 5]) -> Option<Self> {
        let is_sound = x0 < x1 && x1 <= STEPS && y0 < y1 && y1 <= STEPS && clear <= 1;
        is_sound.then_some(Self { x: (x0, x1), y: (y0, y1), keeps_clear: clear == 1 })
    }

    /// The same part of the picture as it lies in its file, from where it is turned upright like this.
    pub(super) fn stored(self, orientation: Orientation) -> Self {
        let Self { x, y, keeps_clear } = self;
        let turned = |(from, to): (u8, u8)| (STEPS - to, STEPS - from);
        let (x, y) = match orientation {
            Orientation::NoTransforms => (x, y),
            Orientation::FlipHorizontal => (turned(x), y),
            Orientation::FlipVertical => (x, turned(y)),
            Orientation::Rotate180 => (turned(x), turned(y)),
            Orientation::Rotate90 => (y, turned(x)),
            Orientation::Rotate270 => (turned(y), x),
            Orientation::Rotate90FlipH => (y, x),
            Orientation::Rotate270FlipH => (turned(y), turned(x)),
        };
        Self { x, y, keeps_clear }
    }

    /// Left, top, width and height in pixels of a picture of this size; at least one pixel.
    pub(super) fn pixels(self, [width, height]: [u32; 2]) -> [u32; 4] {
        let side = |(from, to): (u8, u8), side: u32| {
            let at = |step: u8| (u64::from(step) * u64::from(side) / u64::from(STEPS)) as u32;
            let from = at(from).min(side.saturating_sub(1));
            (from, at(to).saturating_sub(from).max(1))
        };
        let ((left, width), (top, height)) = (side(self.x, width), side(self.y, height));
        [left, top, width, height]
    }
}

#[cfg(test)]
mod tests {
    use image::{DynamicImage, RgbImage, metadata::Orientation};

    use super::{Part, STEPS};
    use crate::units::rect;

    #[test]
    fn a_part_is_the_same_before_and_after_the_picture_is_turned() {
        let upright = Part { x: (8, 40), y: (16, 32), keeps_clear: false };
        for exif in 1..=8 {
            let orientation = Orientation::from_exif(exif).expect("there are eight");
            let is_turned = exif > 4;
            let (w, h) = if is_turned { (32, 64) } else { (64, 32) };
            let stored = RgbImage::from_fn(w, h, |x, y| image::Rgb([x as u8, y as u8, 0]));
            let mut whole = DynamicImage::ImageRgb8(stored.clone());
            whole.apply_orientation(orientation);
            let [x, y, w, h] = upright.pixels([64, 32]);
            let wanted = whole.crop_imm(x, y, w, h).into_rgb8();
            let [x, y, w, h] = upright.stored(orientation).pixels(stored.dimensions().into());
            let mut part = DynamicImage::ImageRgb8(stored).crop_imm(x, y, w, h);
            part.apply_orientation(orientation);
            assert_eq!(part.into_rgb8(), wanted, "{orientation:?}");
        }
    }

    #[test]
    fn it_holds_what_it_was_made_for_and_a_little_more() {
        for seen in [rect(0.0, 0.0, 1.0, 1.0), rect(0.3, 0.4, 0.25, 0.25), rect(0.75, 0.0, 0.25, 0.1)] {
            let part = Part::around(seen);
            assert!(part.holds(seen), "{part:?}");
            assert!(part.area().w() <= seen.w() * 1.25 + 2.0 / f32::from(STEPS), "{part:?}");
            assert_eq!(Part::of_bytes(part.bytes()), Some(part));
        }
        assert_eq!(Part::around(rect(0.0, 0.0, 1.0, 1.0)), Part::WHOLE);
        assert!(!Part::around(rect(0.3, 0.4, 0.25, 0.25)).holds(rect(0.5, 0.4, 0.25, 0.25)));
        assert_eq!(Part::of_bytes(Part::CLEAR.bytes()), Some(Part::CLEAR));
        for senseless in [[0, 0, 0, 64, 0], [0, 65, 0, 64, 0], [9, 8, 0, 64, 0], [0, 64, 255, 64, 0], [0, 64, 0, 64, 2]]
        {
            assert_eq!(Part::of_bytes(senseless), None);
        }
    }
}
