//! The library's two threads: what is needed goes first, and what may come next can be held back.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use xiongguan::media::{Decoder, Decoders, LATE_AFTER, Target};
use xiongguan::units::{Moment, PictureState};

use crate::stock::{Stock, fake, hundreds};

const STAGE: Target = Target { width: 96, height: 54 };
const START: Moment = Moment::START;
/// Enough for anything here.
const PLENTY: usize = 1 << 30;

/// The pictures that a decoder may make up.
#[derive(Default)]
struct Allowed {
    names: Mutex<BTreeSet<String>>,
    changed: Condvar,
}

impl Allowed {
    fn add<const N: usize>(&self, names: [&str; N]) {
        self.names.lock().unwrap().extend(hundreds(names));
        self.changed.notify_all();
    }
}

/// A decoder that tells what it begins, and makes up each picture only when the test allows that one.
fn told() -> (Decoder, Receiver<String>, Arc<Allowed>) {
    let (tell, begun) = sync_channel(100);
    let allowed = Arc::new(Allowed::default());
    let known = Arc::clone(&allowed);
    let decoder = move |path: &Path, target, part| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        tell.send(name.clone()).unwrap();
        drop(known.changed.wait_while(known.names.lock().unwrap(), |names| !names.contains(&name)).unwrap());
        fake(path, target, part)
    };
    (Arc::new(decoder), begun, allowed)
}

/// The names of what was begun, in order; waits for `count` of them and a moment for more.
fn begun(told: &Receiver<String>, count: usize) -> Vec<String> {
    let first = (0..count).map(|_| told.recv_timeout(Duration::from_mins(1)).unwrap());
    let mut all: Vec<String> = first.collect();
    all.extend(told.recv_timeout(Duration::from_millis(50)));
    all.iter().map(|name| name.replace("-100x100", "")).collect()
}

#[test]
fn what_is_needed_does_not_wait_for_what_comes_later() {
    let (decoder, told, allowed) = told();
    let mut stock = Stock::with(decoder, PLENTY);
    let [a, b, c, d] = stock.ids(&hundreds(["a", "b", "c", "d"]));
    stock.focus(START, &[], &[(&a, STAGE), (&b, STAGE), (&c, STAGE)]);
    assert_eq!(begun(&told, 1), ["a"], "one at a time");
    stock.focus(START, &[(&d, STAGE)], &[(&c, STAGE)]);
    assert_eq!(begun(&told, 1), ["d"], "it is begun while the other is under way");
    allowed.add(["a"]);
    stock.await_next(START);
    assert_eq!(begun(&told, 0), [""; 0], "nothing for later is begun while something needed is under way");
    allowed.add(["c", "d"]);
    stock.settle(START);
    assert_eq!(begun(&told, 1), ["c"], "b is not wished for any more");
    assert_eq!(*stock.library.state(&b), PictureState::Pending);
}

#[test]
fn with_several_decoders_one_that_is_stuck_holds_up_nobody() {
    let (decoder, told, allowed) = told();
    let mut stock = Stock::with_several(Decoders { decoder, at_once: 2, has_spare: false }, PLENTY);
    let [stuck, b, c, later] = stock.ids(&hundreds(["stuck", "b", "c", "later"]));
    allowed.add(["b", "c", "later"]);
    stock.focus(START, &[(&stuck, STAGE), (&b, STAGE), (&c, STAGE)], &[(&later, STAGE)]);
    stock.await_next(START);
    stock.await_next(START);
    assert!(stock.has(&b) && stock.has(&c) && !stock.has(&stuck));
    let mut all = begun(&told, 3);
    all.sort_unstable();
    assert_eq!(all, ["b", "c", "stuck"], "and nothing for later while something needed is under way");
    stock.poll(START + LATE_AFTER);
    assert_eq!(*stock.library.state(&stuck), PictureState::Broken);
    allowed.add(["stuck"]);
    stock.await_next(START + LATE_AFTER);
    assert!(stock.has(&stuck));
}

