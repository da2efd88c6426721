//! What goes wrong around a screen: saved and broken files, stalls, and clocks that are set.

use std::{sync::Arc, time::Duration};

use jiff::SignedDuration;

use super::random::Random;
use crate::{
    content::{Exhibition, Text},
    deck::{Content, Deck, Origin},
    settings::Settings,
    theme::{Theme, Typefaces},
    units::Moment,
};

/// Something that happens to the machine.
#[derive(Debug)]
pub(super) enum Fault {
    /// Files were read.
    Read(Content),
    /// Nothing runs for this long.
    Stall(Duration),
    /// The clock on the wall is set by this much.
    ClockSet(SignedDuration),
}

/// All faults, one after the other.
#[derive(Debug)]
pub(super) struct Faults {
    random: Random,
    /// The exhibition as it is meant to be; edits come from it.
    whole: Exhibition,
    settings: Settings,
    /// The decks that were made.
    generation: u64,
    edit: Moment,
    stall: Moment,
    clock: Moment,
    /// By how much the clock is wrong.
    off: SignedDuration,
}

/// How often each happens, on average.
const EDIT: Duration = Duration::from_hours(8);
const STALL: Duration = Duration::from_hours(40);
const CLOCK: Duration = Duration::from_hours(10 * 24);

impl Faults {
    pub(super) fn new(mut random: Random, whole: Exhibition, settings: Settings) -> Self {
        let mut first = |mean| Moment::START + random.once_in(mean);
        let (edit, stall, clock) = (first(EDIT), first(STALL), first(CLOCK));
        Self { random, whole, settings, generation: 0, edit, stall, clock, off: SignedDuration::ZERO }
    }

    /// When the next one happens.
    pub(super) fn next(&self) -> Moment {
        self.edit.min(self.stall).min(self.clock)
    }

    /// What happens now, if anything.
    pub(super) fn take(&mut self, now: Moment) -> Option<Fault> {
        if now >= self.edit {
            self.edit = now + self.random.once_in(EDIT);
            return Some(Fault::Read(self.edited()));
        }
        if now >= self.stall {
            let long = match self.random.below(10) {
                0..5 => self.random.between(Duration::from_millis(1_100), Duration::from_secs(20)),
                5..9 => self.random.between(Duration::from_secs(20), Duration::from_mins(20)),
                _ => self.random.between(Duration::from_mins(20), Duration::from_hours(14)),
            };
            self.stall = now + long + self.random.once_in(STALL);
            return Some(Fault::Stall(long));
        }
        (now >= self.clock).then(|| Fault::ClockSet(self.set_clock(now)))
    }

    /// Somebody sets the clock wrong by hours; within two hours the network sets it right.
    fn set_clock(&mut self, now: Moment) -> SignedDuration {
        if !self.off.is_zero() {
            self.clock = now + self.random.once_in(CLOCK);
            return -std::mem::take(&mut self.off);
        }
        let by = self.random.between(Duration::from_mins(1), Duration::from_hours(9));
        let by = SignedDuration::try_from(by).unwrap_or_default();
        self.off = if self.random.percent(50) { by } else { -by };
        self.clock = now + self.random.between(Duration::from_secs(30), Duration::from_hours(2));
        self.off
    }

    /// What is read after somebody saved: nothing, or the exhibition without a slide or two, with one more, or whole.
    fn edited(&mut self) -> Content {
        let mut exhibition = self.whole.clone();
        match self.random.below(10) {
            0 => return Content::Unreadable { text: String::new() },
            1 => return Content::Nothing { title: Some(Text::default()), findings: Vec::new(), text: String::new() },
            2..4 => {}
            4..6 => self.add_slide(&mut exhibition),
            6..9 => self.remove_slide(&mut exhibition),
            _ => {
                self.remove_slide(&mut exhibition);
                self.remove_slide(&mut exhibition);
            }
        }
        let deck = self.deck(exhibition);
        // An exhibition from which a slide was removed still has one.
        deck.map_or_else(|| Content::Unreadable { text: String::new() }, Content::Deck)
    }

    fn remove_slide(&mut self, exhibition: &mut Exhibition) {
        if exhibition.slide_count() > 1 {
            let chapter = self.random.below(exhibition.chapters.len());
            let slides = &mut exhibition.chapters[chapter].slides;
            slides.remove(self.random.below(slides.len()));
            exhibition.chapters.retain(|chapter| !chapter.slides.is_empty());
        }
    }

    fn add_slide(&mut self, exhibition: &mut Exhibition) {
        let chapter = self.random.below(exhibition.chapters.len());
        let slides = &mut exhibition.chapters[chapter].slides;
        let place = self.random.below(slides.len());
        let mut slide = slides[place].clone();
        slide.id += "-added";
        slides.insert(self.random.below(slides.len() + 1), slide);
    }

    /// The exhibition as it is meant to be; nothing without a slide.
    pub(super) fn whole(&mut self) -> Option<Arc<Deck>> {
        self.deck(self.whole.clone())
    }

    fn deck(&mut self, exhibition: Exhibition) -> Option<Arc<Deck>> {
        self.generation += 1;
        Some(Arc::new(Deck {
            typefaces: Typefaces::default(),
            generation: self.generation,
            program: self.settings.program(&exhibition)?,
            exhibition,
            theme: Theme::gobi(),
            root: std::path::PathBuf::new(),
            pictures: std::collections::BTreeMap::new(),
            findings: Vec::new(),
            origin: Origin::default(),
        }))
    }
}
