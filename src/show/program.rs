//! What the show needs to know of an exhibition.

use std::{sync::Arc, time::Duration};

use jiff::civil::DateTime;

use super::{Mode, Order};
use crate::content::{Chapter, Exhibition, Home, Lang, Schedule, Slide, SlideKind, moments};

/// All slides with their times, and which of them are in the running order now; never empty. A clone shares the stops with
/// its original.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    stops: Arc<[Stop]>,
    languages: Arc<[Lang]>,
    home: Home,
    now: Now,
}

/// What shows now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Now {
    /// The slides that people come to.
    order: Order,
    /// Those of the attract loop.
    looped: Order,
    /// By their schedules no slide would show, so that all do.
    none_scheduled: bool,
}

/// One slide of the running order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stop {
    /// The slide's id; how it is found again after the content changed.
    pub id: String,
    /// Its heading in every language, in small letters, by which a speaker finds it.
    pub headings: Vec<String>,
    /// How long it stays when the show moves on by itself; at least [`Self::DWELL_MIN`].
    pub dwell: Duration,
    /// How long it stays in the attract loop, likewise; nothing if it is left to visitors who explore.
    pub in_loop: Option<Duration>,
    /// Only the loop shows it, and a wall that plays by itself.
    pub loop_only: bool,
    /// When it shows: while all of these let it.
    pub schedules: Vec<Schedule>,
    /// How long its text takes to read.
    pub reading: Duration,
    /// Place of its chapter, from 0.
    pub chapter: usize,
    /// Place of the first slide in the outer chapter in which that lies, from 0, if it lies in one.
    pub outer: Option<usize>,
    /// Its pictures, each by its focal point: (0, 0) is the top left corner, (1, 1) the bottom right.
    pub pictures: Vec<(f32, f32)>,
    /// How many spots its picture has.
    pub spots: usize,
    /// Its film, if it shows one whose length is known.
    pub film: Option<Playing>,
    /// How long its narration takes in each language; nothing where there is none to be heard.
    pub narrations: Vec<Option<Duration>>,
    /// The exhibition's title can stand in front of it: it is a cover.
    pub carries_title: bool,
    /// How many things on it a speaker brings one by one; 0 if all of it is there at once.
    pub reveals: usize,
    /// How many pages its text has; 0 or 1 if all of it is there at once.
    pub pages: usize,
}

