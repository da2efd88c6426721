//! Rectangles of pixels.

use crate::units::Rect;

/// A rectangle of whole pixels; right and bottom lie outside. It may reach beyond the frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// First column.
    pub left: i32,
    /// First row.
    pub top: i32,
    /// Column after the last.
    pub right: i32,
    /// Row after the last.
    pub bottom: i32,
}

impl Area {
    /// The area from the top left corner of a frame of this width and height.
    #[must_use]
    pub fn frame([width, height]: [usize; 2]) -> Self {
        let side = |side: usize| i32::try_from(side).unwrap_or(i32::MAX);
        Self { left: 0, top: 0, right: side(width), bottom: side(height) }
    }

    /// The pixels whose middles lie in a rectangle in points.
    pub(super) fn within(rect: Rect, pixels_per_point: f32) -> Self {
        let edge = |at: f32| (at * pixels_per_point - 0.5).ceil() as i32;
        Self { left: edge(rect.min.x), top: edge(rect.min.y), right: edge(rect.max.x), bottom: edge(rect.max.y) }
    }

    /// Whether there is no pixel in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.left >= self.right || self.top >= self.bottom
    }

    /// Width in pixels.
    #[must_use]
    pub fn width(self) -> usize {
        usize::try_from(self.right - self.left).unwrap_or(0)
    }

    /// Height in pixels.
    #[must_use]
    pub fn height(self) -> usize {
        usize::try_from(self.bottom - self.top).unwrap_or(0)
    }

    /// The number of its pixels.
    #[must_use]
    pub fn pixels(self) -> usize {
        self.width() * self.height()
    }

    /// The part of both.
    #[must_use]
    pub fn cut(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// The least area with both in it.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        if self.is_empty() {
            return other;
        }
        if other.is_empty() {
            return self;
        }
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Whether `other` lies in it.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.left <= other.left && self.top <= other.top && self.right >= other.right && self.bottom >= other.bottom
    }

    /// The area moved to the right and down.
    pub(super) const fn moved(self, dx: i32, dy: i32) -> Self {
        Self { left: self.left + dx, top: self.top + dy, right: self.right + dx, bottom: self.bottom + dy }
    }

    /// The columns of one row of it, as places in a row that begins at `start`.
    pub(super) fn columns(self, start: i32) -> std::ops::Range<usize> {
        let place = |at: i32| usize::try_from(at - start).unwrap_or(0);
        place(self.left)..place(self.right)
    }
}
