//! How loud a machine is, by the clock on the wall.

use jiff::civil::DateTime;

use super::Hours;

/// How loud a machine is, 0 (nothing is heard) ..= 100: always, and at certain hours instead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Volume {
    always: u8,
    /// Of several for one moment the first counts.
    at_hours: Vec<(Hours, u8)>,
}

impl Volume {
    /// So loud, and at these hours so loud instead.
    #[must_use]
    pub const fn new(always: u8, at_hours: Vec<(Hours, u8)>) -> Self {
        Self { always, at_hours }
    }

    /// How loud it is at a local time; as ever where that is not known.
    #[must_use]
    pub fn at(&self, local: Option<DateTime>) -> u8 {
        let line = local.and_then(|local| self.at_hours.iter().find(|(hours, _)| hours.is_open(local)));
        line.map_or(self.always, |(_, volume)| *volume)
    }

    /// Whether it goes by the clock on the wall.
    #[must_use]
    pub const fn has_hours(&self) -> bool {
        !self.at_hours.is_empty()
    }
}
