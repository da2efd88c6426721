//! The thread that counts and writes.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    },
    thread,
    time::{Duration, Instant},
};

use super::{
    aside::set_aside,
    clock::{Hour, hour},
    glance::Seen,
    store::{Problem, Store},
    tally::Tally,
    total::{Fault, Totals},
};
use crate::{deck::Counting, units::Moment};

/// So many observations wait at most. A visitor makes a few in a second.
const WAITING_MAX: usize = 256;
/// What is counted is on the disk after this, and what writing takes.
const COMMIT_AFTER: Duration = Duration::from_millis(500);
/// A file that cannot be written is tried again after this.
const RETRY: Duration = Duration::from_secs(10);
/// A slide that stands in the loop is counted so often, not only when it goes.
const STANDING: Duration = Duration::from_mins(1);

/// How a process begins to count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Begin {
    /// The show goes on for the visitor of a process that has died.
    pub resumes: bool,
    /// The show was started again after it had ended by itself.
    pub is_restart: bool,
}

enum Message {
    Seen(Seen),
    Fault(Fault),
    End(Moment),
}

/// Counts on a thread of its own. Telling it something never blocks and never fails: what finds no room is dropped and
/// counted.
#[derive(Debug)]
pub struct Keeper {
    messages: SyncSender<Message>,
    dropped: Arc<AtomicU64>,
    ended: Receiver<()>,
}

impl Keeper {
    /// Begins to count. When it is dropped, the thread writes what waits and ends.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(counting: Counting, begin: Begin) -> io::Result<Self> {
        let (messages, inbox) = sync_channel(WAITING_MAX);
        let (at_end, ended) = sync_channel(1);
        let dropped = Arc::<AtomicU64>::default();
        let mut worker = Worker {
            inbox,
            counting,
            dropped: Arc::clone(&dropped),
            tally: Tally::resuming(begin.resumes),
            totals: Totals::default(),
            store: None,
            pruned: None,
            latest: (Moment::START, now()),
            due: None,
        };
        if begin.is_restart {
            worker.count(&Message::Fault(Fault::Restart));
        }
        thread::Builder::new().name("statistics".to_owned()).spawn(move || {
            worker.run();
            // The file is closed when the end is told.
            drop(worker);
            let _ = at_end.try_send(());
        })?;
        Ok(Self { messages, dropped, ended })
    }

    /// Tells what is seen; false if that found no room.
    pub fn see(&self, seen: Seen) -> bool {
        self.tell(Message::Seen(seen))
    }

    /// Tells that something went wrong.
    pub fn fault(&self, fault: Fault) {
        let _ = self.tell(Message::Fault(fault));
    }

    /// The program ends: waits until everything is written, for at most `limit`; false if that was not long enough.
    pub fn end(&self, at: Moment, limit: Duration) -> bool {
        self.tell(Message::End(at)) && self.ended.recv_timeout(limit).is_ok()
    }

    fn tell(&self, message: Message) -> bool {
        let is_told = self.messages.try_send(message).is_ok();
        if !is_told {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
        is_told
    }
}

struct Worker {
    inbox: Receiver<Message>,
    counting: Counting,
    dropped: Arc<AtomicU64>,
    tally: Tally,
    totals: Totals,
    store: Option<Store>,
    /// The day on which old totals were last removed.
    pruned: Option<jiff::civil::Date>,
    /// The latest moment by the show's clock, and when it was told.
    latest: (Moment, Instant),
    /// When to write next, if something waits.
    due: Option<Instant>,
}

