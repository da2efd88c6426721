//! Gives pictures to the decoder, and takes the results.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Entry, LATE_AFTER, Library, Loaded, UnderWay, plan};
use crate::media::worker::{Job, Outcome};
use crate::media::{Picture, PictureError, PictureId, PictureProblem, Target};
use crate::units::{Moment, PictureState};

/// How many pictures beyond those wished for are remembered. What is known of one takes about 15 KB.
const REMEMBERED: usize = 512;

impl Library {
    /// Begins the most urgent picture that is not kept, unless one is being decoded.
    pub(super) fn begin_next(&mut self, now: Moment) {
        let is_open = |it: &&plan::Item, entries: &HashMap<PictureId, Entry>| {
            entries.get(&it.id).is_some_and(|entry| entry.is_open(it.target, now))
        };
        while self.under_way.is_none()
            && let Some(item) = self.plan.items.iter().find(|item| is_open(item, &self.entries)).cloned()
        {
            if !self.make_room(&item.id, item.cost) {
                self.give_up(&item.id);
                continue;
            }
            let (id, target) = (item.id.clone(), item.target);
            if self.worker.give(Job { id: item.id, target }) {
                self.under_way = Some(UnderWay { id, since: now, is_late: false });
            } else {
                // The thread ended because `wake` panicked. The show goes on without further pictures.
                let error = PictureError::new(PictureProblem::DecoderFailed, id.path());
                self.refuse(&id, error, false, now);
            }
        }
    }

    /// Takes the result of a job.
    pub(super) fn file(&mut self, outcome: Outcome, now: Moment) -> Option<Loaded> {
        let Outcome { job: Job { id, target }, result, may_pass } = outcome;
        match result {
            Ok(picture) => {
                let picture = Arc::new(picture);
                self.keep(&id, target, &picture).then_some(Loaded { id, result: Ok(picture) })
            }
            Err(error) => {
                // The same failure was told before.
                let is_new = self.error(&id) != Some(&error);
                self.refuse(&id, error.clone(), may_pass, now);
                is_new.then_some(Loaded { id, result: Err(error) })
            }
        }
    }

    /// Keeps a picture if there is room for it. If not, its size is known from then on, and the plan is made anew.
    fn keep(&mut self, id: &PictureId, target: Target, picture: &Arc<Picture>) -> bool {
        let was_known = self.entries.get(id).is_some_and(|entry| entry.size().is_some());
        self.set_state(id, PictureState::Ready(picture.facts.clone()));
        let has_room = self.make_room(id, picture.bytes());
        let entry = self.entries.entry(id.clone()).or_default();
        (entry.error, entry.retry) = (None, None);
        if has_room {
            (entry.pixels, entry.decoded_for) = (Some(Arc::clone(picture)), Some(target));
        } else if was_known {
            self.give_up(id);
        } else {
            // Sizes only shrink here: if they also grew, each arrival could cause another decoding, without end.
            self.plan(self.plan.share);
        }
        has_room
    }

    fn refuse(&mut self, id: &PictureId, error: PictureError, may_pass: bool, now: Moment) {
        let entry = self.entries.entry(id.clone()).or_default();
        entry.fail(error, may_pass, now);
        if entry.bytes() == 0 {
            self.set_state(id, PictureState::Broken);
        }
    }

    /// Notes that there is no room for a picture: its card is shown until the wishes change.
    fn give_up(&mut self, id: &PictureId) {
        let entry = self.entries.entry(id.clone()).or_default();
        entry.is_given_up = true;
        if entry.bytes() == 0 {
            self.set_state(id, PictureState::Broken);
        }
    }

    fn set_state(&mut self, id: &PictureId, state: PictureState) {
        let entry = self.entries.entry(id.clone()).or_default();
        if entry.state != state {
            self.changes += 1;
            (entry.state, entry.revision) = (state, self.changes);
        }
    }

    pub(super) fn mark_late(&mut self, now: Moment) {
        let Some(under_way) = self.under_way.as_mut().filter(|it| now.since(it.since) >= LATE_AFTER) else { return };
        under_way.is_late = true;
        let id = under_way.id.clone();
        if !self.is_kept(&id) {
            self.set_state(&id, PictureState::Broken);
        }
    }

    /// Forgets the pictures that have not been wished for the longest, beyond a number of those that are not kept.
    pub(super) fn forget(&mut self) {
        let is_idle = |id: &PictureId, entry: &Entry| {
            entry.bytes() == 0 && entry.wanted_at < self.turn && self.under_way.as_ref().is_none_or(|it| it.id != *id)
        };
        let mut idle: Vec<u64> =
            self.entries.iter().filter(|(id, entry)| is_idle(id, entry)).map(|(_, entry)| entry.wanted_at).collect();
        if idle.len() > REMEMBERED {
            idle.sort_unstable_by_key(|turn| std::cmp::Reverse(*turn));
            let (turn, under_way) = (idle[REMEMBERED], self.under_way.as_ref().map(|it| &it.id));
            self.entries.retain(|id, entry| entry.bytes() > 0 || entry.wanted_at > turn || under_way == Some(id));
        }
    }
}
