//! Statistics: what visitors do in front of one screen, counted by the day.
//!
//! What is kept are totals of a day: how many visits began in an hour, how long a slide was looked at in a language, how
//! often the loop has shown it. There is no row for a visitor, no number or name of one, no time finer than the hour of a
//! visit's beginning, and no place of a touch: nothing tells one visitor from another, and nobody can be followed.
//!
//! The window tells a [`Seen`] whenever something of concern has changed ([`Glance`]). A [`Keeper`] takes it on a thread of
//! its own, where a [`Tally`] makes numbers of it and a [`Store`] adds them to one file. [`report`] reads that file.

mod aside;
mod clock;
mod glance;
mod keeper;
pub mod report;
mod store;
mod tally;
mod total;

pub use clock::{Hour, today};
pub use glance::{Doing, Glance, Seen, Used};
pub use keeper::{Begin, Keeper};
pub use store::{KEPT_MONTHS, Problem, Store};
pub use tally::{Ended, Tally};
pub use total::{Fault, Kind, Total, Totals};
