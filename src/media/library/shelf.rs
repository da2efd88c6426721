//! What a library holds, and what it is asked for.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::entry::Entry;
use super::plan::Plan;
use super::wish::Wish;
use crate::media::{PictureError, PictureId, Target};
use crate::units::{Moment, PictureState};

/// The pictures, the wishes, and the plan that was made of both.
pub(super) struct Shelf {
    /// Bytes of pixels and textures together that are never exceeded.
    pub(super) budget: usize,
    pub(super) entries: HashMap<PictureId, Entry>,
    /// The wishes of the latest focus: those needed now, and those that may come next.
    pub(super) wishes: [Vec<Wish>; 2],
    /// The wishes that there is room for.
    pub(super) plan: Plan,
    /// Counts the calls of `focus`, to tell how long ago a picture was wanted.
    turn: u64,
    /// Counts the changes of states.
    changes: u64,
}

static PENDING: PictureState = PictureState::Pending;

/// How many pictures beyond those wished for are remembered. What is known of one takes about 15 KB.
const REMEMBERED: usize = 512;

impl Shelf {
    /// An empty one.
    pub(super) fn new(budget: usize) -> Self {
        let (entries, wishes, plan) = (HashMap::new(), [Vec::new(), Vec::new()], Plan::default());
        Self { budget, entries, wishes, plan, turn: 0, changes: 0 }
    }

    /// Takes new wishes and plans for them. False if they are the old ones.
    pub(super) fn wish(&mut self, needed: &[Wish], ahead: &[Wish]) -> bool {
        if self.wishes[0] == needed && self.wishes[1] == ahead {
            return false;
        }
        self.turn += 1;
        self.wishes = [needed.to_vec(), ahead.to_vec()];
        for wish in needed.iter().chain(ahead) {
            self.entries.entry(wish.id.clone()).or_default().wanted_at = self.turn;
        }
        self.plan_from_scratch();
        true
    }

    /// Plans anew for new wishes or a new budget.
    pub(super) fn plan_from_scratch(&mut self) {
        self.entries.values_mut().for_each(|entry| entry.is_given_up = false);
        self.plan(1.0);
    }

    /// Plans again with the sizes that are known by now.
    pub(super) fn plan(&mut self, share_max: f64) {
        let [needed, ahead] = &self.wishes;
        let size = |id: &PictureId| self.entries.get(id).and_then(Entry::size);
        self.plan = Plan::new([needed, ahead], self.budget, share_max, size);
    }

    /// The state of a picture.
    pub(super) fn state(&self, id: &PictureId) -> &PictureState {
        self.entries.get(id).map_or(&PENDING, |entry| &entry.state)
    }

    /// Whether pixels or a texture of a picture are kept.
    pub(super) fn is_kept(&self, id: &PictureId) -> bool {
        self.entries.get(id).is_some_and(|entry| entry.bytes() > 0)
    }

    /// Whether a picture has to be decoded `now` for `target`.
    pub(super) fn is_open(&self, id: &PictureId, target: Target, now: Moment) -> bool {
        self.entries.get(id).is_some_and(|entry| entry.is_open(target, now))
    }

    /// The bytes of all pixels and textures kept.
    pub(super) fn bytes(&self) -> usize {
        self.entries.values().map(Entry::bytes).sum()
    }

    /// Notes that a picture cannot be had now.
    pub(super) fn refuse(&mut self, id: &PictureId, error: PictureError, may_pass: bool, now: Moment) {
        let entry = self.entries.entry(id.clone()).or_default();
        entry.fail(error, may_pass, now);
        self.break_unless_kept(id);
    }

    /// Notes that there is no room for a picture: its card is shown until the wishes change.
    pub(super) fn give_up(&mut self, id: &PictureId) {
        self.entries.entry(id.clone()).or_default().is_given_up = true;
        self.break_unless_kept(id);
    }

    /// Takes a picture for broken as long as nothing of it is kept.
    pub(super) fn break_unless_kept(&mut self, id: &PictureId) {
        if !self.is_kept(id) {
            self.set_state(id, PictureState::Broken);
        }
    }

    /// Notes the state of a picture.
    pub(super) fn set_state(&mut self, id: &PictureId, state: PictureState) {
        let entry = self.entries.entry(id.clone()).or_default();
        if entry.state != state {
            self.changes += 1;
            (entry.state, entry.revision) = (state, self.changes);
        }
    }

    /// Drops the pixels and the texture of a picture.
    pub(super) fn let_go(&mut self, id: &PictureId) {
        if let Some(entry) = self.entries.get_mut(id) {
            entry.let_go();
        }
    }

    /// Forgets the pictures that have not been wished for the longest, beyond a number of those that are not kept.
    pub(super) fn forget(&mut self, is_under_way: impl Fn(&PictureId) -> bool) {
        let turn = self.turn;
        let is_idle = |id: &PictureId, entry: &Entry| entry.bytes() == 0 && entry.wanted_at < turn && !is_under_way(id);
        let idle = self.entries.iter().filter(|(id, entry)| is_idle(id, entry));
        let mut idle: Vec<u64> = idle.map(|(_, entry)| entry.wanted_at).collect();
        if idle.len() > REMEMBERED {
            idle.sort_unstable_by_key(|turn| Reverse(*turn));
            let oldest = idle[REMEMBERED];
            self.entries.retain(|id, entry| entry.wanted_at > oldest || !is_idle(id, entry));
        }
    }
}
