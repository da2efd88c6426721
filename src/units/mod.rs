//! The words everything else is said in: time, places on the stage, colours.
//!
//! Nothing here knows what an exhibition is.

mod picture;

use std::time::Duration;

pub use picture::{Grid, PictureFacts, PictureState};

/// A point on the show's monotonic clock, counted from the start of the program.
///
/// Whole milliseconds, so that "exactly when to wake next" is exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Milliseconds since the start.
    pub millis: u64,
}

impl Moment {
    /// The start of the program.
    pub const START: Self = Self { millis: 0 };

    /// The moment `millis` milliseconds after the start.
    #[must_use]
    pub const fn from_millis(millis: u64) -> Self {
        Self { millis }
    }

    /// How long ago `earlier` was; zero if it lies ahead.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.millis.saturating_sub(earlier.millis))
    }
}

impl std::ops::Add<Duration> for Moment {
    type Output = Self;

    fn add(self, span: Duration) -> Self {
        let millis = u64::try_from(span.as_millis()).unwrap_or(u64::MAX);
        Self { millis: self.millis.saturating_add(millis) }
    }
}

/// How far something has come: 0 is the start, 1 is the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Fraction(f32);

impl Fraction {
    /// The start.
    pub const ZERO: Self = Self(0.0);
    /// The end.
    pub const ONE: Self = Self(1.0);

    /// `value` held within 0 ..= 1; not-a-number becomes 0.
    #[must_use]
    pub fn new(value: f32) -> Self {
        if value.is_nan() { Self::ZERO } else { Self(value.clamp(0.0, 1.0)) }
    }

    /// How much of `whole` has passed after `part`; an empty whole is over at once.
    #[must_use]
    pub fn of(part: Duration, whole: Duration) -> Self {
        if whole.is_zero() { Self::ONE } else { Self::new(part.as_secs_f32() / whole.as_secs_f32()) }
    }

    /// The plain number, 0 ..= 1.
    #[must_use]
    pub const fn get(self) -> f32 {
        self.0
    }

    /// Slow at both ends: 3t² − 2t³.
    #[must_use]
    pub fn eased(self) -> Self {
        Self(self.0 * self.0 * (3.0 - 2.0 * self.0))
    }

    /// Fast at first, settling at the end: 1 − (1 − t)³.
    #[must_use]
    pub fn settling(self) -> Self {
        Self(1.0 - (1.0 - self.0).powi(3))
    }

    /// The part of this motion between `from` and `to`, stretched to 0 ..= 1.
    #[must_use]
    pub fn between(self, from: f32, to: f32) -> Self {
        Self::new((self.0 - from) / (to - from))
    }
}

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

    /// The smallest rectangle around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            min: pos(self.min.x.min(other.min.x), self.min.y.min(other.min.y)),
            max: pos(self.max.x.max(other.max.x), self.max.y.max(other.max.y)),
        }
    }
}

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
    /// Nothing at all.
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

    /// WCAG relative luminance of the colour taken as solid, 0 (black) ..= 1 (white).
    #[must_use]
    pub fn luminance(self) -> f32 {
        let linear = |c: u8| {
            let c = f32::from(c) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }

    /// WCAG contrast ratio of two solid colours, 1 ..= 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

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
