//! Scripted cases: each folder of `tests/cases` holds what happens and what must then be seen on screen.
//!
//! `XIONGGUAN_BLESS=1 cargo test --release --test core` writes down what is seen now; read the difference before keeping it.

use std::{fmt::Write, fs, path::Path};

use serde::Deserialize;
use xiongguan::{
    show::{Action, KEYS, Key, Overlay, Phase},
    units::Moment,
};

use crate::kiosk::{Kiosk, secs};

/// `script.ron`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Script {
    mode: Place,
    slides: usize,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
enum Place {
    Kiosk,
    Present,
    Auto,
}

/// What happens; times in seconds.
#[derive(Clone, Debug, Deserialize)]
enum Step {
    /// Time passes, and each change is written down.
    Wait(u64),
    /// Time passes, and only its end is written down.
    Skip(u64),
    /// The machine sleeps.
    Stall(u64),
    /// A touch on nothing.
    Touch,
    Next,
    Language,
    TextSize,
    Menu,
    /// Each of these keys in turn, by the names of `--help`.
    Keys(Vec<String>),
    /// How often each slide came up so far.
    Tally,
    /// All of these, so many times over.
    Times(usize, Vec<Self>),
}

#[test]
fn every_case_is_seen_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut count = 0;
    for case in fs::read_dir(folder).expect("the folder of cases") {
        let case = case.expect("a case").path();
        let Ok(script) = fs::read_to_string(case.join("script.ron")) else { continue };
        let script: Script = ron::from_str(&script).unwrap_or_else(|error| panic!("{}: {error}", case.display()));
        expect(&case.join("expect.txt"), &play(&script));
        count += 1;
    }
    assert!(count >= 4, "only {count} cases were found");
}

fn expect(path: &Path, seen: &str) {
    if std::env::var_os("XIONGGUAN_BLESS").is_some() {
        fs::write(path, seen).expect("a folder that can be written");
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert!(seen == expected, "{}: expected\n{expected}\nbut saw\n{seen}", path.display());
}

fn play(script: &Script) -> String {
    let kiosk = match script.mode {
        Place::Kiosk => Kiosk::with(script.slides),
        Place::Present => Kiosk::presenting(script.slides),
        Place::Auto => Kiosk::playing(script.slides),
    };
    let mut log = Log { lines: String::new(), last: String::new() };
    log.look(&kiosk);
    script.steps.iter().fold(kiosk.coarse(), |kiosk, step| happen(kiosk, step, &mut log));
    log.lines
}

fn happen(mut kiosk: Kiosk, step: &Step, log: &mut Log) -> Kiosk {
    kiosk = match step {
        Step::Wait(span) => {
            kiosk.pass(secs(*span), |kiosk| log.look(kiosk));
            kiosk
        }
        Step::Skip(span) => kiosk.wait(secs(*span)),
        Step::Stall(span) => kiosk.stall(secs(*span)),
        Step::Touch => kiosk.tap_nothing(),
        Step::Next => kiosk.tap(Action::Next),
        Step::Language => kiosk.tap(Action::Language),
        Step::TextSize => kiosk.tap(Action::TextSize),
        Step::Menu => kiosk.tap(Action::Menu),
        Step::Keys(names) => names.iter().fold(kiosk, |kiosk, name| {
            let kiosk = kiosk.key(key(name));
            log.note(&format!("key {name}"));
            log.look(&kiosk);
            kiosk
        }),
        Step::Tally => {
            log.note(&format!("showings {:?}", kiosk.showings()));
            kiosk
        }
        Step::Times(times, steps) => {
            (0..*times).fold(kiosk, |kiosk, _| steps.iter().fold(kiosk, |kiosk, step| happen(kiosk, step, log)))
        }
    };
    if !matches!(step, Step::Tally | Step::Keys(_) | Step::Times(..) | Step::Wait(_)) {
        log.note(&format!("{step:?}"));
    }
    log.look(&kiosk);
    kiosk
}

fn key(name: &str) -> Key {
    let keys = KEYS.iter().flat_map(|binding| binding.keys);
    *keys.into_iter().find(|key| key.name() == name).expect("a key as it is called in --help")
}

/// What happened, and each change of what is seen.
struct Log {
    lines: String,
    last: String,
}

impl Log {
    fn note(&mut self, event: &str) {
        let _ = writeln!(self.lines, "             > {event}");
    }

    fn look(&mut self, kiosk: &Kiosk) {
        let seen = describe(kiosk);
        if seen != self.last {
            let _ = writeln!(self.lines, "{}  {seen}", clock(kiosk.now));
            self.last = seen;
        }
    }
}

fn clock(now: Moment) -> String {
    let secs = now.millis / 1000;
    format!("{:02}:{:02}:{:02}.{:02}", secs / 3600, secs / 60 % 60, secs % 60, now.millis % 1000 / 10)
}

fn describe(kiosk: &Kiosk) -> String {
    let state = kiosk.state();
    let phase = match state.phase {
        Phase::Attract => "loop",
        Phase::Exploring => "exploring",
        Phase::Goodbye { .. } => "goodbye",
        Phase::Closed => "closed",
        Phase::Presenting => "talk",
        Phase::Playing => "playing",
        Phase::Paused { .. } => "paused",
    };
    let overlay = state.overlay.map(|overlay| match overlay {
        Overlay::Menu => "menu".to_owned(),
        Overlay::Inner(place) => format!("menu {place}"),
        Overlay::Enlarged { picture, zoom, .. } => format!("picture {picture} x{zoom}"),
        Overlay::Spot(place) => format!("spot {place}"),
        Overlay::Black => "black".to_owned(),
        Overlay::White => "white".to_owned(),
        Overlay::Overview => "overview".to_owned(),
        Overlay::Reading { page, .. } => format!("reading-{page}"),
    });
    let extras = [
        overlay,
        state.typed.map(|number| format!("typed {number}")),
        (state.language > 0).then(|| format!("language {}", state.language)),
        state.comfort.text.is_enlarged().then(|| "large text".to_owned()),
    ];
    let parts = [phase.to_owned(), kiosk.slide().to_owned()];
    parts.into_iter().chain(extras.into_iter().flatten()).collect::<Vec<_>>().join("  ")
}
