//! Looks at the screen after everything that happens, and says which rules are broken.
//!
//! It knows what happened and what is seen, and reckons by itself what must follow from that.

use std::{
    collections::{BTreeSet, VecDeque},
    time::Duration,
};

use jiff::civil::DateTime;

use super::{
    rules::{Broken, Rule, Violation},
    subject::OnScreen,
};
use crate::{
    deck::Machine,
    show::{Comfort, Mode, Overlay, Phase, Program, ShowState, Timing, Wake},
    units::Moment,
};

/// Beyond the time that a slide may take to come, a plate may stand for one frame more.
const FRAME: Duration = Duration::from_secs(1);

/// The window in which slides that come up are counted.
const SECOND: Duration = Duration::from_secs(1);

/// What is seen at a moment.
pub(super) struct Look<'a> {
    pub(super) now: Moment,
    pub(super) local: DateTime,
    pub(super) wake: Wake,
    /// A deck waits until it can be shown.
    pub(super) is_coming: bool,
    pub(super) on_screen: Option<&'a OnScreen>,
    pub(super) machine: &'a Machine,
}

/// What is remembered from look to look.
#[derive(Debug)]
pub(super) struct Watch {
    broken: Broken,
    /// It is within the opening hours, as far as anybody was told.
    is_open: bool,
    has_content: bool,
    plate_since: Option<Moment>,
    last_input: Moment,
    /// When somebody asked for something last.
    last_action: Option<Moment>,
    /// The longest time that a visitor could do nothing on the slides since the last touch.
    idle: Duration,
    /// The slides that came up within the last second, and whether somebody asked for them.
    shown: VecDeque<(Moment, bool)>,
    /// The slides of the round that is under way.
    round: Option<BTreeSet<usize>>,
    generation: u64,
    /// What the clock on the wall showed when it was read last.
    wall: Option<DateTime>,
    mode: Mode,
    /// The running order that must follow from it, and for which deck; found anew when the clock is read.
    program: Option<(u64, Program)>,
    /// Slides that came up since the machine stood still, until its first step is over.
    since_stall: Option<usize>,
}

impl Watch {
    pub(super) fn new() -> Self {
        Self {
            broken: Broken::default(),
            is_open: true,
            has_content: false,
            plate_since: None,
            last_input: Moment::START,
            last_action: None,
            idle: Duration::ZERO,
            shown: VecDeque::new(),
            round: None,
            generation: 0,
            wall: None,
            mode: Mode::Kiosk,
            program: None,
            since_stall: None,
        }
    }

    /// An exhibition was read.
    pub(super) const fn read(&mut self) {
        self.has_content = true;
    }

    /// The clock on the wall was read.
    pub(super) fn told(&mut self, is_open: bool, local: DateTime) {
        (self.is_open, self.wall) = (is_open, Some(local));
        let before = self.program.take();
        if let Some((generation, program)) = before {
            let mode = self.mode;
            let now = program.clone().arranged(mode, self.wall);
            if !now.is_arranged_as(&program) {
                self.round = None;
            }
            self.program = Some((generation, now));
        }
    }

    /// The running order that must be that of what is on screen.
    fn program(&mut self, on_screen: &OnScreen) -> Program {
        let (generation, mode) = (on_screen.deck.generation, on_screen.state.mode);
        match &self.program {
            Some((known, program)) if *known == generation && self.mode == mode => program.clone(),
            _ => {
                let program = on_screen.deck.program.clone().arranged(mode, self.wall);
                (self.mode, self.program) = (mode, Some((generation, program.clone())));
                program
            }
        }
    }

    /// Somebody touched the screen; `asks` if for something.
    pub(super) const fn touched(&mut self, now: Moment, asks: bool) {
        (self.last_input, self.idle) = (now, Duration::ZERO);
        if asks {
            self.last_action = Some(now);
        }
    }

    /// The machine stood still for this long. None of that time counts for anybody.
    pub(super) fn stalled(&mut self, span: Duration) {
        self.last_input = self.last_input + span;
        self.plate_since = self.plate_since.map(|since| since + span);
        self.since_stall = Some(0);
        self.round = None;
    }

    /// A wake-up came so many times at the same moment.
    pub(super) fn spun(&mut self, look: &Look<'_>) {
        self.broken.demand(Rule::Spins, false, look.local, || seen(look));
    }

