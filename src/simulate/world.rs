//! The world around one screen: whatever is due next happens, and the rules are looked after.

use std::time::Duration;

use super::{
    fault::{Fault, Faults},
    pictures::Pictures,
    plan::Plan,
    random::Random,
    report::{Report, Tally},
    subject::{OnScreen, Subject},
    visitor::{Crowd, Visitors},
    wall::Wall,
    watch::{Look, Watch},
};
use crate::{
    deck::{Content, Load},
    player::{Effect, Event},
    show::{self, Input, Mode, Wake},
    theme::motion,
    units::Moment,
};

/// How often a movement is stepped, if nothing else is due.
const FRAME: Duration = Duration::from_millis(500);

/// More wake-ups at the same moment than this lead nowhere; then time goes on by ten seconds.
const SPINS_MAX: u32 = 30;

/// A screen, and everything around it.
pub(super) struct World<S> {
    subject: S,
    now: Moment,
    end: Moment,
    wall: Wall,
    /// When the clock on the wall is read next.
    minute: Moment,
    /// It is within the opening hours.
    is_open: bool,
    crowd: Crowd,
    faults: Faults,
    pictures: Pictures,
    watch: Watch,
    tally: Tally,
    /// What is on screen since the last step, and the wake-up that was asked for.
    on_screen: Option<OnScreen>,
    wake: Wake,
    spins: u32,
    named: (u32, u64, Visitors, Mode),
}

impl<S: Subject> World<S> {
    pub(super) fn new(plan: &Plan<'_>, subject: S) -> Self {
        let random = |stream| Random::new(plan.seed, stream);
        let mode = subject.machine().mode;
        Self {
            subject,
            now: Moment::START,
            end: Moment::START + Duration::from_hours(24) * plan.days,
            wall: Wall::new(plan.zone.clone(), plan.start),
            minute: Moment::START,
            is_open: true,
            crowd: Crowd::new(random(1), plan.visitors),
            faults: Faults::new(random(2), plan.exhibition.clone(), plan.settings.clone()),
            pictures: Pictures::new(random(3)),
            watch: Watch::new(),
            tally: Tally::default(),
            on_screen: None,
            wake: Wake::Never,
            spins: 0,
            named: (plan.days, plan.seed, plan.visitors, mode),
        }
    }

    /// Lets all days pass.
    pub(super) fn run(mut self) -> Report {
        if let Some(deck) = self.faults.whole() {
            self.read(Content::Deck(deck));
        }
        loop {
            self.plan_visits();
            let due = self.due();
            if due >= self.end {
                self.tally.pass(self.now, self.end, self.on_screen.as_ref());
                return self.tally.report(self.named, self.watch.violations());
            }
            self.pass_until(due);
            self.happen();
        }
    }

    fn plan_visits(&mut self) {
        let program = self.on_screen.as_ref().map(|on_screen| &on_screen.deck.program);
        self.crowd.plan(self.now, self.is_open, self.subject.machine().mode, program);
    }

    /// When something happens next.
    fn due(&self) -> Moment {
        let wake = match self.wake {
            Wake::At(moment) => Some(moment),
            Wake::Moving => {
                let frame = self.now + FRAME;
                Some(self.subject.next_change(self.now).map_or(frame, |change| change.min(frame)))
            }
            Wake::Never => None,
        };
        let wake = wake
            .map(|wake| wake.max(self.now))
            .map(|wake| if self.spins > SPINS_MAX { wake.max(self.now + Duration::from_secs(10)) } else { wake });
        let hours = self.subject.machine().goes_by_the_wall().then_some(self.minute);
        let others = [wake, hours, self.crowd.next(), Some(self.faults.next()), self.pictures.next(self.now)];
        others.into_iter().flatten().min().unwrap_or(self.end)
    }

    fn pass_until(&mut self, due: Moment) {
        let due = due.max(self.now);
        self.tally.pass(self.now, due, self.on_screen.as_ref());
        self.spins = if due == self.now { self.spins + 1 } else { 0 };
        if self.spins > SPINS_MAX {
            let look = look(&self.subject, &self.wall, self.now, self.wake, self.on_screen.as_ref());
            self.watch.spun(&look);
        }
        self.now = due;
    }

    /// What is due now happens: one thing; what else is due comes in the next round.
    fn happen(&mut self) {
        if let Some(fault) = self.faults.take(self.now) {
            self.spins = 0;
            match fault {
                Fault::Read(content) => self.read(content),
                Fault::Stall(span) => self.stall(span),
                Fault::ClockSet(by) => {
                    self.tally.clock_steps += 1;
                    self.wall.set(by);
                }
            }
        } else if let Some(event) = self.crowd.take(self.now) {
            self.spins = 0;
            self.touch(event);
        } else {
            self.go_on();
        }
    }

