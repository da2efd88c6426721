//! The show's side: it tells its supervisor that it lives and where it is, and ends with it.

use std::{
    env,
    io::{self, Read, Write},
    process,
    sync::mpsc::{SyncSender, sync_channel},
    thread,
    time::Duration,
};

use super::life::{Life, ORDERS, Orders};
use crate::units::Moment;

/// While frame follows frame, one of them is told in this time.
const EVERY: Duration = Duration::from_secs(1);

/// A show that is supervised.
#[derive(Debug)]
pub struct Ward {
    orders: Orders,
    lines: SyncSender<String>,
    last: Option<(Moment, Life)>,
}

impl Ward {
    /// The ward that this process is, if it was started by a supervisor. From now on the process ends when its standard
    /// input does.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn of_this_process() -> io::Result<Option<Self>> {
        let Some(orders) = env::var(ORDERS).ok().and_then(|orders| orders.parse().ok()) else { return Ok(None) };
        // The supervisor writes nothing: what is read is its end.
        let follow = || {
            let _ = io::stdin().lock().read_to_end(&mut Vec::new());
            process::exit(0);
        };
        thread::Builder::new().name("follow".to_owned()).spawn(follow)?;
        // A supervisor that does not read must not stop a frame: only the latest line matters.
        let (lines, waiting) = sync_channel::<String>(1);
        let write = move || {
            for line in waiting {
                let _ = writeln!(io::stdout().lock(), "{line}").and_then(|()| io::stdout().flush());
            }
        };
        thread::Builder::new().name("life".to_owned()).spawn(write)?;
        Ok(Some(Self { orders, lines, last: None }))
    }

    /// What the supervisor has ordered.
    #[must_use]
    pub const fn orders(&self) -> &Orders {
        &self.orders
    }

    /// Tells that a frame was drawn `now`.
    pub fn tell(&mut self, life: Life, now: Moment) {
        let is_news = self.last.as_ref().is_none_or(|(then, last)| {
            now.since(*then) >= EVERY || last.place != life.place || life.due.is_none_or(|due| due > EVERY)
        });
        if is_news && self.lines.try_send(life.to_string()).is_ok() {
            self.last = Some((now, life));
        }
    }
}
