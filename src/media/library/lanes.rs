//! The threads that decode: some for what is needed, and one of low priority for what may come next.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use super::plan::Plan;
use crate::media::lane::{Decoder, Job, LaneThread, Outcome, Priority, Wake};
use crate::media::{PictureId, StageCache};
use crate::units::Moment;

/// A picture that takes longer is shown as broken until it arrives.
pub const LATE_AFTER: Duration = Duration::from_secs(3);

/// What decodes the pictures of a library.
pub struct Decoders {
    /// Decodes one; several threads may call it at once.
    pub decoder: Decoder,
    /// How many pictures that are needed now are decoded at once; at least one.
    pub at_once: usize,
    /// Whether one more is begun while all of these take long.
    pub has_spare: bool,
}

/// A picture that takes longer holds up the next one no more, if there is a spare thread: far longer than a photograph takes,
/// so that two do not share a processor that one could have.
const LONG_AFTER: Duration = Duration::from_millis(700);

/// All threads, and what each is busy with.
pub(super) struct Lanes {
    needed: Vec<Lane>,
    /// How many of these may be busy with pictures that do not take long.
    at_once: usize,
    pub(super) ahead: Lane,
}

/// A thread and the picture that it is decoding.
pub(super) struct Lane {
    thread: LaneThread,
    under_way: Option<UnderWay>,
}

/// A picture being decoded.
struct UnderWay {
    id: PictureId,
    began: Moment,
    /// Since when somebody waits for it; nothing while it may only come next.
    awaited_since: Option<Moment>,
    /// Whether it is known that it takes too long.
    is_late: bool,
}

impl Lanes {
    /// Starts the threads.
    pub(super) fn start(decoders: Decoders, cache: Option<StageCache>, wake: Wake) -> io::Result<Self> {
        let Decoders { decoder, at_once, has_spare } = decoders;
        let at_once = at_once.max(1);
        let count = at_once + usize::from(has_spare);
        let cache = cache.map(Arc::new);
        let lane = |priority, wake| {
            let thread = LaneThread::start(priority, Arc::clone(&decoder), cache.clone(), wake)?;
            Ok(Lane { thread, under_way: None })
        };
        let needed: io::Result<Vec<Lane>> = (0..count).map(|_| lane(Priority::Usual, Arc::clone(&wake))).collect();
        Ok(Self { needed: needed?, at_once, ahead: lane(Priority::Low, wake)? })
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.needed.len() + 1
    }

    /// One of all, those for what is needed first.
    pub(super) fn at(&mut self, place: usize) -> Option<&mut Lane> {
        self.needed.iter_mut().chain([&mut self.ahead]).nth(place)
    }

    fn each(&self) -> impl Iterator<Item = &Lane> {
        self.needed.iter().chain([&self.ahead])
    }

    /// One for what is needed that has nothing to do `now`, if one more picture may be begun.
    pub(super) fn free(&mut self, now: Moment) -> Option<&mut Lane> {
        self.free_at().filter(|at| *at <= now).and_then(|_| self.needed.iter_mut().find(|lane| lane.is_idle()))
    }

    /// When one more picture that is needed may be begun, if nothing is finished before; nothing while all are busy.
    pub(super) fn free_at(&self) -> Option<Moment> {
        let busy: Vec<Moment> = self.needed.iter().filter_map(Lane::began).collect();
        if busy.len() >= self.needed.len() {
            return None;
        }
        // The spare one waits until those that began last take long.
        let latest = busy.iter().max().filter(|_| busy.len() >= self.at_once);
        Some(latest.map_or(Moment::START, |latest| *latest + LONG_AFTER))
    }

    /// Whether nothing that is needed is being decoded.
    pub(super) fn has_quiet(&self) -> bool {
        self.needed.iter().all(Lane::is_idle)
    }

    /// Whether a picture is being decoded.
    pub(super) fn has(&self, id: &PictureId) -> bool {
        self.each().any(|lane| lane.under_way.as_ref().is_some_and(|it| it.id == *id))
    }

    /// Notes that somebody waits since `now` for a picture that was begun before anybody did.
    pub(super) fn await_needed(&mut self, plan: &Plan, now: Moment) {
        if let Some(under_way) = &mut self.ahead.under_way
            && plan.is_needed(&under_way.id)
        {
            under_way.awaited_since.get_or_insert(now);
        }
    }

    /// When the next picture becomes late.
    pub(super) fn late_at(&self) -> Option<Moment> {
        let late_at = |lane: &Lane| {
            let under_way = lane.under_way.as_ref().filter(|it| !it.is_late)?;
            Some(under_way.awaited_since? + LATE_AFTER)
        };
        self.each().filter_map(late_at).min()
    }

    /// The pictures that have become late by `now`; each is told once.
    pub(super) fn take_late(&mut self, now: Moment) -> Vec<PictureId> {
        let is_over =
            |it: &&mut UnderWay| !it.is_late && it.awaited_since.is_some_and(|since| now.since(since) >= LATE_AFTER);
        let lanes = self.needed.iter_mut().chain([&mut self.ahead]);
        let late = lanes.filter_map(|lane| lane.under_way.as_mut().filter(is_over));
        late.map(|under_way| {
            under_way.is_late = true;
            under_way.id.clone()
        })
        .collect()
    }
}

impl Lane {
    /// Whether it has nothing to do.
    pub(super) const fn is_idle(&self) -> bool {
        self.under_way.is_none()
    }

    fn began(&self) -> Option<Moment> {
        self.under_way.as_ref().map(|it| it.began)
    }

    /// Begins a picture `now`, only while idle; somebody waits for it, or it may come next. False when the thread is gone.
    pub(super) fn begin(&mut self, job: Job, is_awaited: bool, now: Moment) -> bool {
        let id = job.id.clone();
        let is_taken = self.thread.give(job);
        if is_taken {
            self.under_way =
                Some(UnderWay { id, began: now, awaited_since: is_awaited.then_some(now), is_late: false });
        }
        is_taken
    }

    /// The result, if it is there; then the lane is idle.
    pub(super) fn outcome(&mut self) -> Option<Outcome> {
        let outcome = self.thread.outcome()?;
        self.under_way = None;
        Some(outcome)
    }
}
