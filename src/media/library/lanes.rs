//! The two threads that decode: one for what is needed, and one of low priority for what may come next.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use super::plan::Plan;
use crate::media::worker::{Decoder, Job, Outcome, Priority, Wake, Worker};
use crate::media::{PictureId, StageCache};
use crate::units::Moment;

/// A picture that takes longer is shown as broken until it arrives.
pub const LATE_AFTER: Duration = Duration::from_secs(3);

/// Both threads, and what each is busy with.
pub(super) struct Lanes {
    pub(super) needed: Lane,
    pub(super) ahead: Lane,
}

/// A thread and the picture that it is decoding.
pub(super) struct Lane {
    worker: Worker,
    under_way: Option<UnderWay>,
}

/// A picture being decoded.
struct UnderWay {
    id: PictureId,
    /// Since when somebody waits for it; nothing while it may only come next.
    awaited_since: Option<Moment>,
    /// Whether it is known that it takes too long.
    is_late: bool,
}

impl Lanes {
    /// Starts both threads.
    pub(super) fn start(decoder: Decoder, cache: Option<StageCache>, wake: Wake) -> io::Result<Self> {
        let cache = cache.map(Arc::new);
        let needed = Worker::start(Priority::Usual, Arc::clone(&decoder), cache.clone(), Arc::clone(&wake))?;
        let ahead = Worker::start(Priority::Low, decoder, cache, wake)?;
        let lane = |worker| Lane { worker, under_way: None };
        Ok(Self { needed: lane(needed), ahead: lane(ahead) })
    }

    /// Both, the one for what is needed first.
    pub(super) fn each(&mut self) -> [&mut Lane; 2] {
        [&mut self.needed, &mut self.ahead]
    }

    /// Whether a picture is being decoded.
    pub(super) fn has(&self, id: &PictureId) -> bool {
        [&self.needed, &self.ahead].into_iter().any(|lane| lane.under_way.as_ref().is_some_and(|it| it.id == *id))
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
        [&self.needed, &self.ahead].into_iter().filter_map(late_at).min()
    }

    /// The pictures that have become late by `now`; each is told once.
    pub(super) fn take_late(&mut self, now: Moment) -> Vec<PictureId> {
        let is_over =
            |it: &&mut UnderWay| !it.is_late && it.awaited_since.is_some_and(|since| now.since(since) >= LATE_AFTER);
        let late = self.each().into_iter().filter_map(|lane| lane.under_way.as_mut().filter(is_over));
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

    /// Begins a picture; only while idle. False when the thread is gone.
    pub(super) fn begin(&mut self, job: Job, awaited_since: Option<Moment>) -> bool {
        let id = job.id.clone();
        let is_taken = self.worker.give(job);
        if is_taken {
            self.under_way = Some(UnderWay { id, awaited_since, is_late: false });
        }
        is_taken
    }

    /// The result, if it is there; then the lane is idle.
    pub(super) fn outcome(&mut self) -> Option<Outcome> {
        let outcome = self.worker.outcome()?;
        self.under_way = None;
        Some(outcome)
    }
}
