//! Where a show is, in words that outlive it.

use serde::{Deserialize, Serialize};

use super::Comfort;

/// Where a show is, so that another process can go on there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The slide's id.
    pub slide: String,
    /// Its place in the running order, from 0, if the id is not found any more.
    pub at: usize,
    /// The language's tag.
    pub language: String,
    /// A visitor explores.
    pub explores: bool,
    /// The visitor's comfort settings.
    pub comfort: Comfort,
}

/// A place within one deck: small, and compared in no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The slide's place in the running order, from 0.
    pub slide: usize,
    /// The language's place in the deck's list.
    pub language: usize,
    /// A visitor explores.
    pub explores: bool,
    /// The visitor's comfort settings.
    pub comfort: Comfort,
}
