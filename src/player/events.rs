//! The player's events, its effects, and what it has on screen.

use std::sync::Arc;

use jiff::civil::DateTime;

use crate::{
    content::{Lang, Text},
    deck::{Deck, Load},
    diag::Language,
    show::{self, Action, Input, ShowState},
};

/// Whom the program was started for.
#[derive(Clone, Debug, Default)]
pub struct Audience {
    /// The language in which visitors start; without one, the exhibition's own.
    pub language: Option<Lang>,
    /// An author writes the exhibition beside the window.
    pub is_author: bool,
    /// The language in which the author is told what is wrong.
    pub tongue: Language,
}

/// Something that happens.
#[derive(Clone, Debug)]
pub enum Event {
    /// Input for the show.
    Input(Input),
    /// A key went down, or is held down and repeated by the system; it asks for this, if it has a meaning.
    Key {
        /// What the key asks for.
        action: Option<Action>,
        /// It was down already.
        is_repeat: bool,
    },
    /// Files were read.
    Loaded(Box<Load>),
    /// The date and time by the clock on the wall, in the place where the screen hangs; nothing where it is not known.
    Wall(Option<DateTime>),
}

/// Something that the player asks of its caller, or tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// What the show tells. [`show::Effect::Prepare`] is kept by the player and answered by
    /// [`Player::answer`](super::Player::answer).
    Show(show::Effect),
    /// Files were read.
    Loaded {
        /// They will be on screen.
        is_taken: bool,
        /// The author is told what is wrong.
        is_panel_open: bool,
    },
}

/// What is to be drawn.
#[derive(Clone, Copy, Debug)]
pub enum OnScreen<'a> {
    /// A slide of a deck.
    Slide {
        /// The deck.
        deck: &'a Arc<Deck>,
        /// Which slide, and the state of its motion, overlay and language.
        state: &'a ShowState,
    },
    /// Nothing can be shown: a plate stands in.
    Waiting {
        /// The exhibition's title, if it is known.
        title: Option<&'a Text>,
        /// What is wrong, for an author; empty for visitors.
        findings: &'a str,
    },
}
