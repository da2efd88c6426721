//! The library: which pictures are at hand when the show needs them.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use xiongguan::media::{Decoder, LATE_AFTER, Picture, PictureError, PictureProblem, Target, decode_part};
use xiongguan::units::{Moment, PictureState, size};

use crate::{
    pictures::{jpeg, quarters},
    stock::{Stock, fake, hundreds},
};

const STAGE: Target = Target { width: 96, height: 54 };
const START: Moment = Moment::START;
/// Enough for anything here.
const PLENTY: usize = 1 << 30;

/// Pictures of 100 × 100 pixels, and what one costs in bytes.
const HUNDRED: Target = Target { width: 100, height: 100 };
const COST: usize = 40_000;

/// A decoder that makes up each picture only when the test allows it.
fn held() -> (Decoder, SyncSender<()>) {
    let (let_go, gate) = sync_channel(100);
    let gate = Mutex::new(gate);
    let decoder = move |path: &Path, target, part| {
        gate.lock().unwrap().recv_timeout(Duration::from_mins(1)).unwrap();
        fake(path, target, part)
    };
    (Arc::new(decoder), let_go)
}

/// A decoder that fails with `problem` the first `times` times.
fn failing(problem: PictureProblem, times: usize) -> (Decoder, Arc<AtomicUsize>) {
    let tries = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&tries);
    let decoder = move |path: &Path, target, part| {
        let is_over = counted.fetch_add(1, Ordering::SeqCst) >= times;
        if is_over { fake(path, target, part) } else { Err(PictureError::new(problem.clone(), path)) }
    };
    (Arc::new(decoder), tries)
}

#[test]
fn what_is_asked_for_arrives() {
    let mut stock = Stock::with(Arc::new(decode_part), PLENTY);
    stock.album.put("pictures/a.jpg", jpeg(quarters(192, 108)));
    stock.album.put("b.jpg", jpeg(quarters(40, 30)));
    let (a, b) = (stock.id("pictures/a.jpg"), stock.id("b.jpg"));
    assert_eq!(*stock.library.state(&b), PictureState::Pending);
    stock.focus(START, &[(&a, STAGE)], &[(&b, STAGE)]);
    let arrived = stock.settle(START);
    assert_eq!(arrived.iter().map(|loaded| &loaded.id).collect::<Vec<_>>(), [&a, &b]);
    assert_eq!(arrived[0].result.as_ref().unwrap().width, 96);
    assert!(stock.has(&a) && stock.has(&b));
    assert_eq!(stock.library.bytes(), (96 * 54 + 40 * 30) * 4);
    assert!(stock.library.picture(&a).is_none(), "its pixels have become a texture");
}

#[test]
fn finer_pixels_are_due_until_they_are_there() {
    let mut stock = Stock::with(Arc::new(decode_part), PLENTY);
    stock.album.put("a.jpg", jpeg(quarters(192, 108)));
    stock.album.put("text.jpg", "Dear diary");
    let (a, text) = (stock.id("a.jpg"), stock.id("text.jpg"));
    let banner = Target { width: 24, height: 14 };
    for target in [banner, STAGE] {
        stock.focus(START, &[(&a, target), (&text, target)], &[]);
        assert!(stock.library.is_due(&a), "{target:?}");
        stock.settle(START);
        assert!(!stock.library.is_due(&a), "{target:?}");
        assert!(!stock.library.is_due(&text), "nothing finer can be had of a broken one");
    }
    stock.focus(START, &[(&a, banner)], &[]);
    assert!(!stock.library.is_due(&a), "what is finer than it has to be is kept");
    stock.focus(START, &[], &[]);
    assert!(!stock.library.is_due(&a), "nobody wishes for it");
}

#[test]
fn broken_pictures_are_told_once_and_the_others_arrive() {
    let mut stock = Stock::with(Arc::new(decode_part), PLENTY);
    stock.album.put("text.jpg", "Dear diary");
    stock.album.put("good.jpg", jpeg(quarters(40, 30)));
    let (text, good) = (stock.id("text.jpg"), stock.id("good.jpg"));
    stock.focus(START, &[(&text, STAGE), (&good, STAGE)], &[]);
    assert_eq!(stock.settle(START).len(), 2);
    assert_eq!(*stock.library.state(&text), PictureState::Broken);
    assert_eq!(stock.library.error(&text).unwrap().path, text.path());
    assert!(stock.has(&good));
    stock.focus(START, &[(&text, STAGE)], &[]);
    assert_eq!(stock.library.wake_at(), None, "what is wrong inside a file is not tried again");
}

