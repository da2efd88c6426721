//! When the speaker's window is opened, opened again, and closed.

use std::time::Duration;

use crate::units::Moment;

/// A window that dies is opened again so often …
const AGAIN: u32 = 2;
/// … within this time; one that has stood for longer has died of something else.
const WITHIN: Duration = Duration::from_mins(1);

/// What is to be done with the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change<M> {
    /// It opens on this monitor, and another one closes.
    Open(M),
    /// It closes.
    Close,
}

/// Decides on which of the monitors `M` there is a window.
#[derive(Clone, Debug)]
pub struct Policy<M> {
    on: Option<M>,
    /// How often it has died of late, and when it did so first.
    deaths: u32,
    first: Moment,
    /// Somebody has closed it, or it does not stay: it comes again on another monitor, or when this one comes again.
    is_given_up: bool,
}

impl<M> Default for Policy<M> {
    fn default() -> Self {
        Self { on: None, deaths: 0, first: Moment::START, is_given_up: false }
    }
}

impl<M: Clone + PartialEq> Policy<M> {
    /// There is to be a window on this monitor, or none.
    pub fn follow(&mut self, wanted: Option<M>) -> Option<Change<M>> {
        if self.on == wanted {
            return None;
        }
        *self = Self { on: wanted.clone(), ..Self::default() };
        Some(wanted.map_or(Change::Close, Change::Open))
    }

    /// Its process has ended.
    pub fn died(&mut self, now: Moment) -> Option<Change<M>> {
        if self.is_given_up {
            return None;
        }
        if self.deaths == 0 || now.since(self.first) > WITHIN {
            (self.deaths, self.first) = (0, now);
        }
        self.deaths += 1;
        self.is_given_up = self.deaths > AGAIN;
        self.on.clone().filter(|_| !self.is_given_up).map(Change::Open)
    }

    /// Somebody has closed it.
    pub const fn close(&mut self) {
        self.is_given_up = true;
    }

    /// Whether the speaker has a window, or will have it again at once.
    #[must_use]
    pub const fn has_window(&self) -> bool {
        self.on.is_some() && !self.is_given_up
    }
}

#[cfg(test)]
mod tests {
    use super::{AGAIN, Change, Policy, WITHIN};
    use crate::units::Moment;

    #[test]
    fn it_opens_and_closes_with_its_monitor() {
        let mut policy = Policy::default();
        assert_eq!((policy.follow(None), policy.has_window()), (None, false));
        assert_eq!(policy.follow(Some(1)), Some(Change::Open(1)));
        assert_eq!((policy.follow(Some(1)), policy.has_window()), (None, true));
        assert_eq!(policy.follow(Some(2)), Some(Change::Open(2)), "it moves");
        assert_eq!((policy.follow(None), policy.has_window()), (Some(Change::Close), false));
    }

    #[test]
    fn one_that_dies_comes_again_and_one_that_does_not_stay_is_given_up_until_its_monitor_comes_again() {
        let mut policy = Policy::default();
        let _ = policy.follow(Some(1));
        for _ in 0..AGAIN {
            assert_eq!((policy.died(Moment::START), policy.has_window()), (Some(Change::Open(1)), true));
        }
        assert_eq!((policy.died(Moment::START), policy.has_window()), (None, false));
        assert_eq!(policy.follow(Some(1)), None, "it does not stay");
        let _ = policy.follow(None);
        assert_eq!((policy.follow(Some(1)), policy.has_window()), (Some(Change::Open(1)), true));
    }

    #[test]
    fn deaths_that_lie_far_apart_are_not_counted_together() {
        let (mut policy, mut now) = (Policy::default(), Moment::START);
        let _ = policy.follow(Some(1));
        for _ in 0..10 {
            assert_eq!(policy.died(now), Some(Change::Open(1)));
            now = now + WITHIN + WITHIN;
        }
    }

    #[test]
    fn one_that_somebody_closes_stays_closed() {
        let mut policy = Policy::default();
        let _ = policy.follow(Some(1));
        policy.close();
        assert_eq!((policy.died(Moment::START), policy.has_window()), (None, false));
        assert_eq!(policy.follow(Some(1)), None);
        assert_eq!(policy.follow(Some(2)), Some(Change::Open(2)), "on another monitor it is wanted");
    }
}
