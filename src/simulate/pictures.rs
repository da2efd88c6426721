//! Pictures that are there at once, come late, or never.

use std::{collections::BTreeMap, time::Duration};

use super::random::Random;
use crate::units::Moment;

/// When the pictures of each slide are there, by deck and place.
#[derive(Debug)]
pub(super) struct Pictures {
    random: Random,
    /// A moment beyond all others means never.
    there: BTreeMap<(u64, usize), Moment>,
}

/// What never comes.
const NEVER: Moment = Moment::from_millis(u64::MAX);

/// Any of the slides of a deck that is coming: only one of them is awaited.
const ANY: usize = usize::MAX;

impl Pictures {
    pub(super) const fn new(random: Random) -> Self {
        Self { random, there: BTreeMap::new() }
    }

    /// They are asked for. What was there may have given its memory to others meanwhile.
    pub(super) fn ask(&mut self, now: Moment, deck: u64, slide: usize) {
        let is_awaited = self.there.get(&(deck, slide)).is_some_and(|there| *there > now && *there != NEVER);
        if !is_awaited {
            let span = |random: &mut Random, least, most| {
                random.between(Duration::from_millis(least), Duration::from_millis(most))
            };
            let there = match self.random.below(100) {
                0..85 => now,
                85..94 => now + span(&mut self.random, 20, 2_000),
                94..99 => now + span(&mut self.random, 2_000, 30_000),
                _ => NEVER,
            };
            self.there.insert((deck, slide), there);
        }
    }

    /// A deck of this number was read: its pictures are asked for.
    pub(super) fn ask_for_deck(&mut self, now: Moment, deck: u64) {
        self.ask(now, deck, ANY);
        self.there.retain(|(known, _), _| known + 2 >= deck);
    }

    /// Whether they are there. Of a deck other than that on screen one slide stands for all.
    pub(super) fn is_there(&self, now: Moment, on_screen: u64, deck: u64, slide: usize) -> bool {
        let slide = if deck == on_screen { slide } else { ANY };
        self.there.get(&(deck, slide)).is_some_and(|there| *there <= now)
    }

    /// When the next of them comes.
    pub(super) fn next(&self, now: Moment) -> Option<Moment> {
        self.there.values().copied().filter(|there| *there > now && *there != NEVER).min()
    }
}
