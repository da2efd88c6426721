//! How large a visitor has texts.

use serde::{Deserialize, Serialize};

/// A step of the text size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TextSize {
    /// 100%.
    #[default]
    Normal,
    /// 125%.
    Larger,
    /// 150%.
    Large,
    /// 175%.
    VeryLarge,
    /// 200%.
    Largest,
}

impl TextSize {
    /// All steps, the smallest first.
    pub const ALL: [Self; 5] = [Self::Normal, Self::Larger, Self::Large, Self::VeryLarge, Self::Largest];

    /// The size in per cent of the usual one.
    #[must_use]
    pub const fn percent(self) -> u16 {
        100 + 25 * self as u16
    }

    /// How many times the usual size it is, 1.0 to 2.0.
    #[must_use]
    pub fn scale(self) -> f32 {
        f32::from(self.percent()) / 100.0
    }

    /// Whether texts are larger than usual.
    #[must_use]
    pub fn is_enlarged(self) -> bool {
        self != Self::Normal
    }

    /// The next larger step; after the largest the usual size.
    #[must_use]
    pub const fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }

    /// The step with so many per cent, if there is one.
    #[must_use]
    pub fn of_percent(percent: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.percent() == percent)
    }

    /// 150%, the size on which exhibitions are checked besides the usual one, or that.
    #[must_use]
    pub const fn large_if(is_large: bool) -> Self {
        if is_large { Self::Large } else { Self::Normal }
    }
}
