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
    debounce::Debounce,
    footprint::Footprint,
    last_good,
    means::{Means, Pace, Wake},
    order::Order,
    reader::{Answer, Does, Job, Reader, Waited},
    reading::Reading,
    watcher::Watching,
};
use crate::{deck::Load, settings::Settings, units::Moment};

/// Where the loader's results go, and how it learns that it has to end.
pub(super) struct Ends {
    pub(super) loads: SyncSender<Load>,
    pub(super) wake: Wake,
    pub(super) is_over: Receiver<()>,
}

/// The rest between two looks is at least this many times as long as a look takes, so that looking does not burden a
/// slow network share.
const REST_FACTOR: u32 = 3;

/// The longest rest between two looks, however slow a network share is.
const REST_MAX: Duration = Duration::from_secs(15);

/// A new reader replaces one that was stuck for so many times the patience: a network share that was mounted anew
/// answers the new reader, while the old reader still waits for the old share.
const STUCK_MAX: u32 = 3;

/// However long a file system does not answer, a new reader tries at least every 16 minutes (with the usual patience).
const STUCK_DOUBLINGS_MAX: usize = 5;

/// The longest rest between two tries to read what the system refuses to read.
const RETRY_MAX: Duration = Duration::from_mins(1);

/// Starts the thread; returns how to tell it that files may have changed.
pub(super) fn start(order: Order, means: Means, ends: Ends) -> io::Result<SyncSender<()>> {
    let (tell, told) = sync_channel(1);
    let ask = tell.clone();
    let tell = move || {
        // One message in the channel is enough, since its receiver checks everything.
        let _ = tell.try_send(());
    };
    let Means { pace, watcher: make, tells_of, before_reading } = means;
    let reader = Reader::start(Arc::clone(&before_reading))?;
    let watch = Watch {
        order: Arc::new(order),
        pace,
        before_reading,
        ends,
        told,
        watching: Watching::new(make, tells_of, Arc::new(tell)),
        reader,
        given_up: Vec::new(),
        debounce: Debounce::default(),
        known: None,
        settings: None,
        told_remarks: Vec::new(),
        generation: 0,
        retries: 0,
        unproven: None,
        look_at: Moment::START,
        start: now(),
    };
    thread::Builder::new().name("loader".to_owned()).spawn(move || watch.run())?;
    Ok(ask)
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
    /// Readers that are stuck; they end when their file system answers.
    given_up: Vec<Reader>,
    debounce: Debounce,
    known: Option<Footprint>,
    /// The settings so far.
    settings: Option<Settings>,
    /// The remarks in the log about the last reading.
    told_remarks: Vec<String>,
    generation: u64,
    /// How often in a row the system has refused to read.
    retries: u32,
    /// What the content file said that is on screen, and when that is known to do no harm.
    unproven: Option<(Moment, Vec<u8>)>,
    /// When to look at the files if the system tells of no change.
    look_at: Moment,
    start: Instant,
}

impl Watch {
    /// Runs until the loader's handle is dropped.
    fn run(mut self) {
        if !self.ask(Does::Read) {
            return;
        }
        while self.is_wanted() {
            let due = self.debounce.due_at().map_or(self.look_at, |due| due.min(self.look_at));
            let due = self.unproven.as_ref().map_or(due, |(proven, _)| due.min(*proven));
            match self.told.recv_timeout(due.since(self.now())) {
                Ok(()) => self.debounce.change(self.now()),
                Err(RecvTimeoutError::Timeout) if self.keeps_proven() => {}
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

    /// Keeps a copy of what has been on screen long enough; false if there is no such thing now.
    fn keeps_proven(&mut self) -> bool {
        let now = self.now();
        let Some((_, bytes)) = self.unproven.take_if(|(proven, _)| *proven <= now) else { return false };
        last_good::keep(&self.order, bytes);
        true
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
            // A file may be written twice within the resolution of the file system's clock, so it is read in any case.
            return if self.watching.is_told() { Does::Read } else { Does::ReadIfChanged };
        }
        if self.retries > 0 { Does::Read } else { Does::Look }
    }

    /// Gives the reader a job and waits until it is done; false if the loader has to end.
    fn ask(&mut self, does: Does) -> bool {
        let began = self.now();
        self.reader.give(Job {
            order: Arc::clone(&self.order),
            known: self.known.clone(),
            settings: self.settings.clone(),
            does,
            generation: self.generation + 1,
        });
        loop {
            match self.reader.wait(self.pace.patience) {
                Waited::Answered(answer) => {
                    self.rest((self.now().since(began) * REST_FACTOR).min(REST_MAX));
                    return self.take(answer);
                }
                Waited::Slow => {}
                Waited::Stuck { times } if times < self.stuck_max() => {
                    if times == 1 {
                        tracing::warn!("the exhibition's files do not answer; the show goes on with what it has");
                    }
                }
                Waited::Stuck { .. } => return self.start_another_reader(true),
                Waited::Failed => {
                    tracing::error!("the reader of the exhibition's files has failed; it is started anew");
                    return self.start_another_reader(false);
                }
            }
            if !self.is_wanted() {
                return false;
            }
        }
    }

    /// For how many waits a reader may be stuck: twice as many with each reader that is stuck already.
    fn stuck_max(&mut self) -> u32 {
        self.given_up.retain_mut(Reader::is_stuck);
        STUCK_MAX << self.given_up.len().min(STUCK_DOUBLINGS_MAX)
    }

    /// Goes on with a new reader; the stuck one ends when its file system answers. False if no thread can be started.
    fn start_another_reader(&mut self, is_stuck: bool) -> bool {
        let Ok(reader) = Reader::start(Arc::clone(&self.before_reading)) else { return false };
        let old = std::mem::replace(&mut self.reader, reader);
        self.given_up.extend(is_stuck.then_some(old));
        self.rest(Duration::ZERO);
        true
    }

    /// The next look comes after `rest`, which is limited to the usual time and [`RETRY_MAX`].
    fn rest(&mut self, rest: Duration) {
        let Pace { look_every, look_when_told, .. } = self.pace;
        let usual = if self.watching.is_told_all() { look_when_told } else { look_every };
        self.look_at = self.now() + rest.min(RETRY_MAX).max(usual);
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

    /// Sends what was read to the window; false if its handle is gone.
    fn deliver(&mut self, reading: Reading) -> bool {
        self.generation += 1;
        let is_news = self.known.as_ref() != Some(&reading.footprint);
        for remark in reading.remarks.iter().filter(|remark| !self.told_remarks.contains(remark)) {
            tracing::warn!("{remark}");
        }
        self.told_remarks = reading.remarks;
        self.settings = Some(reading.settings);
        // What cannot be shown replaces nothing on screen.
        if let Some(bytes) = reading.to_prove {
            self.unproven = Some((self.now() + self.pace.proven_after, bytes));
        }
        self.retries = if reading.is_retried { self.retries + 1 } else { 0 };
        if self.retries > 0 {
            self.rest(self.pace.look_every.saturating_mul(2_u32.saturating_pow(self.retries - 1)));
        }
        let is_repeated = reading.is_retried && !is_news;
        self.known = Some(reading.footprint);
        let is_taken = is_repeated || self.ends.loads.send(reading.load).is_ok();
        (self.ends.wake)();
        // Last, since a file system that does not answer may hold this up.
        self.watching.arm(reading.concerns, &reading.folders);
        if is_news {
            // What was written after it was read and before it was watched is not told of.
            self.look_at = self.now();
        }
        is_taken
    }
}
