//! Plans which pictures a library keeps, and how large, so that they fit into the budget.

use super::wish::Wish;
use crate::media::{PictureId, Target};

/// Bytes of a pixel.
const PIXEL_BYTES: usize = 4;

/// The wishes that there is room for, most urgent first.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) items: Vec<Item>,
    /// How many of the items are needed now.
    pub(super) needed: usize,
    /// The factor by which the sides of needed targets were reduced, 0 ..= 1.
    pub(super) share: f64,
}

/// A picture at a size.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) id: PictureId,
    pub(super) target: Target,
    /// Bytes of its pixels; an estimate as long as nobody knows its size.
    pub(super) cost: usize,
}

impl Plan {
    /// The plan for these wishes within `budget` bytes, in which needed targets are reduced at least by `share_max`.
    ///
    /// All needed pictures together leave room for one of them to be replaced by a successor. Pictures for later are
    /// taken in order while there is room; the first that does not fit ends the plan.
    pub(super) fn new(
        [needed, ahead]: [&[Wish]; 2],
        budget: usize,
        share_max: f64,
        size: impl Fn(&PictureId) -> Option<[u32; 2]>,
    ) -> Self {
        let item = |wish: &Wish, share| {
            let target = reduced(wish.target, share);
            Item { id: wish.id.clone(), target, cost: cost(target, size(&wish.id)) }
        };
        let needed = merged(needed);
        let at = |share| -> Vec<Item> { needed.iter().map(|wish| item(wish, share)).collect() };
        let share = largest(share_max, |share| with_reserve(&at(share)) <= budget);
        let mut items = at(share);
        let mut room = budget.saturating_sub(with_reserve(&items));
        let needed = items.len();
        for wish in &merged(ahead) {
            let item = item(wish, 1.0);
            if item.cost > room {
                break;
            }
            room -= item.cost;
            items.push(item);
        }
        Self { items, needed, share }
    }

    /// How urgent a picture is, 0 for the most urgent; none if it is not planned.
    pub(super) fn rank(&self, id: &PictureId) -> Option<usize> {
        self.items.iter().position(|item| item.id == *id)
    }

    /// The items that are needed now.
    pub(super) fn needed(&self) -> &[Item] {
        &self.items[..self.needed]
    }

    /// The items that may come next.
    pub(super) fn ahead(&self) -> &[Item] {
        &self.items[self.needed..]
    }

    /// Whether a picture is needed now.
    pub(super) fn is_needed(&self, id: &PictureId) -> bool {
        self.needed().iter().any(|item| item.id == *id)
    }
}

/// The wishes with each picture once, in order, at a target that covers all targets wished for it.
fn merged(wishes: &[Wish]) -> Vec<Wish> {
    let mut merged: Vec<Wish> = Vec::with_capacity(wishes.len());
    for wish in wishes {
        match merged.iter_mut().find(|known| known.id == wish.id) {
            Some(known) => {
                known.target.width = known.target.width.max(wish.target.width);
                known.target.height = known.target.height.max(wish.target.height);
            }
            None => merged.push(wish.clone()),
        }
    }
    merged
}

fn reduced(target: Target, share: f64) -> Target {
    let side = |side: u32| ((f64::from(side) * share) as u32).max(1);
    Target { width: side(target.width), height: side(target.height) }
}

/// Bytes of a picture that covers `target`. A picture of unknown size is taken for half as large again as its target:
/// a square one on a stage of 3 : 2, or a 3 : 2 one on a square.
fn cost(target: Target, size: Option<[u32; 2]>) -> usize {
    let area = |[width, height]: [u32; 2]| width as usize * height as usize * PIXEL_BYTES;
    size.map_or_else(|| area([target.width, target.height]) * 3 / 2, |size| area(target.cover(size)))
}

/// The bytes of all items together, with the largest one counted twice.
fn with_reserve(items: &[Item]) -> usize {
    let costs = || items.iter().map(|item| item.cost);
    costs().sum::<usize>() + costs().max().unwrap_or(0)
}

/// The largest share up to `max` that `fits`, to about a thousandth.
fn largest(max: f64, fits: impl Fn(f64) -> bool) -> f64 {
    if fits(max) {
        return max;
    }
    let (mut low, mut high) = (0.0, max);
    for _ in 0..10 {
        let middle = f64::midpoint(low, high);
        *(if fits(middle) { &mut low } else { &mut high }) = middle;
    }
    low
}
