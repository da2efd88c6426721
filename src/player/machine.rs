//! The player: its state, and its methods for time, input and decks.

use std::sync::Arc;

use jiff::civil::DateTime;

use super::{
    events::{Audience, Effect, Event, OnScreen},
    panel::Panel,
    stages::{Coming, Failure, Playing},
};
use crate::{
    content::Lang,
    deck::{Deck, Machine},
    show::{self, Action, Comfort, Input, Mode, Phase, Place, Show, ShowState, Spot, Wake},
    units::Moment,
};

/// Decides which deck is on screen, and lets the show run on it.
///
/// The shell and the tests call [`Self::step`] with every event and [`Self::answer`] when pictures may have become
/// ready; they follow the effects, draw [`Self::on_screen`] and sleep as [`Self::wake`] says.
#[derive(Clone, Debug)]
pub struct Player {
    pub(super) audience: Audience,
    pub(super) machine: Machine,
    pub(super) playing: Option<Playing>,
    /// A deck that is shown as soon as the pictures of its slide are ready.
    pub(super) coming: Option<Coming>,
    /// What is known while there is nothing to show.
    pub(super) failure: Failure,
    pub(super) panel: Panel,
    /// The date and time by the clock on the wall, as they were told last; nothing while they are not known.
    pub(super) wall: Option<DateTime>,
    /// Slides whose pictures the show waits for, in the order in which it asked.
    pub(super) awaited: Vec<usize>,
    pub(super) effects: Vec<Effect>,
    /// A talk that was left for a kiosk or a wall, as it was.
    pub(super) left: Option<Show>,
    /// The mode that a talk turns into, or comes back to, as soon as that cannot flash.
    pub(super) turns_late: Option<Mode>,
    /// Where the first show goes on.
    resumes_at: Option<Place>,
}

impl Player {
    /// A player that has no deck yet.
    #[must_use]
    pub fn new(audience: Audience, machine: Machine) -> Self {
        let panel = Panel::new(audience.is_author);
        Self {
            audience,
            machine,
            playing: None,
            coming: None,
            failure: Failure::default(),
            panel,
            wall: None,
            awaited: Vec::new(),
            effects: Vec::new(),
            left: None,
            turns_late: None,
            resumes_at: None,
        }
    }

    /// The same player; its first show goes on where another process has ended.
    #[must_use]
    pub fn resuming(self, place: Option<Place>) -> Self {
        Self { resumes_at: place, ..self }
    }

