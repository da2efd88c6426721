//! Keeps the decoded pictures that the show needs.

mod budget;
mod entry;
mod plan;
mod room;
mod work;

use std::collections::HashMap;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use super::worker::{Decoder, Wake, Worker};
use super::{Picture, PictureError, PictureId, Target, decode};
use crate::units::{Moment, PictureState};
pub use budget::budget_bytes;
use entry::Entry;
use plan::Plan;

/// A picture that takes longer is shown as broken until it arrives.
pub const LATE_AFTER: Duration = Duration::from_secs(3);

/// A picture and how large it is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Which.
    pub id: PictureId,
    /// The size in pixels that it has to cover: that of the whole stage, or of the tile it is shown in.
    pub target: Target,
}

/// A picture that has arrived, or turned out to be broken.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Which.
    pub id: PictureId,
    /// Its pixels, shared with the library, or why there are none.
    pub result: Result<Arc<Picture>, PictureError>,
}

/// Keeps the decoded pictures that the show needs now or next, within one budget for pixels and textures together.
///
/// It decodes on a thread of its own, one picture at a time. The caller says what is needed with [`Self::focus`], and
/// collects the results with [`Self::poll`] when the wake callback was called or [`Self::wake_at`] has come; that also
/// begins the next picture. The caller makes a texture of each new [`Self::picture`], says so with [`Self::uploaded`],
/// and drops the texture when [`Self::is_kept`] is false.
///
/// A failure that may pass (a file that cannot be read just now) is tried again after 1, 2, 4 … 60 seconds as long as
/// the picture is wished for. Faults inside a file are not: a file that is saved anew has another [`PictureId`].
/// A decoder that hangs delays the pictures behind it, but never the caller.
pub struct Library {
    worker: Worker,
    /// Bytes of pixels and textures together that are never exceeded.
    budget: usize,
    entries: HashMap<PictureId, Entry>,
    /// The wishes of the latest focus: those needed now, and those that may come next.
    wishes: [Vec<Wish>; 2],
    /// The wishes that there is room for.
    plan: Plan,
    /// The picture being decoded.
    under_way: Option<UnderWay>,
    /// Counts the calls of `focus`, to tell how long ago a picture was wanted.
    turn: u64,
    /// Counts the changes of states.
    changes: u64,
}

/// A picture being decoded.
struct UnderWay {
    id: PictureId,
    since: Moment,
    /// Whether it is known that it takes too long.
    is_late: bool,
}

static PENDING: PictureState = PictureState::Pending;

