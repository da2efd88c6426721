//! The simulation: days pass without a broken rule, the same ones for the same seed, and a player that breaks a rule is
//! caught.

use jiff::civil::date;
use xiongguan::{
    content::{Exhibition, Slide},
    deck::{Deck, Machine},
    player::{Audience, Effect, Event, Player},
    settings::{Settings, zone::zone},
    show::{self, Input, Overlay, Phase, ShowState, Wake},
    simulate::{OnScreen, Plan, RULES, Report, Rule, Subject, Visitors, simulate, simulate_with, text},
    units::Moment,
};

use crate::{folder::Album, program::xiongguan, sample, settings::right};

/// Open from Tuesday to Sunday; on Christmas Eve and in a winter week otherwise.
const MUSEUM: &str = r#"Kiosk(
    time_zone: "Europe/Berlin",
    opening_hours: [(days: "Tue-Sun", from: "09:00", to: "17:30")],
    special_days: [(dates: "01-05 - 01-08", closed: true), (dates: "01-10", from: "20:00", to: "02:00")],
)"#;

/// A plan for so many days of the sample in this machine.
fn plan<'a>(exhibition: &'a Exhibition, settings: &'a Settings, days: u32, visitors: Visitors) -> Plan<'a> {
    let zone = zone("Europe/Berlin").expect("a zone");
    Plan { exhibition, settings, zone, start: date(2026, 1, 1), days, seed: 7, visitors }
}

#[track_caller]
fn is_clean(report: &Report) {
    assert!(report.violations.is_empty(), "{}", text(report));
}

#[test]
fn thirty_days_break_no_rule() {
    let (exhibition, settings) = (sample::exhibition(), right(MUSEUM));
    let report = simulate(&plan(&exhibition, &settings, 30, Visitors::Busy));
    is_clean(&report);
    assert!(report.visits > 1_000 && report.presses > 10_000 && report.resets > 500, "{}", text(&report));
    assert!(report.loads > 50 && report.stalls > 5 && report.clock_steps > 1, "{}", text(&report));
    assert!(report.dwell.len() > exhibition.slide_count(), "slides were added");
    assert!(report.dwell.iter().all(|slide| slide.seconds > 0), "{}", text(&report));
    // 22 days of eight and a half hours and a night of six, with clocks that were wrong and visitors after hours.
    let open = 22 * 8 * 3600 + 22 * 1800 + 6 * 3600;
    assert!(report.lit_s > open * 9 / 10 && report.lit_s < open * 5 / 4, "{} s of {open}", report.lit_s);
}

#[test]
fn walls_and_talks_break_no_rule_either() {
    let exhibition = sample::exhibition();
    for mode in ["auto", "present", "kiosk"] {
        let settings = right(&format!("Kiosk(mode: {mode})"));
        for visitors in [Visitors::None, Visitors::Busy] {
            is_clean(&simulate(&plan(&exhibition, &settings, 3, visitors)));
        }
    }
}

#[test]
fn the_same_seed_plays_the_same_days() {
    let (exhibition, settings) = (sample::exhibition(), right(MUSEUM));
    let plan = plan(&exhibition, &settings, 4, Visitors::Usual);
    let first = simulate(&plan);
    assert_eq!(first, simulate(&plan));
    assert_ne!(first, simulate(&Plan { seed: 8, ..plan.clone() }));
}

