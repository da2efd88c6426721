//! What happens when the show ends: whether, when and with what it is started again. Time comes in as an argument.

use std::{
    collections::{BTreeMap, VecDeque},
    fmt,
    time::Duration,
};

use super::life::Orders;
use crate::{show::Place, units::Moment};

/// How the show ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Death {
    /// With this exit code.
    Code(u8),
    /// Killed by this signal.
    Signal(i32),
    /// A frame was due and did not come; the supervisor has ended it.
    Hang,
}

impl fmt::Display for Death {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(f, "code-{code}"),
            Self::Signal(signal) => write!(f, "signal-{signal}"),
            Self::Hang => f.write_str("hang"),
        }
    }
}

/// What the supervisor does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Ends with this exit code.
    End(u8),
    /// Starts the show after this time.
    Show(Orders, Duration),
    /// Starts a plate at once, and the show after this time.
    Plate(Orders, Duration),
}

/// The exit code of a show that somebody has left.
const LEFT: u8 = 0;
/// The exit code of a show that found no display, or lost it.
const NO_DISPLAY: u8 = 3;
/// The exit code of a panic.
const PANIC: u8 = 101;
/// Signals by which the system ends a process for its own fault: SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS.
const OWN_FAULTS: [i32; 6] = [4, 6, 7, 8, 11, 31];

/// So many deaths within [`DEATHS_SPAN`] are too many: whatever it is, starting again at once does not help.
const DEATHS_MAX: usize = 3;
const DEATHS_SPAN: Duration = Duration::from_mins(1);
/// A slide on which the show has died so often within [`KILLS_SPAN`] is left out, and what was saved last is not shown.
const KILLS_MAX: usize = 2;
const KILLS_SPAN: Duration = Duration::from_hours(1);
/// How long the first plate stands; each further one twice as long, up to the last.
const PLATE: [Duration; 2] = [Duration::from_secs(10), Duration::from_mins(5)];
/// A show that has lived for so long has got over what was wrong.
const WELL_AFTER: Duration = Duration::from_mins(5);
/// How long to wait for a display that is gone; longer with each time, up to the last.
const DISPLAY: [Duration; 2] = [Duration::from_millis(500), Duration::from_secs(5)];

/// What has happened so far.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// The deaths of the last minute.
    deaths: VecDeque<Moment>,
    /// When the show died by its own fault on each slide, lately.
    kills: BTreeMap<String, Vec<Moment>>,
    without: Vec<String>,
    /// When the show died by its own fault, lately.
    faults: Vec<Moment>,
    rolls_back: bool,
    /// Where the show was last.
    place: Option<Place>,
    plates: u32,
    /// How often in a row there was no display.
    without_display: u32,
    restarts: u32,
    has_lived: bool,
}

impl Policy {
    /// The show has drawn a frame, and is there.
    pub fn lives(&mut self, place: Option<Place>) {
        self.has_lived = true;
        self.without_display = 0;
        if place.is_some() {
            self.place = place;
        }
    }

    /// The show, which was begun at `began`, has ended.
    ///
    /// One that ends before its first frame, and of its own accord, cannot be shown at all: that is told to whoever has
    /// started the program. Afterwards it is started again for ever.
    pub fn died(&mut self, death: Death, began: Moment, now: Moment) -> Next {
        match death {
            Death::Code(LEFT) => return Next::End(LEFT),
            Death::Code(code) if !self.has_lived && code != PANIC => return Next::End(code),
            _ => {}
        }
        self.restarts = self.restarts.saturating_add(1);
        if death == Death::Code(NO_DISPLAY) {
            self.without_display += 1;
            return Next::Show(self.orders(), doubled(DISPLAY, self.without_display));
        }
        if now.since(began) >= WELL_AFTER {
            self.plates = 0;
        }
        self.blame(death, now);
        self.deaths.push_back(now);
        self.deaths.retain(|died| now.since(*died) < DEATHS_SPAN);
        if self.deaths.len() >= DEATHS_MAX {
            self.deaths.clear();
            self.plates += 1;
            let orders = Orders { is_plate: true, ..self.orders() };
            return Next::Plate(orders, doubled(PLATE, self.plates));
        }
        Next::Show(self.orders(), Duration::ZERO)
    }

    /// What the show is told that is started next.
    #[must_use]
    pub fn orders(&self) -> Orders {
        let Self { place, without, rolls_back, restarts, .. } = self;
        let (place, without) = (place.clone(), without.clone());
        Orders { place, without, is_plate: false, rolls_back: *rolls_back, restarts: *restarts }
    }

    /// The slides that are left out, by their ids.
    #[must_use]
    pub fn without(&self) -> &[String] {
        &self.without
    }

    /// Counts a death by the show's own fault against the exhibition as it was saved, and the slide that was on screen.
    fn blame(&mut self, death: Death, now: Moment) {
        let is_own = match death {
            Death::Hang | Death::Code(_) => true,
            Death::Signal(signal) => OWN_FAULTS.contains(&signal),
        };
        if !is_own {
            return;
        }
        self.rolls_back |= is_too_often(&mut self.faults, now);
        let Some(place) = &self.place else { return };
        let kills = self.kills.entry(place.slide.clone()).or_default();
        if is_too_often(kills, now) && !self.without.contains(&place.slide) {
            self.without.push(place.slide.clone());
        }
    }
}