    /// Time passes. The clock on the wall is read if it is time for that.
    fn go_on(&mut self) {
        if self.minute <= self.now && self.subject.machine().goes_by_the_wall() {
            self.spins = 0;
            self.read_the_clock();
        } else {
            self.put(Event::Input(Input::Tick));
        }
    }

    fn read(&mut self, content: Content) {
        self.tally.loads += 1;
        if let Content::Deck(deck) = &content {
            self.watch.read();
            self.pictures.ask_for_deck(self.now, deck.generation);
        }
        let machine = self.subject.machine().clone();
        self.put(Event::Loaded(Box::new(Load { content, machine })));
    }

    /// Nothing runs for a while.
    fn stall(&mut self, span: Duration) {
        self.tally.stalls += 1;
        self.tally.pass(self.now, self.now + span, self.on_screen.as_ref());
        self.now = self.now + span;
        self.crowd.wait(span);
        self.watch.stalled(span);
        self.go_on();
    }

    fn touch(&mut self, event: Event) {
        let asks = matches!(event, Event::Key { .. } | Event::Input(Input::Act(_)));
        self.tally.presses +=
            u64::from(matches!(event, Event::Key { is_repeat: false, .. } | Event::Input(Input::Touch)));
        self.watch.touched(self.now, asks);
        self.put(event);
    }

    /// Once a minute, when the next one begins.
    fn read_the_clock(&mut self) {
        let local = self.wall.local(self.now);
        let second = u64::from(local.second().unsigned_abs());
        self.minute = self.now + Duration::from_secs(60_u64.saturating_sub(second).max(1));
        self.is_open = self.subject.machine().hours.is_open(local);
        self.watch.told(self.is_open, local);
        self.put(Event::Wall(Some(local)));
    }

    /// One step, with everything that follows from it at once, as in a frame of the window.
    fn put(&mut self, event: Event) {
        self.tally.steps += 1;
        let mut effects = self.subject.step(self.now, event);
        loop {
            self.on_screen = self.subject.on_screen();
            let is_over = effects.is_empty();
            self.obey(&effects);
            let (now, pictures) = (self.now, &self.pictures);
            let current = self.on_screen.as_ref().map_or(0, |on_screen| on_screen.deck.generation);
            effects = self.subject.answer(now, &|deck, slide| pictures.is_there(now, current, deck.generation, slide));
            if is_over && effects.is_empty() {
                break;
            }
        }
        self.draw();
        self.on_screen = self.subject.on_screen();
        self.wake = self.subject.wake(self.now);
        let look = look(&self.subject, &self.wall, self.now, self.wake, self.on_screen.as_ref());
        self.watch.look(&look);
    }

    fn obey(&mut self, effects: &[Effect]) {
        for effect in effects {
            let Effect::Show(effect) = effect else { continue };
            match *effect {
                show::Effect::Prepare(slide) => {
                    let deck = self.on_screen.as_ref().map_or(0, |on_screen| on_screen.deck.generation);
                    self.pictures.ask(self.now, deck, slide);
                }
                show::Effect::Shown(slide) => {
                    self.tally.shown(slide, self.on_screen.as_ref());
                    let look = look(&self.subject, &self.wall, self.now, self.wake, self.on_screen.as_ref());
                    self.watch.shown(slide, &look);
                }
                show::Effect::Woke => self.tally.visits += 1,
                show::Effect::Reset => self.tally.resets += 1,
                // Whoever leaves the program is followed by the system, which starts it again.
                show::Effect::Leave | show::Effect::FullScreen => {}
            }
        }
    }

    /// Says what a screen says after each frame: words come in. That a picture drifts is left out, since it changes no
    /// state.
    fn draw(&mut self) {
        let Some(OnScreen { state, .. }) = &self.on_screen else { return };
        let comes_in = state.entrance() + motion::ENTRANCE;
        let moves = !state.motion.settled && self.now < comes_in;
        self.subject.expect_frame(if moves { Wake::At(comes_in) } else { Wake::Never });
    }
}

fn look<'a>(
    subject: &'a impl Subject,
    wall: &Wall,
    now: Moment,
    wake: Wake,
    on_screen: Option<&'a OnScreen>,
) -> Look<'a> {
    let is_coming = subject.is_coming();
    Look { now, local: wall.local(now), wake, is_coming, on_screen, machine: subject.machine() }
}