impl Library {
    /// A library that keeps at most `budget_bytes` of pixels and textures; see [`budget_bytes`].
    ///
    /// `wake` is called on another thread each time that [`Self::poll`] has something to tell.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn new(budget_bytes: usize, wake: Wake) -> io::Result<Self> {
        Self::with_decoder(budget_bytes, wake, Box::new(decode))
    }

    /// The same with another decoder.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn with_decoder(budget_bytes: usize, wake: Wake, decoder: Decoder) -> io::Result<Self> {
        Ok(Self {
            worker: Worker::start(decoder, wake)?,
            budget: budget_bytes,
            entries: HashMap::new(),
            wishes: [Vec::new(), Vec::new()],
            plan: Plan::default(),
            under_way: None,
            turn: 0,
            changes: 0,
        })
    }

    /// Keeps at most `bytes` from now on, for another stage. Drops pictures beyond that; the next [`Self::focus`] or
    /// [`Self::poll`] begins those that there is room for.
    pub fn set_budget(&mut self, bytes: usize) {
        if self.budget != bytes {
            self.budget = bytes;
            self.plan_from_scratch();
            self.shrink();
        }
    }

    /// Says which pictures are needed `now` and which may come next, in order; replaces what was said before.
    ///
    /// A wish for a larger target than the kept pixels have decodes anew, and the former pixels stay until then; a wish
    /// for a smaller one decodes nothing. Of two wishes for one picture the larger counts. If the pictures needed now
    /// exceed the budget together, all their targets are reduced by one factor. Pictures that are no longer wished for
    /// are not begun; one that is being decoded is finished. Cheap when nothing has changed; does not block.
    pub fn focus(&mut self, now: Moment, needed: &[Wish], ahead: &[Wish]) {
        if self.wishes[0] == needed && self.wishes[1] == ahead {
            return;
        }
        self.turn += 1;
        self.wishes = [needed.to_vec(), ahead.to_vec()];
        for wish in needed.iter().chain(ahead) {
            self.entries.entry(wish.id.clone()).or_default().wanted_at = self.turn;
        }
        self.plan_from_scratch();
        self.forget();
        self.begin_next(now);
    }

    /// Collects the results, begins the next picture, and marks one that takes too long. Does not block.
    pub fn poll(&mut self, now: Moment) -> impl Iterator<Item = Loaded> + use<> {
        let mut arrived = Vec::new();
        while let Some(outcome) = self.worker.outcome() {
            self.under_way = None;
            arrived.extend(self.file(outcome, now));
            self.begin_next(now);
        }
        // The time to try one again may have come.
        self.begin_next(now);
        self.mark_late(now);
        arrived.into_iter()
    }

    /// The state of a picture. A late one counts as broken until it arrives.
    ///
    /// Once ready, a picture stays ready when its pixels are dropped: what the layout needs to know is still known.
    #[must_use]
    pub fn state(&self, id: &PictureId) -> &PictureState {
        self.entries.get(id).map_or(&PENDING, |entry| &entry.state)
    }

    /// A number that changes whenever [`Self::state`] does.
    #[must_use]
    pub fn revision(&self, id: &PictureId) -> u64 {
        self.entries.get(id).map_or(0, |entry| entry.revision)
    }

    /// Pixels of which the caller has to make a texture; it replaces the former one if there is one.
    #[must_use]
    pub fn picture(&self, id: &PictureId) -> Option<&Arc<Picture>> {
        self.entries.get(id)?.pixels.as_ref()
    }

    /// Says that a texture has been made of [`Self::picture`], and that the former one is gone. The pixels are freed,
    /// and the texture's bytes count in their place.
    pub fn uploaded(&mut self, id: &PictureId) {
        if let Some(entry) = self.entries.get_mut(id)
            && let Some(pixels) = entry.pixels.take()
        {
            entry.texture_bytes = pixels.bytes();
        }
    }

    /// Whether the library keeps a picture. If not, the caller has to drop its texture: its bytes are no longer
    /// counted.
    #[must_use]
    pub fn is_kept(&self, id: &PictureId) -> bool {
        self.entries.get(id).is_some_and(|entry| entry.bytes() > 0)
    }

    /// Why the latest try to decode a picture has failed; former pixels may still be kept.
    #[must_use]
    pub fn error(&self, id: &PictureId) -> Option<&PictureError> {
        self.entries.get(id)?.error.as_ref()
    }

    /// When to poll even if nothing arrives: when the picture being decoded becomes late, or one is to be tried again.
    #[must_use]
    pub fn wake_at(&self) -> Option<Moment> {
        let late = self.under_way.as_ref().filter(|it| !it.is_late).map(|it| it.since + LATE_AFTER);
        let idle = self.under_way.is_none();
        let retries = self.plan.items.iter().filter_map(|item| {
            let entry = self.entries.get(&item.id)?;
            let retry = entry.retry.filter(|_| idle && !entry.is_given_up && !entry.is_enough(item.target))?;
            Some(retry.at)
        });
        retries.chain(late).min()
    }

    /// The bytes of all pixels and textures kept.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.entries.values().map(Entry::bytes).sum()
    }

    /// Plans anew for new wishes or a new budget.
    fn plan_from_scratch(&mut self) {
        self.entries.values_mut().for_each(|entry| entry.is_given_up = false);
        self.plan(1.0);
    }

    /// Plans again with the sizes that are known by now.
    fn plan(&mut self, share_max: f64) {
        let [needed, ahead] = &self.wishes;
        let size = |id: &PictureId| self.entries.get(id).and_then(Entry::size);
        self.plan = Plan::new([needed, ahead], self.budget, share_max, size);
    }
}
