//! What visitors look at closely: an enlarged picture, a spot of one, the words of a slide by themselves.

use super::{Input, Mode, Overlay, Show, ShowState, turns::Turns};
use crate::units::Moment;

impl ShowState {
    /// What is to be told of what was drawn: the words that are read by themselves take so many pages, and the show does not
    /// know it yet.
    #[must_use]
    pub fn learns(&self, pages: Option<usize>) -> Option<Input> {
        let Some(Overlay::Reading { pages: known, .. }) = self.overlay else { return None };
        pages.filter(|pages| *pages != known).map(Input::Pages)
    }
}

impl Show {
    /// Enlarges a picture of the slide around a point, else around its focal point.
    pub(super) fn enlarge(&mut self, picture: usize, point: Option<(f32, f32)>) {
        if let Some(focus) = self.program.stop(self.state.slide).pictures.get(picture).copied() {
            // The next slide must not come up while somebody looks at this one closely.
            self.stay();
            self.state.overlay = Some(Overlay::enlarged(picture, point.unwrap_or(focus)));
        }
    }

    /// Opens the card of a spot, or closes it.
    pub(super) fn open_spot(&mut self, place: usize) {
        if place < self.program.stop(self.state.slide).spots {
            // As with an enlarged picture, the next slide must not come up meanwhile.
            self.stay();
            self.toggle(Overlay::Spot(place));
        }
    }

    /// All words of the slide by themselves, from the first page on, or the slide again. A speaker has an audience that reads
    /// the slide.
    pub(super) fn read(&mut self) {
        if self.state.mode == Mode::Present {
            return;
        }
        // As with an enlarged picture, the next slide must not come up meanwhile.
        self.stay();
        self.state.pull = None;
        self.state.overlay = (!self.is_reading()).then_some(Overlay::Reading { page: 0, pages: 1 });
    }

    /// Whether the words of the slide are read by themselves.
    pub(super) const fn is_reading(&self) -> bool {
        matches!(self.state.overlay, Some(Overlay::Reading { .. }))
    }

    /// Turns a page of the words that are read by themselves, or false if there is none to turn to.
    pub(super) fn turn_reading(&mut self, on: bool) -> bool {
        let Some(Overlay::Reading { page, pages }) = &mut self.state.overlay else { return false };
        let to = if on { Some(*page + 1).filter(|to| to < pages) } else { page.checked_sub(1) };
        *page = to.unwrap_or(*page);
        to.is_some()
    }

    /// The words that are read by themselves take so many pages.
    pub(super) fn set_pages(&mut self, count: usize) {
        if let Some(Overlay::Reading { page, pages }) = &mut self.state.overlay {
            *pages = count.max(1);
            *page = (*page).min(*pages - 1);
        }
    }

    /// With nothing enlarged, zooming in enlarges the slide's main picture, so that keys can do it.
    pub(super) fn zoom(&mut self, factor: f32, now: Moment) {
        match self.state.overlay {
            Some(overlay) => self.see(overlay.zoomed(factor), now),
            None if factor > 1.0 => self.enlarge(0, None),
            None => {}
        }
    }

    /// Shows an enlarged picture so large, around this point of it.
    pub(super) fn look(&mut self, zoom: f32, (x, y): (f32, f32), now: Moment) {
        if let Some(overlay @ Overlay::Enlarged { zoom: before, .. }) = self.state.overlay {
            self.see(overlay.zoomed(zoom / before).looking_at(x, y), now);
        }
    }

    /// An enlarged picture is seen so, unless it has become larger and smaller too often.
    fn see(&mut self, overlay: Overlay, now: Moment) {
        let is_allowed = match overlay {
            Overlay::Enlarged { zoom, .. } => self.may_turn(self.turns.zoom, zoom.log2(), now),
            _ => true,
        };
        if let (true, Overlay::Enlarged { zoom, .. }) = (is_allowed, overlay) {
            self.turns.zoom.go(zoom.log2());
        }
        if is_allowed {
            self.state.overlay = Some(overlay);
        }
    }

    /// Whether what a hand moves may go there: another way counts as a large change.
    pub(super) fn may_turn(&mut self, turns: Turns, to: f32, now: Moment) -> bool {
        let is_free = now >= self.changes.free_at();
        if turns.turns(to) && is_free {
            self.changes.note(now);
        }
        is_free || !turns.turns(to)
    }
}
