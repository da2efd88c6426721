//! Keeps the decoded pictures that the show needs.

mod budget;
mod entry;
mod lanes;
mod plan;
mod room;
mod shelf;
mod wish;
mod work;

use std::io;
use std::sync::Arc;

use super::lane::{Decoder, Wake};
use super::{Picture, PictureError, PictureId, StageCache, decode_part};
use crate::units::{Moment, PictureState};
pub use budget::budget_bytes;
pub use lanes::{Decoders, LATE_AFTER};
use lanes::{Lane, Lanes};
use shelf::Shelf;
pub use wish::{Loaded, Wish};

/// Keeps the decoded pictures that the show needs now or next, within one budget for pixels and textures together.
///
/// It decodes on threads of its own: what is needed now on one or several, and what may come next on another one of low
/// priority, which begins nothing while something needed is being decoded or the caller asks for quiet
/// ([`Self::hold`]). The caller says what is needed with [`Self::focus`], and collects the results with
/// [`Self::poll`] when the wake callback was called or [`Self::wake_at`] has come; that also begins the next picture.
/// The caller makes a texture of each new [`Self::picture`], says so with [`Self::uploaded`],
/// and drops the texture when [`Self::is_kept`] is false.
///
/// A failure that may pass (a file that cannot be read just now) is tried again after 1, 2, 4 … 60 seconds as long as
/// the picture is wished for. Faults inside a file are not: a file that is saved anew has another [`PictureId`].
/// A decoder that hangs delays the pictures behind it, but never the caller.
pub struct Library {
    shelf: Shelf,
    lanes: Lanes,
    /// Nothing that is not needed now may be begun.
    is_held: bool,
}

