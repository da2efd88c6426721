//! An enlarged picture that a hand has thrown glides on, ever slower, until it rests or somebody touches it.

use crate::{theme::motion, units::Moment};

use super::{Glide, Overlay, Show, ShowState};

impl Glide {
    /// When the picture rests: what is left of its way then is not seen.
    #[must_use]
    pub fn end(&self) -> Moment {
        self.since + motion::GLIDE * RESTS
    }

    /// What is looked at `now` on the way to `to`: a hand's speed falls evenly, by the same part in the same time.
    fn at(&self, to: (f32, f32), now: Moment) -> (f32, f32) {
        if now >= self.end() {
            return to;
        }
        let left = (-now.since(self.since).as_secs_f32() / motion::GLIDE.as_secs_f32()).exp();
        let along = |from: f32, to: f32| to + (from - to) * left;
        (along(self.from.0, to.0), along(self.from.1, to.1))
    }
}

/// So many times [`motion::GLIDE`] after it was thrown, a picture rests.
const RESTS: u32 = 6;

impl ShowState {
    /// What covers the slide `now`, an enlarged picture where it is on its way.
    #[must_use]
    pub fn overlay_at(&self, now: Moment) -> Option<Overlay> {
        match (self.overlay, self.glide) {
            (Some(Overlay::Enlarged { picture, zoom, center }), Some(glide)) => {
                Some(Overlay::Enlarged { picture, zoom, center: glide.at(center, now) })
            }
            (overlay, _) => overlay,
        }
    }
}

impl Show {
    /// The enlarged picture glides on until it looks at this point. Without motion it stays where the hand has left it.
    pub(super) fn glide_to(&mut self, x: f32, y: f32, now: Moment) {
        let Some(overlay @ Overlay::Enlarged { center: from, .. }) = self.state.overlay else { return };
        let there = overlay.looking_at(x, y);
        if !self.state.comfort.calm && there != overlay {
            self.state.overlay = Some(there);
            self.state.glide = Some(Glide { from, since: now });
        }
    }

    /// The picture stays where it is: somebody touches it, or something else is asked for.
    pub(super) fn stop_gliding(&mut self, now: Moment) {
        self.state.overlay = self.state.overlay_at(now);
        self.state.glide = None;
    }

    /// When a picture that glides rests.
    pub(super) fn glide_end(&self) -> Option<Moment> {
        self.state.glide.map(|glide| glide.end())
    }

    pub(super) fn end_glide(&mut self, now: Moment) {
        if self.glide_end().is_some_and(|end| now >= end) {
            self.state.glide = None;
        }
    }
}
