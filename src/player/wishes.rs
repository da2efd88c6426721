//! Which slides' pictures are needed, and in which order.

use std::sync::Arc;

use super::machine::Player;
use crate::{deck::Deck, show::Overlay};

/// A slide whose pictures are wanted.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Its deck.
    pub deck: Arc<Deck>,
    /// Its place in the running order of that deck, from 0.
    pub slide: usize,
}

impl Player {
    /// Slides that are on screen or about to be: their pictures must be kept.
    #[must_use]
    pub fn needed(&self) -> Vec<Wish> {
        let Some(playing) = &self.playing else { return Vec::new() };
        let state = playing.show.state();
        let places = [
            Some(state.slide),
            state.transition.map(|transition| transition.from),
            state.opening.map(|(opening, _)| opening),
            state
                .pull
                .and_then(|pull| pull.beside)
                .filter(|_| !matches!(state.overlay, Some(Overlay::Enlarged { .. }))),
            state.talk.frozen.as_ref().map(|frozen| frozen.seen.slide),
            // The talk comes back as it was.
            self.left.as_ref().map(|talk| talk.state().slide.min(playing.deck.program.last())),
        ];
        let of = |deck: &Arc<Deck>, slide| Wish { deck: Arc::clone(deck), slide };
        let here = places.into_iter().flatten().map(|slide| of(&playing.deck, slide));
        let coming = self.coming.as_ref().zip(self.coming_place());
        here.chain(coming.map(|(coming, place)| of(&coming.deck, place))).collect()
    }

    /// Slides that may come next, the likeliest first.
    #[must_use]
    pub fn ahead(&self) -> Vec<Wish> {
        let Some(playing) = &self.playing else { return Vec::new() };
        let (program, slide) = (playing.show.program(), playing.show.state().slide);
        let neighbours = [program.after(slide, true), program.before(slide, true)];
        let places = self.awaited.iter().copied().chain(neighbours);
        places.map(|slide| Wish { deck: Arc::clone(&playing.deck), slide }).collect()
    }
}
