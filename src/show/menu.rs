//! The menu: the page of all chapters, and a page of its own for each chapter with chapters in it.

use super::{Overlay, Phase, Program, Show};
use crate::content::Home;

impl Overlay {
    /// A page of chapters.
    #[must_use]
    pub const fn is_menu(&self) -> bool {
        matches!(self, Self::Menu | Self::Inner(_))
    }

    /// The page that shows the chapters within an outer one, else that of all chapters.
    const fn page(inner: Option<usize>) -> Self {
        match inner {
            Some(place) => Self::Inner(place),
            None => Self::Menu,
        }
    }
}

impl Program {
    /// The page on which visitors find the chapter of the slide at `place`: that of its outer chapter, by the place of the
    /// first slide in it. Nothing where that is the page of all chapters: it lies in no outer one, or has nothing beside it
    /// there that people come to now.
    #[must_use]
    pub fn page_of(&self, place: usize) -> Option<usize> {
        let outer = self.stop(place).outer?;
        let inner = |place: &usize| self.order().holds(*place) && self.stop(*place).outer == Some(outer);
        let mut chapters = (outer..self.len()).filter(inner).map(|place| self.stop(place).chapter);
        let first = chapters.next()?;
        chapters.any(|chapter| chapter != first).then_some(outer)
    }

    /// Whether chapters lie within others.
    #[must_use]
    pub fn has_inner(&self) -> bool {
        (0..self.len()).any(|place| self.stop(place).outer.is_some())
    }
}

impl Show {
    /// Opens the page on which the chapter of the slide on screen is found, or closes what is open of the menu.
    pub(super) fn toggle_menu(&mut self) {
        let page = Overlay::page(self.program.page_of(self.state.slide));
        self.state.overlay = (!self.is_in_menu()).then_some(page);
        self.state.talk.ends = None;
    }

    /// Opens the page of the chapters within the outer one that begins at `place`, if there is such now.
    pub(super) fn open_inner(&mut self, place: usize) {
        if place < self.program.len() && self.program.page_of(place) == Some(place) {
            self.state.overlay = Some(Overlay::Inner(place));
            self.state.talk.ends = None;
        }
    }

    /// From the chapters within an outer one to all chapters, or false if these are not open.
    pub(super) const fn go_out(&mut self) -> bool {
        let is_inner = self.is_inner();
        if is_inner {
            self.state.overlay = Some(Overlay::Menu);
        }
        is_inner
    }

    /// Whether the chapters within an outer one are on screen.
    pub(super) const fn is_inner(&self) -> bool {
        matches!(self.state.overlay, Some(Overlay::Inner(_)))
    }

    pub(super) fn is_in_menu(&self) -> bool {
        self.state.overlay.as_ref().is_some_and(Overlay::is_menu)
    }

    /// What covers the slide, among other slides than those of `old`: `place_now` is where one of these is now. A page of
    /// inner chapters is found by the slides that are left of it.
    pub(super) fn overlay_now(&self, old: &Program, place_now: impl Fn(usize) -> Option<usize>) -> Option<Overlay> {
        let Some(Overlay::Inner(page)) = self.state.overlay else { return self.state.overlay };
        let lies_in_it = |place: &usize| old.stop(*place).outer == Some(page);
        let kept = (page..old.len()).filter(lies_in_it).find_map(place_now);
        Some(Overlay::page(kept.and_then(|place| self.program.page_of(place))))
    }

    /// Where only one of the chapters on a page is left, all chapters are seen.
    pub(super) fn leave_page_of_one(&mut self) {
        if let Some(Overlay::Inner(page)) = self.state.overlay {
            self.state.overlay = Some(Overlay::page(self.program.page_of(page)));
        }
    }

    /// Whether a visitor explores from a page of all chapters.
    pub(super) fn has_start_page(&self) -> bool {
        self.state.phase == Phase::Exploring && self.program.home() == Home::Tiles
    }

    /// The way from a chapter to the next leads over the page on which both are found, if there is a start page. False where
    /// a visitor just goes on.
    pub(super) fn leave_chapter(&mut self, next: usize, is_round: bool) -> bool {
        let here = self.target();
        let (from, to) = (self.program.stop(here), self.program.stop(next));
        let leaves = is_round || to.chapter != from.chapter;
        let opens = leaves && self.has_start_page() && !self.is_in_menu();
        if opens {
            let is_beside = from.outer == to.outer;
            self.state.overlay = Some(Overlay::page(self.program.page_of(here).filter(|_| is_beside)));
        }
        opens
    }
}
