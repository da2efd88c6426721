//! What a window wants to be heard, told to the thread that plays it: only when that is something else than it knows.

use std::{path::PathBuf, sync::Arc, time::Duration, time::Instant};

use crate::{
    deck::Deck,
    media,
    show::Sounding,
    sound::{Speaker, Want},
    units::film_time,
};

/// The sounds of the show.
#[derive(Debug, Default)]
pub(super) struct Sounds {
    /// There is one once something may be heard.
    speaker: Option<Speaker>,
    /// What it was told last, and when.
    told: Option<(Vec<Want>, Instant)>,
    /// The deck that was looked through last, and whether something is heard in it.
    looked: Option<(u64, bool)>,
    /// There is no thread for it.
    is_impossible: bool,
}

/// What was told is told anew when it is so far off.
const OFF: Duration = Duration::from_millis(20);

impl Sounds {
    /// Whether something of `deck` can be heard here at this volume. It looks for a player the first time that there is
    /// something to be heard; `ring` is called when that is known.
    pub(super) fn are_heard(&mut self, deck: &Deck, volume: u8, ring: &media::Wake) -> bool {
        let is_heard = match self.looked {
            Some((generation, is_heard)) if generation == deck.generation => is_heard,
            _ => self.looked.insert((deck.generation, deck.exhibition.is_heard())).1,
        };
        if !is_heard || volume == 0 {
            return false;
        }
        if self.speaker.is_none() && !self.is_impossible {
            let speaker = Speaker::start(Arc::clone(ring));
            self.is_impossible = speaker.is_err();
            self.speaker = speaker.ok();
        }
        self.speaker.as_ref().is_some_and(Speaker::is_there)
    }

    /// Has these sounds of `deck` played and no others; `now` is when they are so far.
    pub(super) fn want(&mut self, deck: &Deck, sounding: &[Sounding<'_>], now: Instant) {
        let want = |sound: &Sounding<'_>| {
            let path: PathBuf = deck.pictures.get(sound.file)?.path().to_owned();
            let Sounding { channel, at, length, repeats, level, .. } = *sound;
            Some(Want { channel, path, at, length, repeats, level })
        };
        let wanted: Vec<Want> = sounding.iter().filter_map(want).collect();
        let is_known = match &self.told {
            Some((told, since)) => {
                let passed = now.saturating_duration_since(*since);
                told.len() == wanted.len() && told.iter().zip(&wanted).all(|(told, want)| is_so(told, passed, want))
            }
            None => wanted.is_empty(),
        };
        if let Some(speaker) = self.speaker.as_ref().filter(|_| !is_known) {
            speaker.play(wanted.clone(), now);
            self.told = Some((wanted, now));
        }
    }

    /// Nothing is played, and what is told next is told in any case.
    pub(super) fn silence(&mut self, now: Instant) {
        if self.told.take().is_some()
            && let Some(speaker) = &self.speaker
        {
            speaker.play(Vec::new(), now);
        }
    }
}

/// Whether what was told is `want`, so long after it was told.
fn is_so(told: &Want, passed: Duration, want: &Want) -> bool {
    let by_now = Want { at: want.at, ..told.clone() };
    let at = film_time(told.at + passed, told.length, told.repeats);
    // What always goes on has no place of its own.
    by_now == *want && (want.at.is_zero() && want.repeats || at.abs_diff(want.at) <= OFF)
}
