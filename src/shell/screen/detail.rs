//! The fine pixels of what somebody looks at from close by, where the whole picture would be too large with them.

use super::Screen;
use crate::{
    deck::Deck,
    media::{Library, Part, Target, Wish},
    scene::Layouts,
    shell::detail::Detail,
    show::{Overlay, ShowState},
    units::PictureState,
};

/// So much finer is worth a picture of its own.
const FINER: f32 = 1.05;

impl Screen {
    /// The wish for fine pixels of what is seen of an enlarged picture, if it has finer ones than are kept of all of it.
    pub(super) fn detail(&mut self, deck: &Deck, state: &ShowState, library: &Library) -> Option<Wish> {
        self.detail = self.wanted_detail(deck, state, library);
        self.detail.as_ref().map(|detail| Wish { id: detail.id.clone(), target: detail.target })
    }

    fn wanted_detail(&mut self, deck: &Deck, state: &ShowState, library: &Library) -> Option<Detail> {
        let Some(Overlay::Enlarged { zoom, .. }) = state.overlay.filter(|_| state.pull.is_none()) else { return None };
        let seen = self.at_rest_on(self.stage, (deck, state, library), Layouts::closeup)?;
        let picture = deck.pictures.get(&seen.file)?;
        let PictureState::Ready(facts) = library.state(picture) else { return None };
        // In steps, as all of it is wished for.
        let by = self.target.width as f32 / self.stage.size.w * zoom.max(1.0).log2().ceil().exp2() / zoom;
        let (width, height) = (seen.whole.w * by, seen.whole.h * by);
        let kept =
            Target { width: width as u32, height: height as u32 }.cover([facts.size.w as u32, facts.size.h as u32]);
        if width.min(facts.size.w) < kept[0] as f32 * FINER {
            return None;
        }
        let target = |part: Part| {
            let side = |share: f32, whole: f32| ((share * whole).ceil() as u32).max(1);
            Target { width: side(part.area().w(), width), height: side(part.area().h(), height) }
        };
        let is_still = |detail: &Detail| {
            detail.id == picture.part(detail.part)
                && detail.part.holds(seen.part)
                && detail.target == target(detail.part)
        };
        if let Some(detail) = self.detail.take_if(|detail| is_still(detail)) {
            return Some(detail);
        }
        let part = Part::around(seen.part);
        let (id, name) = (picture.part(part), format!("{}\0", seen.file));
        Some(Detail { file: seen.file, name, id, part, target: target(part) })
    }
}
