//! The surface everything is laid out on.

use super::{Rect, Size, rect, size};

/// The surface a slide is laid out on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    /// Width and height in points.
    pub size: Size,
    /// Points per millimetre of the real panel, as seen from its viewing distance.
    pub points_per_mm: f32,
    /// The visitor's text size: 1.0 or 1.5.
    pub text_scale: f32,
}

impl Stage {
    /// The short side that is assumed when nobody says how large the panel is, in millimetres: a 27" screen,
    /// read from an arm's length.
    pub const ASSUMED_SHORT_SIDE_MM: f32 = 340.0;

    /// A stage of `w` by `h` points on a panel of unknown size, at text size 100%.
    #[must_use]
    pub fn new(w: f32, h: f32) -> Self {
        let size = size(w, h);
        Self { size, points_per_mm: size.short() / Self::ASSUMED_SHORT_SIDE_MM, text_scale: 1.0 }
    }

    /// The same stage with texts `scale` times as large.
    #[must_use]
    pub const fn with_text_scale(self, scale: f32) -> Self {
        Self { text_scale: scale, ..self }
    }

    /// The whole stage as a rectangle.
    #[must_use]
    pub const fn rect(self) -> Rect {
        rect(0.0, 0.0, self.size.w, self.size.h)
    }

    /// `mm` millimetres in points.
    #[must_use]
    pub fn mm(self, mm: f32) -> f32 {
        mm * self.points_per_mm
    }

    /// Higher than wide.
    #[must_use]
    pub fn is_portrait(self) -> bool {
        self.size.h > self.size.w
    }

    /// Wider than 21:9.
    #[must_use]
    pub fn is_ultra_wide(self) -> bool {
        self.size.aspect() > 2.4
    }
}
