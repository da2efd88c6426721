//! Days and years of a screen on a virtual clock: the real player among visitors, opening hours, saved files, stalls and
//! clocks that are set, with the rules that hold at every moment.
//!
//! All of it follows from a seed: the same seed plays the same days. A [`Subject`] is simulated; that is the [`Player`], or
//! in tests one around which a rule is broken.

mod fault;
mod pictures;
mod plan;
mod random;
mod report;
mod rules;
mod subject;
mod visitor;
mod wall;
mod watch;
mod world;

pub use plan::Plan;
pub use report::{Report, SlideTally, text};
pub use rules::{RULES, Rule, Violation};
pub use subject::{OnScreen, Subject};
pub use visitor::Visitors;

use crate::player::{Audience, Player};

/// Simulates the player.
#[must_use]
pub fn simulate(plan: &Plan<'_>) -> Report {
    simulate_with(plan, Player::new(Audience::default(), plan.machine()))
}

/// Simulates a player that has no deck yet, or something like it.
#[must_use]
pub fn simulate_with(plan: &Plan<'_>, subject: impl Subject) -> Report {
    world::World::new(plan, subject).run()
}
