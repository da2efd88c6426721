//! The lock itself: corner, pad, panel, and the time of cleaning.

use std::time::Duration;

use super::{Effect, Face, Input, Note, Pin, Request, tries::Tries};
use crate::units::{Fraction, Moment};

/// Shut, or what is open of it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    Shut,
    Pad { digits: String, is_wrong: bool },
    Panel,
    Cleaning { until: Moment },
}

/// A lock. It is stepped with all that happens, its effects are obeyed, its face is drawn, and it is stepped again at
/// [`Self::next`] at the latest.
#[derive(Clone, Debug)]
pub struct Lock {
    /// Nothing until it is known what was remembered: until then no pad opens.
    tries: Option<Tries>,
    state: State,
    /// Since when the corner is held.
    held: Option<Moment>,
    /// A PIN is being checked.
    is_checking: bool,
    /// When somebody last did something.
    used: Moment,
    effects: Vec<Effect>,
}

impl Lock {
    /// The corner is held for so long until the pad opens.
    pub const HOLD: Duration = Duration::from_secs(3);
    /// A hand that rests in the corner for less than this has seen nothing.
    pub const UNSEEN: Duration = Duration::from_secs(1);
    /// A pad that nobody uses closes after this.
    pub const PAD_IDLE: Duration = Duration::from_secs(20);
    /// The same for the panel, which has something to read.
    pub const PANEL_IDLE: Duration = Duration::from_mins(1);
    /// So long no touch counts while the glass is wiped.
    pub const CLEANING: Duration = Duration::from_secs(30);
    /// The time between two frames of the ring.
    const FRAME: Duration = Duration::from_millis(16);

    /// A lock that is shut, and waits for [`Input::Known`].
    #[must_use]
    pub const fn new(now: Moment) -> Self {
        Self { tries: None, state: State::Shut, held: None, is_checking: false, used: now, effects: Vec::new() }
    }

    /// Lets time pass until `now`, then takes `input`.
    pub fn step(&mut self, now: Moment, input: Input) -> Vec<Effect> {
        self.pass_time(now);
        match input {
            Input::Tick => {}
            Input::Hold(is_held) => self.held = is_held.then_some(now),
            Input::Touch => self.used = now,
            Input::Ask(request) => self.ask(request, now),
            Input::Known { failures, left } => self.tries = Some(Tries::known(failures, left, now)),
            Input::Checked(is_right) => self.checked(is_right, now),
        }
        std::mem::take(&mut self.effects)
    }