/// Whether there were as many deaths lately, with one `now`, as one thing may cause.
fn is_too_often(deaths: &mut Vec<Moment>, now: Moment) -> bool {
    deaths.push(now);
    deaths.retain(|died| now.since(*died) < KILLS_SPAN);
    deaths.len() >= KILLS_MAX
}

/// The first time, and with each further one twice as long, up to the last.
fn doubled([first, last]: [Duration; 2], times: u32) -> Duration {
    first.saturating_mul(1 << times.saturating_sub(1).min(16)).min(last)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Death, Next, Policy};
    use crate::{show::Place, supervise::life::Orders, units::Moment};

    const ABORT: Death = Death::Signal(6);
    const KILL: Death = Death::Signal(9);

    fn at(seconds: u64) -> Moment {
        Moment::from_millis(seconds * 1000)
    }

    fn on(slide: &str) -> Place {
        Place { slide: slide.to_owned(), ..Place::default() }
    }

    fn shown(slide: &str) -> Policy {
        let mut policy = Policy::default();
        policy.lives(Some(on(slide)));
        policy
    }

    fn orders(next: Next) -> Orders {
        match next {
            Next::Show(orders, after) => {
                assert_eq!(after, Duration::ZERO);
                orders
            }
            other => panic!("no show at once: {other:?}"),
        }
    }

    #[test]
    fn who_leaves_the_show_ends_the_program() {
        assert_eq!(shown("a").died(Death::Code(0), at(0), at(9)), Next::End(0));
    }

    #[test]
    fn a_show_that_never_came_up_says_so_and_one_that_did_comes_back() {
        assert_eq!(Policy::default().died(Death::Code(3), at(0), at(1)), Next::End(3));
        assert!(matches!(shown("a").died(Death::Code(3), at(0), at(1)), Next::Show(..)));
    }

    #[test]
    fn it_goes_on_where_it_was() {
        let mut policy = shown("a");
        policy.lives(Some(on("b")));
        policy.lives(None);
        let orders = orders(policy.died(KILL, at(0), at(100)));
        assert_eq!(orders.place, Some(on("b")));
        assert_eq!((orders.restarts, orders.is_plate), (1, false));
    }

    #[test]
    fn a_display_that_is_gone_is_waited_for_without_end() {
        let mut policy = shown("a");
        let waits: Vec<u64> = (0..6)
            .map(|n| match policy.died(Death::Code(3), at(n), at(n)) {
                Next::Show(_, after) => after.as_millis() as u64,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(waits, [500, 1000, 2000, 4000, 5000, 5000]);
    }

    #[test]
    fn a_slide_that_kills_twice_is_left_out_and_nobody_else_is_blamed_for_a_kill_from_outside() {
        let mut policy = shown("bad");
        assert!(orders(policy.died(ABORT, at(0), at(100))).without.is_empty());
        assert_eq!(orders(policy.died(Death::Hang, at(100), at(300))).without, ["bad"]);
        let mut policy = shown("a");
        assert!(!orders(policy.died(ABORT, at(0), at(100))).rolls_back);
        policy.lives(Some(on("b")));
        assert!(orders(policy.died(ABORT, at(100), at(300))).rolls_back, "on whatever slides");
        let mut policy = shown("seldom");
        for n in 1..5 {
            assert!(orders(policy.died(ABORT, at(0), at(n * 4000))).without.is_empty());
        }
        let mut policy = shown("good");
        for n in 1..5 {
            assert!(orders(policy.died(KILL, at(0), at(n * 100))).without.is_empty());
        }
    }

    #[test]
    fn three_deaths_in_a_minute_bring_a_plate_that_stands_longer_each_time_until_a_show_lives() {
        let mut policy = shown("a");
        let mut plates = Vec::new();
        for n in 0..24 {
            match policy.died(KILL, at(n), at(n + 1)) {
                Next::Plate(orders, after) => {
                    assert!(orders.is_plate);
                    plates.push(after.as_secs());
                }
                Next::Show(_, after) => assert_eq!(after, Duration::ZERO),
                Next::End(_) => panic!("it never gives up"),
            }
        }
        assert_eq!(plates, [10, 20, 40, 80, 160, 300, 300, 300]);
        let _ = policy.died(KILL, at(1000), at(1400));
        let _ = policy.died(KILL, at(1400), at(1401));
        let next = policy.died(KILL, at(1401), at(1402));
        assert!(matches!(next, Next::Plate(_, after) if after.as_secs() == 10), "{next:?}");
    }

    #[test]
    fn deaths_that_lie_apart_bring_no_plate() {
        let mut policy = shown("a");
        for n in 1..20 {
            let _ = orders(policy.died(KILL, at(0), at(n * 40)));
        }
    }
}
