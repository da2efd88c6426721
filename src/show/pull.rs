//! What is seen follows the hand that pulls it aside.

use crate::{content::Home, theme::motion, units::Moment};

use super::{
    Effect, Overlay, Phase, Pull, Show,
    machine::{Beside, ListAtFirst},
};

impl Show {
    /// A hand pulls what is seen aside by this part of the stage's width. What comes in beside it is there as soon as its
    /// pictures are, and if it may come up now; else what is seen resists.
    pub(super) fn pull(&mut self, by: f32, now: Moment) {
        let is_loose = matches!(
            self.state.overlay,
            None | Some(Overlay::Spot(_) | Overlay::Enlarged { .. } | Overlay::Reading { .. } | Overlay::Inner(_))
        );
        if !by.is_finite() || !is_loose || !self.started {
            return;
        }
        let by = by.clamp(-1.0, 1.0);
        if self.state.comfort.calm || self.is_reading() || self.is_inner() {
            // Nothing moves, but the hand is understood.
            self.state.pull = Some(Pull { by, beside: None, waits: false, let_go: None });
            return;
        }
        let before = self.state.pull.filter(|pull| pull.let_go.is_none()).and_then(|pull| pull.beside);
        let place = self.beside(by < 0.0);
        if before.is_some() {
            // What follows the hand goes on, unless it has turned back too often.
            if !self.may_turn(self.turns.pull, by, now) {
                return;
            }
            self.turns.pull.go(by);
            if before == place || by == 0.0 {
                self.state.pull = Some(Pull { by, beside: before, waits: true, let_go: None });
                return;
            }
        }
        let is_there = match self.state.overlay {
            Some(Overlay::Enlarged { .. }) => true,
            _ => place.is_some_and(|slide| self.is_wanted_beside(slide)) && now >= self.free_at(),
        };
        let beside = place.filter(|_| is_there && self.may_follow(now));
        self.state.pull = Some(Pull { by, beside, waits: place.is_some(), let_go: None });
        if beside.is_some() {
            self.begin_to_follow(by, now);
        }
    }

    /// Whether what is seen may follow a hand now: there, and perhaps back.
    fn may_follow(&self, now: Moment) -> bool {
        now >= self.changes.free_for_two_at() && self.state.transition.is_none()
    }

    fn begin_to_follow(&mut self, by: f32, now: Moment) {
        self.changes.note(now);
        self.turns.pull = self.turns.pull.begun(by);
    }

    /// The hand lets go: what comes next comes in, or everything goes back to its place.
    pub(super) fn let_go(&mut self, goes: bool, now: Moment) {
        let pull = self.state.pull.filter(|pull| pull.let_go.is_none());
        let Some(pull) = pull else { return };
        let forwards = pull.by < 0.0;
        match (goes, pull.beside) {
            (true, Some(picture)) if matches!(self.state.overlay, Some(Overlay::Enlarged { .. })) => {
                self.show_picture(picture);
            }
            (true, Some(slide)) => {
                self.state.overlay = None;
                self.state.typed = None;
                self.state.opening = None;
                // What is bright and dark in both of them goes across the screen once more.
                self.changes.note(now);
                self.direction = if forwards { 1.0 } else { -1.0 };
                self.list = if forwards { ListAtFirst::Empty } else { ListAtFirst::AsLeft };
                self.bring_up(slide, now);
            }
            (goes, _) => {
                let is_still = self.state.comfort.calm || self.is_reading() || self.is_inner();
                let back = Some(Pull { let_go: Some(now), ..pull }).filter(|_| !is_still);
                self.state.pull = back;
                match self.state.overlay {
                    _ if !goes => {}
                    Some(Overlay::Enlarged { .. }) => self.other_picture(forwards),
                    // Whoever wipes once too often goes on reading.
                    Some(Overlay::Reading { .. }) => _ = self.turn_reading(forwards),
                    // Back, as on the way from slide to slide; on it goes by a touch on a chapter.
                    Some(Overlay::Inner(_)) if forwards => {}
                    Some(Overlay::Inner(_)) => _ = self.go_out(),
                    _ if forwards => self.next(now),
                    _ => self.previous(now),
                }
                // Pages and lists go on while the slide springs back.
                self.state.pull = back.filter(|_| !self.is_in_menu() && self.state.transition.is_none());
            }
        }
    }

