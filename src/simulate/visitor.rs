//! Visitors: they arrive, touch, swipe, press, wait, and walk away without a word.

use std::{collections::VecDeque, time::Duration};

use super::random::Random;
use crate::{
    player::Event,
    show::{Action, Input, Mode, Program},
    units::{Fraction, Moment},
};

/// How many visitors come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visitors {
    /// Nobody.
    None,
    /// One in a quarter of an hour.
    Usual,
    /// One in three minutes: a school holiday.
    Busy,
}

impl Visitors {
    /// Its name, as the command line has it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Usual => "usual",
            Self::Busy => "busy",
        }
    }
}

/// What they are like.
#[derive(Clone, Copy, Debug)]
enum Kind {
    /// Looks at this and that.
    Curious,
    /// Reads everything, and is asked whether they are still there.
    Reader,
    /// Presses whatever can be pressed, as fast as it goes.
    Child,
    /// Holds a key down.
    Leaner,
}

/// Everybody who comes, one after the other.
#[derive(Debug)]
pub(super) struct Crowd {
    random: Random,
    visitors: Visitors,
    kind: Kind,
    /// How often the one who is there will still press.
    left: usize,
    /// What has begun, in the order in which it happens.
    ahead: VecDeque<(Moment, Event)>,
}

impl Crowd {
    pub(super) fn new(random: Random, visitors: Visitors) -> Self {
        Self { random, visitors, kind: Kind::Curious, left: 0, ahead: VecDeque::new() }
    }

    /// When they do something next; nothing if nobody will come.
    pub(super) fn next(&self) -> Option<Moment> {
        self.ahead.front().map(|(at, _)| *at)
    }

    /// What they do now, if they do anything.
    pub(super) fn take(&mut self, now: Moment) -> Option<Event> {
        self.ahead.pop_front_if(|(at, _)| *at <= now).map(|(_, event)| event)
    }

    /// Nobody was there for this long, or could do anything.
    pub(super) fn wait(&mut self, span: Duration) {
        self.ahead.iter_mut().for_each(|(at, _)| *at = *at + span);
    }

    /// Plans what comes next, if nothing is planned, before the slides of this program, if there are any.
    pub(super) fn plan(&mut self, now: Moment, is_open: bool, mode: Mode, program: Option<&Program>) {
        if !self.ahead.is_empty() || self.visitors == Visitors::None {
            return;
        }
        let at = if self.left == 0 { now + self.arrival(is_open) } else { now + self.gap() };
        self.left -= 1;
        let action = self.action(mode, program);
        match self.kind {
            Kind::Leaner => self.lean(at, action),
            _ => self.press(at, action),
        }
    }

    /// Somebody else comes after this time; at night only the guard.
    fn arrival(&mut self, is_open: bool) -> Duration {
        let minutes = if self.visitors == Visitors::Busy { 3 } else { 15 };
        let mean = Duration::from_mins(if is_open { minutes } else { 360 });
        let (kind, least, most) = match self.random.below(20) {
            0..11 => (Kind::Curious, 1, 15),
            11..15 => (Kind::Reader, 2, 20),
            15..19 => (Kind::Child, 5, 120),
            _ => (Kind::Leaner, 1, 3),
        };
        self.kind = kind;
        self.left = least + self.random.below(most - least);
        self.random.once_in(mean)
    }

    /// Between two presses.
    fn gap(&mut self) -> Duration {
        let (least, most) = match self.kind {
            Kind::Curious => (400, 12_000),
            Kind::Reader => (8_000, 75_000),
            Kind::Child => (20, 400),
            Kind::Leaner => (1_000, 5_000),
        };
        self.random.between(Duration::from_millis(least), Duration::from_millis(most))
    }

    /// A finger goes down and up. The control answers when it lifts, also after a swipe; one in fifty lifts is lost.
    fn press(&mut self, at: Moment, action: Option<Action>) {
        let lifts = at + self.random.between(Duration::from_millis(30), Duration::from_millis(400));
        self.ahead.push_back((at, Event::Input(Input::Touch)));
        if let Some(action) = action {
            self.ahead.push_back((lifts, Event::Input(Input::Act(action))));
        }
        if !self.random.percent(2) {
            self.ahead.push_back((lifts, Event::Input(Input::Release)));
        }
    }

    /// A key is held down for up to three seconds: the system repeats it.
    fn lean(&mut self, at: Moment, action: Option<Action>) {
        let repeats = 1 + self.random.below(100);
        let key = |repeat| (at + Duration::from_millis(30) * repeat, Event::Key { action, is_repeat: repeat > 0 });
        self.ahead.extend((0..u32::try_from(repeats).unwrap_or(1)).map(key));
    }

    fn action(&mut self, mode: Mode, program: Option<&Program>) -> Option<Action> {
        let (places, has_inner) = (program.map_or(1, Program::len), program.is_some_and(Program::has_inner));
        let random = &mut self.random;
        let point = |random: &mut Random| (random.fraction() as f32, random.fraction() as f32);
        Some(match random.below(33) {
            0..8 => Action::Next,
            8..12 => Action::Previous,
            12 => Action::First,
            13 => Action::Last,
            14..17 if random.percent(30) => Action::Follow(random.below(places + 1)),
            14..17 => Action::GoTo(random.below(places + 1)),
            // Into the chapters of one, by what is offered there and by what was offered before.
            17..20 if has_inner && random.percent(50) => {
                let outer = program.and_then(|program| program.stop(random.below(places)).outer);
                outer.map_or(Action::Outer, Action::Inner)
            }
            17..20 => Action::Menu,
            20 => Action::Language,
            21 => Action::TextSize,
            22 => [Action::Contrast, Action::Calm, Action::Reach, Action::Read][random.below(4)],
            23 => {
                let place = random.below(4);
                if random.percent(50) { Action::Spot(place) } else { Action::Enlarge(place) }
            }
            24 => {
                let (x, y) = point(random);
                Action::EnlargeAt(random.below(3), x, y)
            }
            25 => Action::Zoom(0.5 + 2.0 * random.fraction() as f32),
            26 => {
                let (x, y) = point(random);
                Action::LookAt(x, y)
            }
            27 => Action::Divide(Fraction::new(random.fraction() as f32)),
            28 => Action::Digit(random.below(10) as u8),
            29 => Action::Enter,
            30 => [Action::Stay, Action::Pause, Action::Back, Action::Return][random.below(4)],
            31 if mode == Mode::Present => [Action::Black, Action::White][random.below(2)],
            _ => return None,
        })
    }
}
