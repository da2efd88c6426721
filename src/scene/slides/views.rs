//! What a slide shows behind its words: one picture, or one that turns into another.

use crate::{
    content::{Cover, Photo},
    scene::{
        laid::{Laid, Moves},
        look::Look,
        picture::{Drift, credit_line, hung_whole, picture, placed, still},
        playing::playing,
    },
    theme::motion,
    units::{PictureState, Rect, Size, size},
};

/// The picture on which a slide comes to rest, and the one that it turns from.
#[derive(Clone, Copy)]
pub(super) struct Views<'p> {
    rest: &'p Photo,
    first: Option<&'p Photo>,
}

impl<'p> Views<'p> {
    pub const fn one(photo: &'p Photo) -> Self {
        Self { rest: photo, first: None }
    }

    /// A cover rests on the picture that it turns into.
    pub fn of(cover: &'p Cover) -> Self {
        match &cover.turns_into {
            Some(rest) => Self { rest, first: Some(&cover.photo) },
            None => Self::one(&cover.photo),
        }
    }

    /// The picture on which words have to be read.
    pub const fn rest(self) -> &'p Photo {
        self.rest
    }

    /// Whether all of them is to be seen: words stand beside them.
    pub fn is_whole(self) -> bool {
        self.whole().is_some()
    }

    fn whole(self) -> Option<&'p Photo> {
        [Some(self.rest), self.first].into_iter().flatten().find(|photo| photo.is_whole())
    }

    /// What is said of them.
    pub fn credits(self, look: &Look<'_>) -> Vec<String> {
        let mut credits = vec![look.line(&self.rest.caption).into_owned(), look.line(&self.rest.credit).into_owned()];
        credits
            .extend(self.first.filter(|first| first.credit != self.rest.credit).map(|first| credit_line(look, first)));
        credits
    }

    /// The film that plays in place of the picture, and its shape; nothing if it cannot be played, or if the stage has a
    /// picture of its own.
    fn film(self, look: &Look<'_>) -> Option<(&'p str, Size)> {
        let film = self.rest.film.as_ref().filter(|_| self.first.is_none() && !look.frame(self.rest).is_tall)?;
        let [w, h] = film.facts.as_ref()?.size;
        Some((&film.path, size(w as f32, h as f32)))
    }

    /// The pictures over all of `area`, the first one above the second. If one of the two cannot be shown there is
    /// nothing to turn, and the other one stands alone; it is asked for all the same. A film is not enlarged, and does not drift.
    pub fn filling(self, look: &Look<'_>, area: Rect) -> Vec<Laid> {
        if let Some((film, shape)) = self.film(look) {
            let area = if self.rest.is_whole() { hung_whole(look, area, shape) } else { area };
            return playing(look, self.rest, (film, shape), area);
        }
        // Both stand in one place, also where one of them is seen whole.
        let area = self.whole().map_or(area, |photo| placed(look, photo, area));
        let Some(first) = self.first else { return picture(look, self.rest, area, 0, Drift::Slow) };
        let is_ready = |photo: &Photo| matches!(look.pictures.state(look.frame(photo).file), PictureState::Ready(_));
        if is_ready(self.rest) && is_ready(first) {
            let drift = Drift::After(motion::TURN_DELAY + motion::TURN);
            let above = still(look, first, area, Drift::None).into_iter().map(|item| item.moving(Moves::TurnsAway));
            return picture(look, self.rest, area, 0, drift).into_iter().chain(above).collect();
        }
        let (seen, unseen) = if is_ready(first) { ((first, 1), self.rest) } else { ((self.rest, 0), first) };
        let ground = still(look, unseen, area, Drift::None).into_iter().take(1);
        ground.chain(picture(look, seen.0, area, seen.1, Drift::Slow)).collect()
    }
}
