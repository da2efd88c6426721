//! The thread that decides when to look and when to read.

use std::{
    io,
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError, sync_channel},
    },
    thread,
    time::{Duration, Instant},
};

use super::{
    Debounce, Means, Order, Pace, Wake, Watching,
    footprint::Footprint,
    reader::{Answer, Does, Job, Reader},
    reading::Reading,
};
use crate::{deck::Load, units::Moment};

/// Where the loader's results go, and how it learns that nobody wants more.
pub(super) struct Ends {
    pub(super) loads: SyncSender<Load>,
    pub(super) wake: Wake,
    pub(super) is_over: Receiver<()>,
}

/// Files are looked at no more often than this many times the time that a look takes: looking at a slow share costs the
/// share as well.
const REST_FACTOR: u32 = 10;

/// Readers that hang and were given up; more are not started.
const GIVEN_UP_MAX: usize = 4;

/// The longest rest between two tries to read what the system refuses to read.
const RETRY_MAX: Duration = Duration::from_mins(1);

/// Starts the thread.
pub(super) fn start(order: Order, means: Means, ends: Ends) -> io::Result<()> {
    let (tell, told) = sync_channel(1);
    let tell = move || {
        // One word is enough: whoever hears it looks at everything.
        let _ = tell.try_send(());
    };
    let Means { pace, watcher: make, before_reading } = means;
    let reader = Reader::start(Arc::clone(&before_reading))?;
    let watch = Watch {
        order: Arc::new(order),
        pace,
        before_reading,
        ends,
        told,
        watching: Watching::new(make, Arc::new(tell)),
        reader,
        given_up: Vec::new(),
        debounce: Debounce::default(),
        known: None,
        generation: 0,
        retries: 0,
        look_at: Moment::START,
        start: now(),
    };
    thread::Builder::new().name("loader".to_owned()).spawn(move || watch.run())?;
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "the loader has a clock of its own")]
fn now() -> Instant {
    Instant::now()
}

struct Watch {
    order: Arc<Order>,
    pace: Pace,
    before_reading: Wake,
    ends: Ends,
    told: Receiver<()>,
    watching: Watching,
    reader: Reader,
    /// Readers that hang; they end when their file system answers.
    given_up: Vec<Reader>,
    debounce: Debounce,
    known: Option<Footprint>,
    generation: u64,
    /// How often in a row the system has refused to read.
    retries: u32,
    /// When to look although nothing was told.
    look_at: Moment,
    start: Instant,
}

impl Watch {
    /// Until nobody wants more.
    fn run(mut self) {
        if !self.ask(Does::Read) {
            return;
        }
        while self.is_wanted() {
            let due = self.debounce.due_at().map_or(self.look_at, |due| due.min(self.look_at));
            match self.told.recv_timeout(due.since(self.now())) {
                Ok(()) => self.debounce.change(self.now()),
                Err(RecvTimeoutError::Timeout) => {
                    let does = self.next_job();
                    if !self.ask(does) {
                        return;
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn is_wanted(&self) -> bool {
        self.ends.is_over.try_recv() != Err(TryRecvError::Disconnected)
    }

    fn now(&self) -> Moment {
        Moment::START + self.start.elapsed()
    }

    fn next_job(&mut self) -> Does {
        let now = self.now();
        if self.debounce.take(now) {
            // A file may be written twice within what the file system calls one moment.
            return if self.watching.is_told() { Does::Read } else { Does::ReadIfChanged };
        }
        if self.retries > 0 { Does::Read } else { Does::Look }
    }

    /// Has the reader do a job and waits until it is done; false if nobody wants more.
    fn ask(&mut self, does: Does) -> bool {
        let began = self.now();
        let job =
            || Job { order: Arc::clone(&self.order), known: self.known.clone(), does, generation: self.generation + 1 };
        self.reader.give(job());
        let mut waited = 0;
        loop {
            match self.reader.wait(self.pace.patience) {
                Ok(answer) => {
                    self.rest_after(began);
                    return self.take(answer);
                }
                Err(RecvTimeoutError::Timeout) => {
                    waited += 1;
                    if waited == 1 {
                        tracing::warn!("the exhibition's files do not answer; the show goes on with what it has");
                    }
                    if !self.is_wanted() {
                        return false;
                    }
                }
                Err(RecvTimeoutError::Disconnected) => {
                    tracing::error!("the reader of the exhibition's files has failed; it is started anew");
                    let Ok(reader) = Reader::start(Arc::clone(&self.before_reading)) else { return false };
                    self.reader = reader;
                    self.rest_after(began);
                    return true;
                }
            }
            if waited == 3 && self.given_up.len() < GIVEN_UP_MAX {
                let Ok(reader) = Reader::start(Arc::clone(&self.before_reading)) else { return false };
                self.given_up.push(std::mem::replace(&mut self.reader, reader));
                self.rest_after(began);
                return true;
            }
        }
    }

    /// The next look comes after a while that suits how long this one took.
    fn rest_after(&mut self, began: Moment) {
        let now = self.now();
        self.look_at = now + self.pace.look_every.max(now.since(began) * REST_FACTOR);
    }

    fn take(&mut self, answer: Answer) -> bool {
        match answer {
            Answer::Same => true,
            Answer::Changed => {
                self.debounce.change(self.now());
                true
            }
            Answer::Read(reading) => self.deliver(*reading),
        }
    }

    /// Hands over what was read; false if nobody wants it.
    fn deliver(&mut self, reading: Reading) -> bool {
        self.generation += 1;
        let is_news = self.known.as_ref() != Some(&reading.footprint);
        if is_news {
            for remark in &reading.remarks {
                tracing::warn!("{remark}");
            }
        }
        self.retries = if reading.is_retried { self.retries + 1 } else { 0 };
        if self.retries > 0 {
            let rest = (self.pace.look_every * 2_u32.saturating_pow(self.retries - 1)).min(RETRY_MAX);
            self.look_at = self.now() + rest;
        }
        let is_repeated = reading.is_retried && !is_news;
        self.watching.arm(reading.footprint.concerns());
        self.known = Some(reading.footprint);
        if is_repeated {
            return true;
        }
        let is_taken = self.ends.loads.send(reading.load).is_ok();
        (self.ends.wake)();
        is_taken
    }
}