    /// Where the show is, for a process that goes on after this one; nothing while a plate stands.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        let Spot { slide: at, language, explores, comfort } = self.spot()?;
        let Playing { deck, .. } = self.playing.as_ref()?;
        let language = deck.program.languages().get(language).map_or_else(String::new, |lang| lang.0.clone());
        Some(Place { slide: deck.program.stop(at).id.clone(), at, language, explores, comfort })
    }

    /// The same within this deck, for whoever asks in each frame.
    #[must_use]
    pub fn spot(&self) -> Option<Spot> {
        let state = self.playing.as_ref().filter(|playing| playing.show.has_started())?.show.state();
        let explores = matches!(state.phase, Phase::Exploring | Phase::Goodbye { .. });
        Some(Spot { slide: state.slide, language: state.language, explores, comfort: state.comfort })
    }

    /// A player in the middle of a show of `deck`.
    #[must_use]
    pub fn playing(deck: Arc<Deck>, show: Show, machine: Machine) -> Self {
        Self { playing: Some(Playing { deck, show }), ..Self::new(Audience::default(), machine) }
    }

    /// Lets time pass until `now`, then takes `event`.
    pub fn step(&mut self, now: Moment, event: Event) -> Vec<Effect> {
        self.turn_late(now);
        match event {
            Event::Input(input) => self.show(|show| show.step(now, input)),
            Event::Key { action: Some(Action::Back), .. } if self.panel.close() => {}
            Event::Key { action, is_repeat } => self.key(now, action, is_repeat),
            Event::Loaded(load) => self.take(now, *load),
            Event::Wall(local) => {
                self.wall = local;
                self.look_at_the_wall(now);
            }
        }
        std::mem::take(&mut self.effects)
    }

    /// Brings up slides that are ready: `is_ready` tells whether all pictures of a slide can be drawn, or never will
    /// be.
    pub fn answer(&mut self, now: Moment, is_ready: &dyn Fn(&Deck, usize) -> bool) -> Vec<Effect> {
        if let Some(coming) = self.take_ready(now, is_ready) {
            self.begin(now, coming);
        }
        // An answer may bring a slide up, which then asks for its neighbours.
        while let Some(slide) = self.next_ready(is_ready) {
            self.show(|show| show.step(now, Input::Prepared(slide)));
        }
        std::mem::take(&mut self.effects)
    }

    /// What is to be drawn now.
    #[must_use]
    pub fn on_screen(&self) -> OnScreen<'_> {
        match &self.playing {
            Some(Playing { deck, show }) if show.has_started() => OnScreen::Slide { deck, state: show.state() },
            Some(playing) => OnScreen::Waiting { title: Some(&playing.deck.exhibition.title), findings: "" },
            None => {
                let findings = if self.audience.is_author { self.failure.findings.as_str() } else { "" };
                OnScreen::Waiting { title: self.failure.title.as_ref(), findings }
            }
        }
    }

    /// When to step and draw next, if nothing happens before.
    #[must_use]
    pub fn wake(&self, now: Moment) -> Wake {
        let Some(playing) = &self.playing else { return Wake::Never };
        let late = self.coming.as_ref().map(|coming| {
            let latest = coming.since + self.machine.patience();
            latest.max(playing.show.free_at()).max(now)
        });
        let turn = self.turns_late.map(|_| playing.show.free_at().max(now));
        let late = [late, turn].into_iter().flatten().min();
        match (playing.show.wake(now), late) {
            (Wake::At(moment), Some(late)) => Wake::At(moment.min(late)),
            (Wake::Never, Some(late)) => Wake::At(late),
            (wake, _) => wake,
        }
    }

    /// Tells when what was drawn looks different next if only time passes; it holds until it is told again.
    pub const fn expect_frame(&mut self, next: Wake) {
        if let Some(playing) = &mut self.playing {
            playing.show.expect_frame(next);
        }
    }

    /// The show is as another process's of the same exhibition, whose slide has this id: it is only looked at here.
    pub fn mirror(&mut self, now: Moment, slide: &str, state: ShowState) {
        if let Some(playing) = &mut self.playing {
            playing.show.mirror(slide, state, now);
        }
    }

    /// Whether nothing but time passes until `now`: no slide, phase or countdown changes, and no deck is coming.
    #[must_use]
    pub fn is_steady_until(&self, now: Moment) -> bool {
        let is_steady = |playing: &Playing| playing.show.is_steady_until(now);
        self.coming.is_none() && self.playing.as_ref().is_some_and(is_steady)
    }

    /// Whether a slide is changing, or its words come in.
    #[must_use]
    pub fn is_coming_in(&self, now: Moment) -> bool {
        self.playing.as_ref().is_some_and(|playing| playing.show.is_coming_in(now))
    }

    /// The show, once there is a deck.
    #[must_use]
    pub fn current(&self) -> Option<(&Arc<Deck>, &Show)> {
        self.playing.as_ref().map(|playing| (&playing.deck, &playing.show))
    }

    /// Whether a deck waits until it can be shown.
    #[must_use]
    pub const fn is_coming(&self) -> bool {
        self.coming.is_some()
    }

    /// Whether a slide is awaited, the first one or the next.
    #[must_use]
    pub fn is_opening(&self) -> bool {
        self.playing.as_ref().is_some_and(|playing| playing.show.state().opening.is_some())
    }

    /// What the author is told over the slide.
    #[must_use]
    pub const fn panel(&self) -> &Panel {
        &self.panel
    }

    /// Closes the author's panel; false if it was not open.
    pub const fn close_panel(&mut self) -> bool {
        self.panel.close()
    }

    /// Whom the program was started for.
    #[must_use]
    pub const fn audience(&self) -> &Audience {
        &self.audience
    }

    /// The machine's settings.
    #[must_use]
    pub const fn machine(&self) -> &Machine {
        &self.machine
    }

    /// How loud the machine is now, 0 (nothing is heard) ..= 100.
    #[must_use]
    pub fn volume(&self) -> u8 {
        self.machine.volume.at(self.wall)
    }

    /// Who is in front of the screen.
    #[must_use]
    pub fn mode(&self) -> Mode {
        match (&self.left, &self.playing) {
            (Some(_), Some(playing)) => playing.show.state().mode,
            _ => self.machine.mode,
        }
    }

    fn key(&mut self, now: Moment, action: Option<Action>, is_repeat: bool) {
        if self.playing.is_none() && action == Some(Action::Back) && self.machine.may_leave {
            self.effects.push(Effect::Show(show::Effect::Leave));
        }
        if action.is_some_and(|action| self.turns_to(action, is_repeat, now)) {
            return;
        }
        self.show(|show| if is_repeat { show.repeat(now, action) } else { show.press(now, action) });
    }

    /// Calls `work` with the show, if there is one, and keeps its effects.
    pub(super) fn show(&mut self, work: impl FnOnce(&mut Show) -> Vec<show::Effect>) {
        let Some(playing) = &mut self.playing else { return };
        for effect in work(&mut playing.show) {
            match effect {
                show::Effect::Prepare(slide) => {
                    self.awaited.retain(|other| *other != slide);
                    self.awaited.push(slide);
                }
                // What was awaited before is passed by; the slide asks for its own neighbours next.
                show::Effect::Shown(_) => self.awaited.clear(),
                show::Effect::Woke | show::Effect::Reset | show::Effect::Leave | show::Effect::FullScreen => {}
            }
            self.effects.push(Effect::Show(effect));
        }
    }

    fn next_ready(&mut self, is_ready: &dyn Fn(&Deck, usize) -> bool) -> Option<usize> {
        let deck = &self.playing.as_ref()?.deck;
        let at = self.awaited.iter().position(|slide| is_ready(deck, *slide))?;
        Some(self.awaited.remove(at))
    }

    /// Tells the show what time it is, and whether that is within the opening hours. An unknown time counts as within them,
    /// and an author sees every slide.
    pub(super) fn look_at_the_wall(&mut self, now: Moment) {
        let local = self.local();
        self.show(|show| show.step(now, Input::Wall(local)));
        let is_open = self.wall.is_none_or(|local| self.machine.hours.is_open(local));
        self.show(|show| show.step(now, Input::Open(is_open)));
    }

    /// The time by which slides show: an author sees every one.
    pub(super) fn local(&self) -> Option<DateTime> {
        self.wall.filter(|_| !self.audience.is_author)
    }

    /// A show of `deck` from its first slide; the first one goes on where it was told to.
    pub(super) fn fresh_show(&mut self, deck: &Deck, now: Moment) -> Show {
        let mut show = Show::new(deck.program.clone(), self.machine.mode, self.machine.timing, now)
            .with_leaving(self.machine.may_leave)
            .with_home(self.audience.language.clone(), Comfort::default())
            .by_the_wall(self.local());
        show.set_telling(self.machine.telling);
        match self.resumes_at.take() {
            Some(Place { slide, at, language, explores, comfort }) => {
                let at = show.program().place_near(&slide, at);
                show.resumed(at, &Lang::new(&language), comfort, explores, now)
            }
            None => show,
        }
    }
}
