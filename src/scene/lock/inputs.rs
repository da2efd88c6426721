//! What the lock's scene is made from.

use std::time::Duration;

use crate::{
    content::Lang,
    lock::Face,
    scene::Measure,
    show::{Mode, Phase},
    theme::{Theme, Tint},
    units::Stage,
};

/// Everything that the lock's scene is made from.
#[derive(Clone, Copy)]
pub struct LockInputs<'a> {
    /// What of it is seen.
    pub face: Face,
    /// What the panel tells.
    pub facts: &'a StaffFacts,
    /// The language of its words.
    pub lang: &'a Lang,
    /// Colours.
    pub theme: &'a Theme,
    /// The colours of the chapter on screen; without one, the theme's first.
    pub tint: Option<Tint>,
    /// What it is laid out on, at the visitor's text size.
    pub stage: Stage,
    /// Widths of characters.
    pub measure: &'a dyn Measure,
}

/// What staff are told on the panel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaffFacts {
    /// The slide on screen: its place and its heading; empty while a plate stands.
    pub slide: String,
    /// Who is in front of the screen.
    pub mode: Mode,
    /// What the show is doing; nothing while a plate stands.
    pub phase: Option<Phase>,
    /// For how long the program has been running.
    pub running: Duration,
    /// How often it was started again before.
    pub restarts: u32,
    /// The name of the content file.
    pub content: String,
    /// The generation of the deck on screen; 0 while there is none.
    pub generation: u64,
    /// The last warnings, the latest first: when, and what.
    pub warnings: Vec<(String, String)>,
}
