//! The part of a picture that may be painted.

/// A rectangle of pixels; right and bottom lie outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clip {
    /// First column.
    pub(super) left: usize,
    /// Column after the last.
    pub(super) right: usize,
    /// First row.
    pub(super) top: usize,
    /// Row after the last.
    pub(super) bottom: usize,
}

impl Clip {
    /// Whether there is no pixel in it.
    pub(super) const fn is_empty(self) -> bool {
        self.left >= self.right || self.top >= self.bottom
    }

    /// The part of both.
    pub(super) fn within(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            right: self.right.min(other.right),
            top: self.top.max(other.top),
            bottom: self.bottom.min(other.bottom),
        }
    }
}
