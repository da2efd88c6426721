//! Two slides while one follows the other.

use super::{Item, Part, Shape, crop::nearer};
use crate::{
    show::Transition,
    theme::motion,
    units::{Fraction, Moment, Rect, Size, pos, rect},
};

/// The items of both slides while one follows the other: within a chapter they fade, and a new chapter opens like a gate.
///
/// Nothing shines through that is not there before or after, and the brightness never dips. The old words leave first; no
/// word comes in before the last old one is gone, since two headings over each other are none.
pub(super) fn changing(
    leaving: Vec<Item>,
    arriving: Vec<Item>,
    transition: &Transition,
    stage: Size,
    now: Moment,
) -> Vec<Item> {
    let progress = transition.progress(now);
    if let Some(from) = transition.slid {
        let side = if transition.direction < 0.0 { 1.0 } else { -1.0 };
        let by = from + (side - from) * progress.settling().get();
        return pulled(unmeant(leaving).collect(), arriving, (by, -side), stage);
    }
    let words_left = 1.0 - progress.between(0.0, motion::WORDS_LEAVE).eased().get();
    let words_shown = progress.between(motion::WORDS_LEAVE, 1.0).eased().get();
    let leaving = unmeant(leaving).map(|item| if is_word(&item) { item.faded(words_left) } else { item });
    let arriving = arriving.into_iter().map(|item| if is_word(&item) { item.faded(words_shown) } else { item });
    if transition.new_chapter {
        opening(leaving, arriving, progress, stage)
    } else {
        fading(leaving, arriving, progress, stage.w * motion::PUSH * transition.direction)
    }
}

/// What goes answers no touch any more.
fn unmeant(items: Vec<Item>) -> impl Iterator<Item = Item> {
    items.into_iter().map(|item| Item { press: None, meaning: None, ..item })
}

/// A slide that stands `by` of the stage's width aside, and the one that follows it on the other side: +1 to its right, −1 to
/// its left.
pub(super) fn pulled(here: Vec<Item>, beside: Vec<Item>, (by, side): (f32, f32), stage: Size) -> Vec<Item> {
    let at = |share: f32| (stage.w * share).round();
    let is_seen = move |item: &Item| item.rect.max.x > -stage.w * 0.5 && item.rect.min.x < stage.w * 1.5;
    let here = here.into_iter().map(move |item| item.moved(at(by), 0.0));
    let beside = beside.into_iter().map(move |item| item.moved(at(by) + at(side), 0.0));
    here.chain(beside).filter(is_seen).collect()
}

/// The new slide fades in over the old one, which stays solid; words slide along by `push` points with the way through the
/// chapter.
fn fading(
    leaving: impl Iterator<Item = Item>,
    arriving: impl Iterator<Item = Item>,
    progress: Fraction,
    push: f32,
) -> Vec<Item> {
    let gone = progress.between(0.0, motion::WORDS_LEAVE).eased().get();
    let (shown, left) = (progress.eased().get(), 1.0 - progress.settling().get());
    let leaving = leaving.map(|item| if is_word(&item) { item.moved((-push * gone).round(), 0.0) } else { item });
    let arriving =
        arriving.map(|item| if is_word(&item) { item.moved((push * left).round(), 0.0) } else { item.faded(shown) });
    // The words that go lie over all that stays as it is, so that this can be drawn once.
    let (words, still): (Vec<Item>, Vec<Item>) = leaving.partition(is_word);
    still.into_iter().chain(words).chain(arriving).collect()
}

/// The old slide parts in the middle like the two leaves of a gate; behind it the pictures of the new chapter come to rest
/// from a little nearer.
fn opening(
    leaving: impl Iterator<Item = Item>,
    arriving: impl Iterator<Item = Item>,
    progress: Fraction,
    stage: Size,
) -> Vec<Item> {
    let left = 1.0 - progress.settling().get();
    let arriving = arriving.map(|mut item| {
        if let Shape::Picture { crop, .. } = &mut item.shape {
            *crop = nearer(*crop, motion::NEARER * left);
        }
        item
    });
    let opened = progress.between(motion::LEAVES_CLEAR * 0.5, 1.0).eased().get();
    let (middle, open) = (stage.w / 2.0, (stage.w / 2.0 * opened).round());
    let clears = 1.0 - progress.between(0.0, motion::LEAVES_CLEAR).eased().get();
    let leaves =
        leaving.flat_map(|item| if is_leaf(&item, stage) { parted(item, middle) } else { vec![item.faded(clears)] });
    let leaves = leaves.filter(|item| item.opacity > 0.0).map(|item| {
        let is_left = item.rect.center().x < middle;
        item.moved(if is_left { -open } else { open }, 0.0)
    });
    arriving.chain(leaves).collect()
}

/// Whether an item is so large a part of the old slide that the leaves are made of it; all else goes before they part.
fn is_leaf(item: &Item, stage: Size) -> bool {
    const LEAST: f32 = 0.05;
    let is_plain = match item.shape {
        Shape::Picture { radius, .. } | Shape::Fill { radius, .. } => radius == 0.0,
        _ => false,
    };
    is_plain && item.opacity > 0.0 && item.rect.w() * item.rect.h() > LEAST * stage.w * stage.h
}

/// An item, or its two parts at both sides of `middle` if it can be cut there.
fn parted(item: Item, middle: f32) -> Vec<Item> {
    let Rect { min, max } = item.rect;
    if min.x >= middle || max.x <= middle {
        return vec![item];
    }
    let share = (middle - min.x) / (max.x - min.x);
    let mut parts = [item.clone(), item];
    parts[0].rect = Rect { min, max: pos(middle, max.y) };
    parts[1].rect = Rect { min: pos(middle, min.y), max };
    for (at, part) in parts.iter_mut().enumerate() {
        if let Shape::Picture { crop, .. } = &mut part.shape {
            let (x, w) = if at == 0 { (0.0, share) } else { (share, 1.0 - share) };
            *crop = rect(crop.min.x + crop.w() * x, crop.min.y, crop.w() * w, crop.h());
        }
    }
    parts.into()
}

/// The words of the exhibition's title, which stands before a slide: they are gone when those of the slide come in. The
/// small print stays.
pub(super) fn title_going(items: &mut [Item], shown: Fraction) {
    let gone = 1.0 - shown.between(motion::TITLE_OUT, 1.0).eased().get();
    for item in items.iter_mut().filter(|item| is_word(item) && item.part != Part::Credit) {
        item.opacity *= gone;
    }
}

const fn is_word(item: &Item) -> bool {
    matches!(item.shape, Shape::Text { .. })
}