    /// A slide came up.
    pub(super) fn shown(&mut self, slide: usize, look: &Look<'_>) {
        let since_action = self.last_action.map(|action| look.now.since(action));
        let is_asked = since_action.is_some_and(|since| since <= look.machine.timing.prepare + FRAME);
        self.shown.push_back((look.now, is_asked));
        while self.shown.front().is_some_and(|(at, _)| look.now.since(*at) >= SECOND) {
            self.shown.pop_front();
        }
        let by_itself = self.shown.iter().filter(|(_, is_asked)| !is_asked).count();
        self.broken.demand(Rule::Flashing, self.shown.len() <= 2, look.local, || seen(look));
        self.broken.demand(Rule::Hurried, by_itself <= 2, look.local, || seen(look));
        if let Some(count) = &mut self.since_stall {
            *count += 1;
        }
        self.go_round(slide, look);
    }

    /// Notes a slide of the round; at its end none may be missing.
    fn go_round(&mut self, slide: usize, look: &Look<'_>) {
        let Some(on_screen) = look.on_screen.filter(|on_screen| dwells(&on_screen.state)) else { return };
        let (program, in_kiosk) = (self.program(on_screen), on_screen.state.mode == Mode::Kiosk);
        self.broken.demand(Rule::Order, program.shows(slide), look.local, || seen(look));
        let home = if in_kiosk { program.first_in_loop() } else { program.first_in_order() };
        if slide != home || on_screen.deck.generation != self.generation {
            self.round.iter_mut().for_each(|round| _ = round.insert(slide));
            return;
        }
        if let Some(round) = self.round.replace(BTreeSet::from([home])) {
            let in_loop =
                |place: &usize| if in_kiosk { program.is_looped(*place) } else { program.order().holds(*place) };
            let missing = (0..program.len()).filter(in_loop).find(|place| !round.contains(place));
            self.broken.demand(Rule::Starved, missing.is_none(), look.local, || {
                format!("slide {} was left out; {}", missing.unwrap_or_default() + 1, seen(look))
            });
        }
    }

    /// Everything that must hold now.
    pub(super) fn look(&mut self, look: &Look<'_>) {
        let is_new = look.on_screen.is_some_and(|on_screen| on_screen.deck.generation != self.generation);
        if let Some(count) = self.since_stall.take() {
            let most = 1 + usize::from(is_new);
            self.broken.demand(Rule::Jumps, count <= most, look.local, || format!("{count} slides; {}", seen(look)));
        }
        self.content(look);
        if let Wake::At(moment) = look.wake {
            self.broken.demand(Rule::WakePast, moment >= look.now, look.local, || seen(look));
        }
        let Some(on_screen) = look.on_screen else { return };
        let OnScreen { deck, state, .. } = on_screen;
        let program = self.program(on_screen);
        self.broken.demand(Rule::Order, state.order == *program.order(), look.local, || seen(look));
        if is_new || !dwells(state) {
            self.round = None;
        }
        self.generation = deck.generation;
        self.broken.demand(Rule::OneSlide, is_whole(state, &program), look.local, || seen(look));
        let watched = self.watched(state, &program);
        let is_in_time = match (must_change(look, state, &program, watched), look.wake) {
            (None, _) | (_, Wake::Moving) => true,
            (Some(_), Wake::Never) => false,
            (Some(latest), Wake::At(moment)) => moment <= latest.max(look.now),
        };
        self.broken.demand(Rule::WakeMissing, is_in_time, look.local, || seen(look));
        self.visitors(look, state, &program);
        if state.mode != Mode::Present {
            let rests = state.phase == Phase::Closed;
            let follows = if self.is_open { !rests } else { !dwells(state) };
            self.broken.demand(Rule::Closed, follows, look.local, || seen(look));
        }
    }

    fn content(&mut self, look: &Look<'_>) {
        let is_plate = self.has_content && look.on_screen.is_none_or(|on_screen| !on_screen.has_started);
        self.plate_since = if is_plate { self.plate_since.or(Some(look.now)) } else { None };
        let stands = self.plate_since.map_or(Duration::ZERO, |since| look.now.since(since));
        let most = look.machine.timing.prepare + FRAME;
        self.broken.demand(Rule::Content, stands <= most, look.local, || seen(look));
    }

