//! Places and sizes on the stage.

/// A point on the stage, in points; the origin is the top left corner, y grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pos {
    /// From the left edge.
    pub x: f32,
    /// From the top edge.
    pub y: f32,
}

/// A point at `x`, `y`.
#[must_use]
pub const fn pos(x: f32, y: f32) -> Pos {
    Pos { x, y }
}

/// Width and height, in points (or pixels where the field says so).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

/// A size of `w` by `h`.
#[must_use]
pub const fn size(w: f32, h: f32) -> Size {
    Size { w, h }
}

impl Size {
    /// Width over height.
    #[must_use]
    pub fn aspect(self) -> f32 {
        self.w / self.h
    }

    /// The shorter side.
    #[must_use]
    pub fn short(self) -> f32 {
        self.w.min(self.h)
    }
}

/// An upright rectangle on the stage, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Top left corner.
    pub min: Pos,
    /// Bottom right corner.
    pub max: Pos,
}

/// The rectangle with its top left corner at `x`, `y`, `w` wide and `h` high.
#[must_use]
pub const fn rect(x: f32, y: f32, w: f32, h: f32) -> Rect {
    Rect { min: pos(x, y), max: pos(x + w, y + h) }
}

impl Rect {
    /// Width.
    #[must_use]
    pub const fn w(self) -> f32 {
        self.max.x - self.min.x
    }

    /// Height.
    #[must_use]
    pub const fn h(self) -> f32 {
        self.max.y - self.min.y
    }

    /// Width and height.
    #[must_use]
    pub const fn size(self) -> Size {
        size(self.w(), self.h())
    }

    /// The middle.
    #[must_use]
    pub const fn center(self) -> Pos {
        pos(f32::midpoint(self.min.x, self.max.x), f32::midpoint(self.min.y, self.max.y))
    }

    /// The rectangle moved by `dx`, `dy`.
    #[must_use]
    pub const fn moved(self, dx: f32, dy: f32) -> Self {
        Self { min: pos(self.min.x + dx, self.min.y + dy), max: pos(self.max.x + dx, self.max.y + dy) }
    }

    /// The rectangle with `by` taken off every side (a negative `by` grows it).
    #[must_use]
    pub const fn shrunk(self, by: f32) -> Self {
        self.inset(by, by)
    }

    /// The rectangle with `dx` taken off left and right, `dy` off top and bottom.
    #[must_use]
    pub const fn inset(self, dx: f32, dy: f32) -> Self {
        Self { min: pos(self.min.x + dx, self.min.y + dy), max: pos(self.max.x - dx, self.max.y - dy) }
    }

    /// Whether `p` lies inside or on the edge.
    #[must_use]
    pub fn contains(self, p: Pos) -> bool {
        (self.min.x..=self.max.x).contains(&p.x) && (self.min.y..=self.max.y).contains(&p.y)
    }

    /// Whether `other` lies inside, give or take `slack` points.
    #[must_use]
    pub fn holds(self, other: Self, slack: f32) -> bool {
        other.min.x >= self.min.x - slack
            && other.min.y >= self.min.y - slack
            && other.max.x <= self.max.x + slack
            && other.max.y <= self.max.y + slack
    }

    /// Whether both share more than an edge.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.min.x < other.max.x && other.min.x < self.max.x && self.min.y < other.max.y && other.min.y < self.max.y
    }

    /// What lies in both; nothing where they do not overlap.
    #[must_use]
    pub fn overlap(self, other: Self) -> Option<Self> {
        self.overlaps(other).then(|| Self {
            min: pos(self.min.x.max(other.min.x), self.min.y.max(other.min.y)),
            max: pos(self.max.x.min(other.max.x), self.max.y.min(other.max.y)),
        })
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            min: pos(self.min.x.min(other.min.x), self.min.y.min(other.min.y)),
            max: pos(self.max.x.max(other.max.x), self.max.y.max(other.max.y)),
        }
    }
}
