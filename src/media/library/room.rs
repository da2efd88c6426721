//! Making room: what a library lets go of, so that pixels and textures together never exceed the budget.

use std::cmp::Reverse;

use super::{Entry, Library};
use crate::media::PictureId;

impl Library {
    /// Makes room for `cost` more bytes of the picture `id`. Whether there is enough of it then.
    ///
    /// What is not wished for goes first, longest unwanted first; then what is less urgent than `id`, from the least
    /// urgent. For a picture that is needed now, others go that are larger than they have to be, and at last the
    /// smaller pixels of its own that the new ones are to replace.
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

    /// Lets go until what is at hand fits the budget.
    pub(super) fn shrink(&mut self) {
        while !self.fits(0) {
            let held = self.entries.iter().filter(|(_, entry)| entry.bytes() > 0);
            let urgency = |(id, entry): &(&PictureId, &Entry)| (self.rank(id), Reverse(entry.wanted_at));
            let Some(victim) = held.max_by_key(urgency).map(|(id, _)| id.clone()) else { return };
            self.let_go(&victim);
        }
    }

    fn fits(&self, cost: usize) -> bool {
        self.bytes() + cost <= self.budget
    }

    /// How urgent a picture is, 0 for the most urgent; the largest number if it is not planned.
    fn rank(&self, id: &PictureId) -> usize {
        self.plan.rank(id).unwrap_or(usize::MAX)
    }

    fn let_go(&mut self, id: &PictureId) {
        if let Some(entry) = self.entries.get_mut(id) {
            entry.let_go();
        }
    }

    /// The picture at hand that is missed least for `id`, which has `rank`: none that is as urgent or needed now.
    fn dispensable(&self, id: &PictureId, rank: Option<usize>) -> Option<PictureId> {
        let held = self.entries.iter().filter(|(other, entry)| entry.bytes() > 0 && *other != id);
        let ranked = held.map(|(other, entry)| (self.rank(other), entry.wanted_at, other));
        let limit = rank.unwrap_or(usize::MAX - 1).max(self.plan.needed.saturating_sub(1));
        let spare = ranked.filter(|(other, ..)| *other > limit);
        spare.max_by_key(|(rank, wanted_at, other)| (*rank, Reverse(*wanted_at), *other)).map(|it| it.2.clone())
    }

    /// Of the pictures needed now beside `id`, the one that is most above what it needs.
    fn surplus(&self, id: &PictureId) -> Option<PictureId> {
        let excess = |item: &super::plan::Item| self.entries.get(&item.id)?.bytes().checked_sub(item.cost + 1);
        let others = self.plan.needed().iter().filter(|item| item.id != *id);
        others.filter_map(|item| Some((excess(item)?, &item.id))).max().map(|(_, id)| id.clone())
    }
}
