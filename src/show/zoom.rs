//! Looking at one picture closely.

use super::Overlay;

impl Overlay {
    /// The whole picture at this place of the slide.
    #[must_use]
    pub const fn enlarged(picture: usize) -> Self {
        Self::Enlarged { picture, zoom: 1.0, center: (0.5, 0.5) }
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
                let zoom = (zoom * factor).clamp(1.0, Self::ZOOM_MAX);
                Self::Enlarged { picture, zoom, center: held_inside(center, zoom) }
            }
            other => other,
        }
    }

    /// An enlarged picture moved right and down by fractions of the stage, as far as it still fills it.
    #[must_use]
    pub fn panned(self, dx: f32, dy: f32) -> Self {
        match self {
            Self::Enlarged { picture, zoom, center: (x, y) } if dx.is_finite() && dy.is_finite() => {
                // The picture follows the finger, so what is seen of it moves the other way.
                let center = held_inside((x - dx / zoom, y - dy / zoom), zoom);
                Self::Enlarged { picture, zoom, center }
            }
            other => other,
        }
    }
}

/// The middle nearest to `center` at which the visible part does not reach over the picture's edge.
fn held_inside((x, y): (f32, f32), zoom: f32) -> (f32, f32) {
    let margin = 0.5 / zoom.max(1.0);
    (x.clamp(margin, 1.0 - margin), y.clamp(margin, 1.0 - margin))
}
