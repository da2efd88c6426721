//! The show's side: it tells its supervisor that it lives and where it is, and ends with it.

use std::{
    env,
    io::{self, Read, Write},
    process,
    sync::Arc,
    thread,
    time::Duration,
};

use super::life::{Life, ORDERS, Orders, REPORT};
use crate::{
    record::Latest,
    show::{Place, Spot},
    units::Moment,
};

/// While frame follows frame, one of them is told in this time: that old is the place where a show that dies goes on.
const EVERY: Duration = Duration::from_millis(250);

/// A show that is supervised.
#[derive(Debug)]
pub struct Ward {
    orders: Orders,
    told: Arc<Latest<Life>>,
    /// When the latest line was told, and the spot of its frame.
    last: Option<(Moment, Option<Spot>)>,
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
        // A supervisor that does not read must not stop a frame. Only the latest sign matters: an older one could promise
        // a frame that is not to come.
        let told = Arc::<Latest<Life>>::default();
        let waiting = Arc::clone(&told);
        let write = move || {
            loop {
                say(&waiting.take().to_string());
            }
        };
        thread::Builder::new().name("life".to_owned()).spawn(write)?;
        Ok(Some(Self { orders, told, last: None }))
    }

    /// Passes a report of how the show is doing on to the supervisor.
    pub fn report(report: &serde_json::Value) {
        say(&format!("{REPORT}{report}"));
    }

    /// What the supervisor has ordered.
    #[must_use]
    pub const fn orders(&self) -> &Orders {
        &self.orders
    }

    /// Tells that a frame was drawn `now`, and when the next one is due; `place` is asked only when a line is told.
    ///
    /// Of frames that follow each other closely and show the same spot, only some are told: another one comes soon.
    pub fn tell(
        &mut self,
        due: Option<Duration>,
        now: Moment,
        spot: Option<Spot>,
        place: impl FnOnce() -> Option<Place>,
    ) {
        let is_old = |(then, told): (Moment, Option<Spot>)| now.since(then) >= EVERY || told != spot;
        if self.last.is_none_or(is_old) || due.is_none_or(|due| due > EVERY) {
            self.told.put(Life { due, place: place() });
            self.last = Some((now, spot));
        }
    }
}

/// Tells the supervisor a line. Without a supervisor there is nobody to tell, and this process ends soon.
fn say(line: &str) {
    let mut output = io::stdout().lock();
    let _ = writeln!(output, "{line}").and_then(|()| output.flush());
}

#[cfg(test)]
mod tests {
    use std::{sync::Arc, time::Duration};

    use super::{Life, Orders, Ward};
    use crate::{
        record::Latest,
        show::{Comfort, Spot},
        units::Moment,
    };

    #[test]
    fn of_a_movement_few_frames_are_told_and_its_end_always_is() {
        let told = Arc::<Latest<Life>>::default();
        let mut ward = Ward { orders: Orders::default(), told: Arc::clone(&told), last: None };
        let mut asked = 0;
        for frame in 0..60 {
            ward.tell(Some(Duration::ZERO), Moment::from_millis(frame * 16), None, || {
                asked += 1;
                None
            });
        }
        assert_eq!(asked, 4, "a second of frames");
        assert_eq!(told.take(), Life { due: Some(Duration::ZERO), place: None });
        for due in [Some(Duration::from_secs(8)), None] {
            ward.tell(due, Moment::from_millis(960), None, || None);
        }
        assert_eq!(told.take(), Life::default(), "the latest alone");
        let spot = |language| Some(Spot { slide: 1, language, explores: true, comfort: Comfort::default() });
        for (millis, language) in [(970, 0), (980, 0), (990, 1), (995, 1)] {
            ward.tell(Some(Duration::ZERO), Moment::from_millis(millis), spot(language), || {
                asked += 1;
                None
            });
        }
        assert_eq!(asked, 6, "what a visitor changes is told at once");
    }
}
