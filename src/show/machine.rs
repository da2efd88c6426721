//! The show itself: what it remembers, and how time and input come in.

use std::time::Duration;

use jiff::civil::DateTime;

use crate::{content::Lang, units::Moment};

use super::{
    Action, Comfort, Effect, Input, Mode, Motion, Page, Phase, Program, ShowState, Spoken, Talk, Telling, Timing,
    Trail, Wake, changes::Changes, turns::HandTurns,
};

/// A show that runs.
///
/// A shell calls [`Self::step`] with all that happens, obeys the effects, draws [`Self::state`] and sleeps as
/// [`Self::wake`] says.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of its own")]
pub struct Show {
    pub(super) program: Program,
    pub(super) timing: Timing,
    /// The language every visitor starts with, by its tag, since its place differs from program to program; without one,
    /// or where the program lacks it, it is the program's first.
    pub(super) home_language: Option<Lang>,
    /// The comfort every visitor starts with.
    pub(super) home_comfort: Comfort,
    pub(super) may_leave: bool,
    /// When narrations begin.
    pub(super) telling: Telling,
    /// It is outside the opening hours: as soon as nobody is there, the screen rests.
    pub(super) closed: bool,
    /// What the clock on the wall showed last, as far as it counts.
    pub(super) wall: Option<DateTime>,
    pub(super) state: ShowState,
    /// +1 if the slide in `state.opening` comes from ahead, −1 from behind.
    pub(super) direction: f32,
    /// How much is there of a list in `state.opening` when that comes up.
    pub(super) list: ListAtFirst,
    /// Whether a slide has been on screen yet.
    pub(super) started: bool,
    /// Its first slide comes up in place of another show.
    pub(super) takes_place: bool,
    /// When the last slides came up in place of others, the latest first; nothing for those that never did.
    pub(super) came_up: [Option<Moment>; 2],
    /// The last large changes of what is seen.
    pub(super) changes: Changes,
    /// The slide that was on screen before the one that is.
    pub(super) latest: Option<usize>,
    /// What was asked for too soon after others, and is done as soon as it may.
    pub(super) late: Option<Action>,
    /// The slide that is wanted beside the one that a hand pulls.
    pub(super) wants_beside: Option<Beside>,
    /// How often hands have turned back what they pull, drag or zoom.
    pub(super) turns: HandTurns,
    /// The slide whose pictures are there, if that is the one in `state.opening`.
    pub(super) ready: Option<usize>,
    /// The latest time that was passed in; the show's time never goes back behind it.
    pub(super) last: Moment,
    pub(super) last_input: Moment,
    /// When a screen reader last asked what is on the screen, while somebody explored.
    pub(super) listened: Moment,
    pub(super) typed_at: Moment,
    /// When the press that woke the show began, until it ends; meanwhile all actions are dropped.
    pub(super) swallowed: Option<Moment>,
    pub(super) held: HeldKey,
    /// When what is drawn looks different next, as [`Self::expect_frame`] was told.
    pub(super) frame: Wake,
    pub(super) effects: Vec<Effect>,
}

impl Show {
    /// A show of `program` before its first slide: that one comes up, without a transition, as soon as it is
    /// prepared. The first [`Self::step`] asks for it.
    #[must_use]
    pub fn new(program: Program, mode: Mode, timing: Timing, now: Moment) -> Self {
        let program = program.arranged(mode, None);
        let home = home(&program, mode);
        let state = before_the_first_slide(mode, &program, home, now);
        let mut show = Self {
            program,
            timing,
            home_language: None,
            home_comfort: Comfort::default(),
            may_leave: true,
            telling: Telling::default(),
            closed: false,
            wall: None,
            state,
            direction: 1.0,
            list: ListAtFirst::Empty,
            started: false,
            takes_place: false,
            came_up: [None; 2],
            changes: Changes::default(),
            latest: None,
            late: None,
            wants_beside: None,
            turns: HandTurns::default(),
            ready: None,
            last: now,
            last_input: now,
            listened: now,
            typed_at: now,
            swallowed: None,
            held: HeldKey::default(),
            frame: Wake::Never,
            effects: vec![Effect::Prepare(home)],
        };
        show.ask_for_neighbours();
        show
    }

    /// The same show; `allowed` says whether [`Action::Back`] may leave it. By default it may.
    #[must_use]
    pub fn with_leaving(self, allowed: bool) -> Self {
        Self { may_leave: allowed, ..self }
    }

