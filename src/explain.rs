//! What is on screen at a moment while nobody touches it, and why. It runs the show itself on a virtual clock.
//!
//! All times are local times of the place where the screen hangs; no time zone is applied.

mod answer;
mod hours;
mod schedules;
mod sounds;
mod text;
mod time;

use std::time::Duration;

use jiff::civil::DateTime;

pub use answer::{Answer, Decider, Loop, OnScreen, OpeningState, Row, Shown, Title, Why};
pub use hours::opened;
pub use schedules::Scheduled;
pub use sounds::{Heard, Sounds};
pub use text::text;
pub use time::{parse_date, parse_span, parse_time};

use crate::{
    content::{Exhibition, Lang, Place, Reckoning, Video, span_at},
    diag::Source,
    show::{Forecast, Hours, Mode, OwnVoice, Program, Show, Showing, Timing},
    units::Moment,
};
use answer::{Reading, Seconds};

/// What is asked.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// What is shown.
    pub exhibition: &'a Exhibition,
    /// Its content file, for telling where a slide stands.
    pub source: Source<'a>,
    /// Where its slides stand there, in their order.
    pub places: &'a [Place],
    /// Its running order on this machine.
    pub program: Program,
    /// The machine's times.
    pub timing: Timing,
    /// The longest dwell that the machine allows.
    pub dwell_max: Option<Duration>,
    /// The opening hours.
    pub hours: Hours,
    /// The settings file, for telling which line decides; without one, only its list and place are told.
    pub kiosk: Option<Source<'a>>,
    /// How loud the machine is at the moment, 0 ..= 100.
    pub volume: u8,
    /// Whether its own voice reads slides without a narration.
    pub own_voice: OwnVoice,
    /// Who is expected in front of the screen.
    pub mode: Mode,
    /// Place of the language it starts in, from 0.
    pub language: usize,
    /// When the program is started.
    pub since: DateTime,
    /// The moment; not before `since`.
    pub at: DateTime,
    /// How far ahead to look from there.
    pub span: Option<Duration>,
}

/// The answer; nothing if the moment lies before the start.
#[must_use]
pub fn explain(question: &Question<'_>) -> Option<Answer> {
    let Question { exhibition, program, at, .. } = question;
    if at < &question.since {
        return None;
    }
    let lang = exhibition.languages.get(question.language).or_else(|| exhibition.languages.first())?;
    let opening = opening_state(question);
    let mut answer = Answer {
        at: *at,
        since: question.since,
        mode: mode_name(question.mode),
        language: lang.0.clone(),
        hours: opening.clone(),
        showing: None,
        next: None,
        ahead: Vec::new(),
        schedules: schedules::told(question, lang),
        sounds: sounds::told(question, lang),
    };
    if opening.as_ref().is_some_and(|opening| !opening.open) {
        return Some(answer);
    }
    // The show starts anew whenever the opening hours begin.
    let since =
        opening.as_ref().and_then(|opening| opening.since).map_or(question.since, |opened| opened.max(question.since));
    let closing = opening.and_then(|opening| opening.until);
    let clock = Clock { since };
    let moment =
        |local: DateTime| Duration::try_from(local.duration_since(since)).ok().map(|passed| Moment::START + passed);
    let at = moment(*at)?;
    let closing = closing.and_then(moment);
    let show = Show::new(program.clone(), question.mode, question.timing, Moment::START);
    let mut forecast = Forecast::by_the_wall(show, since, at);
    let round = forecast.round_millis();
    let mut showing = forecast.next()?;
    // A slide that stays gets no end here; the answer tells separately when the opening hours end.
    showing.until = showing.until.map(|until| closing.map_or(until, |closing| closing.min(until)));
    let row = |showing: &Showing| row(question, lang, clock, showing);
    let mut later = forecast.take_while(|later| closing.is_none_or(|closing| later.from < closing)).peekable();
    answer.next = later.peek().and_then(row);
    let end = question.span.map(|span| at + span);
    let ahead = std::iter::once(showing).chain(later.take_while(|showing| end.is_some_and(|end| showing.from < end)));
    answer.ahead = if end.is_some() { ahead.filter_map(|showing| row(&showing)).collect() } else { Vec::new() };
    let program = program.clone().arranged(question.mode, Some(question.at));
    let in_loop = |place: usize| is_in_loop(question.mode, &program, place) || place == showing.slide;
    answer.showing = Some(Shown {
        on_screen: on_screen(question, lang, clock, at, &showing)?,
        why: why(question, &showing)?,
        round: Loop {
            round: showing.round + 1,
            place: (0..=showing.slide).filter(|place| in_loop(*place)).count(),
            slides: (0..program.len()).filter(|place| in_loop(*place)).count(),
            takes_s: round.map(|millis| Seconds::of(Duration::from_millis(millis))),
        },
    });
    Some(answer)
}

