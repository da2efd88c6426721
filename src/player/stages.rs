//! The stages of a deck: coming, playing, or failed.

use std::sync::Arc;

use crate::{content::Text, deck::Deck, show::Show};

/// A deck that will be on screen as soon as the pictures of its slide are ready, so that nothing flickers.
#[derive(Clone, Debug)]
pub(super) struct Coming {
    pub(super) deck: Arc<Deck>,
    /// The slide that will be on screen.
    pub(super) place: usize,
    /// The show has to turn to that slide: its author has just edited it.
    pub(super) turns: bool,
}

/// A deck on screen.
#[derive(Clone, Debug)]
pub(super) struct Playing {
    pub(super) deck: Arc<Deck>,
    pub(super) show: Show,
}

/// What is known while there is nothing to show.
#[derive(Clone, Debug, Default)]
pub(super) struct Failure {
    pub(super) title: Option<Text>,
    pub(super) findings: String,
}
