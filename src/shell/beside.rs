//! The speaker's window, as the app has to do with it: beside the audience's window, or as this very window.

use std::sync::Arc;

use egui::Context;

use super::monitors::Monitor;
use crate::{
    beside::{Change, Heard, Policy, Said, Seat, Seated, Seen, Window},
    player::{Event, OnScreen, Player},
    show::{Action, Input, Overlay, ShowState, SpeakersView},
    units::{Moment, Stage},
    workers,
};

/// Where there is a window.
type Spot = (usize, Option<String>);

/// The speaker's window beside the audience's.
#[derive(Default)]
pub(super) struct Beside {
    policy: Policy<Spot>,
    /// The way to the process; there is one from the first window on.
    window: Option<Window>,
    /// What the operator wants.
    view: SpeakersView,
    /// What was told last, and of which deck.
    told: Option<(u64, Stage, ShowState)>,
}

/// What came of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum News {
    /// The speaker has done this.
    Done(Said),
    /// For the log: what became of the window.
    Became(&'static str),
}

impl Beside {
    /// As the operator wants it; there is no window yet.
    pub(super) fn new(view: SpeakersView) -> Self {
        Self { view, ..Self::default() }
    }

    /// Whether there is to be a window on a machine that is set so.
    pub(super) fn is_wanted(&self, view: SpeakersView) -> bool {
        [self.view, view] == [SpeakersView::Window; 2]
    }

    /// There is to be a window on this monitor, or none; takes what was heard meanwhile.
    pub(super) fn mind(&mut self, ctx: &Context, wanted: Option<&Monitor>, player: &Player, now: Moment) -> Vec<News> {
        let mut news = Vec::new();
        let change = self.policy.follow(wanted.map(|monitor| (monitor.number, monitor.name.clone())));
        news.extend(change.and_then(|change| self.change(ctx, change, player, now)).map(News::Became));
        while let Some(heard) = self.window.as_ref().and_then(Window::take) {
            match heard {
                Heard::Said(Said::Shown) => news.push(News::Became("shown")),
                Heard::Said(Said::Closed) => {
                    self.policy.close();
                    self.window.iter_mut().for_each(Window::close);
                    news.push(News::Became("closed"));
                }
                Heard::Said(said) => news.push(News::Done(said)),
                Heard::Gone if !self.policy.has_window() => {}
                Heard::Gone => {
                    let again = self.policy.died(now);
                    tracing::warn!(
                        "the speaker's window has ended by itself{}",
                        if again.is_some() { " and is opened again" } else { ": V brings the speaker's view" }
                    );
                    news.push(News::Became("died"));
                    if again.is_none() {
                        self.window.iter_mut().for_each(Window::close);
                    }
                    news.extend(again.and_then(|change| self.change(ctx, change, player, now)).map(News::Became));
                }
            }
        }
        news
    }

    fn change(&mut self, ctx: &Context, change: Change<Spot>, player: &Player, now: Moment) -> Option<&'static str> {
        let (monitor, name) = match change {
            Change::Open(spot) => spot,
            Change::Close => {
                self.window.as_mut()?.close();
                return Some("closed");
            }
        };
        if self.window.is_none() {
            let bell = ctx.clone();
            let begun = Window::new(workers::this_program(), Arc::new(move || bell.request_repaint()));
            let begun = begun.inspect_err(|error| tracing::warn!("there is no window for the speaker: {error}"));
            self.window = begun.ok();
        }
        self.told = None;
        self.window.as_mut()?.open(Seat { monitor, name, now, place: player.place() }, None);
        Some("opens")
    }

    /// Whether the speaker has a window of their own.
    pub(super) fn is_there(&self) -> bool {
        self.window.is_some() && self.policy.has_window()
    }

    /// Tells the window what is on screen, if that has changed.
    pub(super) fn tell(&mut self, player: &Player, stage: Stage, now: Moment) {
        let Some(window) = self.window.as_ref().filter(|_| self.policy.has_window()) else { return };
        let OnScreen::Slide { deck, state } = player.on_screen() else { return };
        let is_told = |(generation, on, told): &(u64, Stage, ShowState)| {
            *generation == deck.generation && *on == stage && told == state
        };
        if self.told.as_ref().is_some_and(is_told) {
            return;
        }
        let slide = deck.program.stop(state.slide).id.clone();
        window.tell(Seen { at: now, stage: (stage.size.w, stage.size.h), slide, state: state.clone() });
        self.told = Some((deck.generation, stage, state.clone()));
    }
}

/// This window is the speaker's.
pub(super) struct Follower {
    seated: Seated,
    /// What the talk told last, and the deck in which it was taken over; nothing where it was not yet.
    seen: Option<(Seen, Option<u64>)>,
}

impl Follower {
    pub(super) const fn new(seated: Seated) -> Self {
        Self { seated, seen: None }
    }

    /// Tells the talk what a person does here; false for what is this window's own.
    pub(super) fn say(&self, event: &Event) -> bool {
        let said = match event {
            Event::Key { action, is_repeat } => Some(Said::Key { action: *action, is_repeat: *is_repeat }),
            Event::Input(input) => Said::of(input),
            Event::Loaded(_) | Event::Wall(_) => None,
        };
        said.map(|said| self.seated.say(said)).is_some()
    }

    /// Tells the talk something of this window.
    pub(super) fn tell(&self, said: Said) {
        self.seated.say(said);
    }

    /// What the talk has on screen, if that is to be taken over into a deck of this generation.
    pub(super) fn take(&mut self, generation: u64) -> Option<Seen> {
        if let Some(seen) = self.seated.take() {
            self.seen = Some((seen, None));
        }
        let (seen, taken) = self.seen.as_mut()?;
        (taken.replace(generation) != Some(generation)).then(|| seen.clone())
    }
}

/// What the speaker's window shows while the talk shows `state`: the speaker's view, or where they are exchanged, what the
/// audience is to see.
pub(super) fn as_beside(mut state: ShowState) -> ShowState {
    state.talk.has_window = true;
    state.talk.is_viewed = !state.talk.is_viewed;
    if state.talk.is_viewed {
        // A small slide that fades and drifts costs as much as a large one, and is of no use to a speaker.
        state.transition = None;
        state.motion.settled = true;
        state.motion.held.get_or_insert(Moment::START);
    }
    state
}

/// Whether this state, in the speaker's window, is drawn as the speaker's view.
pub(super) fn is_desk(state: &ShowState) -> bool {
    state.talk.is_viewed && !state.overlay.is_some_and(|overlay| overlay.is_menu() || overlay == Overlay::Overview)
}

/// An input to the talk that was put in beside it.
pub(super) fn event(said: Said) -> Option<Event> {
    match said {
        Said::Key { action, is_repeat } => Some(Event::Key { action, is_repeat }),
        said => said.input().map(Event::Input),
    }
}

/// Whether a key asks for something of the window in which it is pressed.
pub(super) const fn is_of_window(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { action: Some(Action::FullScreen), is_repeat: false }
            | Event::Input(Input::Act(Action::FullScreen))
    )
}
