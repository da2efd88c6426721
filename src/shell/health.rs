//! Tells, at each change and once a minute, how the show is doing.

use std::{collections::BTreeSet, path::PathBuf};

use super::{clock, frames::Frames, options::Presenter, sounds::Sounds};
use crate::{
    deck::Deck,
    diag::Severity,
    media::{Loaded, Target},
    player::{OnScreen, Player},
    record::{DeckHealth, DisplayHealth, Health, HealthTeller, NAMES_MAX, SoundHealth},
    show::{Mode, Phase, Program},
    units::Moment,
};

/// Remembers what was told, so that only changes are.
pub(super) struct HealthReport {
    teller: HealthTeller,
    told: Option<Gist>,
    /// The files of pictures that cannot be shown.
    broken: BTreeSet<PathBuf>,
    last_touch: Option<Moment>,
}

/// What a change of is worth a new report. Made for each frame, so it is small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Gist {
    slide: Option<(usize, &'static str, usize)>,
    generation: u64,
    broken: usize,
    /// The minute.
    minute: u64,
    /// The machine can be heard, how loud, and whether a visitor has switched that off.
    heard: (bool, u8, bool),
}

/// What the app knows besides the player.
pub(super) struct Facts<'a> {
    pub(super) now: Moment,
    pub(super) frames: &'a Frames,
    pub(super) presenter: Presenter,
    pub(super) target: Target,
    pub(super) sounds: &'a Sounds,
}

impl HealthReport {
    pub(super) const fn new(teller: HealthTeller) -> Self {
        Self { teller, told: None, broken: BTreeSet::new(), last_touch: None }
    }

    /// Somebody has touched the screen or pressed a key.
    pub(super) const fn touched(&mut self, now: Moment) {
        self.last_touch = Some(now);
    }

    /// A picture has arrived, or cannot be shown.
    pub(super) fn arrived(&mut self, loaded: &Loaded) {
        if loaded.result.is_ok() {
            self.broken.remove(loaded.id.path());
        } else {
            self.broken.insert(loaded.id.path().to_owned());
        }
    }

    /// A frame is on screen: a new report if something has changed or a minute is over.
    pub(super) fn tell(&mut self, player: &Player, facts: &Facts<'_>) {
        let (slide, generation) = match player.on_screen() {
            OnScreen::Slide { deck, state } => {
                (Some((state.slide, phase_name(state.phase), state.language)), deck.generation)
            }
            OnScreen::Waiting { .. } => (None, 0),
        };
        let (can_hear, muted) = player.current().map_or((false, false), |(_, show)| {
            let state = show.state();
            (state.can_hear, state.muted)
        });
        let (minute, heard) = (facts.now.millis / 60_000, (can_hear, player.volume(), muted));
        let gist = Gist { slide, generation, broken: self.broken.len(), minute, heard };
        if self.told != Some(gist) {
            self.told = Some(gist);
            self.teller.tell(self.report(player, facts));
        }
    }

    fn report(&self, player: &Player, facts: &Facts<'_>) -> Health {
        let Facts { now, frames, presenter, target, sounds } = facts;
        let machine = player.machine();
        let mut health = Health {
            state: "plate",
            mode: mode_name(machine.mode),
            last_touch: self.last_touch.and_then(|touch| clock::utc_before(now.since(touch))),
            display: DisplayHealth { presenter: presenter.name(), pixels: (target.width, target.height) },
            frames: frames.health(),
            sound: sound(player, sounds),
            ..with_hours(player)
        };
        if let OnScreen::Slide { deck, state } = player.on_screen() {
            let count = |severity| deck.findings.iter().filter(|finding| finding.severity == severity).count();
            health.state = "shown";
            health.phase = Some(phase_name(state.phase));
            health.slide = Some(deck.program.stop(state.slide).id.clone());
            let order = &state.order;
            health.place = Some((order.position(state.slide) + 1, order.count(state.slide, deck.program.len())));
            health.language = deck.program.languages().get(state.language).map(|lang| lang.0.clone());
            let broken = self.broken_in(deck);
            health.pictures_broken_count = broken.len();
            health.pictures_broken = broken.into_iter().take(NAMES_MAX).map(str::to_owned).collect();
            health.deck = Some(DeckHealth {
                generation: deck.generation,
                sha256: deck.origin.sha256.clone(),
                errors: count(Severity::Error),
                warnings: count(Severity::Warning),
                is_copy: deck.origin.is_copy,
            });
        }
        health
    }

    /// The names of the pictures of a deck that cannot be shown, or are not there.
    fn broken_in<'a>(&self, deck: &'a Deck) -> Vec<&'a str> {
        let is_sound = |file: &str| deck.pictures.get(file).is_some_and(|id| !self.broken.contains(id.path()));
        deck.exhibition.files().into_iter().filter(|file| !is_sound(file)).collect()
    }
}

/// What can be heard, and how.
fn sound(player: &Player, sounds: &Sounds) -> SoundHealth {
    let mut sound = SoundHealth { player: sounds.player(), volume: player.volume(), ..SoundHealth::default() };
    if let OnScreen::Slide { deck, state } = player.on_screen() {
        (sound.is_heard, sound.muted) = (state.can_hear, state.muted);
        let languages = deck.program.languages().iter().enumerate();
        let read = languages.filter(|(place, _)| state.can_hear && state.spoken.holds(*place));
        sound.reads_aloud = read.map(|(_, lang)| lang.0.clone()).collect();
    }
    sound
}

/// A report with what opening hours and times of slides say, if there are any.
fn with_hours(player: &Player) -> Health {
    let machine = player.machine();
    let Some((zone, wall)) = machine.zone.as_ref().and_then(|zone| Some((zone, clock::wall(zone)?))) else {
        return Health::default();
    };
    let program = player.current().map(|(_, show)| show.program());
    let words = |time: jiff::civil::DateTime| time.strftime("%FT%T").to_string();
    Health {
        local_time: Some(words(wall)),
        time_zone: zone.iana_name().map(str::to_owned),
        next_change_of_hours: machine.hours.next_change(wall).map(words),
        next_change_of_slides: program.and_then(|program| program.next_change(machine.mode, wall)).map(words),
        none_scheduled: program.is_some_and(Program::none_scheduled),
        ..Health::default()
    }
}

const fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Kiosk => "kiosk",
        Mode::Present => "present",
        Mode::Auto => "auto",
    }
}

/// A phase by its name in `--status` and in reports.
pub(super) const fn phase_name(phase: Phase) -> &'static str {
    match phase {
        Phase::Attract => "attract",
        Phase::Exploring => "exploring",
        Phase::Goodbye { .. } => "goodbye",
        Phase::Closed => "closed",
        Phase::Presenting => "presenting",
        Phase::Playing => "playing",
        Phase::Paused { .. } => "paused",
    }
}
