//! Gives pictures to the decoders, and takes the results.

use std::sync::Arc;

use super::lanes::{Lane, Lanes};
use super::plan::Item;
use super::shelf::Shelf;
use super::wish::Loaded;
use crate::media::lane::{Job, Outcome};
use crate::media::{Picture, PictureError, PictureId, PictureProblem, Target};
use crate::units::{Moment, PictureState};

/// Begins the most urgent pictures that are needed and not there, and while nothing of that kind is being decoded, the
/// most urgent one that may come next; the latter not while it `is_held`.
pub(super) fn begin(shelf: &mut Shelf, lanes: &mut Lanes, is_held: bool, now: Moment) {
    while let Some(item) = first_open(shelf, lanes, shelf.plan.needed(), now)
        && let Some(lane) = lanes.free(now)
    {
        begin_one(shelf, lane, item, true, now);
    }
    // One more picture at once would take memory and the processor from the one that somebody waits for.
    while !is_held
        && lanes.has_quiet()
        && lanes.ahead.is_idle()
        && let Some(item) = first_open(shelf, lanes, shelf.plan.ahead(), now)
    {
        begin_one(shelf, &mut lanes.ahead, item, false, now);
    }
}

/// The first of `items` that has to be decoded and is not.
fn first_open(shelf: &Shelf, lanes: &Lanes, items: &[Item], now: Moment) -> Option<Item> {
    items.iter().find(|item| shelf.is_open(&item.id, item.target, now) && !lanes.has(&item.id)).cloned()
}

fn begin_one(shelf: &mut Shelf, lane: &mut Lane, item: Item, is_awaited: bool, now: Moment) {
    let Item { id, target, cost } = item;
    if !shelf.make_room(&id, cost) {
        shelf.give_up(&id);
    } else if !lane.begin(Job { id: id.clone(), target }, is_awaited, now) {
        // The thread ended because `wake` panicked. The show goes on without further pictures.
        let error = PictureError::new(PictureProblem::DecoderFailed, id.path());
        shelf.refuse(&id, error, false, now);
    }
}

/// When a picture that failed is to be tried again, or one may be begun although another one takes long.
pub(super) fn retry_at(shelf: &Shelf, lanes: &Lanes, is_held: bool) -> Option<Moment> {
    let retry = |item: &Item| {
        let entry = shelf.entries.get(&item.id)?;
        let retry = entry.retry.filter(|_| !entry.is_given_up && !entry.is_enough(item.target))?;
        Some(retry.at)
    };
    let free_at = lanes.free_at();
    let needed = shelf.plan.needed().iter().filter(|item| !lanes.has(&item.id));
    let may_begin = !is_held && lanes.has_quiet() && lanes.ahead.is_idle();
    let ahead = shelf.plan.ahead().iter().filter(|_| may_begin);
    let retries = needed.filter_map(|item| Some(retry(item)?.max(free_at?))).chain(ahead.filter_map(retry));
    let spare = free_at.filter(|at| first_open(shelf, lanes, shelf.plan.needed(), *at).is_some());
    retries.chain(spare.filter(|at| *at > Moment::START)).min()
}

/// Takes the result of a job.
pub(super) fn file(shelf: &mut Shelf, outcome: Outcome, now: Moment) -> Option<Loaded> {
    let Outcome { job: Job { id, target }, result, may_pass } = outcome;
    match result {
        Ok(picture) => keep(shelf, &id, target, &picture).then_some(Loaded { id, result: Ok(picture) }),
        Err(error) => {
            // The same failure was told before.
            let is_new = shelf.entries.get(&id).and_then(|entry| entry.error.as_ref()) != Some(&error);
            shelf.refuse(&id, error.clone(), may_pass, now);
            is_new.then_some(Loaded { id, result: Err(error) })
        }
    }
}

/// Keeps a picture if there is room for it. If not, its size is known from then on, and the plan is made anew.
fn keep(shelf: &mut Shelf, id: &PictureId, target: Target, picture: &Arc<Picture>) -> bool {
    let was_known = shelf.entries.get(id).is_some_and(|entry| entry.size().is_some());
    shelf.set_state(id, PictureState::Ready(picture.facts.clone()));
    let has_room = shelf.make_room(id, picture.bytes());
    let entry = shelf.entries.entry(id.clone()).or_default();
    (entry.error, entry.retry) = (None, None);
    if has_room {
        (entry.pixels, entry.decoded_for) = (Some(Arc::clone(picture)), Some(target));
    } else if was_known {
        shelf.give_up(id);
    } else {
        // Sizes only shrink here: if they also grew, each arrival could cause another decoding, without end.
        let share = shelf.plan.share;
        shelf.plan(share);
    }
    has_room
}