#[test]
fn a_spare_decoder_waits_until_a_picture_takes_long() {
    let (decoder, told, allowed) = told();
    let mut stock = Stock::with_several(Decoders { decoder, at_once: 1, has_spare: true }, PLENTY);
    let [stuck, b, c] = stock.ids(&hundreds(["stuck", "b", "c"]));
    allowed.add(["b", "c"]);
    stock.focus(START, &[(&stuck, STAGE), (&b, STAGE), (&c, STAGE)], &[]);
    assert_eq!(begun(&told, 1), ["stuck"]);
    let long_after = stock.library.wake_at().unwrap();
    assert!(long_after > START && long_after < START + LATE_AFTER, "{long_after:?}");
    stock.poll(long_after);
    stock.await_next(long_after);
    assert_eq!(begun(&told, 2), ["b", "c"], "and the next one when that is there");
    stock.await_next(long_after);
    assert!(stock.has(&b) && stock.has(&c) && !stock.has(&stuck));
    allowed.add(["stuck"]);
    stock.await_next(long_after);
    assert!(stock.has(&stuck));
}

#[test]
fn while_it_is_held_only_what_is_needed_is_begun() {
    let (decoder, told, allowed) = told();
    allowed.add(["a", "b", "c", "d"]);
    let mut stock = Stock::with(decoder, PLENTY);
    let [a, b, c, d] = stock.ids(&hundreds(["a", "b", "c", "d"]));
    stock.library.hold(START, true);
    stock.focus(START, &[(&a, STAGE)], &[(&b, STAGE), (&c, STAGE)]);
    stock.settle(START);
    stock.focus(START, &[(&a, STAGE), (&d, STAGE)], &[(&b, STAGE), (&c, STAGE)]);
    stock.settle(START);
    stock.poll(START + LATE_AFTER);
    assert_eq!(begun(&told, 2), ["a", "d"]);
    assert_eq!(stock.library.wake_at(), None, "nothing has to be done meanwhile");
    stock.library.hold(START, false);
    stock.settle(START);
    assert_eq!(begun(&told, 2), ["b", "c"], "the rest is begun at once when there is time");
}

#[test]
fn what_is_held_is_begun_when_it_is_needed() {
    let mut stock = Stock::with(Arc::new(fake), PLENTY);
    let [a] = stock.ids(&hundreds(["a"]));
    stock.library.hold(START, true);
    stock.focus(START, &[], &[(&a, STAGE)]);
    assert!(!stock.library.is_busy());
    stock.focus(START, &[(&a, STAGE)], &[]);
    stock.settle(START);
    assert!(stock.has(&a));
}

#[test]
fn what_comes_later_is_late_only_from_when_it_is_needed() {
    let (decoder, _told, allowed) = told();
    let mut stock = Stock::with(decoder, PLENTY);
    let [slow] = stock.ids(&hundreds(["slow"]));
    stock.focus(START, &[], &[(&slow, STAGE)]);
    let needed_at = START + LATE_AFTER * 2;
    stock.poll(needed_at);
    assert_eq!((stock.library.state(&slow), stock.library.wake_at()), (&PictureState::Pending, None));
    stock.focus(needed_at, &[(&slow, STAGE)], &[]);
    assert_eq!(stock.library.wake_at(), Some(needed_at + LATE_AFTER), "it is not begun a second time");
    stock.poll(needed_at + LATE_AFTER);
    assert_eq!(*stock.library.state(&slow), PictureState::Broken);
    allowed.add(["slow"]);
    stock.await_next(needed_at + LATE_AFTER);
    assert!(stock.has(&slow));
}

#[cfg(target_os = "linux")]
#[test]
fn what_comes_later_is_decoded_at_a_low_priority() {
    let steps = Arc::new(Mutex::new(BTreeMap::new()));
    let known = Arc::clone(&steps);
    let decoder = move |path: &Path, target, part| {
        let stat = std::fs::read_to_string("/proc/thread-self/stat").unwrap();
        // The fields behind the name; "nice" is the nineteenth of all.
        let nice: i32 = stat.rsplit(')').next().unwrap().split_whitespace().nth(16).unwrap().parse().unwrap();
        known.lock().unwrap().insert(path.file_name().unwrap().to_str().unwrap().to_owned(), nice);
        fake(path, target, part)
    };
    let mut stock = Stock::with(Arc::new(decoder), PLENTY);
    let [a, b, c] = stock.ids(&hundreds(["a", "b", "c"]));
    stock.focus(START, &[(&a, STAGE)], &[(&b, STAGE)]);
    stock.settle(START);
    stock.focus(START, &[(&c, STAGE)], &[(&b, STAGE)]);
    stock.settle(START);
    let steps = steps.lock().unwrap();
    let [a, b, c] = hundreds(["a", "b", "c"]).map(|name| steps[&name]);
    assert_eq!(a, c);
    assert_eq!(b, (a + 10).min(19), "and the thread that decodes what is needed keeps its own");
}
