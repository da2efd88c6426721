//! What is known of a sound without decoding it.

use std::time::Duration;

/// What playing a sound takes to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SoundFacts {
    /// How long it takes; never zero.
    pub length: Duration,
}

/// What is heard beside other things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// A recorded voice that tells of a slide.
    Narration,
    /// The machine's own voice, which reads a slide aloud.
    Speech,
    /// The sound of a film.
    Film,
    /// What is heard all the time in a chapter.
    Ambience,
}