/// A film of the running order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Playing {
    /// How long it takes.
    pub length: Duration,
    /// It begins again at its end.
    pub repeats: bool,
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
    /// A dwell below [`Stop::DWELL_MIN`] is raised to it. Where the loop would be empty it has all stops. It is arranged for
    /// a kiosk where nobody knows the time.
    #[must_use]
    pub fn new(mut stops: Vec<Stop>, languages: &[Lang]) -> Option<Self> {
        let is_loop_empty = stops.iter().all(|stop| stop.in_loop.is_none());
        for stop in &mut stops {
            stop.dwell = stop.dwell.max(Stop::DWELL_MIN);
            let in_loop = stop.in_loop.or_else(|| is_loop_empty.then_some(stop.dwell));
            stop.in_loop = in_loop.map(|dwell| dwell.max(Stop::DWELL_MIN));
        }
        let is_empty = stops.is_empty() || languages.is_empty();
        let program = (!is_empty).then(|| Self {
            stops: stops.into(),
            languages: languages.into(),
            home: Home::Loop,
            now: Now::default(),
        });
        program.map(|program| program.arranged(Mode::Kiosk, None))
    }

    /// The same program with the running order of a moment, by the clock on the wall where the screen hangs.
    ///
    /// Where the time is not known, and in a talk, schedules do not count. Where they would leave no slide, they do not count
    /// either: [`Self::none_scheduled`]. Only a kiosk's loop and a wall show what is for the loop alone, unless there is
    /// nothing else.
    #[must_use]
    pub fn arranged(self, mode: Mode, local: Option<DateTime>) -> Self {
        let local = local.filter(|_| mode != Mode::Present);
        let is_due = |stop: &Stop| local.is_none_or(|local| stop.schedules.iter().all(|one| one.holds(local)));
        let none_scheduled = !self.stops.iter().any(is_due);
        let shows = |stop: &Stop| none_scheduled || is_due(stop);
        let by_hand = |stop: &Stop| shows(stop) && (mode == Mode::Auto || !stop.loop_only);
        let order = self.order_of(by_hand).or_else(|| self.order_of(shows)).unwrap_or_default();
        let in_loop = |stop: &Stop| shows(stop) && stop.in_loop.is_some();
        let looped = self.order_of(in_loop).or_else(|| self.order_of(shows)).unwrap_or_default();
        Self { now: Now { order, looped, none_scheduled }, ..self }
    }

    /// The order of the slides that are `held`; nothing without any.
    fn order_of(&self, held: impl Fn(&Stop) -> bool) -> Option<Order> {
        let held: Vec<bool> = self.stops.iter().map(held).collect();
        held.contains(&true).then(|| Order::of(held))
    }

    /// Whether it is arranged as `other`, which has the same slides.
    #[must_use]
    pub fn is_arranged_as(&self, other: &Self) -> bool {
        self.now == other.now
    }

    /// Whether some slide shows at certain times alone.
    #[must_use]
    pub fn has_schedules(&self) -> bool {
        self.stops.iter().any(|stop| !stop.schedules.is_empty())
    }

    /// Whether no slide would show now by the schedules, so that all do.
    #[must_use]
    pub const fn none_scheduled(&self) -> bool {
        self.now.none_scheduled
    }

    /// The slides that people come to now.
    #[must_use]
    pub const fn order(&self) -> &Order {
        &self.now.order
    }

    /// Whether the attract loop shows the slide at `place` now.
    #[must_use]
    pub fn is_looped(&self, place: usize) -> bool {
        place < self.len() && self.now.looped.holds(place)
    }

    /// Whether somebody comes to the slide at `place` now, or the attract loop does.
    #[must_use]
    pub fn shows(&self, place: usize) -> bool {
        self.is_looped(place) || self.is_ordered(place)
    }

    /// When the running order or the loop is another one next, after `local` by the clock on the wall; nothing if it stays.
    #[must_use]
    pub fn next_change(&self, mode: Mode, local: DateTime) -> Option<DateTime> {
        if mode == Mode::Present || !self.has_schedules() {
            return None;
        }
        let at = |moment: DateTime| {
            let Now { order, looped, .. } = self.clone().arranged(mode, Some(moment)).now;
            (order, looped)
        };
        let now = at(local);
        let schedules = self.stops.iter().flat_map(|stop| &stop.schedules);
        moments(schedules, local).into_iter().find(|moment| at(*moment) != now)
    }

    /// The running order of `exhibition`, with the times of each slide; nothing without a slide.
    #[must_use]
    pub fn of(exhibition: &Exhibition, times: impl Fn(&Slide) -> Times) -> Option<Self> {
        let outer = exhibition.outer_places();
        let stop = |place: usize, chapter: &Chapter, slide: &Slide, times: Times| Stop {
            id: slide.id.clone(),
            headings: headings(exhibition, slide),
            dwell: times.dwell,
            in_loop: slide.kind.in_loop().then_some(times.in_loop),
            loop_only: slide.kind.loop_only(),
            schedules: slide.schedules(chapter),
            reading: times.reading,
            chapter: place,
            outer: outer.get(place).copied().flatten(),
            pictures: slide.kind.photos().iter().map(|photo| (photo.focus.x, photo.focus.y)).collect(),
            spots: slide.kind.spots().len(),
            film: playing(exhibition, slide),
            narrations: narrations(exhibition, slide),
            carries_title: matches!(slide.kind, SlideKind::Cover(_)),
            reveals: slide.kind.reveals(),
            pages: slide.kind.pages(),
        };
        let chapters = exhibition.chapters.iter().enumerate();
        let stops =
            chapters.flat_map(|(place, chapter)| chapter.slides.iter().map(move |slide| (place, chapter, slide)));
        let stops = stops.map(|(place, chapter, slide)| stop(place, chapter, slide, times(slide)));
        Some(Self::new(stops.collect(), &exhibition.languages)?.with_home(exhibition.home))
    }

    /// The same program; the first touch opens this.
    #[must_use]
    pub fn with_home(self, home: Home) -> Self {
        Self { home, ..self }
    }

    /// What the first touch opens.
    #[must_use]
    pub const fn home(&self) -> Home {
        self.home
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

    /// Where the slide with this id stands, else the one that now has its `place`, or the last; of those in the running
    /// order.
    #[must_use]
    pub fn place_near(&self, id: &str, place: usize) -> usize {
        self.place_of(id).unwrap_or_else(|| self.reachable(place))
    }

    /// The slide at `place` if it is in the running order, else the next one that is, or the last.
    #[must_use]
    pub fn reachable(&self, place: usize) -> usize {
        (place..self.len()).find(|place| self.is_ordered(*place)).unwrap_or_else(|| self.last_in_order())
    }

    fn is_ordered(&self, place: usize) -> bool {
        place < self.len() && self.now.order.holds(place)
    }

    /// The first slide of the running order.
    #[must_use]
    pub fn first_in_order(&self) -> usize {
        (0..self.len()).find(|place| self.is_ordered(*place)).unwrap_or(0)
    }

    /// The last slide of the running order.
    #[must_use]
    pub fn last_in_order(&self) -> usize {
        (0..self.len()).rfind(|place| self.is_ordered(*place)).unwrap_or_else(|| self.last())
    }

    /// How many slides there are, whether they show now or not, at least 1.
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
        let later = (place.saturating_add(1)..self.len()).find(|place| self.is_ordered(*place));
        match later {
            Some(later) => later,
            None if goes_round => self.first_in_order(),
            None => self.last_in_order().max(place.min(self.last())),
        }
    }

    /// The slide with which the attract loop begins.
    #[must_use]
    pub fn first_in_loop(&self) -> usize {
        (0..self.len()).find(|place| self.is_looped(*place)).unwrap_or(0)
    }

    /// The slide of the attract loop that comes after `place`; after its last one the first.
    #[must_use]
    pub fn after_in_loop(&self, place: usize) -> usize {
        let mut later = (place + 1)..self.len();
        later.find(|place| self.is_looped(*place)).unwrap_or_else(|| self.first_in_loop())
    }

    /// How many slides the attract loop has, at least 1.
    #[must_use]
    pub fn loop_len(&self) -> usize {
        (0..self.len()).filter(|place| self.is_looped(*place)).count()
    }

    /// The slide before `place`; before the first one the last if the show goes round, else the first again.
    #[must_use]
    pub fn before(&self, place: usize, goes_round: bool) -> usize {
        match (0..place.min(self.len())).rfind(|place| self.is_ordered(*place)) {
            Some(before) => before,
            None if goes_round => self.last_in_order(),
            None => self.first_in_order().min(place),
        }
    }
}

/// How long what is told of a slide takes in each language.
fn narrations(exhibition: &Exhibition, slide: &Slide) -> Vec<Option<Duration>> {
    let told = |lang| slide.kind.narration().told(lang).map(|(_, facts)| facts.length);
    exhibition.languages.iter().map(told).collect()
}

/// The heading of a slide, in all languages of the exhibition.
fn headings(exhibition: &Exhibition, slide: &Slide) -> Vec<String> {
    let heading = |lang: &Lang| slide.kind.heading().one_line(lang).to_lowercase();
    exhibition.languages.iter().map(heading).collect()
}

/// The film of a slide.
fn playing(exhibition: &Exhibition, slide: &Slide) -> Option<Playing> {
    let film = slide.kind.film()?;
    Some(Playing { length: film.length()?, repeats: exhibition.repeats(film) })
}