    /// Pad, panel or cleaning take all touches and keys: none reaches the show.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state != State::Shut
    }

    /// What of it is seen.
    #[must_use]
    pub fn face(&self, now: Moment) -> Face {
        match &self.state {
            State::Shut => {
                let held = self.held.map(|since| now.since(since));
                held.and_then(|held| held.checked_sub(Self::UNSEEN)).map_or(Face::Nothing, |seen| {
                    Face::Ring(Fraction::of(seen, Self::HOLD.saturating_sub(Self::UNSEEN)))
                })
            }
            State::Pad { digits, is_wrong } => Face::Pad { digits: digits.len(), note: self.note(*is_wrong, now) },
            State::Panel => Face::Panel,
            State::Cleaning { until } => Face::Cleaning { seconds: seconds(until.since(now)) },
        }
    }

    /// When time alone changes it next.
    #[must_use]
    pub fn next(&self, now: Moment) -> Option<Moment> {
        match &self.state {
            State::Shut => {
                let since = self.held?;
                let seen = since + Self::UNSEEN;
                // The ring stands until what was remembered is known, and then the pad opens.
                Some(if now < seen { seen } else { now + Self::FRAME })
            }
            State::Pad { .. } => {
                let idle = self.used + Self::PAD_IDLE;
                let second = self.tries.and_then(|tries| tries.waits(now)).map(|left| next_second(left, now));
                Some(second.map_or(idle, |second| second.min(idle)))
            }
            State::Panel => Some(self.used + Self::PANEL_IDLE),
            State::Cleaning { until } => Some(next_second(until.since(now), now)),
        }
    }

    fn note(&self, is_wrong: bool, now: Moment) -> Note {
        let tries = self.tries.unwrap_or_default();
        match tries.waits(now) {
            _ if self.is_checking => Note::Checking,
            Some(left) => Note::Wait { seconds: seconds(left) },
            // After a wait one more may be tried.
            None if is_wrong => Note::Wrong { left: tries.left().max(1) },
            None => Note::Ask,
        }
    }

    fn pass_time(&mut self, now: Moment) {
        let is_idle = |limit: Duration| now.since(self.used) >= limit;
        let closes = match &self.state {
            State::Shut => false,
            State::Pad { .. } => is_idle(Self::PAD_IDLE),
            State::Panel => is_idle(Self::PANEL_IDLE),
            State::Cleaning { until } => now >= *until,
        };
        if closes {
            self.state = State::Shut;
        }
        let is_held = self.held.is_some_and(|since| now.since(since) >= Self::HOLD);
        if is_held && self.state == State::Shut && self.tries.is_some() {
            self.open(State::Pad { digits: String::new(), is_wrong: false }, now);
        }
    }

    fn open(&mut self, state: State, now: Moment) {
        // Whoever still holds the corner has to let go before it counts again.
        (self.state, self.held, self.used) = (state, None, now);
    }

    fn ask(&mut self, request: Request, now: Moment) {
        match (&self.state, request) {
            (State::Shut | State::Cleaning { .. }, _)
            | (State::Panel, Request::Digit(_) | Request::Erase | Request::Enter) => return,
            (_, Request::Close) => self.state = State::Shut,
            (State::Pad { .. }, _) => self.type_on_pad(request, now),
            (State::Panel, Request::Clean) => self.state = State::Cleaning { until: now + Self::CLEANING },
            (State::Panel, Request::Reload) => self.effects.push(Effect::Reload),
            (State::Panel, Request::Next) => self.effects.push(Effect::Next),
            (State::Panel, Request::Leave) => self.effects.push(Effect::Leave),
        }
        self.used = now;
    }

    /// While a PIN is being checked, and while one has to wait, keys do nothing.
    fn type_on_pad(&mut self, request: Request, now: Moment) {
        let Some(tries) = self.tries.as_mut().filter(|tries| !self.is_checking && tries.waits(now).is_none()) else {
            return;
        };
        let State::Pad { digits, is_wrong } = &mut self.state else { return };
        match request {
            Request::Digit(digit) if digits.len() < Pin::LONGEST => {
                digits.push(char::from(b'0' + digit.min(9)));
                *is_wrong = false;
            }
            Request::Erase => _ = digits.pop(),
            Request::Enter => {
                if let Ok(pin) = Pin::new(digits) {
                    tries.count(now);
                    self.is_checking = true;
                    self.effects.push(Effect::Check { pin, failures: tries.failures() });
                }
            }
            _ => {}
        }
    }

    fn checked(&mut self, is_right: bool, now: Moment) {
        self.is_checking = false;
        if let Some(tries) = self.tries.as_mut().filter(|_| is_right) {
            tries.succeed();
        }
        if let State::Pad { digits, is_wrong } = &mut self.state {
            digits.clear();
            *is_wrong = !is_right;
            self.used = now;
            if is_right {
                self.open(State::Panel, now);
                self.effects.push(Effect::Opened);
            }
        }
    }
}

/// The seconds that a countdown shows.
const fn seconds(left: Duration) -> u64 {
    (left.as_millis() as u64).div_ceil(1000)
}

/// When a countdown that has so much left shows the next number.
fn next_second(left: Duration, now: Moment) -> Moment {
    let rest = left.as_millis() as u64 % 1000;
    now + Duration::from_millis(if rest == 0 { 1000 } else { rest })
}
