//! Enlarged pictures: how large, and which part is seen.

use super::Overlay;

impl Overlay {
    /// The whole picture at this place of the slide; when it is made larger, that is around `center`.
    #[must_use]
    pub const fn enlarged(picture: usize, center: (f32, f32)) -> Self {
        Self::Enlarged { picture, zoom: 1.0, center: within(center) }
    }

    /// Nothing of the slide can be seen.
    #[must_use]
    pub const fn is_blank(self) -> bool {
        matches!(self, Self::Black | Self::White)
    }

    /// An enlarged picture `factor` times as large, between the whole picture and [`Self::ZOOM_MAX`];
    /// anything else stays as it is.
    #[must_use]
    pub fn zoomed(self, factor: f32) -> Self {
        match self {
            Self::Enlarged { picture, zoom, center } if factor.is_finite() && factor > 0.0 => {
                Self::Enlarged { picture, zoom: (zoom * factor).clamp(1.0, Self::ZOOM_MAX), center }
            }
            other => other,
        }
    }

    /// An enlarged picture with this point of it in the middle of what is seen; anything else stays as it is.
    #[must_use]
    pub const fn looking_at(self, x: f32, y: f32) -> Self {
        match self {
            Self::Enlarged { picture, zoom, .. } if x.is_finite() && y.is_finite() => {
                Self::Enlarged { picture, zoom, center: within((x, y)) }
            }
            other => other,
        }
    }
}

/// The point of the picture nearest to `(x, y)`.
const fn within((x, y): (f32, f32)) -> (f32, f32) {
    (inside(x), inside(y))
}

const fn inside(at: f32) -> f32 {
    if at.is_nan() { 0.5 } else { at.clamp(0.0, 1.0) }
}
