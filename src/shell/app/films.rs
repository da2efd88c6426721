//! Which films the app has decoded, and how the one on screen goes on.

use std::time::Duration;

use egui::Context;

use super::App;
use crate::{
    deck::Deck,
    media::PictureId,
    player::{OnScreen, Wish},
    shell::films::Wanted,
    show::{Phase, ShowState, Wake},
    units::Moment,
};

impl App {
    /// Has the films decoded that are on screen or about to be, and the one that may come next. Where films stand still,
    /// or nobody sees them, there is none.
    pub(super) fn ask_for_films(&mut self, now: Moment) {
        if self.is_desk() {
            // The audience sees it; a speaker needs no second one.
            return self.want_films(&[], None);
        }
        let (state, elapsed) = match self.player.on_screen() {
            OnScreen::Slide { state, .. } if state.phase == Phase::Closed || state.comfort.calm => {
                return self.want_films(&[], None);
            }
            OnScreen::Slide { state, .. } => (state.clone(), state.film_time(now)),
            OnScreen::Waiting { .. } => return self.want_films(&[], None),
        };
        // What leaves stands at its last picture, and does not begin anew.
        let leaving = state.transition.map(|change| change.from);
        let is_quiet = self.frames.count() > 0 && !self.player.is_opening() && !self.player.is_coming_in(now);
        let needed = self.player.needed().into_iter();
        let here = state.slide;
        let needed = needed.map(|wish| {
            let begins = leaving != Some(wish.slide);
            Turn { begins, comes: begins && wish.slide != here, wish }
        });
        let ahead = self.player.ahead().into_iter().take(1);
        let ahead = ahead.map(|wish| Turn { begins: is_quiet, comes: true, wish });
        let turns: Vec<Turn> = needed.chain(ahead).collect();
        self.want_films(&turns, elapsed.map(|elapsed| (state, elapsed)).as_ref());
    }

    /// Has these films decoded and no others; the one on screen has played for so long.
    fn want_films(&mut self, turns: &[Turn], shown: Option<&(ShowState, Duration)>) {
        for screen in &mut self.screens {
            let mut wanted: Vec<Wanted> = Vec::new();
            for Turn { wish: Wish { deck, slide }, begins, comes } in turns {
                let (Some(id), Some((state, elapsed))) = (film_of(deck, *slide), shown) else { continue };
                let is_known = wanted.iter().any(|wanted| wanted.id == id);
                if is_known {
                    continue;
                }
                if *comes {
                    screen.films_mut().rewind(&id);
                }
                if !begins && !screen.films().has(&id) {
                    continue;
                }
                let elapsed = if *slide == state.slide { *elapsed } else { Duration::ZERO };
                wanted.extend(screen.film(deck, *slide, state, &self.library, elapsed));
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
        if self.is_desk() {
            return None;
        }
        let OnScreen::Slide { deck, state } = self.player.on_screen() else { return None };
        Some((film_of(deck, state.slide)?, state.film_time(now)?))
    }
}

/// A slide whose film is wanted.
struct Turn {
    wish: Wish,
    /// Its film is begun; else it only goes on.
    begins: bool,
    /// It is not on screen yet, and its film begins at the beginning.
    comes: bool,
}

/// The film of a slide, if it can be played.
fn film_of(deck: &Deck, slide: usize) -> Option<PictureId> {
    let (film, facts) = deck.slide(slide)?.plays()?;
    facts?;
    deck.pictures.get(film).cloned()
}
