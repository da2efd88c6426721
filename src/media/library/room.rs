//! Makes room: drops pictures, so that pixels and textures together never exceed the budget.

use std::cmp::Reverse;

use super::entry::Entry;
use super::plan::Item;
use super::shelf::Shelf;
use crate::media::PictureId;

/// Pictures that nobody wishes for any more may take this part of the budget: two photographs on the whole stage.
/// More would be dropped before a loop comes round to them, and a picture that somebody turns back to is soon read
/// again.
const SPARE_PART: usize = 5;

impl Shelf {
    /// Makes room for `cost` more bytes of the picture `id`; true if there is enough room then.
    ///
    /// Pictures that are not wished for are dropped first, beginning with the longest unwanted; then pictures less
    /// urgent than `id`, from the least urgent. For a picture that is needed now, pictures larger than they have to be
    /// are dropped next, and last its own smaller pixels, which the new ones replace.
    pub(super) fn make_room(&mut self, id: &PictureId, cost: usize) -> bool {
        let rank = self.plan.rank(id);
        let is_needed = rank.is_some_and(|rank| rank < self.plan.needed);
        while !self.fits(cost)
            && let Some(victim) = self.dispensable(id, rank).or_else(|| self.surplus(id).filter(|_| is_needed))
        {
            self.let_go(&victim);
        }
        if !self.fits(cost) && is_needed {
            self.let_go(id);
        }
        self.fits(cost)
    }

    /// Drops pictures until the rest fits the budget.
    pub(super) fn shrink(&mut self) {
        while !self.fits(0) {
            let held = self.entries.iter().filter(|(_, entry)| entry.bytes() > 0);
            let urgency = |(id, entry): &(&PictureId, &Entry)| (self.rank(id), Reverse(entry.wanted_at));
            let Some(victim) = held.max_by_key(urgency).map(|(id, _)| id.clone()) else { return };
            self.let_go(&victim);
        }
    }

    /// Drops pictures that nobody wishes for any more, the longest unwanted first, beyond a part of the budget.
    pub(super) fn clear(&mut self) {
        let unwanted = self.entries.iter().filter(|(id, entry)| entry.bytes() > 0 && self.plan.rank(id).is_none());
        let mut unwanted: Vec<_> =
            unwanted.map(|(id, entry)| (Reverse(entry.wanted_at), id.clone(), entry.bytes())).collect();
        unwanted.sort_unstable();
        let mut room = self.budget / SPARE_PART;
        for (_, id, bytes) in unwanted {
            // Once one has to go, those that are longer unwanted go too, however small they are.
            room = room.checked_sub(bytes).unwrap_or_else(|| {
                self.let_go(&id);
                0
            });
        }
    }

    fn fits(&self, cost: usize) -> bool {
        self.bytes() + cost <= self.budget
    }

    /// How urgent a picture is, 0 for the most urgent; the largest number if it is not planned.
    fn rank(&self, id: &PictureId) -> usize {
        self.plan.rank(id).unwrap_or(usize::MAX)
    }

    /// The kept picture to drop first for `id`, which has `rank`; never one that is as urgent or needed now.
    fn dispensable(&self, id: &PictureId, rank: Option<usize>) -> Option<PictureId> {
        let held = self.entries.iter().filter(|(other, entry)| entry.bytes() > 0 && *other != id);
        let ranked = held.map(|(other, entry)| (self.rank(other), entry.wanted_at, other));
        let limit = rank.unwrap_or(usize::MAX - 1).max(self.plan.needed.saturating_sub(1));
        let spare = ranked.filter(|(other, ..)| *other > limit);
        spare.max_by_key(|(rank, wanted_at, other)| (*rank, Reverse(*wanted_at), *other)).map(|it| it.2.clone())
    }

    /// Of the other pictures needed now, the one that exceeds its needed size most.
    fn surplus(&self, id: &PictureId) -> Option<PictureId> {
        let excess = |item: &Item| self.entries.get(&item.id)?.bytes().checked_sub(item.cost + 1);
        let others = self.plan.needed().iter().filter(|item| item.id != *id);
        others.filter_map(|item| Some((excess(item)?, &item.id))).max().map(|(_, id)| id.clone())
    }
}
