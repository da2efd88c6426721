//! The real panel that a stage fills.

/// What is known of the panel on which a stage is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Display {
    /// Width and height of its picture in millimetres.
    pub size_mm: (f32, f32),
    /// From how far away it is read, in metres, if that is known.
    pub viewing_m: Option<f32>,
}

impl Display {
    /// A panel of this size, if it is known, read from so many metres, if that is known.
    #[must_use]
    pub fn known(size_mm: Option<(f32, f32)>, viewing_m: Option<f32>) -> Option<Self> {
        size_mm.map(|size_mm| Self { size_mm, viewing_m })
    }

    /// Its width and height as they stand behind a stage that is upright, or is not: the panel may have been turned after it
    /// was measured.
    #[must_use]
    pub fn sides(self, is_upright: bool) -> (f32, f32) {
        let (width, height) = self.size_mm;
        if (height > width) == is_upright { (width, height) } else { (height, width) }
    }
}