    /// Another picture of the slide is enlarged.
    pub(super) fn other_picture(&mut self, forwards: bool) {
        if let Some(picture) = self.picture_beside(forwards) {
            self.show_picture(picture);
        }
    }

    fn show_picture(&mut self, picture: usize) {
        let focus = self.program.stop(self.state.slide).pictures.get(picture).copied();
        self.state.overlay = focus.map(|focus| Overlay::enlarged(picture, focus));
        self.state.pull = None;
    }

    pub(super) const fn is_enlarged(&self) -> bool {
        matches!(self.state.overlay, Some(Overlay::Enlarged { .. }))
    }

    /// What the hand brings in on that side, if it can be drawn beside what is seen.
    fn beside(&self, forwards: bool) -> Option<usize> {
        if self.is_enlarged() {
            return self.picture_beside(forwards);
        }
        let (here, round) = (self.state.slide, self.goes_round());
        let place = if forwards { self.program.after(here, round) } else { self.program.before(here, round) };
        let chapter = |place: usize| self.program.stop(place).chapter;
        let is_round = if forwards { place <= here } else { place >= here };
        // The way to another chapter leads over the start page.
        let over_start = self.state.phase == Phase::Exploring
            && self.program.home() == Home::Tiles
            && (is_round || chapter(place) != chapter(here));
        let stays = self.state.opening.is_some() || over_start || self.has_more(forwards) || place == here;
        (!stays).then_some(place)
    }

    /// Whether there is more on this slide before another one: a page of its text, or an item of its list.
    fn has_more(&self, forwards: bool) -> bool {
        let (stop, motion) = (self.program.stop(self.state.slide), self.state.motion);
        let page = if forwards { motion.page.place + 1 < stop.pages } else { motion.page.place > 0 };
        let item = motion
            .revealed
            .is_some_and(|revealed| if forwards { revealed.items < stop.reveals } else { revealed.items > 0 });
        page || item
    }

    fn picture_beside(&self, forwards: bool) -> Option<usize> {
        let Some(Overlay::Enlarged { picture, .. }) = self.state.overlay else { return None };
        let count = self.program.stop(self.state.slide).pictures.len();
        if forwards { Some(picture + 1).filter(|next| *next < count) } else { picture.checked_sub(1) }
    }

    /// Whether the pictures of the slide beside are there; asks for them if they were not asked for.
    fn is_wanted_beside(&mut self, slide: usize) -> bool {
        let wanted = self.wants_beside.filter(|beside| beside.slide == slide);
        if wanted.is_none() {
            self.wants_beside = Some(Beside { slide, is_ready: false });
            self.effects.push(Effect::Prepare(slide));
        }
        wanted.is_some_and(|beside| beside.is_ready)
    }

    /// The pictures of the slide that is wanted beside are there.
    pub(super) fn prepared_beside(&mut self, slide: usize, now: Moment) {
        if self.wants_beside.is_some_and(|beside| beside.slide == slide) {
            self.wants_beside = Some(Beside { slide, is_ready: true });
            let pull = self.state.pull.filter(|pull| pull.let_go.is_none() && pull.beside.is_none());
            let is_meant = pull.is_some_and(|pull| self.beside(pull.by < 0.0) == Some(slide));
            if let (true, Some(pull)) = (is_meant && now >= self.free_at() && self.may_follow(now), self.state.pull) {
                self.state.pull = Some(Pull { beside: Some(slide), ..pull });
                self.begin_to_follow(pull.by, now);
            }
        }
    }

    /// When what springs back is at its place.
    pub(super) fn pull_end(&self) -> Option<Moment> {
        self.state.pull?.let_go.map(|since| since + motion::SPRING)
    }

    pub(super) fn end_pull(&mut self, now: Moment) {
        if self.pull_end().is_some_and(|end| now >= end) {
            self.state.pull = None;
        }
    }
}
