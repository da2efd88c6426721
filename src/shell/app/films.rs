//! Which films the app has decoded, and how the one on screen goes on.

use std::time::Duration;

use egui::Context;

use super::App;
use crate::{
    deck::Deck,
    media::PictureId,
    player::{OnScreen, Wish},
    shell::films::Wanted,
    show::{Phase, Wake},
    units::Moment,
};

impl App {
    /// Has the films decoded that are on screen or about to be, and the one that may come next. Where films stand still,
    /// or nobody sees them, there is none.
    pub(super) fn ask_for_films(&mut self, now: Moment) {
        let mut wishes = self.player.needed();
        let (leaving, elapsed) = match self.player.on_screen() {
            OnScreen::Slide { state, .. } if state.phase == Phase::Closed || state.comfort.calm => {
                wishes.clear();
                (None, None)
            }
            OnScreen::Slide { state, .. } => {
                (state.transition.map(|change| change.from), Some((state.slide, state.film_time(now))))
            }
            OnScreen::Waiting { .. } => (None, None),
        };
        let is_quiet = self.frames.count() > 0 && !self.player.is_opening() && !self.player.is_coming_in(now);
        if elapsed.is_some() && is_quiet {
            let ahead = self.player.ahead();
            wishes.extend(ahead.into_iter().take(1));
        }
        let Some(show) = self.player.current().map(|(_, show)| show.state()) else { return };
        for screen in &mut self.screens {
            let mut wanted: Vec<Wanted> = Vec::new();
            for Wish { deck, slide } in &wishes {
                let Some(id) = film_of(deck, *slide) else { continue };
                let is_known = wanted.iter().any(|wanted| wanted.id == id);
                // What leaves stands at its last picture; it does not begin anew.
                let is_gone = leaving == Some(*slide) && !screen.films().plays(&id);
                if is_known || is_gone {
                    continue;
                }
                let elapsed = elapsed.filter(|(on_screen, _)| on_screen == slide).and_then(|(_, time)| time);
                wanted.extend(screen.film(deck, *slide, show, &self.library, elapsed.unwrap_or_default()));
            }
            screen.films_mut().want(&wanted, &self.ring);
            for over in screen.films_mut().take_over() {
                self.status.event(&over);
            }
        }
    }

    /// Takes the first pictures of the films that may come.
    pub(super) fn prepare_films(&mut self, ctx: &Context) {
        for screen in &mut self.screens {
            screen.films_mut().prepare(ctx);
        }
    }

    /// Brings the film on screen to what is due; returns when it looks different next.
    pub(super) fn play(&mut self, now: Moment) -> Wake {
        let Some((id, elapsed)) = self.film_on_screen(now) else { return Wake::Never };
        let begins = now.since(Moment::START).saturating_sub(elapsed);
        let ctx = self.ctx.clone();
        let plays = self
            .screens
            .iter_mut()
            .map(|screen| screen.films_mut().play(&id, (elapsed, Moment::START + begins), now, (&ctx, &self.ring)));
        plays.fold(Wake::Never, Wake::sooner)
    }

    /// The film that plays on screen, and how long.
    fn film_on_screen(&self, now: Moment) -> Option<(PictureId, Duration)> {
        let OnScreen::Slide { deck, state } = self.player.on_screen() else { return None };
        Some((film_of(deck, state.slide)?, state.film_time(now)?))
    }
}

/// The film of a slide, if it can be played.
fn film_of(deck: &Deck, slide: usize) -> Option<PictureId> {
    let film = deck.slide(slide)?.film()?;
    film.file.facts.as_ref()?;
    deck.pictures.get(&film.file.path).cloned()
}
