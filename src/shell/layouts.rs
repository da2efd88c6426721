//! The layouts of the deck on screen, and those of a deck that is coming.

use crate::scene::Layouts;

/// The layouts of two decks, each apart from the other.
#[derive(Default)]
pub(super) struct DeckLayouts {
    /// The generation of each deck and its layouts; the deck that was asked for last is the first.
    decks: [(u64, Layouts); 2],
}

impl DeckLayouts {
    /// The layouts of the deck with this generation. Those of a third deck replace the layouts that were not asked for
    /// last.
    pub(super) fn of(&mut self, generation: u64) -> &mut Layouts {
        if self.decks[0].0 != generation {
            self.decks.swap(0, 1);
            self.decks[0].0 = generation;
            self.decks[0].1.set_generation(generation);
        }
        &mut self.decks[0].1
    }
}

#[cfg(test)]
mod tests {
    use super::DeckLayouts;

    #[test]
    fn two_decks_keep_their_layouts_side_by_side() {
        let mut layouts = DeckLayouts::default();
        layouts.of(1);
        assert_eq!(layouts.decks[0].0, 1);
        layouts.of(2);
        layouts.of(1);
        layouts.of(2);
        let generations = layouts.decks.each_ref().map(|deck| deck.0);
        assert_eq!(generations, [2, 1]);
        layouts.of(3);
        assert_eq!(layouts.decks.each_ref().map(|deck| deck.0), [3, 2]);
    }
}