#[test]
fn slides_with_times_of_their_own_break_no_rule() {
    let when = |fields: [(&str, &str); 2]| {
        let text = fields.map(|(name, value)| format!("{name}: \"{value}\"")).join(", ");
        format!("Quote(text: \"x\", {text})")
    };
    let mut exhibition = sample::exhibition();
    let timed = [
        when([("from", "2026-03-28 12:00"), ("until", "2026-03-29")]),
        when([("days", "Sat"), ("hours", "02:30 - 12:00, 22:00 - 03:00")]),
        "Quote(text: \"x\", loop_only: true)".to_owned(),
    ];
    for (place, slide) in timed.iter().enumerate() {
        let reader = ron::Options::default().with_default_extension(
            ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES | ron::extensions::Extensions::IMPLICIT_SOME,
        );
        let kind = reader.from_str(slide).expect("a slide");
        exhibition.chapters[0].slides.insert(place, Slide { id: format!("timed-{place}"), kind });
    }
    for mode in ["kiosk", "auto", "present"] {
        let settings = right(&format!("Kiosk(mode: {mode})"));
        for visitors in [Visitors::None, Visitors::Busy] {
            let plan = Plan { start: date(2026, 3, 27), ..plan(&exhibition, &settings, 4, visitors) };
            let report = simulate(&plan);
            is_clean(&report);
            let seconds =
                |id: &str| report.dwell.iter().find(|slide| slide.slide == id).map_or(0, |slide| slide.seconds);
            assert!(mode == "present" || seconds("timed-0") > 0 && seconds("timed-2") > 0, "{}", text(&report));
            assert!(mode == "present" || seconds("timed-0") < 40 * 3600, "{}", text(&report));
        }
    }
}