impl Worker {
    fn run(&mut self) {
        // Old totals go, and a damaged file is found, before anybody comes.
        let mut is_ours = self.write();
        loop {
            let result = match self.wait() {
                Some(limit) => self.inbox.recv_timeout(limit),
                None => self.inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            let is_end = match &result {
                Ok(message) => self.count(message),
                Err(RecvTimeoutError::Timeout) => self.pass(),
                Err(RecvTimeoutError::Disconnected) => true,
            };
            if !is_ours {
                // Counting goes on for nobody, so that whoever tells something finds room.
                let _ = self.totals.written();
            } else if is_end || self.due.is_some_and(|due| due <= now()) {
                is_ours = self.write();
            }
            if is_end {
                return;
            }
        }
    }

    /// How long to wait for a message.
    fn wait(&self) -> Option<Duration> {
        let standing = self.tally.is_playing().then(|| self.latest.1 + STANDING);
        let next = [self.due, standing].into_iter().flatten().min()?;
        Some(next.saturating_duration_since(now()))
    }

    fn hour(&self) -> Hour {
        hour(&self.counting.zone)
    }

    /// Counts what a message says; true if it is the last one.
    fn count(&mut self, message: &Message) -> bool {
        let hour = self.hour();
        match message {
            Message::Seen(seen) => {
                self.latest = (seen.at, now());
                self.tally.see(seen.clone(), hour, &mut self.totals);
            }
            Message::Fault(fault) => self.totals.fault(hour.day, *fault, 1),
            Message::End(at) => self.tally.end(*at, hour.day, &mut self.totals),
        }
        let dropped = self.dropped.swap(0, Ordering::Relaxed);
        self.totals.fault(hour.day, Fault::Lost, dropped);
        self.expect_writing();
        matches!(message, Message::End(_))
    }

    /// Time has passed; always false, since nothing ends by that.
    fn pass(&mut self) -> bool {
        let (moment, told) = self.latest;
        if told.elapsed() >= STANDING {
            self.latest = (moment + told.elapsed(), now());
            self.tally.pass(self.latest.0, self.hour().day, &mut self.totals);
            self.expect_writing();
        }
        false
    }

    fn expect_writing(&mut self) {
        if !self.totals.is_empty() {
            self.due.get_or_insert_with(|| now() + COMMIT_AFTER);
        }
    }

    /// Writes what waits, or leaves it for later; false if the file must not be written at all.
    fn write(&mut self) -> bool {
        self.due = None;
        match self.try_to_write() {
            Ok(()) => self.expect_writing(),
            Err(problem) => {
                self.store = None;
                let file = self.counting.file.clone();
                let file = file.display();
                let mut retry = if self.totals.is_empty() { STANDING } else { RETRY };
                match problem {
                    Problem::Foreign(why) => {
                        tracing::warn!("visitors are not counted: {file} is not for this program: {why}");
                        return false;
                    }
                    Problem::Damaged(why) if self.begin_anew(&why) => retry = COMMIT_AFTER,
                    Problem::Damaged(_) => {}
                    Problem::Unusable(why) => tracing::warn!("statistics wait to be written to {file}: {why}"),
                }
                self.due = Some(now() + retry);
            }
        }
        true
    }

    fn try_to_write(&mut self) -> Result<(), Problem> {
        let today = self.hour().day;
        let store = match &mut self.store {
            Some(store) => store,
            none => none.insert(Store::open(&self.counting.file)?),
        };
        if !self.totals.is_empty() {
            store.add(&self.totals)?;
            let lost = self.totals.written();
            self.totals.fault(today, Fault::Lost, lost);
        }
        if self.pruned != Some(today) {
            store.forget_old(today)?;
            self.pruned = Some(today);
        }
        Ok(())
    }

    /// Moves the damaged file away, so that the next attempt makes a new one; false if it cannot be moved.
    fn begin_anew(&mut self, why: &str) -> bool {
        let (file, today) = (self.counting.file.display(), self.hour().day);
        match set_aside(&self.counting.file, today) {
            Ok(place) => {
                tracing::warn!("statistics are damaged ({why}) and begin anew; {file} is now {}", place.display());
                self.totals.fault(today, Fault::Damaged, 1);
                true
            }
            Err(error) => {
                tracing::warn!("statistics are damaged ({why}), and {file} cannot be moved away: {error}");
                false
            }
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the thread's own clock: when to write, and for how long a slide has stood"
)]
fn now() -> Instant {
    Instant::now()
}
