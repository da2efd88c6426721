//! A player on a virtual clock, with verbs for what happens in front of it and what can be seen on it.
//!
//! It drives the same [`Player`] as the window does, in the same way.

use std::{cell::Cell, sync::Arc, time::Duration};

use xiongguan::{
    content::Lang,
    deck::{Content, Load, Machine},
    player::{self, Event, Player},
    show::{
        Action, Comfort, Effect, Input, Key, Mode, Motion, Overlay, Phase, Program, Show, ShowState, Stop, Timing,
        Wake, action_for,
    },
    theme::motion,
    units::Moment,
};

use crate::plain_deck::deck;

/// How long each slide of the tests stays in the loop.
pub(crate) const DWELL: Duration = secs(10);
/// How long a visitor of the tests may do nothing: their texts are short.
pub(crate) const IDLE: Duration = secs(45);
/// How long "still there?" counts down.
pub(crate) const GOODBYE: Duration = secs(20);
/// A frame of a movement at 60 frames a second.
const FRAME: Duration = Duration::from_millis(16);

pub(crate) const fn secs(secs: u64) -> Duration {
    Duration::from_secs(secs)
}
pub(crate) const fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// The last millisecond before `span` is over.
pub(crate) const fn almost(span: Duration) -> Duration {
    span.saturating_sub(millis(1))
}

pub(crate) const CENTER: (f32, f32) = (0.5, 0.5);

/// `slides` slides called s1, s2 …, two to a chapter, with two pictures each.
pub(crate) fn stops(slides: usize) -> Vec<Stop> {
    let stop = |place| Stop {
        id: format!("s{}", place + 1),
        dwell: DWELL,
        in_loop: Some(DWELL),
        reading: secs(6),
        chapter: place / 2,
        pictures: vec![CENTER; 2],
        film: None,
        carries_title: true,
        ..Stop::default()
    };
    (0..slides).map(stop).collect()
}

/// The first `count` of the languages that tests speak.
pub(crate) fn languages(count: usize) -> Vec<Lang> {
    ["zh", "en", "fr"][..count].iter().map(|tag| Lang::new(tag)).collect()
}

/// The program of [`stops`], in two languages.
pub(crate) fn program(slides: usize) -> Program {
    Program::new(stops(slides), &languages(2)).expect("tests have slides")
}

/// A player on a virtual clock.
pub(crate) struct Kiosk {
    pub(crate) player: Player,
    generation: u64,
    pub(crate) now: Moment,
    /// How often it was stepped and drawn.
    frames: usize,
    /// How often each slide came up.
    showings: Vec<usize>,
    effects: Vec<Effect>,
    /// Pictures are there as soon as they are asked for.
    quick: bool,
    /// Between two frames of a movement.
    frame: Duration,
}

impl Kiosk {
    pub(crate) fn with(slides: usize) -> Self {
        Self::of(program(slides), Mode::Kiosk, Timing::default())
    }

    pub(crate) fn presenting(slides: usize) -> Self {
        Self::of(program(slides), Mode::Present, Timing::default())
    }

    pub(crate) fn playing(slides: usize) -> Self {
        Self::of(program(slides), Mode::Auto, Timing::default())
    }

    pub(crate) fn of(program: Program, mode: Mode, timing: Timing) -> Self {
        Self::running(Show::new(program, mode, timing, Moment::START))
    }

    /// Its first slide is on screen.
    pub(crate) fn running(show: Show) -> Self {
        let mut kiosk = Self { quick: true, ..Self::starting(show) };
        kiosk.put_in(Input::Tick);
        kiosk
    }

    /// Its first slide is still awaited.
    pub(crate) fn starting(show: Show) -> Self {
        let machine = Machine { mode: show.state().mode, ..Machine::default() };
        let player = Player::playing(deck(show.program().clone(), 1), show, machine);
        let (generation, frames, showings, effects) = (1, 0, vec![], vec![]);
        Self { player, generation, now: Moment::START, frames, showings, effects, quick: false, frame: FRAME }
    }

    /// Draws movements only once a second, for simulations over hours.
    pub(crate) fn coarse(mut self) -> Self {
        self.frame = Show::GAP_MAX;
        self
    }

    /// From here on no picture is ever ready.
    pub(crate) fn with_slow_pictures(mut self) -> Self {
        self.quick = false;
        self
    }

    /// From here on pictures are ready as soon as they are asked for; what is awaited now, at once.
    pub(crate) fn with_quick_pictures(mut self) -> Self {
        self.quick = true;
        match self.state().opening {
            Some((slide, _)) => self.prepared(slide),
            None => self,
        }
    }

