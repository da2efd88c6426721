//! A rectangle of a picture's pixels.

use egui::Vec2;

/// A rectangle of pixels; right and bottom lie outside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Region {
    /// First column.
    pub left: usize,
    /// Column after the last.
    pub right: usize,
    /// First row.
    pub top: usize,
    /// Row after the last.
    pub bottom: usize,
}

impl Region {
    /// All of a picture of this width and height.
    #[must_use]
    pub const fn whole([width, height]: [usize; 2]) -> Self {
        Self { left: 0, right: width, top: 0, bottom: height }
    }

    /// Whether there is no pixel in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.left >= self.right || self.top >= self.bottom
    }

    /// Width and height in pixels.
    #[must_use]
    pub const fn size(self) -> [usize; 2] {
        [self.right.saturating_sub(self.left), self.bottom.saturating_sub(self.top)]
    }

    /// What lies in both.
    #[must_use]
    pub fn within(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            right: self.right.min(other.right),
            top: self.top.max(other.top),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// The smallest region with both in it.
    #[must_use]
    pub fn around(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            right: self.right.max(other.right),
            top: self.top.min(other.top),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// The number of its pixels.
    #[must_use]
    pub const fn pixels(self) -> usize {
        let [width, height] = self.size();
        width * height
    }

    /// Whether a box between these corners, in pixels, comes near it; `margin` is what counts as near.
    pub(super) fn is_near(self, low: Vec2, high: Vec2, margin: f32) -> bool {
        high.y >= self.top as f32 - margin
            && low.y <= self.bottom as f32 + margin
            && high.x >= self.left as f32 - margin
            && low.x <= self.right as f32 + margin
    }
}
