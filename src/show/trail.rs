//! The way by which a visitor came from slide to slide along links.

use serde::{Deserialize, Serialize};

/// The slides from which links were followed, by their places, the latest last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trail(Vec<usize>);

impl FromIterator<usize> for Trail {
    fn from_iter<T: IntoIterator<Item = usize>>(places: T) -> Self {
        let mut trail = Self::default();
        places.into_iter().for_each(|place| trail.leave(place));
        trail
    }
}

impl Trail {
    /// So many are remembered; of a longer way the first are forgotten.
    pub const MOST: usize = 16;

    /// The slides, the latest last.
    #[must_use]
    pub fn places(&self) -> &[usize] {
        &self.0
    }

    /// A link of the slide at `place` is followed.
    pub(super) fn leave(&mut self, place: usize) {
        self.arrive(place);
        if self.0.len() >= Self::MOST {
            self.0.remove(0);
        }
        self.0.push(place);
    }

    /// The slide at `place` comes up: from there the way leads back to the one before.
    pub(super) fn arrive(&mut self, place: usize) {
        while self.0.last() == Some(&place) {
            self.0.pop();
        }
    }

    /// The slide that the way leads back to from `here`, which it then ends before.
    pub(super) fn go_back(&mut self, here: usize) -> Option<usize> {
        self.arrive(here);
        self.0.pop()
    }

    /// The way among other places; those without one are left out.
    pub(super) fn moved(&self, place_now: impl Fn(usize) -> Option<usize>) -> Self {
        Self(self.0.iter().filter_map(|place| place_now(*place)).collect())
    }
}