    // What happens.
    /// Time passes, and the machine sleeps exactly as it was told.
    pub(crate) fn wait(mut self, span: Duration) -> Self {
        self.pass(span, |_| ());
        self
    }

    /// As [`Self::wait`], with a look at the machine after each step.
    pub(crate) fn pass(&mut self, span: Duration, mut look: impl FnMut(&Self)) {
        let end = self.now + span;
        while let Some(next) = self.next_step().filter(|&next| next <= end) {
            let before = (self.now, self.state().clone());
            self.now = next;
            self.put_in(Input::Tick);
            assert!(before != (self.now, self.state().clone()), "spins at {:?} in {:?}", self.now, before.1);
            look(self);
        }
        self.now = end;
    }

    fn next_step(&self) -> Option<Moment> {
        let change = self.show().next_change(self.now);
        match self.player.wake(self.now) {
            Wake::Moving => Some(change.map_or(self.now + self.frame, |change| change.min(self.now + self.frame))),
            Wake::At(moment) => Some(moment),
            Wake::Never => None,
        }
    }

    /// The machine sleeps or stands still, and only then sees what time it is.
    pub(crate) fn stall(mut self, span: Duration) -> Self {
        self.now = self.now + span;
        self.put_in(Input::Tick);
        self
    }

    pub(crate) fn touch(mut self) -> Self {
        self.put_in(Input::Touch);
        self
    }

    pub(crate) fn lift(mut self) -> Self {
        self.put_in(Input::Release);
        self
    }

    pub(crate) fn act(mut self, action: Action) -> Self {
        self.put_in(Input::Act(action));
        self
    }

    /// A finger goes down and up on a control: the control answers when it lifts.
    pub(crate) fn tap(self, action: Action) -> Self {
        self.touch().wait(millis(80)).act(action).lift()
    }

    /// A finger goes down and up on nothing.
    pub(crate) fn tap_nothing(self) -> Self {
        self.touch().wait(millis(80)).lift()
    }

    pub(crate) fn key(mut self, key: Key) -> Self {
        self.happen(Event::Key { action: action_for(key, self.player.mode()), is_repeat: false });
        self
    }

    /// A key is held down: the system repeats it every 30 ms, as systems do.
    pub(crate) fn holds(mut self, key: Key, span: Duration) -> Self {
        self = self.key(key);
        let end = self.now + span;
        while self.now < end {
            self = self.wait(millis(30));
            self.happen(Event::Key { action: action_for(key, self.player.mode()), is_repeat: true });
        }
        self
    }

    pub(crate) fn keys(self, keys: &[Key]) -> Self {
        keys.iter().fold(self, |kiosk, &key| kiosk.key(key).wait(millis(100)))
    }

    pub(crate) fn prepared(mut self, slide: usize) -> Self {
        self.put_in(Input::Prepared(slide));
        self
    }

    pub(crate) fn replace(mut self, program: Program) -> Self {
        self.generation += 1;
        let content = Content::Deck(deck(program, self.generation));
        self.happen(Event::Loaded(Box::new(Load { content, machine: self.player.machine().clone() })));
        // The pictures of the slide that will be on screen are there; the others as they are.
        let (is_first, quick) = (Cell::new(true), self.quick);
        let effects = self.player.answer(self.now, &|_, _| is_first.replace(false) || quick);
        self.note(effects);
        self
    }

    /// Does something with the show that only the player does otherwise.
    pub(crate) fn with_show(mut self, change: impl FnOnce(&mut Show, Moment) -> Vec<Effect>) -> Self {
        let (deck, show) = self.player.current().expect("a show");
        let (deck, mut show) = (Arc::clone(deck), show.clone());
        self.effects.extend(change(&mut show, self.now));
        self.player = Player::playing(deck, show, self.player.machine().clone());
        self
    }

    pub(crate) fn put_in(&mut self, input: Input) {
        self.happen(Event::Input(input));
    }

    /// One frame, in which the pictures that are there answer at once.
    pub(crate) fn happen(&mut self, event: Event) {
        self.frames += 1;
        let effects = self.player.step(self.now, event);
        self.note(effects);
        let quick = self.quick;
        let effects = self.player.answer(self.now, &|_, _| quick);
        self.note(effects);
        self.draw();
    }

