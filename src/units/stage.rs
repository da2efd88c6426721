//! The surface everything is laid out on.

use super::{Display, Rect, Size, rect, size};

/// The surface a slide is laid out on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    /// Width and height in points.
    pub size: Size,
    /// Points per millimetre of the real panel.
    pub points_per_mm: f32,
    /// From how far away the panel is read, in millimetres; nothing where nobody says so.
    pub viewing_mm: Option<f32>,
    /// How high its lower edge is above the floor, in millimetres; nothing where nobody says so.
    pub lower_edge_mm: Option<f32>,
    /// The visitor's text size, 1.0 to 2.0.
    pub text_scale: f32,
}

/// What people who sit reach, from and to so many millimetres above the floor: Section 508, 407.8, and EN 301 549, 8.3.
pub const REACH_MM: (f32, f32) = (380.0, 1220.0);

/// The least part of the height of an upright stage on which a slide is shown low, and the part where nobody says how high the
/// panel hangs; the least part of one that lies.
const LOW_SHARE: f32 = 0.4;
const LOW_SHARE_WIDE: f32 = 0.6;

impl Stage {
    /// The short side that is assumed when nobody says how large the panel is, in millimetres: a 27" screen,
    /// read from an arm's length.
    pub const ASSUMED_SHORT_SIDE_MM: f32 = 340.0;

    /// An arm's length in millimetres: the distance that is assumed when nobody says from where the panel is read.
    pub const ASSUMED_VIEWING_MM: f32 = 700.0;

    /// A stage of `w` by `h` points on a panel of unknown size, at text size 100%.
    #[must_use]
    pub fn new(w: f32, h: f32) -> Self {
        let size = size(w, h);
        let points_per_mm = size.short() / Self::ASSUMED_SHORT_SIDE_MM;
        Self { size, points_per_mm, viewing_mm: None, lower_edge_mm: None, text_scale: 1.0 }
    }

    /// A stage of `w` by `h` points on this panel, if one is known. Every stage with a panel is made here, for the window as
    /// for `check`; one of another shape than its panel fills it in one direction.
    #[must_use]
    pub fn on(w: f32, h: f32, display: Option<Display>) -> Self {
        let stage = Self::new(w, h);
        let Some(display) = display else { return stage };
        let (width, height) = display.sides(stage.is_portrait());
        let points_per_mm = (w / width.max(1.0)).min(h / height.max(1.0));
        let viewing_mm = display.viewing_m.map(|metres| metres * 1000.0);
        Self { points_per_mm, viewing_mm, lower_edge_mm: display.lower_edge_mm, ..stage }
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

    /// The angle in degrees under which `points` are seen, from where the panel is read or else from an arm's length.
    #[must_use]
    pub fn degrees(self, points: f32) -> f32 {
        let distance = self.viewing_mm.unwrap_or(Self::ASSUMED_VIEWING_MM);
        2.0 * (points / self.points_per_mm / distance / 2.0).atan().to_degrees()
    }

    /// The part of the stage that people who sit, and children, can reach and read, as a stage of its own, and how far below the
    /// upper edge it begins, in points: what lies within [`REACH_MM`] above the floor where the panel's height is known, else
    /// the lower part of an upright stage. Nothing where all of it is within reach, or too little for a slide.
    #[must_use]
    pub fn within_reach(self) -> Option<(Self, f32)> {
        let Size { w, h } = self.size;
        let (top, foot) = match self.lower_edge_mm {
            Some(edge) => {
                let above_floor = |mm: f32| h - self.mm(mm - edge);
                (above_floor(REACH_MM.1).max(0.0).round(), above_floor(REACH_MM.0).min(h).round())
            }
            None if self.is_portrait() => ((h * (1.0 - LOW_SHARE)).round(), h),
            None => return None,
        };
        let height = foot - top;
        let is_all = height > h * 0.98;
        // Less holds no slide that can be read.
        let least = if self.is_portrait() { LOW_SHARE } else { LOW_SHARE_WIDE };
        let edge = self.lower_edge_mm.map(|edge| edge + (h - foot) / self.points_per_mm);
        (!is_all && height >= (least * h).floor())
            .then(|| (Self { size: size(w, height), lower_edge_mm: edge, ..self }, top))
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
