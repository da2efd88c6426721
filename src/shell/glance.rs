//! Decides when to take a picture of what visitors see.

use std::time::Duration;

use crate::{record::ScreenTeller, units::Moment};

/// The least time between two pictures.
const EVERY: Duration = Duration::from_mins(1);

/// Takes a picture once a minute at most, of what stands still, and none where nothing was drawn since the last one.
pub(super) struct Glance {
    teller: ScreenTeller,
    /// When the last one was asked for.
    last: Option<Moment>,
    /// Something was drawn since.
    is_stale: bool,
}

impl Glance {
    pub(super) const fn new(teller: ScreenTeller) -> Self {
        Self { teller, last: None, is_stale: false }
    }

    /// A frame was drawn.
    pub(super) const fn drawn(&mut self) {
        self.is_stale = true;
    }

    /// When a picture is due, if nothing moves then.
    pub(super) fn due(&self) -> Option<Moment> {
        self.is_stale.then(|| self.last.map_or(Moment::START, |last| last + EVERY))
    }

    /// Who wants one now; only ask while nothing moves.
    pub(super) fn take(&mut self, now: Moment) -> Option<ScreenTeller> {
        self.due().filter(|due| *due <= now)?;
        (self.last, self.is_stale) = (Some(now), false);
        Some(self.teller.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::Glance;
    use crate::{record::ScreenTeller, units::Moment};

    #[test]
    fn a_picture_is_taken_once_a_minute_and_only_of_something_new() {
        let at = |seconds: u64| Moment::from_millis(seconds * 1000);
        let teller = ScreenTeller::start(std::path::PathBuf::from("/nowhere")).expect("a thread");
        let mut glance = Glance::new(teller);
        assert!(glance.take(at(1)).is_none(), "nothing was drawn");
        glance.drawn();
        assert!(glance.take(at(2)).is_some());
        glance.drawn();
        assert!(glance.take(at(61)).is_none());
        assert_eq!(glance.due(), Some(at(62)));
        assert!(glance.take(at(70)).is_some());
        assert_eq!(glance.due(), None);
    }
}