#[test]
fn a_decoder_that_panics_costs_one_picture() {
    let decoder = |path: &Path, target, part| {
        assert!(!path.ends_with("bad-100x100"), "as a decoder's own check might");
        fake(path, target, part)
    };
    let mut stock = Stock::with(Arc::new(decoder), PLENTY);
    let [bad, good] = stock.ids(&hundreds(["bad", "good"]));
    stock.focus(START, &[(&bad, STAGE), (&good, STAGE)], &[]);
    stock.settle(START);
    assert_eq!(stock.library.error(&bad).unwrap().kind, PictureProblem::DecoderFailed);
    assert!(stock.has(&good));
}

#[test]
fn a_picture_that_takes_too_long_is_broken_until_it_arrives() {
    let (decoder, let_go) = held();
    let mut stock = Stock::with(decoder, PLENTY);
    let [slow] = stock.ids(&hundreds(["slow"]));
    stock.focus(START, &[(&slow, STAGE)], &[]);
    let late_at = stock.library.wake_at().unwrap();
    assert_eq!(late_at, START + LATE_AFTER);
    assert_eq!(stock.library.poll(Moment::from_millis(late_at.millis - 1)).count(), 0);
    assert_eq!(*stock.library.state(&slow), PictureState::Pending);
    let before = stock.library.revision(&slow);
    assert_eq!(stock.library.poll(late_at).count(), 0);
    assert_eq!(*stock.library.state(&slow), PictureState::Broken);
    assert_ne!(stock.library.revision(&slow), before);
    assert_eq!(stock.library.wake_at(), None, "that is told once");
    let_go.send(()).unwrap();
    stock.await_next(late_at);
    assert!(stock.has(&slow));
}

#[test]
fn what_nobody_wishes_for_any_more_stays_within_a_fifth_of_the_budget() {
    let mut stock = Stock::with(Arc::new(fake), 12 * COST);
    let all = stock.ids(&hundreds(["a", "b", "c", "d", "e"]));
    let [a, b, c, d, e] = &all;
    for id in [a, b, c, a, d, e] {
        stock.focus(START, &[(id, HUNDRED)], &[]);
        stock.settle(START);
        assert!(stock.has(id));
    }
    assert_eq!(stock.library.bytes(), 3 * COST);
    assert_eq!(all.each_ref().map(|id| stock.library.is_kept(id)), [true, false, false, true, true]);
    assert!(matches!(stock.library.state(b), PictureState::Ready(_)), "what is known of it stays known");
    stock.focus(START, &[(a, HUNDRED)], &[(d, HUNDRED), (e, HUNDRED)]);
    assert!(!stock.library.is_busy(), "those at hand are not decoded again");
}

#[test]
fn a_long_loop_holds_as_much_as_a_short_one() {
    let held = |count: usize| {
        let mut stock = Stock::with(Arc::new(fake), 40 * COST);
        let ids: Vec<_> = (0..count).map(|number| stock.put(&format!("{number}-100x100"))).collect();
        let mut most = 0;
        for step in 0..count * 2 {
            let [before, now, next] = [step + count - 1, step, step + 1].map(|step| &ids[step % count]);
            stock.focus(START, &[(now, HUNDRED)], &[(next, HUNDRED), (before, HUNDRED)]);
            stock.settle(START);
            most = stock.library.bytes().max(most);
        }
        most
    };
    assert_eq!(held(12), held(100));
}

