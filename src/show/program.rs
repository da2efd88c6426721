//! What the show needs to know of an exhibition.

use std::{sync::Arc, time::Duration};

use crate::content::{Exhibition, Lang, Slide, SlideKind};

/// The running order with its times; never empty. A clone shares the stops with its original.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    stops: Arc<[Stop]>,
    languages: Arc<[Lang]>,
}

/// One slide of the running order.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// The slide's id; how it is found again after the content changed.
    pub id: String,
    /// How long it stays when the show moves on by itself; at least [`Self::DWELL_MIN`].
    pub dwell: Duration,
    /// How long it stays in the attract loop, likewise; nothing if it is left to visitors who explore.
    pub in_loop: Option<Duration>,
    /// How long its text takes to read.
    pub reading: Duration,
    /// Place of its chapter, from 0.
    pub chapter: usize,
    /// Its pictures, each by its focal point: (0, 0) is the top left corner, (1, 1) the bottom right.
    pub pictures: Vec<(f32, f32)>,
    /// The exhibition's title can stand in front of it: it is a cover.
    pub carries_title: bool,
    /// How many things on it a speaker brings one by one; 0 if all of it is there at once.
    pub reveals: usize,
}

/// How long a slide stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// When the show moves on by itself.
    pub dwell: Duration,
    /// The same in the attract loop.
    pub in_loop: Duration,
    /// How long its text takes to read.
    pub reading: Duration,
}

impl Stop {
    /// The shortest dwell an author can set; anything faster would flash.
    pub const DWELL_MIN: Duration = Duration::from_secs(1);
}

impl Program {
    /// The running order `stops` for visitors who choose among `languages`; nothing without a stop or a language.
    ///
    /// A dwell below [`Stop::DWELL_MIN`] is raised to it. Where the loop would be empty it has all stops.
    #[must_use]
    pub fn new(mut stops: Vec<Stop>, languages: &[Lang]) -> Option<Self> {
        let is_loop_empty = stops.iter().all(|stop| stop.in_loop.is_none());
        for stop in &mut stops {
            stop.dwell = stop.dwell.max(Stop::DWELL_MIN);
            let in_loop = stop.in_loop.or_else(|| is_loop_empty.then_some(stop.dwell));
            stop.in_loop = in_loop.map(|dwell| dwell.max(Stop::DWELL_MIN));
        }
        let is_empty = stops.is_empty() || languages.is_empty();
        (!is_empty).then(|| Self { stops: stops.into(), languages: languages.into() })
    }

    /// The running order of `exhibition`, with the times of each slide; nothing without a slide.
    #[must_use]
    pub fn of(exhibition: &Exhibition, times: impl Fn(&Slide) -> Times) -> Option<Self> {
        let stop = |chapter: usize, slide: &Slide, times: Times| Stop {
            id: slide.id.clone(),
            dwell: times.dwell,
            in_loop: slide.kind.in_loop().then_some(times.in_loop),
            reading: times.reading,
            chapter,
            pictures: slide.kind.photos().iter().map(|photo| (photo.focus.x, photo.focus.y)).collect(),
            carries_title: matches!(slide.kind, SlideKind::Cover(_)),
            reveals: slide.kind.reveals(),
        };
        let chapters = exhibition.chapters.iter().enumerate();
        let stops = chapters.flat_map(|(place, chapter)| chapter.slides.iter().map(move |slide| (place, slide)));
        Self::new(stops.map(|(place, slide)| stop(place, slide, times(slide))).collect(), &exhibition.languages)
    }

    /// The slide at `place`, or the last one if there are fewer.
    #[must_use]
    pub fn stop(&self, place: usize) -> &Stop {
        &self.stops[place.min(self.last())]
    }

    /// Where the slide with this id stands.
    #[must_use]
    pub fn place_of(&self, id: &str) -> Option<usize> {
        self.stops.iter().position(|stop| stop.id == id)
    }

    /// Where the slide with this id stands, else the one that now has its `place`, or the last.
    #[must_use]
    pub fn place_near(&self, id: &str, place: usize) -> usize {
        self.place_of(id).unwrap_or_else(|| place.min(self.last()))
    }

    /// How many slides there are, at least 1.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "never empty")]
    pub fn len(&self) -> usize {
        self.stops.len()
    }

    /// Place of the last slide.
    #[must_use]
    pub fn last(&self) -> usize {
        self.stops.len() - 1
    }

    /// The languages a visitor can choose from; never empty, the first is the exhibition's own.
    #[must_use]
    pub fn languages(&self) -> &[Lang] {
        &self.languages
    }

    /// The place of a language among [`Self::languages`].
    #[must_use]
    pub fn place_of_language(&self, lang: &Lang) -> Option<usize> {
        self.languages.iter().position(|known| known == lang)
    }

    /// The slide after `place`; after the last one the first if the show goes round, else the last again.
    #[must_use]
    pub fn after(&self, place: usize, goes_round: bool) -> usize {
        if place < self.last() {
            place + 1
        } else if goes_round {
            0
        } else {
            self.last()
        }
    }

    /// The slide with which the attract loop begins.
    #[must_use]
    pub fn first_in_loop(&self) -> usize {
        self.stops.iter().position(|stop| stop.in_loop.is_some()).unwrap_or(0)
    }

    /// The slide of the attract loop that comes after `place`; after its last one the first.
    #[must_use]
    pub fn after_in_loop(&self, place: usize) -> usize {
        let mut later = (place + 1)..self.len();
        later.find(|place| self.stop(*place).in_loop.is_some()).unwrap_or_else(|| self.first_in_loop())
    }

    /// How many slides the attract loop has, at least 1.
    #[must_use]
    pub fn loop_len(&self) -> usize {
        self.stops.iter().filter(|stop| stop.in_loop.is_some()).count()
    }

    /// The slide before `place`; before the first one the last if the show goes round, else the first again.
    #[must_use]
    pub fn before(&self, place: usize, goes_round: bool) -> usize {
        match place.checked_sub(1) {
            Some(before) => before,
            None if goes_round => self.last(),
            None => 0,
        }
    }
}
