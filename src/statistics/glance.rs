//! What is on screen, as far as statistics are concerned.

use crate::{
    show::{Comfort, Overlay, Phase, ShowState},
    units::Moment,
};

/// What the show is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// It plays by itself.
    Loop,
    /// Somebody is there.
    Visit,
    /// It is outside the opening hours.
    Rest,
    /// There is nothing to show: a plate stands in.
    Plate,
}

/// What a visitor makes use of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Used {
    /// Large text.
    LargeText,
    /// High contrast.
    HighContrast,
    /// Controls low on the screen.
    LowReach,
    /// Still pictures.
    Calm,
    /// The list of chapters.
    Menu,
    /// A picture at full size.
    Enlarged,
    /// The divider of a comparison.
    Divider,
    /// A spot of a picture.
    Spot,
}

impl Used {
    /// All of them, in the order in which a report tells them.
    pub const ALL: [Self; 8] = [
        Self::LargeText,
        Self::HighContrast,
        Self::LowReach,
        Self::Calm,
        Self::Menu,
        Self::Enlarged,
        Self::Divider,
        Self::Spot,
    ];

    /// The name in the file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LargeText => "large_text",
            Self::HighContrast => "high_contrast",
            Self::LowReach => "low_reach",
            Self::Calm => "calm",
            Self::Menu => "menu",
            Self::Enlarged => "enlarged",
            Self::Divider => "divider",
            Self::Spot => "spot",
        }
    }
}

/// What can be seen at a glance, without looking anything up: a frame that changes nothing of it is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glance {
    /// What the show is doing.
    pub doing: Doing,
    /// When a visit ends by itself if nobody does anything, as far as that is known.
    pub until: Option<Moment>,
    /// The deck's generation, the slide's place in it, and the language's.
    pub place: (u64, usize, usize),
    /// The comfort settings.
    pub comfort: Comfort,
    /// The list of chapters, an enlarged picture, a moved divider, an open spot.
    pub used: (bool, bool, bool, bool),
    /// When somebody last touched the screen or pressed a key.
    pub touched: Moment,
}

impl Glance {
    /// A glance at a show of the deck with this generation.
    #[must_use]
    pub fn of(generation: u64, state: &ShowState, touched: Moment) -> Self {
        let (doing, until) = match state.phase {
            Phase::Attract | Phase::Playing => (Doing::Loop, None),
            Phase::Exploring | Phase::Presenting => (Doing::Visit, None),
            Phase::Goodbye { until } | Phase::Paused { until } => (Doing::Visit, Some(until)),
            Phase::Closed => (Doing::Rest, None),
        };
        let is_enlarged = matches!(state.overlay, Some(Overlay::Enlarged { .. }));
        let is_spot = matches!(state.overlay, Some(Overlay::Spot(_)));
        let is_menu = state.overlay.as_ref().is_some_and(Overlay::is_menu);
        let used = (is_menu, is_enlarged, state.divider.is_some(), is_spot);
        let place = (generation, state.slide, state.language);
        Self { doing, until, place, comfort: state.comfort, used, touched }
    }

    /// A glance at a plate.
    #[must_use]
    pub fn of_plate() -> Self {
        let comfort = Comfort::default();
        let used = (false, false, false, false);
        Self { doing: Doing::Plate, until: None, place: (0, 0, 0), comfort, used, touched: Moment::START }
    }

    /// Whether something of concern has changed since `other`. A finger that moves on tells only once a second that it
    /// is still there.
    #[must_use]
    pub fn differs(&self, other: &Self) -> bool {
        let coarse = |glance: &Self| {
            // A wall's pause ends later with every touch, which `touched` tells as well.
            let until = glance.until.map(|until| until.millis / 1000);
            (until, Self { touched: Moment::from_millis(glance.touched.millis / 1000), until: None, ..*glance })
        };
        coarse(self) != coarse(other)
    }

    /// Whether a visitor uses this.
    #[must_use]
    pub fn uses(&self, used: Used) -> bool {
        match used {
            Used::LargeText => self.comfort.text.is_enlarged(),
            Used::HighContrast => self.comfort.high_contrast,
            Used::LowReach => self.comfort.low_reach,
            Used::Calm => self.comfort.calm,
            Used::Menu => self.used.0,
            Used::Enlarged => self.used.1,
            Used::Divider => self.used.2,
            Used::Spot => self.used.3,
        }
    }
}

/// A glance with its moment, and with the names of what is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// When it was seen.
    pub at: Moment,
    /// What was seen.
    pub glance: Glance,
    /// The slide's id; empty for a plate.
    pub slide: String,
    /// The language's tag; empty for a plate.
    pub language: String,
}

impl Seen {
    /// Whether a visitor is there.
    #[must_use]
    pub fn is_visit(&self) -> bool {
        self.glance.doing == Doing::Visit
    }
}