impl Library {
    /// A library that keeps at most `budget_bytes` of pixels and textures; see [`budget_bytes`]. Pictures that are in
    /// `cache` are not decoded, and those that are decoded are put there.
    ///
    /// `wake` is called on another thread each time that [`Self::poll`] has something to tell.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn new(budget_bytes: usize, wake: Wake, cache: Option<StageCache>) -> io::Result<Self> {
        Self::with_decoder(budget_bytes, wake, cache, Arc::new(decode_part))
    }

    /// The same with another decoder.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn with_decoder(
        budget_bytes: usize,
        wake: Wake,
        cache: Option<StageCache>,
        decoder: Decoder,
    ) -> io::Result<Self> {
        Self::with_decoders(budget_bytes, wake, cache, Decoders { decoder, at_once: 1, has_spare: false })
    }

    /// The same with several decoders for what is needed now.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn with_decoders(
        budget_bytes: usize,
        wake: Wake,
        cache: Option<StageCache>,
        decoders: Decoders,
    ) -> io::Result<Self> {
        let lanes = Lanes::start(decoders, cache, wake)?;
        Ok(Self { shelf: Shelf::new(budget_bytes), lanes, is_held: false })
    }

    /// Keeps at most `bytes` from now on, for another stage. Drops pictures beyond that; the next [`Self::focus`] or
    /// [`Self::poll`] begins those that there is room for.
    pub fn set_budget(&mut self, bytes: usize) {
        if self.shelf.budget != bytes {
            self.shelf.budget = bytes;
            self.shelf.plan_from_scratch();
            self.shelf.shrink();
            self.shelf.clear();
        }
    }

    /// Asks for quiet, for example while something moves on screen: until the next call with `false`, nothing that may
    /// only come next is begun. What is needed is begun all the same, and what is being decoded is finished.
    pub fn hold(&mut self, now: Moment, is_held: bool) {
        if self.is_held != is_held {
            self.is_held = is_held;
            self.begin(now);
        }
    }

    /// Says which pictures are needed `now` and which may come next, in order; replaces what was said before.
    ///
    /// A wish for a larger target than the kept pixels have decodes anew, and the former pixels stay until then; a wish
    /// for a smaller one decodes nothing. Of two wishes for one picture the larger counts. If the pictures needed now
    /// exceed the budget together, all their targets are reduced by one factor. Pictures that are no longer wished for
    /// are not begun; one that is being decoded is finished. Of those that are kept, the ones wished for last stay
    /// within a fifth of the budget. Cheap when nothing has changed; does not block.
    pub fn focus(&mut self, now: Moment, needed: &[Wish], ahead: &[Wish]) {
        if self.shelf.wish(needed, ahead) {
            self.lanes.await_needed(&self.shelf.plan, now);
            self.shelf.clear();
            self.shelf.forget(|id| self.lanes.has(id));
            self.begin(now);
        }
    }

    /// Collects the results, begins the next pictures, and marks those that take too long. Does not block.
    pub fn poll(&mut self, now: Moment) -> impl Iterator<Item = Loaded> + use<> {
        let mut arrived = Vec::new();
        for place in 0..self.lanes.count() {
            while let Some(outcome) = self.lanes.at(place).and_then(Lane::outcome) {
                arrived.extend(work::file(&mut self.shelf, outcome, now));
                self.begin(now);
            }
        }
        // The time to try one again may have come.
        self.begin(now);
        for id in self.lanes.take_late(now) {
            self.shelf.break_unless_kept(&id);
        }
        arrived.into_iter()
    }

    fn begin(&mut self, now: Moment) {
        work::begin(&mut self.shelf, &mut self.lanes, self.is_held, now);
    }

    /// The state of a picture. A late one counts as broken until it arrives.
    ///
    /// Once ready, a picture stays ready when its pixels are dropped: what the layout needs to know is still known.
    #[must_use]
    pub fn state(&self, id: &PictureId) -> &PictureState {
        self.shelf.state(id)
    }

    /// A number that changes whenever [`Self::state`] does.
    #[must_use]
    pub fn revision(&self, id: &PictureId) -> u64 {
        self.shelf.entries.get(id).map_or(0, |entry| entry.revision)
    }

    /// Pixels of which the caller has to make a texture; it replaces the former one if there is one.
    #[must_use]
    pub fn picture(&self, id: &PictureId) -> Option<&Arc<Picture>> {
        self.shelf.entries.get(id)?.pixels.as_ref()
    }

    /// Says that a texture has been made of [`Self::picture`], and that the former one is gone. The pixels are freed,
    /// and the texture's bytes count in their place.
    pub fn uploaded(&mut self, id: &PictureId) {
        if let Some(entry) = self.shelf.entries.get_mut(id)
            && let Some(pixels) = entry.pixels.take()
        {
            entry.texture_bytes = pixels.bytes();
        }
    }

    /// Whether the library keeps the texture that was made of a picture. If not, the caller has to drop it: its bytes are
    /// no longer counted. New pixels may have come in its place and wait.
    #[must_use]
    pub fn is_kept(&self, id: &PictureId) -> bool {
        self.shelf.entries.get(id).is_some_and(|entry| entry.texture_bytes > 0)
    }

    /// Whether finer pixels of a picture are wished for than those that are kept, and can be had.
    #[must_use]
    pub fn is_due(&self, id: &PictureId) -> bool {
        let item = self.shelf.plan.items.iter().find(|item| item.id == *id);
        item.is_some_and(|item| self.shelf.entries.get(id).is_some_and(|entry| entry.is_due(item.target)))
    }

    /// Why the latest try to decode a picture has failed; former pixels may still be kept.
    #[must_use]
    pub fn error(&self, id: &PictureId) -> Option<&PictureError> {
        self.shelf.entries.get(id)?.error.as_ref()
    }

    /// When to poll even if nothing arrives: when a picture that is needed becomes late, or one is to be tried again.
    #[must_use]
    pub fn wake_at(&self) -> Option<Moment> {
        let retry = work::retry_at(&self.shelf, &self.lanes, self.is_held);
        retry.into_iter().chain(self.lanes.late_at()).min()
    }

    /// Whether a picture is being decoded.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        !self.lanes.has_quiet() || !self.lanes.ahead.is_idle()
    }

    /// The bytes of all pixels and textures kept.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.shelf.bytes()
    }
}