#[test]
fn pictures_for_later_are_given_up_when_there_is_no_room_for_them() {
    let mut stock = Stock::with(Arc::new(fake), 3 * COST);
    let all = stock.ids(&hundreds(["a", "b", "c"]));
    let [a, b, c] = &all;
    // Their sizes have to be known for them to fit to the byte.
    for id in &all {
        stock.focus(START, &[(id, HUNDRED)], &[]);
        stock.settle(START);
    }
    stock.focus(START, &[(a, HUNDRED), (b, HUNDRED)], &[(c, HUNDRED)]);
    stock.settle(START);
    assert!(stock.has(a) && stock.has(b));
    stock.focus(START, &[(c, HUNDRED)], &[(a, HUNDRED), (b, HUNDRED)]);
    stock.settle(START);
    assert!(stock.has(c));
    assert_eq!(stock.library.wake_at(), None, "nothing is begun over and over");
}

#[test]
fn a_larger_wish_brings_other_pixels_and_the_old_ones_stay_until_then() {
    let (decoder, let_go) = held();
    let mut stock = Stock::with(decoder, PLENTY);
    let [a] = stock.ids(&["a-400x225".to_owned()]);
    stock.focus(START, &[(&a, STAGE)], &[]);
    let_go.send(()).unwrap();
    stock.settle(START);
    let revision = stock.library.revision(&a);
    stock.focus(START, &[(&a, Target { width: 192, height: 108 })], &[]);
    assert!(stock.has(&a) && stock.texture(&a) == Some([96, 54]));
    let_go.send(()).unwrap();
    stock.settle(START);
    assert_eq!(stock.texture(&a), Some([192, 108]));
    assert_eq!(stock.library.revision(&a), revision, "more pixels tell nothing new");
    stock.focus(START, &[(&a, STAGE)], &[]);
    assert_eq!(stock.library.wake_at(), None, "a smaller wish is fulfilled");
    stock.focus(START, &[(&a, STAGE), (&a, Target { width: 50, height: 400 })], &[]);
    let_go.send(()).unwrap();
    stock.settle(START);
    assert_eq!(stock.texture(&a), Some([400, 225]), "of two wishes the larger counts");
}

#[test]
fn wishes_that_exceed_the_budget_are_reduced_by_one_factor() {
    let mut stock = Stock::with(Arc::new(fake), 20 * COST);
    let names: Vec<String> = (0..4).map(|number| format!("{number}-600x400")).collect();
    let ids: Vec<_> = names.iter().map(|name| stock.put(name)).collect();
    let wishes: Vec<_> = ids.iter().map(|id| (id, Target { width: 600, height: 400 })).collect();
    stock.focus(START, &wishes, &[]);
    stock.settle(START);
    let sizes: Vec<_> = ids.iter().map(|id| stock.texture(id).unwrap()).collect();
    let [width, height] = sizes[0];
    assert!((200..400).contains(&width) && height * 3 / 2 <= width + 2, "{width} × {height}");
    assert!(sizes.iter().all(|size| *size == sizes[0]));
    stock.focus(START, &wishes[..1], &[]);
    stock.settle(START);
    assert!(stock.texture(&ids[0]).unwrap()[0] > width, "alone it may be larger");
}

#[test]
fn a_smaller_budget_holds_at_once() {
    let mut stock = Stock::with(Arc::new(fake), 8 * COST);
    let ids = stock.ids(&hundreds(["a", "b", "c", "d"]));
    let [a, b, c, d] = &ids;
    stock.focus(START, &[(b, HUNDRED)], &[(a, HUNDRED), (c, HUNDRED), (d, HUNDRED)]);
    stock.settle(START);
    assert_eq!(stock.library.bytes(), 4 * COST);
    stock.set_budget(2 * COST);
    assert!(stock.has(b), "what is needed goes last");
    stock.set_budget(COST / 2);
    stock.settle(START);
    assert!(stock.library.bytes() <= COST / 2);
}

