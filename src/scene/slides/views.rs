//! What a slide shows behind its words: one picture, or one that turns into another.

use crate::{
    content::{Cover, Photo},
    scene::{
        laid::{Laid, Moves},
        look::Look,
        picture::{Drift, credit_line, picture, placed, still},
    },
    theme::motion,
    units::{PictureState, Rect},
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

    /// The pictures over all of `area`, the first one above the second. If one of the two cannot be shown there is
    /// nothing to turn, and the other one stands alone; it is asked for all the same.
    pub fn filling(self, look: &Look<'_>, area: Rect) -> Vec<Laid> {
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
