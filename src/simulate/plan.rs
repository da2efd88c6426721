//! What is to be simulated.

use jiff::{civil::Date, tz::TimeZone};

use super::visitor::Visitors;
use crate::{content::Exhibition, deck::Machine, settings::Settings};

/// What is to be simulated.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    /// What is shown, as it is meant to be; saves take slides out and put them back.
    pub exhibition: &'a Exhibition,
    /// The machine's settings.
    pub settings: &'a Settings,
    /// The time zone of the screen.
    pub zone: TimeZone,
    /// The day on which it begins, at midnight.
    pub start: Date,
    /// How many days it lasts.
    pub days: u32,
    /// What everything that is left to chance follows from.
    pub seed: u64,
    /// How many visitors come.
    pub visitors: Visitors,
}

impl Plan<'_> {
    /// The machine of these settings.
    #[must_use]
    pub fn machine(&self) -> Machine {
        let mode = self.settings.mode.into();
        Machine {
            mode,
            timing: self.settings.timing(),
            may_leave: self.settings.may_leave(mode),
            hours: self.settings.hours(),
            has_schedules: self.exhibition.has_schedules(),
            zone: Some(self.zone.clone()),
            ..Machine::default()
        }
    }
}
