//! Which slides of a program are in the running order now.

use std::sync::Arc;

/// The slides that people come to when they go on, out of all slides of a program; by default all of them.
///
/// Places count all slides. Positions count those of the order alone, and the slide on screen: that one may be in no order,
/// since its time has ended while somebody looks at it, or since only the loop shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order(Option<Arc<[bool]>>);

impl Order {
    /// The order of the slides that are `held`, by their places.
    #[must_use]
    pub fn of(held: Vec<bool>) -> Self {
        Self(held.contains(&false).then(|| held.into()))
    }

    /// Whether the slide at `place` is in it.
    #[must_use]
    pub fn holds(&self, place: usize) -> bool {
        self.0.as_ref().is_none_or(|held| held.get(place).copied().unwrap_or_default())
    }

    /// The position of the slide on screen, at place `here`, from 0.
    #[must_use]
    pub fn position(&self, here: usize) -> usize {
        self.0.as_ref().map_or(here, |held| held.iter().take(here).filter(|held| **held).count())
    }

    /// How many slides there are, out of `all`, with that on screen at place `here`.
    #[must_use]
    pub fn count(&self, here: usize, all: usize) -> usize {
        let Some(held) = &self.0 else { return all };
        held.iter().filter(|held| **held).count() + usize::from(!self.holds(here))
    }

    /// The place of the slide at a position, out of `all` places, while that at place `here` is on screen; the last one
    /// beyond it.
    #[must_use]
    pub fn place(&self, position: usize, here: usize, all: usize) -> usize {
        let counted = |place: &usize| self.holds(*place) || *place == here;
        let mut places = (0..all).filter(counted);
        places.clone().nth(position).or_else(|| places.next_back()).unwrap_or(here)
    }
}
