//! The speaker's window's side: it shows what the talk tells, and ends with it.

use std::{
    env,
    io::{self, BufRead, Write},
    process,
    sync::{
        Arc,
        mpsc::{SyncSender, sync_channel},
    },
    thread,
    time::Duration,
};

use super::line::{Said, Seat, Seen, line, read};
use crate::record::Latest;

/// The variable of the environment with a [`Seat`]: a process that has it is the speaker's window.
pub(super) const SEAT: &str = "XIONGGUAN_SPEAKER";

/// So much that was said waits at most; more than that is said to nobody.
const SAID_MAX: usize = 256;

/// The seat of this process, if it is a speaker's window.
#[must_use]
pub fn seat() -> Option<Seat> {
    read(&env::var(SEAT).ok()?)
}

/// A speaker's window, as it knows its talk.
#[derive(Debug)]
pub struct Seated {
    seat: Seat,
    seen: Arc<Latest<Seen>>,
    said: SyncSender<Said>,
}

impl Seated {
    /// Listens to the talk from now on, and calls `wake` when that has told something. The process ends when the talk does.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn start(seat: Seat, wake: impl Fn() + Send + 'static) -> io::Result<Self> {
        let seen = Arc::<Latest<Seen>>::default();
        let latest = Arc::clone(&seen);
        let listen = move || {
            for line in io::stdin().lock().lines().map_while(Result::ok) {
                if let Some(seen) = read(&line) {
                    latest.put(seen);
                    wake();
                }
            }
            process::exit(0);
        };
        thread::Builder::new().name("talk".to_owned()).spawn(listen)?;
        let (said, waiting) = sync_channel::<Said>(SAID_MAX);
        let tell = move || {
            for said in waiting {
                let mut output = io::stdout().lock();
                // Without a talk there is nobody to tell, and this process ends soon.
                let _ = line(&said).map(|line| output.write_all(line.as_bytes()).and_then(|()| output.flush()));
            }
        };
        thread::Builder::new().name("said".to_owned()).spawn(tell)?;
        Ok(Self { seat, seen, said })
    }

    /// Where this window stands.
    #[must_use]
    pub const fn seat(&self) -> &Seat {
        &self.seat
    }

    /// The latest that the talk has told, once.
    #[must_use]
    pub fn take(&self) -> Option<Seen> {
        self.seen.take_within(Duration::ZERO)
    }

    /// Tells the talk.
    pub fn say(&self, said: Said) {
        // A talk that hangs must not hold this window up.
        let _ = self.said.try_send(said);
    }
}
