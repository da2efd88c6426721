//! The stages of a deck: coming, playing, or failed.

use std::sync::Arc;

use crate::{content::Text, deck::Deck, show::Show, units::Moment};

/// A deck that will be on screen as soon as the pictures of its slide are ready, so that nothing flickers.
#[derive(Clone, Debug)]
pub(super) struct Coming {
    pub(super) deck: Arc<Deck>,
    /// When it was read. After the time that a slide may take to prepare it is shown with the pictures that are there.
    pub(super) since: Moment,
    /// The slide that its author has edited.
    pub(super) edited: Option<usize>,
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
