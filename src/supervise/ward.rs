//! The show's side: it tells its supervisor that it lives and where it is, and ends with it.

use std::{
    env,
    io::{self, Read, Write},
    process,
    sync::{Arc, Condvar, Mutex, PoisonError},
    thread,
    time::Duration,
};

use super::life::{Life, ORDERS, Orders};
use crate::{show::Place, units::Moment};

/// While frame follows frame, one of them is told in this time: that old is the place where a show that dies goes on.
const EVERY: Duration = Duration::from_millis(250);

/// A show that is supervised.
#[derive(Debug)]
pub struct Ward {
    orders: Orders,
    told: Arc<Told>,
    /// When the latest line was told.
    last: Option<Moment>,
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
        let told = Arc::<Told>::default();
        let waiting = Arc::clone(&told);
        let write = move || {
            loop {
                let life = waiting.take();
                let _ = writeln!(io::stdout().lock(), "{life}").and_then(|()| io::stdout().flush());
            }
        };
        thread::Builder::new().name("life".to_owned()).spawn(write)?;
        Ok(Some(Self { orders, told, last: None }))
    }

    /// What the supervisor has ordered.
    #[must_use]
    pub const fn orders(&self) -> &Orders {
        &self.orders
    }

    /// Tells that a frame was drawn `now`, and when the next one is due; `place` is asked only when a line is told.
    ///
    /// Of frames that follow each other closely, only some are told: another one comes soon.
    pub fn tell(&mut self, due: Option<Duration>, now: Moment, place: impl FnOnce() -> Option<Place>) {
        let is_told = self.last.is_none_or(|then| now.since(then) >= EVERY) || due.is_none_or(|due| due > EVERY);
        if is_told {
            self.told.put(Life { due, place: place() });
            self.last = Some(now);
        }
    }
}

/// The latest sign of life that was not written yet. A supervisor that does not read must not stop a frame, and of
/// several signs only the latest matters: an older one could promise a frame that is not to come.
#[derive(Debug, Default)]
struct Told {
    life: Mutex<Option<Life>>,
    changed: Condvar,
}

impl Told {
    fn put(&self, life: Life) {
        *self.life.lock().unwrap_or_else(PoisonError::into_inner) = Some(life);
        self.changed.notify_one();
    }

    /// Waits for a sign of life.
    fn take(&self) -> Life {
        let mut life = self.life.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match life.take() {
                Some(life) => return life,
                None => life = self.changed.wait(life).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::Arc, time::Duration};

    use super::{Life, Orders, Told, Ward};
    use crate::units::Moment;

    #[test]
    fn of_a_movement_few_frames_are_told_and_its_end_always_is() {
        let told = Arc::<Told>::default();
        let mut ward = Ward { orders: Orders::default(), told: Arc::clone(&told), last: None };
        let mut asked = 0;
        for frame in 0..60 {
            ward.tell(Some(Duration::ZERO), Moment::from_millis(frame * 16), || {
                asked += 1;
                None
            });
        }
        assert_eq!(asked, 4, "a second of frames");
        assert_eq!(told.take(), Life { due: Some(Duration::ZERO), place: None });
        for due in [Some(Duration::from_secs(8)), None] {
            ward.tell(due, Moment::from_millis(960), || None);
        }
        assert_eq!(told.take(), Life::default(), "the latest alone");
    }
}
