//! Numbers of a slide that have a range.

use std::hash::{Hash, Hasher};

use serde::Deserialize;

use super::declare::bits;

/// How long a slide stays before the show moves on by itself.
///
/// Unit: seconds. Range: 1 ..= 600; anything else is `content::dwell-range` when the content is read.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Deserialize)]
#[serde(try_from = "f64")]
pub struct Dwell(f64);

impl Dwell {
    /// The time in seconds.
    #[must_use]
    pub const fn secs(self) -> f64 {
        self.0
    }
}

impl Hash for Dwell {
    fn hash<H: Hasher>(&self, state: &mut H) {
        bits(self.0).hash(state);
    }
}

impl TryFrom<f64> for Dwell {
    type Error = String;

    fn try_from(secs: f64) -> Result<Self, String> {
        if (1.0..=600.0).contains(&secs) {
            Ok(Self(secs))
        } else {
            Err(format!("dwell must be 1 to 600 s, found {secs}"))
        }
    }
}

/// A place across a picture, as a part of its width from the left.
///
/// Range: 0 ..= 1; anything else is `content::number-range` when the content is read.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Deserialize)]
#[serde(transparent)]
pub struct Across(f32);

impl Across {
    /// The part of the width.
    #[must_use]
    pub const fn part(self) -> f32 {
        self.0
    }
}

impl Hash for Across {
    fn hash<H: Hasher>(&self, state: &mut H) {
        bits(self.0.into()).hash(state);
    }
}