/// Whether the moment is within the opening hours, and since and until when; nothing for a talk, which ignores them.
fn opening_state(question: &Question<'_>) -> Option<OpeningState> {
    if question.mode == Mode::Present { None } else { hours::state(&question.hours, question.at, question.kiosk) }
}

/// Tells the local time of moments of the show.
#[derive(Clone, Copy)]
struct Clock {
    since: DateTime,
}

impl Clock {
    fn at(self, moment: Moment) -> DateTime {
        // The calendar ends with the year 9999.
        self.since.saturating_add(moment.since(Moment::START))
    }
}

const fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Kiosk => "kiosk",
        Mode::Present => "present",
        Mode::Auto => "auto",
    }
}

/// Whether the show comes to the slide at this place by itself.
fn is_in_loop(mode: Mode, program: &Program, place: usize) -> bool {
    if mode == Mode::Kiosk { program.is_looped(place) } else { program.order().holds(place) }
}

fn row(question: &Question<'_>, lang: &Lang, clock: Clock, showing: &Showing) -> Option<Row> {
    let (_, slide) = question.exhibition.slide(showing.slide)?;
    let title = slide.kind.heading().one_line(lang);
    let at = clock.at(showing.from);
    let (number, _) = number(question, at, showing.slide);
    Some(Row { at, number, slide: slide.id.clone(), title })
}

/// The number of a slide on screen, from 1, and of how many, as visitors would see them at that time.
fn number(question: &Question<'_>, at: DateTime, place: usize) -> (usize, usize) {
    let program = question.program.clone().arranged(question.mode, Some(at));
    (program.order().position(place) + 1, program.order().count(place, program.len()))
}

fn on_screen(question: &Question<'_>, lang: &Lang, clock: Clock, at: Moment, showing: &Showing) -> Option<OnScreen> {
    let (chapter, slide) = question.exhibition.slide(showing.slide)?;
    let title = showing.title.filter(|until| at < *until);
    let (number, of) = number(question, question.at, showing.slide);
    Some(OnScreen {
        slide: slide.id.clone(),
        number,
        of,
        kind: slide.kind.name(),
        title: slide.kind.heading().one_line(lang),
        chapter: chapter.title.one_line(lang),
        outer: chapter.outer.as_ref().filter(|_| !chapter.is_introduction()).map(|outer| outer.title.one_line(lang)),
        behind: title.map(|until| Title { text: question.exhibition.title.one_line(lang), until: clock.at(until) }),
        since: clock.at(showing.from),
        stands_s: Seconds::of(at.since(showing.from)),
        until: showing.until.map(|until| clock.at(until)),
        remains_s: showing.until.map(|until| Seconds::of(until.since(at))),
    })
}

fn why(question: &Question<'_>, showing: &Showing) -> Option<Why> {
    let (_, slide) = question.exhibition.slide(showing.slide)?;
    let reckoning = Reckoning::of(slide, &question.exhibition.languages);
    let place = question.places.get(showing.slide);
    let dwell = |place: &Place| span_at(question.source.text, &format!("{}.dwell", place.path)).start;
    let line = |offset: usize| question.source.line_column(offset).0;
    let title = showing.title.map(|until| Seconds::of(until.since(showing.from)));
    let stop = question.program.stop(showing.slide);
    let in_loop = stop.in_loop.filter(|_| question.mode == Mode::Kiosk);
    Some(Why {
        title_s: title,
        dwell_s: Seconds::of(in_loop.unwrap_or(stop.dwell)),
        in_loop: in_loop.is_some(),
        fills_screen: slide.kind.has_full_picture(),
        film_s: slide.kind.film().and_then(Video::length).map(Seconds::of),
        written_s: slide.kind.dwell().map(|dwell| Seconds(dwell.secs())),
        written_line: place.filter(|_| slide.kind.dwell().is_some()).map(|place| line(dwell(place))),
        file: question.source.name.to_owned(),
        slide_line: place.map(|place| line(place.span.start)),
        pictures: reckoning.pictures,
        reading: reckoning.amounts.iter().map(|(lang, amount)| Reading::of(lang, *amount)).collect(),
        computed_s: Seconds(reckoning.secs()),
        longest_allowed_s: question.dwell_max.map(Seconds::of),
    })
}