    /// The same show, in which every visitor starts with this language and comfort. Without a language, or where the
    /// program lacks it, visitors start with the program's first.
    #[must_use]
    pub fn with_home(mut self, language: Option<Lang>, comfort: Comfort) -> Self {
        (self.home_language, self.home_comfort) = (language, comfort);
        self.go_home();
        self
    }

    /// The same show before its first slide, at this time by the clock on the wall.
    #[must_use]
    pub fn by_the_wall(mut self, local: Option<DateTime>) -> Self {
        self.set_wall(local, self.last);
        self.effects = vec![Effect::Prepare(self.target())];
        self.ask_for_neighbours();
        self
    }

    /// The same show before its first slide, which goes on where another one was: at the slide at place `at`, in this
    /// language and with this comfort, and if a visitor `explores`, for that visitor.
    #[must_use]
    pub fn resumed(mut self, at: usize, language: &Lang, comfort: Comfort, explores: bool, now: Moment) -> Self {
        // Nobody loses a slide whose time has ended meanwhile.
        let at = if explores || self.program.shows(at) { at.min(self.program.last()) } else { self.home() };
        self.state = before_the_first_slide(self.state.mode, &self.program, at, now);
        self.state.language = self.language_place(Some(language));
        self.state.comfort = comfort;
        if explores && self.state.mode == Mode::Kiosk {
            self.state.phase = Phase::Exploring;
        }
        self.effects = vec![Effect::Prepare(at)];
        self.ask_for_neighbours();
        self
    }

    /// Takes over changed settings of the machine. What is under way ends by the new times.
    pub fn set_machine(&mut self, timing: Timing, may_leave: bool) {
        (self.timing, self.may_leave) = (timing, may_leave);
    }

    /// Lets time pass until `now`, then takes `input`.
    ///
    /// A `now` before the last one counts as the last one. A `now` that comes much later than [`Self::wake`] asked
    /// for counts as a pause of the clock: the show moves on by one slide at most and nothing jumps.
    pub fn step(&mut self, now: Moment, input: Input) -> Vec<Effect> {
        let now = self.pass_time(now);
        match input {
            Input::Tick => {}
            Input::Touch => self.touch(now),
            Input::Release => self.release(now),
            Input::Stir => self.stir(now),
            Input::Open(open) => self.set_open(open, now),
            Input::Wall(local) => self.set_wall(local, now),
            Input::Act(action) => self.act(action, now),
            Input::Listen => self.listen(now),
            Input::Heard(is_heard) => self.set_heard(is_heard, now),
            Input::NotesEnd(most) => self.state.talk.end_notes(most),
            Input::Window(has_window) => self.set_window(has_window),
            Input::Spoken(spoken) => self.set_spoken(spoken, now),
            Input::Speech(length) => self.set_speech(length),
            Input::Pages(count) => self.set_pages(count),
            Input::Prepared(slide) => self.prepared(slide, now),
        }
        std::mem::take(&mut self.effects)
    }

    /// A press that begins and ends at once, for example of a key; one without an action still wakes the show.
    pub fn press(&mut self, now: Moment, action: Option<Action>) -> Vec<Effect> {
        let mut effects = self.step(now, Input::Touch);
        self.held = HeldKey { since: now, means_nothing: self.swallowed.is_some() };
        if let Some(action) = action {
            effects.append(&mut self.step(now, Input::Act(action)));
        }
        effects.append(&mut self.step(now, Input::Release));
        effects
    }

    /// The key of the last [`Self::press`] is still held down, and the system repeats it.
    ///
    /// Only going on and going back repeat, at most every [`Self::REPEAT_MIN`]; anything else would flash the screen or
    /// race through the show. A key whose press only woke the show repeats nothing.
    pub fn repeat(&mut self, now: Moment, action: Option<Action>) -> Vec<Effect> {
        let is_step = matches!(action, Some(Action::Next | Action::Previous));
        if !is_step || self.held.means_nothing || now.since(self.held.since) < Self::REPEAT_MIN {
            return Vec::new();
        }
        self.press(now, action)
    }

    /// The least time between two steps of a held key: two slides a second do not harm the eyes.
    pub const REPEAT_MIN: Duration = Duration::from_millis(500);

    /// What is on screen.
    #[must_use]
    pub const fn state(&self) -> &ShowState {
        &self.state
    }

