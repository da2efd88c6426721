//! Which slide is on screen when, while nobody touches it. It runs the show itself on a virtual clock.

use std::time::Duration;

use jiff::civil::DateTime;

use crate::units::Moment;

use super::{Effect, Input, Show, Wake};

/// One slide's time on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Showing {
    /// Its place in the running order, from 0.
    pub slide: usize,
    /// When it comes up.
    pub from: Moment,
    /// Until then the exhibition's title stands in front of it.
    pub title: Option<Moment>,
    /// When the next one comes; nothing if it stays for good.
    pub until: Option<Moment>,
    /// How many rounds of the loop were over when it came.
    pub round: u64,
}

/// The showings of a show that nobody touches, one after the other.
///
/// Every picture counts as ready and every frame as drawn at once. A real screen lags behind by a part of a frame
/// with each slide: some seconds in a day.
#[derive(Clone, Debug)]
pub struct Forecast {
    /// The show, played up to the beginning of [`Self::next`].
    show: Show,
    /// The show's own time.
    now: Moment,
    /// The whole rounds that were skipped: their length in milliseconds, and their number.
    skipped: (u64, u64),
    /// The latest beginnings of a round in the show's own time, since the running order is what it is.
    beginnings: Vec<Moment>,
    has_begun: bool,
    rounds: u64,
    /// What the clock on the wall showed when the show began, where running orders go by it.
    since: Option<DateTime>,
    /// When the running order is another one next, with the skipped rounds.
    change: Option<Moment>,
    /// The showing that is told next; nothing once the last one has been told.
    up: Option<Beginning>,
    /// The one after it; nothing if that stays for good.
    next: Option<Beginning>,
}

/// A slide that has come up, in the show's own time and number of rounds.
#[derive(Clone, Copy, Debug)]
struct Beginning {
    slide: usize,
    from: Moment,
    /// Until then the exhibition's title stands in front of it.
    title: Option<Moment>,
    round: u64,
}

impl Forecast {
    /// The showings of `show`, which has not been stepped yet, from the one that is on screen at `at`.
    #[must_use]
    pub fn new(show: Show, at: Moment) -> Self {
        Self::begin(show, None, at)
    }

    /// The same; schedules of slides go by a clock on the wall that showed `since` when the show began.
    #[must_use]
    pub fn by_the_wall(show: Show, since: DateTime, at: Moment) -> Self {
        Self::begin(show, Some(since), at)
    }

    fn begin(show: Show, since: Option<DateTime>, at: Moment) -> Self {
        let show = show.by_the_wall(since);
        let mut forecast = Self {
            show,
            now: Moment::START,
            skipped: (0, 0),
            beginnings: Vec::new(),
            has_begun: false,
            rounds: 0,
            since,
            change: None,
            up: None,
            next: None,
        };
        forecast.change = since.and_then(|since| forecast.next_order(since, since));
        forecast.up = forecast.step();
        loop {
            forecast.next = forecast.step();
            if forecast.next.is_none_or(|next| forecast.outer(next.from) > at) {
                return forecast;
            }
            forecast.up = forecast.next;
            forecast.skip_rounds(at);
        }
    }

    /// How long one round of the loop takes, in milliseconds; nothing if the show does not go round.
    #[must_use]
    pub fn round_millis(&self) -> Option<u64> {
        let mut ahead = self.clone();
        // As long as the running order is what it is.
        ahead.change = None;
        while ahead.beginnings.len() < ROUNDS_WATCHED {
            ahead.step()?;
        }
        ahead.period()
    }

    /// Skips the whole rounds that pass before `at`, since each would be like the one before.
    ///
    /// To be called when the show stands at the beginning of [`Self::up`].
    fn skip_rounds(&mut self, at: Moment) {
        let is_beginning = self.up.is_some_and(|up| up.slide == self.show.home());
        let Some(period) = self.period().filter(|_| is_beginning) else { return };
        let at = self.change.map_or(at, |change| change.min(at));
        let rounds = at.millis.saturating_sub(self.outer(self.now).millis) / period;
        self.skipped = (self.skipped.0 + rounds * period, self.skipped.1 + rounds);
    }

