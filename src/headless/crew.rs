//! Work that is done piece by piece on all cores.

use std::{
    num::NonZero,
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

/// How many threads can work at once on this machine, at least one.
#[must_use]
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Does `count` pieces of work on `threads` threads, which take one piece after the other from 0 on, and ends when all
/// are done.
///
/// Each thread begins with a state of its own from `start` and ends by giving it to `end`; these results come back, in
/// no particular order. `take` gets each piece's number and result on the caller's thread, as they become ready; when
/// it is slow, the others wait for it. A panic in a piece goes on in the caller.
pub fn share_out<S, T: Send, R: Send>(
    (count, threads): (usize, usize),
    start: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, usize) -> T + Sync,
    end: impl Fn(S) -> R + Sync,
    mut take: impl FnMut(usize, T),
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let piece = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|number| *number < count);
    let (ready, results) = mpsc::sync_channel(threads.max(1));
    let hand = |ready: mpsc::SyncSender<(usize, T)>| {
        let mut state = start();
        while let Some(number) = piece() {
            if ready.send((number, work(&mut state, number))).is_err() {
                break;
            }
        }
        end(state)
    };
    thread::scope(|scope| {
        let started = (0..threads.min(count)).map_while(|_| {
            let (hand, ready) = (&hand, ready.clone());
            thread::Builder::new().name("slides".to_owned()).spawn_scoped(scope, move || hand(ready)).ok()
        });
        let started: Vec<_> = started.collect();
        drop(ready);
        for (number, result) in results {
            take(number, result);
        }
        let mut ends = Vec::with_capacity(started.len());
        if started.is_empty() {
            // No thread can be started: the caller does it all.
            let mut state = start();
            while let Some(number) = piece() {
                take(number, work(&mut state, number));
            }
            ends.push(end(state));
        }
        for thread in started {
            ends.push(thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        ends
    })
}
