//! What a window wants to be heard, told to the thread that plays it: only when that is something else than it knows.

use std::{sync::Arc, time::Duration, time::Instant};

use crate::{
    deck::Deck,
    media,
    show::{Sounding, Spoken},
    sound::{Need, Origin, Speaker, Speech, Want},
    units::{Channel, film_time},
};

/// The sounds of the show.
#[derive(Debug, Default)]
pub(super) struct Sounds {
    /// There is one once something may be heard, for what was needed then.
    speaker: Option<(Need, Speaker)>,
    /// What it was told last, and when.
    told: Option<(Vec<Want>, Instant)>,
    /// The deck that was looked through last, and whether something is heard in it.
    looked: Option<(u64, bool)>,
    /// The languages that are read aloud, in the exhibition of this generation.
    spoken: Option<(u64, Spoken)>,
    /// What is read aloud of the slide on screen.
    speech: Option<(Page, Arc<Speech>)>,
    /// There is no thread for it.
    is_impossible: bool,
}

/// A slide in a language: the generation of its exhibition, the places of both, and the page that is open.
pub(super) type Page = (u64, usize, usize, usize);

/// What was told is told anew when it is so far off.
const OFF: Duration = Duration::from_millis(20);

impl Sounds {
    /// Whether something of `deck` can be heard here at this volume, where the machine reads slides aloud if it `speaks`. It
    /// looks for a player and a voice the first time that there is something to be heard; `ring` is called when they are known.
    pub(super) fn are_heard(&mut self, deck: &Deck, speaks: bool, volume: u8, ring: &media::Wake) -> bool {
        let is_heard = match self.looked {
            Some((generation, is_heard)) if generation == deck.generation => is_heard,
            _ => self.looked.insert((deck.generation, deck.exhibition.is_heard())).1,
        };
        let need = match (is_heard, speaks) {
            (true, speech) => Need::Sounds { speech },
            (false, true) => Need::Speech,
            (false, false) => return false,
        };
        if volume == 0 {
            return false;
        }
        if self.speaker.as_ref().is_none_or(|(has, _)| *has != need) && !self.is_impossible {
            let speaker = Speaker::start(need, Arc::clone(ring));
            self.is_impossible = speaker.is_err();
            (self.speaker, self.told, self.spoken) = (speaker.ok().map(|speaker| (need, speaker)), None, None);
        }
        self.speaker().is_some_and(Speaker::is_there)
    }

    /// The program that plays, once one was found.
    pub(super) fn player(&self) -> Option<String> {
        self.speaker()?.player()
    }

    fn speaker(&self) -> Option<&Speaker> {
        self.speaker.as_ref().map(|(_, speaker)| speaker)
    }

    /// The languages of `deck` that the machine reads aloud.
    pub(super) fn spoken(&mut self, deck: &Deck) -> Spoken {
        let Some(voices) = self.speaker().and_then(Speaker::voices) else { return Spoken::default() };
        match self.spoken {
            Some((generation, spoken)) if generation == deck.generation => spoken,
            _ => {
                let languages = deck.exhibition.languages.iter().enumerate();
                let spoken =
                    Spoken::of(languages.filter(|(_, lang)| voices.of(&lang.0).is_some()).map(|(place, _)| place));
                self.spoken = Some((deck.generation, spoken));
                spoken
            }
        }
    }

    /// Whether the words of this page are still to be given to [`Self::read`].
    pub(super) fn lacks(&self, page: Page) -> bool {
        self.speech.as_ref().is_none_or(|(of, _)| *of != page)
    }

    /// This is what is read aloud of a page of `deck`.
    pub(super) fn read(&mut self, deck: &Deck, page: Page, text: String) {
        let (_, _, language, _) = page;
        let voices = self.speaker().and_then(Speaker::voices);
        let voice = deck.exhibition.languages.get(language).and_then(|lang| voices?.of(&lang.0)).map(str::to_owned);
        self.speech = voice.map(|voice| (page, Arc::new(Speech { text, voice })));
    }

    /// How long what is read aloud takes, once that is known.
    pub(super) fn speech_length(&self) -> Option<Duration> {
        let (_, speech) = self.speech.as_ref()?;
        self.speaker()?.length(speech)
    }

    /// Has these sounds of `deck` played and no others; `now` is when they are so far.
    pub(super) fn want(&mut self, deck: &Deck, sounding: &[Sounding<'_>], now: Instant) {
        let want = |sound: &Sounding<'_>| {
            let Sounding { channel, at, length, repeats, level, .. } = *sound;
            let origin = match channel {
                Channel::Speech => Origin::Speech(Arc::clone(&self.speech.as_ref()?.1)),
                _ => Origin::File(deck.pictures.get(sound.file)?.path().to_owned()),
            };
            Some(Want { channel, origin, at, length, repeats, level })
        };
        let wanted: Vec<Want> = sounding.iter().filter_map(want).collect();
        let is_known = match &self.told {
            Some((told, since)) => {
                let passed = now.saturating_duration_since(*since);
                told.len() == wanted.len() && told.iter().zip(&wanted).all(|(told, want)| is_so(told, passed, want))
            }
            None => wanted.is_empty(),
        };
        if let Some((_, speaker)) = self.speaker.as_ref().filter(|_| !is_known) {
            speaker.play(wanted.clone(), now);
            self.told = Some((wanted, now));
        }
    }

    /// Nothing is played, and what is told next is told in any case.
    pub(super) fn silence(&mut self, now: Instant) {
        if self.told.take().is_some()
            && let Some(speaker) = self.speaker()
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