    /// The length of the latest round; the first one is not taken, since it begins without a change of slides.
    fn period(&self) -> Option<u64> {
        match self.beginnings[..] {
            [.., before, last] if self.beginnings.len() == ROUNDS_WATCHED => Some(last.millis - before.millis),
            _ => None,
        }
    }

    /// Plays until the next slide comes up; nothing if none will.
    fn step(&mut self) -> Option<Beginning> {
        let mut shown = if self.beginnings.is_empty() { self.put_in(Input::Tick) } else { None };
        while shown.is_none() {
            let change = self.change.map(|change| self.own(change));
            self.now = match (self.show.wake(self.now), self.show.next_change(self.now)) {
                (Wake::Never, _) => change?,
                (Wake::At(moment), _) => moment,
                (Wake::Moving, change) => {
                    let frame = self.now + Show::GAP_MAX;
                    change.map_or(frame, |change| change.min(frame))
                }
            };
            if let Some(change) = change.filter(|change| *change <= self.now) {
                self.now = change;
                shown = self.look_at_the_wall();
                self.beginnings.clear();
            } else {
                shown = self.put_in(Input::Tick);
            }
        }
        if shown == Some(self.show.home()) {
            self.rounds += u64::from(self.has_begun);
            self.has_begun = true;
            self.beginnings.push(self.now);
            let surplus = self.beginnings.len().saturating_sub(ROUNDS_WATCHED);
            self.beginnings.drain(..surplus);
        }
        let (from, round) = (self.now, self.rounds);
        let title = self.show.state().title.filter(|title| *title > from);
        shown.map(|slide| Beginning { slide, from, title, round })
    }

    /// Puts `input` into the show and tells it that all pictures are ready at once; returns which slide came up.
    fn put_in(&mut self, input: Input) -> Option<usize> {
        let mut shown = None;
        for effect in self.show.step(self.now, input) {
            match effect {
                Effect::Prepare(slide) => shown = self.put_in(Input::Prepared(slide)).or(shown),
                Effect::Shown(slide) => shown = Some(slide),
                _ => {}
            }
        }
        shown
    }

    /// Tells the show what the clock on the wall shows now; returns which slide came up.
    fn look_at_the_wall(&mut self) -> Option<usize> {
        let since = self.since?;
        let local = since.saturating_add(self.outer(self.now).since(Moment::START));
        self.change = self.next_order(since, local);
        self.put_in(Input::Wall(Some(local)))
    }

    /// When the running order is another one next, after `local`.
    fn next_order(&self, since: DateTime, local: DateTime) -> Option<Moment> {
        let next = self.show.program().next_change(self.show.state().mode, local)?;
        Some(Moment::START + Duration::try_from(next.duration_since(since)).ok()?)
    }

    /// A moment without the skipped rounds.
    const fn own(&self, outer: Moment) -> Moment {
        Moment::from_millis(outer.millis.saturating_sub(self.skipped.0))
    }

    /// The show's own time plus the skipped rounds.
    const fn outer(&self, own: Moment) -> Moment {
        Moment::from_millis(own.millis + self.skipped.0)
    }
}

/// How many beginnings of rounds are remembered. Three, since the first round differs from the others in length.
const ROUNDS_WATCHED: usize = 3;

impl Iterator for Forecast {
    type Item = Showing;

    fn next(&mut self) -> Option<Showing> {
        let up = self.up?;
        let showing = Showing {
            slide: up.slide,
            from: self.outer(up.from),
            title: up.title.map(|title| self.outer(title)),
            until: self.next.map(|next| self.outer(next.from)),
            round: up.round + self.skipped.1,
        };
        self.up = self.next;
        self.next = self.up.and_then(|_| self.step());
        Some(showing)
    }
}
