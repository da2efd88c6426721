//! What a scene is made from.

use super::{Measure, Pictures};
use crate::{
    content::Exhibition,
    show::ShowState,
    theme::Theme,
    units::{Moment, Stage},
};

/// Everything a scene is made from.
#[derive(Clone, Copy)]
pub struct Inputs<'a> {
    /// What is shown.
    pub exhibition: &'a Exhibition,
    /// What of it, and how far things have come.
    pub state: &'a ShowState,
    /// Colours.
    pub theme: &'a Theme,
    /// What it is laid out on; the visitor's text size is taken from `state`.
    pub stage: Stage,
    /// What is known of the pictures.
    pub pictures: &'a dyn Pictures,
    /// Widths of characters.
    pub measure: &'a dyn Measure,
    /// The time.
    pub now: Moment,
}
