//! Work that is shared out to several threads.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use xiongguan::headless::share_out;

#[test]
fn every_piece_is_done_once() {
    for (count, threads) in [(0, 4), (1, 4), (3, 1), (3, 8), (1000, 4), (5, 0)] {
        let started = AtomicUsize::new(0);
        let mut results = Vec::new();
        let ends = share_out(
            (count, threads),
            || {
                started.fetch_add(1, Ordering::Relaxed);
                0
            },
            |mine, number| {
                *mine += 1;
                number * 2
            },
            |mine| mine,
            |number, result| results.push((number, result)),
        );
        results.sort_unstable();
        assert_eq!(results, (0..count).map(|number| (number, number * 2)).collect::<Vec<_>>());
        assert_eq!(ends.iter().sum::<usize>(), count, "each state comes to its end");
        assert_eq!(ends.len(), started.into_inner());
        assert!(ends.len() <= threads.max(1));
    }
}

#[test]
fn a_slow_taker_holds_the_others_up() {
    let (ahead, most) = (AtomicUsize::new(0), Mutex::new(0));
    let _ = share_out(
        (200, 3),
        || (),
        |(), _| {
            let now = ahead.fetch_add(1, Ordering::SeqCst) + 1;
            let mut most = most.lock().expect("no thread panics");
            *most = now.max(*most);
        },
        |()| (),
        |_, ()| {
            ahead.fetch_sub(1, Ordering::SeqCst);
        },
    );
    // Three that wait in the queue, one in the hands of each thread, one in those of the taker.
    assert!(*most.lock().expect("no thread panics") <= 7);
}

#[test]
fn a_panic_reaches_the_caller() {
    let all = catch_unwind(AssertUnwindSafe(|| {
        share_out((10, 3), || (), |(), number| assert!(number != 4, "the fourth"), |()| (), |_, ()| ())
    }));
    assert!(all.is_err());
}