#[test]
fn what_cannot_be_read_just_now_is_tried_again_with_growing_waits() {
    let problems = [PictureProblem::Missing, PictureProblem::Unreadable("once".to_owned())];
    for problem in problems {
        let (decoder, tries) = failing(problem, 9);
        let mut stock = Stock::with(decoder, PLENTY);
        let [a] = stock.ids(&hundreds(["a"]));
        let mut now = START;
        stock.focus(now, &[(&a, STAGE)], &[]);
        for (turn, wait) in [1, 2, 4, 8, 16, 32, 60, 60, 60].into_iter().enumerate() {
            assert_eq!(stock.await_next(now).len(), usize::from(turn == 0), "the same failure is told once");
            assert_eq!(*stock.library.state(&a), PictureState::Broken);
            let at = now + Duration::from_secs(wait);
            assert_eq!(stock.library.wake_at(), Some(at));
            stock.poll(Moment::from_millis(at.millis - 1));
            assert_eq!(stock.library.wake_at(), Some(at), "not before its time");
            stock.poll(at);
            now = at;
        }
        stock.await_next(now);
        assert!(stock.has(&a) && stock.library.error(&a).is_none());
        assert_eq!((tries.load(Ordering::SeqCst), stock.library.wake_at()), (10, None));
    }
}

#[test]
fn a_picture_that_nobody_wishes_for_is_not_tried_again() {
    let (decoder, _) = failing(PictureProblem::Missing, 1);
    let mut stock = Stock::with(decoder, PLENTY);
    let [a] = stock.ids(&hundreds(["a"]));
    stock.focus(START, &[(&a, STAGE)], &[]);
    stock.await_next(START);
    stock.focus(START, &[], &[]);
    assert_eq!(stock.library.wake_at(), None);
    let later = START + Duration::from_mins(10);
    stock.focus(later, &[(&a, STAGE)], &[]);
    stock.await_next(later);
    assert!(stock.has(&a), "wished for again, it is tried at once");
}

#[test]
fn a_damaged_picture_whose_file_changes_meanwhile_is_tried_again() {
    let mut stock = Stock::with(Arc::new(decode_part), PLENTY);
    let whole = jpeg(quarters(400, 300));
    let path = stock.album.put("a.jpg", &whole[..whole.len() / 2]);
    let half = stock.id("a.jpg");
    std::fs::write(&path, &whole[..whole.len() * 2 / 3]).unwrap();
    stock.focus(START, &[(&half, STAGE)], &[]);
    stock.await_next(START);
    assert_eq!(stock.library.error(&half).unwrap().kind, PictureProblem::Truncated);
    assert!(stock.library.wake_at().is_some(), "it may have been read while it was being written");
    std::fs::write(&path, &whole).unwrap();
    let later = START + Duration::from_secs(1);
    stock.poll(later);
    stock.await_next(later);
    assert!(stock.has(&half));
}

#[test]
fn an_error_does_not_take_away_the_pixels_at_hand() {
    let (let_fail, tries) = (AtomicUsize::new(0), Arc::new(AtomicUsize::new(0)));
    let counted = Arc::clone(&tries);
    let decoder = move |path: &Path, target: Target, part| -> Result<Picture, PictureError> {
        counted.fetch_add(1, Ordering::SeqCst);
        let is_first = let_fail.fetch_add(1, Ordering::SeqCst) == 0;
        if is_first { fake(path, target, part) } else { Err(PictureError::new(PictureProblem::Truncated, path)) }
    };
    let mut stock = Stock::with(Arc::new(decoder), PLENTY);
    let [a] = stock.ids(&["a-400x225".to_owned()]);
    stock.focus(START, &[(&a, STAGE)], &[]);
    stock.settle(START);
    stock.focus(START, &[(&a, Target { width: 400, height: 225 })], &[]);
    stock.settle(START);
    assert!(stock.has(&a) && stock.library.error(&a).is_some());
    assert!(matches!(stock.library.state(&a), PictureState::Ready(facts) if facts.size == size(400.0, 225.0)));
    assert_eq!(tries.load(Ordering::SeqCst), 2);
}

#[test]
fn what_is_known_of_many_pictures_is_forgotten_in_the_end() {
    let mut stock = Stock::with(Arc::new(fake), 4 * COST);
    let ids: Vec<_> = (0..700).map(|number| stock.put(&format!("{number}-100x100"))).collect();
    for id in &ids {
        stock.focus(START, &[(id, HUNDRED)], &[]);
        stock.settle(START);
    }
    assert_eq!(*stock.library.state(&ids[0]), PictureState::Pending);
    assert_eq!(stock.library.revision(&ids[0]), 0);
    assert!(matches!(stock.library.state(&ids[600]), PictureState::Ready(_)));
}