    /// Says what a screen says after each frame: words come in, and in the loop pictures drift for a while.
    fn draw(&mut self) {
        let Motion { since, held, settled, .. } = self.state().motion;
        let has_pictures = !self.show().program().stop(self.state().slide).pictures.is_empty();
        let enters = self.now < self.state().entrance() + motion::ENTRANCE;
        let drifts = held.is_none() && has_pictures && self.now < since + motion::DRIFT_DELAY + motion::DRIFT;
        self.player.expect_frame(if !settled && (enters || drifts) { Wake::Moving } else { Wake::Never });
    }

    fn note(&mut self, effects: Vec<player::Effect>) {
        for effect in effects {
            let player::Effect::Show(effect) = effect else { continue };
            self.effects.push(effect);
            if let Effect::Shown(slide) = effect {
                self.showings.resize(self.showings.len().max(slide + 1), 0);
                self.showings[slide] += 1;
            }
        }
    }

    // What can be seen.
    pub(crate) fn show(&self) -> &Show {
        self.player.current().expect("a show").1
    }

    pub(crate) fn state(&self) -> &ShowState {
        self.show().state()
    }

    pub(crate) fn slide(&self) -> &str {
        &self.show().program().stop(self.state().slide).id
    }

    pub(crate) fn showings(&self) -> &[usize] {
        &self.showings
    }

    /// Whether a new deck waits until the slide on screen has changed.
    pub(crate) fn has_deck_coming(&self) -> bool {
        self.player.current().is_some_and(|(deck, _)| deck.generation != self.generation)
    }

    #[track_caller]
    pub(crate) fn shows(self, id: &str) -> Self {
        assert_eq!(self.slide(), id, "on screen at {:?}: {:?}", self.now, self.state());
        self
    }

    #[track_caller]
    pub(crate) fn is(self, phase: Phase) -> Self {
        assert_eq!(self.state().phase, phase);
        self
    }

    pub(crate) fn attracts(self) -> Self {
        self.is(Phase::Attract)
    }

    pub(crate) fn explores(self) -> Self {
        self.is(Phase::Exploring)
    }

    #[track_caller]
    pub(crate) fn says_goodbye(self) -> Self {
        assert!(matches!(self.state().phase, Phase::Goodbye { .. }), "{:?}", self.state());
        self
    }

    #[track_caller]
    pub(crate) fn pauses(self) -> Self {
        assert!(matches!(self.state().phase, Phase::Paused { .. }), "{:?}", self.state());
        self
    }

    #[track_caller]
    pub(crate) fn covered_by(self, overlay: impl Into<Option<Overlay>>) -> Self {
        assert_eq!(self.state().overlay, overlay.into());
        self
    }

    #[track_caller]
    pub(crate) fn sees(self, what: impl Fn(&ShowState) -> bool) -> Self {
        assert!(what(self.state()), "{:?}", self.state());
        self
    }

    /// Everything is as the next visitor should find it.
    #[track_caller]
    pub(crate) fn leaves_no_trace(self) -> Self {
        let state = self.state();
        assert_eq!((state.language, state.comfort), (0, Comfort::default()));
        assert_eq!((state.overlay, state.divider, state.typed), (None, None, None));
        assert!(state.trail.places().is_empty(), "{state:?}");
        self
    }

    #[track_caller]
    pub(crate) fn sleeps_until(self, moment: Moment) -> Self {
        self.wakes(Wake::At(moment))
    }

    #[track_caller]
    pub(crate) fn wakes(self, wake: Wake) -> Self {
        assert_eq!(self.player.wake(self.now), wake);
        self
    }

    /// Draws exactly `frames` frames while `span` passes.
    #[track_caller]
    pub(crate) fn draws(mut self, frames: usize, span: Duration) -> Self {
        let before = self.frames;
        self = self.wait(span);
        assert_eq!(self.frames - before, frames, "frames in {span:?}");
        self
    }

    #[track_caller]
    pub(crate) fn asked(self, effect: Effect) -> Self {
        assert!(self.effects.contains(&effect), "{effect:?} is not among {:?}", self.effects);
        self
    }

    #[track_caller]
    pub(crate) fn never_asked(self, effect: Effect) -> Self {
        assert!(!self.effects.contains(&effect), "{effect:?} is among {:?}", self.effects);
        self
    }

    /// Forgets what was asked for so far.
    pub(crate) fn forgets(mut self) -> Self {
        self.effects.clear();
        self
    }

    /// How long the picture has drifted since the slide came up.
    pub(crate) fn drifted(&self) -> Duration {
        let Motion { since, held, .. } = self.state().motion;
        held.unwrap_or(self.now).since(since)
    }
}
