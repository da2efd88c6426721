//! The real panel that a stage fills.

/// What is known of the panel on which a stage is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Display {
    /// Width and height of its picture in millimetres.
    pub size_mm: (f32, f32),
    /// From how far away it is read, in metres, if that is known.
    pub viewing_m: Option<f32>,
    /// How high the lower edge of its picture is above the floor, in millimetres, if that is known.
    pub lower_edge_mm: Option<f32>,
}

impl Display {
    /// A panel of this size, of which nothing else is known.
    #[must_use]
    pub const fn of(width_mm: f32, height_mm: f32) -> Self {
        Self { size_mm: (width_mm, height_mm), viewing_m: None, lower_edge_mm: None }
    }

    /// The same, read from so many metres.
    #[must_use]
    pub const fn read_from(self, metres: f32) -> Self {
        Self { viewing_m: Some(metres), ..self }
    }

    /// The same with its lower edge so many millimetres above the floor.
    #[must_use]
    pub const fn mounted_at(self, lower_edge_mm: f32) -> Self {
        Self { lower_edge_mm: Some(lower_edge_mm), ..self }
    }

    /// Its width and height as they stand behind a stage that is upright, or is not: the panel may have been turned after it
    /// was measured.
    #[must_use]
    pub fn sides(self, is_upright: bool) -> (f32, f32) {
        let (width, height) = self.size_mm;
        if (height > width) == is_upright { (width, height) } else { (height, width) }
    }
}