    /// When somebody last touched the screen or pressed a key.
    #[must_use]
    pub const fn last_input(&self) -> Moment {
        self.last_input
    }

    /// Whether a slide has been on screen yet; until then there is nothing to draw.
    #[must_use]
    pub const fn has_started(&self) -> bool {
        self.started
    }

    /// The running order.
    #[must_use]
    pub const fn program(&self) -> &Program {
        &self.program
    }

    /// Undoes the visitor's changes: language, comfort, the divider, the open page, the way along links, and what
    /// covers the slide.
    pub(super) fn go_home(&mut self) {
        self.state.language = self.language_place(None);
        self.state.comfort = self.home_comfort;
        self.state.divider = None;
        self.state.trail = Trail::default();
        self.late = None;
        (self.state.hearing, self.state.muted) = (None, false);
        self.state.motion.page = Page::default();
        self.clear_top();
    }

    /// The place of `wanted` in the program's languages, else that of the language every visitor starts with.
    pub(super) fn language_place(&self, wanted: Option<&Lang>) -> usize {
        let tags = [wanted, self.home_language.as_ref()];
        tags.into_iter().flatten().find_map(|lang| self.program.place_of_language(lang)).unwrap_or(0)
    }

    /// The opening hours begin (`open`) or end. A talk ignores them.
    fn set_open(&mut self, open: bool, now: Moment) {
        self.closed = !open && self.state.mode != Mode::Present;
        if self.closed {
            self.rest_if_closed(now);
        } else if self.state.phase == Phase::Closed {
            // The show begins as it did when the program started.
            let (can_hear, spoken) = (self.state.can_hear, self.state.spoken);
            self.state = before_the_first_slide(self.state.mode, &self.program, self.home(), now);
            (self.state.can_hear, self.state.spoken) = (can_hear, spoken);
            (self.started, self.ready) = (false, None);
            self.go_home();
            self.effects.push(Effect::Prepare(self.home()));
            self.ask_for_neighbours();
        }
    }

    /// Lets the screen rest outside the opening hours, if nobody is there. The first slide is ready for whoever comes.
    pub(super) fn rest_if_closed(&mut self, now: Moment) {
        if self.closed && self.dwells() {
            self.go_home();
            self.state.phase = Phase::Closed;
            self.state.title = None;
            self.hold(now);
            self.go(self.home(), -1.0, now);
        }
    }

    /// The slide with which everything begins: in a kiosk the loop's first one.
    pub(super) fn home(&self) -> usize {
        home(&self.program, self.state.mode)
    }

    /// Removes what covers the slide.
    pub(super) const fn clear_top(&mut self) {
        self.state.overlay = None;
        self.state.glide = None;
        self.state.typed = None;
        self.state.pull = None;
        self.state.talk.ends = None;
    }
}

/// How much of a list whose items a speaker brings is there when its slide comes up, and which page of a text is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListAtFirst {
    /// Nothing yet.
    Empty,
    /// All of it: the author wants to see it.
    Whole,
    /// All of it, and the last page of a text: somebody goes back to it.
    AsLeft,
}

/// A slide that is wanted beside another one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside {
    pub(super) slide: usize,
    /// Its pictures are there.
    pub(super) is_ready: bool,
}

/// The key that was pressed last.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct HeldKey {
    /// When it was pressed, or was last taken to be pressed again.
    pub(super) since: Moment,
    /// Its press only woke the show.
    means_nothing: bool,
}

fn home(program: &Program, mode: Mode) -> usize {
    if mode == Mode::Kiosk { program.first_in_loop() } else { program.first_in_order() }
}

fn before_the_first_slide(mode: Mode, program: &Program, home: usize, now: Moment) -> ShowState {
    ShowState {
        mode,
        phase: match mode {
            Mode::Kiosk => Phase::Attract,
            Mode::Present => Phase::Presenting,
            Mode::Auto => Phase::Playing,
        },
        slide: home,
        order: program.order().clone(),
        motion: Motion { since: now, held: Some(Moment::START), settled: true, revealed: None, page: Page::default() },
        title: None,
        transition: None,
        pull: None,
        opening: Some((home, now)),
        language: 0,
        comfort: Comfort::default(),
        can_hear: false,
        spoken: Spoken::default(),
        hearing: None,
        muted: false,
        trail: Trail::default(),
        overlay: None,
        glide: None,
        divider: None,
        typed: None,
        talk: Talk::default(),
    }
}