#[test]
fn nights_of_daylight_saving_are_as_any_other() {
    let (exhibition, settings) =
        (sample::exhibition(), right(r#"Kiosk(opening_hours: [(days: "daily", from: "20:00", to: "02:30")])"#));
    for start in [date(2026, 3, 28), date(2026, 10, 24)] {
        is_clean(&simulate(&Plan { start, ..plan(&exhibition, &settings, 3, Visitors::Busy) }));
    }
}

/// A player around which one rule is broken.
struct Broken {
    player: Player,
    rule: Rule,
    shown: usize,
}

impl Broken {
    fn changed(&self, state: ShowState) -> ShowState {
        match self.rule {
            Rule::OneSlide if self.shown > 50 => ShowState { slide: 99, ..state },
            Rule::Returns if state.phase == Phase::Attract => ShowState { phase: Phase::Exploring, ..state },
            Rule::Order if self.shown > 5 => ShowState { order: show::Order::of(vec![true, false]), ..state },
            Rule::Trace => ShowState { overlay: Some(Overlay::Menu), ..state },
            _ => state,
        }
    }

    fn effects(&mut self, effects: Vec<Effect>) -> Vec<Effect> {
        let mut told = Vec::new();
        for effect in effects {
            told.push(effect);
            let Effect::Show(show::Effect::Shown(slide)) = effect else { continue };
            self.shown += 1;
            match self.rule {
                Rule::Flashing | Rule::Hurried | Rule::Jumps => told.extend([effect; 3]),
                Rule::Starved if slide == 3 => drop(told.pop()),
                _ => {}
            }
        }
        told
    }
}

impl Subject for Broken {
    fn step(&mut self, now: Moment, event: Event) -> Vec<Effect> {
        let event = match event {
            Event::Wall(_) if self.rule == Rule::Closed => Event::Wall(None),
            event => event,
        };
        let effects = self.player.step(now, event);
        self.effects(effects)
    }

    fn answer(&mut self, now: Moment, is_ready: &dyn Fn(&Deck, usize) -> bool) -> Vec<Effect> {
        let effects = self.player.answer(now, is_ready);
        self.effects(effects)
    }

    fn expect_frame(&mut self, next: Wake) {
        self.player.expect_frame(next);
    }

    fn wake(&self, now: Moment) -> Wake {
        match (self.rule, self.player.wake(now)) {
            (Rule::WakePast, _) if now.millis > 1_000 => Wake::At(Moment::from_millis(now.millis - 1)),
            (Rule::WakeMissing, Wake::At(_)) => Wake::Never,
            (Rule::Spins, Wake::At(_)) if self.shown > 10 => Wake::At(now),
            (_, wake) => wake,
        }
    }

    fn next_change(&self, now: Moment) -> Option<Moment> {
        Subject::next_change(&self.player, now)
    }

    fn is_coming(&self) -> bool {
        self.player.is_coming()
    }

    fn on_screen(&self) -> Option<OnScreen> {
        let on_screen = Subject::on_screen(&self.player)?;
        let has_started = on_screen.has_started && self.rule != Rule::Content;
        Some(OnScreen { state: self.changed(on_screen.state), has_started, ..on_screen })
    }

    fn machine(&self) -> &Machine {
        self.player.machine()
    }
}

#[test]
fn a_player_that_breaks_a_rule_is_caught() {
    let (exhibition, settings) = (sample::exhibition(), right(MUSEUM));
    for &(rule, name, _) in RULES {
        let (days, visitors) = match rule {
            // Machines stand still once in two days.
            Rule::Jumps => (9, Visitors::None),
            _ => (1, Visitors::Usual),
        };
        let plan = plan(&exhibition, &settings, days, visitors);
        let player = Player::new(Audience::default(), plan.machine());
        let report = simulate_with(&plan, Broken { player, rule, shown: 0 });
        let caught = report.violations.iter().any(|violation| violation.rule == rule && violation.count > 0);
        assert!(caught, "{name} was not caught\n{}", text(&report));
        assert!(text(&report).contains(&format!("times: {name}: ")), "{}", text(&report));
    }
}

#[test]
fn a_press_every_fifty_milliseconds_brings_up_three_slides_a_second_at_most() {
    let exhibition = sample::exhibition();
    let program = Settings::default().program(&exhibition).expect("slides");
    let mut show = show::Show::new(program, show::Mode::Kiosk, show::Timing::default(), Moment::START);
    let mut shown: Vec<Moment> = Vec::new();
    let mut put = |show: &mut show::Show, now: Moment, input: Input| {
        let mut inputs = vec![input];
        while let Some(input) = inputs.pop() {
            for effect in show.step(now, input) {
                match effect {
                    show::Effect::Prepare(slide) => inputs.push(Input::Prepared(slide)),
                    show::Effect::Shown(_) => shown.push(now),
                    _ => {}
                }
            }
        }
    };
    put(&mut show, Moment::START, Input::Tick);
    for press in 1..=60 {
        let now = Moment::from_millis(5_000 + press * 50);
        for input in [Input::Touch, Input::Act(show::Action::Next), Input::Release] {
            put(&mut show, now, input);
        }
    }
    assert_ne!(show.wake(Moment::from_millis(8_000)), Wake::Never, "the last press is owed");
    put(&mut show, Moment::from_millis(9_000), Input::Tick);
    assert!(shown.windows(4).all(|four| four[3].since(four[0]).as_millis() >= 1_000), "{shown:?}");
    // No press is lost: the first one only wakes, the others go on by one slide each.
    assert_eq!(show.state().slide, 59 % exhibition.slide_count());
}

#[test]
fn the_command_tells_people_and_programs() {
    let album = Album::new();
    let kiosk = album.put("kiosk.ron", MUSEUM);
    let args = format!("simulate content.ron --days 2 --seed 3 --visitors busy --kiosk {}", kiosk.display());
    xiongguan(&args).ends_with(0).says("2 days, seed 3, kiosk mode").says("no violations of 13 rules");
    let out = xiongguan(&format!("{args} --format json")).ends_with(0).out();
    let report: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((&report["days"], &report["seed"], &report["visitors"]), (&2.into(), &3.into(), &"busy".into()));
    assert_eq!(report["violations"], serde_json::json!([]));
    assert_eq!(report["rules"].as_array().map(Vec::len), Some(RULES.len()));
    xiongguan("simulate content.ron --days 0").ends_with(1).complains("--days");
    xiongguan("simulate gone.ron").ends_with(1).complains("cannot read the exhibition");
}