    /// Whoever has left is forgotten in time, without a trace.
    fn visitors(&mut self, look: &Look<'_>, state: &ShowState, program: &Program) {
        let timing = &look.machine.timing;
        self.idle = self.idle.max(timing.idle(program.stop(state.slide).reading));
        let since = self.watched(state, program).max(self.last_input);
        let latest = match state.phase {
            Phase::Exploring | Phase::Goodbye { .. } => Some(since + self.idle + timing.goodbye),
            Phase::Paused { .. } => Some(self.last_input + timing.pause),
            _ => None,
        };
        let is_back = latest.is_none_or(|latest| look.now < latest);
        self.broken.demand(Rule::Returns, is_back, look.local, || seen(look));
        let is_bare = state.comfort == Comfort::default()
            && state.trail.places().is_empty()
            && (state.language, state.overlay, state.divider, state.typed) == (0, None, None, None);
        let nobody = dwells(state) || state.phase == Phase::Closed;
        self.broken.demand(Rule::Trace, !nobody || is_bare, look.local, || seen(look));
    }

    /// Until when somebody may look at the film on screen without a touch: to the end of its first showing, or of one that
    /// the last touch came in.
    fn watched(&self, state: &ShowState, program: &Program) -> Moment {
        let film = program.stop(state.slide).film.filter(|_| !state.comfort.calm);
        film.map_or(Moment::START, |film| {
            let began = state.entrance();
            if film.repeats { began.max(self.last_input) + film.length } else { began + film.length }
        })
    }

    pub(super) fn violations(self) -> Vec<Violation> {
        self.broken.violations()
    }
}

/// Whether the show plays by itself.
const fn dwells(state: &ShowState) -> bool {
    matches!(state.phase, Phase::Attract | Phase::Playing)
}

/// Whether all places that the state names exist.
fn is_whole(state: &ShowState, program: &Program) -> bool {
    let places = [Some(state.slide), state.opening.map(|(slide, _)| slide), state.transition.map(|change| change.from)];
    let closer_look = match state.overlay {
        Some(Overlay::Enlarged { picture, .. }) => picture < program.stop(state.slide).pictures.len(),
        Some(Overlay::Spot(place)) => place < program.stop(state.slide).spots,
        Some(Overlay::Inner(place)) => program.page_of(place) == Some(place),
        Some(Overlay::Reading { page, pages }) => page < pages && state.mode != Mode::Present,
        _ => true,
    };
    let mut places = places.into_iter().flatten().chain(state.trail.places().iter().copied());
    places.all(|place| place < program.len()) && state.language < program.languages().len() && closer_look
}

/// When something changes at the latest, by what is seen and until when a film is looked at; nothing if nothing must.
fn must_change(look: &Look<'_>, state: &ShowState, program: &Program, watched: Moment) -> Option<Moment> {
    let Timing { prepare, typed, idle_min, .. } = look.machine.timing;
    let by_phase = match state.phase {
        Phase::Attract | Phase::Playing => loop_moves_on(state, program),
        Phase::Exploring => {
            let idle = look.machine.timing.idle(program.stop(state.slide).reading).max(idle_min);
            Some(watched.max(look.now) + idle)
        }
        Phase::Goodbye { until } => Some(until.min(look.now + SECOND)),
        Phase::Paused { until } => Some(until),
        Phase::Closed | Phase::Presenting => None,
    };
    let others = [
        // Not before another slide may come up: two a second do.
        state.opening.map(|(_, since)| since + prepare + SECOND),
        state.transition.map(|change| change.began + change.length),
        state.typed.map(|_| look.now + typed),
        look.is_coming.then(|| look.now + prepare.max(SECOND)),
    ];
    others.into_iter().chain([by_phase]).flatten().min()
}

/// When the slide on screen has stood for long enough; nothing if there is no other or it is awaited.
fn loop_moves_on(state: &ShowState, program: &Program) -> Option<Moment> {
    let stop = program.stop(state.slide);
    let (next, dwell) = match state.phase {
        Phase::Attract => (program.after_in_loop(state.slide), stop.in_loop.unwrap_or(stop.dwell)),
        _ => (program.after(state.slide, true), stop.dwell),
    };
    (next != state.slide && state.opening.is_none()).then(|| state.entrance() + dwell)
}

/// What is on screen, for whoever looks into a broken rule.
fn seen(look: &Look<'_>) -> String {
    let Look { now, wake, on_screen, .. } = look;
    let Some(OnScreen { deck, state, .. }) = on_screen else { return format!("a plate, {} ms, {wake:?}", now.millis) };
    let (slide, of, phase, opening) = (state.slide, deck.program.len(), state.phase, state.opening);
    format!("at {} ms slide {slide} of {of}, {phase:?}, awaits {opening:?}, wakes {wake:?}", now.millis)
}
