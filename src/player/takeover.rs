//! Decides what of newly read files is shown, and when.

use std::sync::Arc;

use super::{
    events::Effect,
    machine::Player,
    stages::{Coming, Failure, Playing},
};
use crate::{
    content::{self, Text},
    deck::{Content, Deck, Load, Machine},
    diag::Finding,
    units::Moment,
};

impl Player {
    /// Takes what was read, or keeps what is shown if that is better.
    pub(super) fn take(&mut self, now: Moment, load: Load) {
        self.take_machine(now, load.machine);
        let is_taken = match load.content {
            Content::Deck(deck) => self.take_deck(now, deck),
            Content::Nothing { title, findings, text } => self.take_nothing(title, &findings, text),
            Content::Unreadable { text } => self.take_unreadable(text),
        };
        self.effects.push(Effect::Loaded { is_taken, is_panel_open: self.panel.is_open() });
    }

    fn take_machine(&mut self, now: Moment, machine: Machine) {
        if machine == self.machine {
            return;
        }
        let is_same_mode = machine.mode == self.machine.mode;
        if !is_same_mode {
            (self.left, self.turns_late) = (None, None);
        }
        self.machine = machine;
        let (timing, may_leave, telling) = (self.machine.timing, self.machine.may_leave, self.machine.telling);
        let begun = self.playing.take().map(|Playing { deck, mut show }| {
            if is_same_mode {
                show.set_machine(timing, may_leave && self.left.is_none());
                show.set_telling(telling);
            } else {
                show = self.fresh_show(&deck, now);
            }
            Playing { deck, show }
        });
        self.playing = begun;
        self.look_at_the_wall(now);
    }

    fn take_deck(&mut self, now: Moment, deck: Arc<Deck>) -> bool {
        // The deck on screen may have errors too, if the program was started with them. A deck of another folder is
        // taken in any case: somebody put it there on purpose, and the old one's pictures may be removed.
        let is_worse = self
            .playing
            .as_ref()
            .is_some_and(|playing| deck.root == playing.deck.root && deck.errors() > playing.deck.errors());
        self.panel.tell(&deck.findings, is_worse, self.audience.tongue);
        if !is_worse {
            let coming = self.coming(now, deck);
            if self.playing.is_some() {
                self.coming = Some(coming);
            } else {
                self.begin(now, coming);
            }
        }
        !is_worse
    }

    /// A running show goes on; else the plate tells what is wrong.
    fn take_nothing(&mut self, title: Option<Text>, findings: &[Finding], text: String) -> bool {
        if self.playing.is_some() {
            self.panel.tell(findings, true, self.audience.tongue);
        } else {
            self.failure = Failure { title, findings: text };
        }
        false
    }

    /// A running show goes on; a plate tells an author why there is nothing.
    fn take_unreadable(&mut self, text: String) -> bool {
        if self.playing.is_none() {
            self.failure.findings = text;
        }
        false
    }

    /// The new deck; for an author, with the slide that was edited.
    fn coming(&self, now: Moment, deck: Arc<Deck>) -> Coming {
        let edited = self.playing.as_ref().filter(|_| self.audience.is_author).and_then(|playing| {
            let pictures = deck.pictures_unlike(&playing.deck);
            content::edited(&playing.deck.exhibition, &deck.exhibition, &pictures, place_in(&deck, playing))
        });
        Coming { deck, since: now, edited }
    }

    /// The slide of the coming deck that will be on screen: the one that was edited, else the one that is on screen now.
    pub(super) fn coming_place(&self) -> Option<usize> {
        let (coming, playing) = self.coming.as_ref().zip(self.playing.as_ref())?;
        Some(coming.edited.unwrap_or_else(|| place_in(&coming.deck, playing)))
    }

    /// Takes the coming deck if the pictures of its slide are ready and no slide is just changing, or if it has waited for
    /// long enough. Its slide may be another one than that on screen, and must not be the fourth within a second.
    pub(super) fn take_ready(&mut self, now: Moment, is_ready: &dyn Fn(&Deck, usize) -> bool) -> Option<Coming> {
        let place = self.coming_place()?;
        let is_free = self.playing.as_ref().is_none_or(|playing| now >= playing.show.free_at());
        let is_changing = self.playing.as_ref().is_some_and(|playing| playing.show.state().transition.is_some());
        let patience = self.machine.patience();
        self.coming.take_if(|coming| {
            let is_late = now.since(coming.since) >= patience;
            is_free && (is_late || !is_changing && is_ready(&coming.deck, place))
        })
    }

    /// Puts the deck on screen.
    pub(super) fn begin(&mut self, now: Moment, coming: Coming) {
        let Coming { deck, edited, .. } = coming;
        let program = deck.program.clone();
        self.awaited.clear();
        match &mut self.playing {
            Some(playing) => {
                playing.deck = deck;
                self.show(|show| {
                    let mut effects = show.replace_program(program, now);
                    if let Some(edited) = edited {
                        effects.extend(show.turn_to(edited, now));
                    }
                    effects
                });
            }
            None => {
                let show = self.fresh_show(&deck, now);
                self.playing = Some(Playing { deck, show });
                self.look_at_the_wall(now);
            }
        }
    }
}

/// The place in `deck` of the slide that is on screen.
fn place_in(deck: &Deck, playing: &Playing) -> usize {
    let at = playing.show.state().slide;
    deck.program.place_near(&playing.deck.program.stop(at).id, at)
}
