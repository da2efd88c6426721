//! The films of one window.

use std::time::Duration;

use super::Screen;
use crate::{
    deck::Deck,
    media::Library,
    shell::films::{Films, Wanted},
    show::ShowState,
};

impl Screen {
    /// The films of this screen.
    pub(in crate::shell) const fn films(&self) -> &Films {
        &self.textures.films
    }

    /// The same, to go on with them.
    pub(in crate::shell) const fn films_mut(&mut self) -> &mut Films {
        &mut self.textures.films
    }

    /// The film of a slide as it stands on this screen, if it can be played; it has played for so long.
    pub(in crate::shell) fn film(
        &mut self,
        deck: &Deck,
        slide: usize,
        state: &ShowState,
        library: &Library,
        elapsed: Duration,
    ) -> Option<Wanted> {
        let kind = deck.slide(slide)?;
        let (film, facts) = kind.plays()?;
        let (id, facts) = (deck.pictures.get(film)?.clone(), facts?.clone());
        let repeats = deck.exhibition.begins_again(kind);
        let frame =
            self.at_rest_on(self.stage, (deck, state, library), |layouts, inputs| layouts.film(inputs, slide))?;
        let pixels_per_point = self.target.width as f32 / self.stage.size.w;
        let [w, h] = facts.size.map(|side| side as f32);
        // What is stretched is stretched where it is drawn.
        let share = (frame.size.w * pixels_per_point / w).min(1.0);
        let size = [w, h].map(|side| ((side * share).round() as u32).max(2));
        Some(Wanted { id, facts, size, repeats, elapsed })
    }
}
