//! What holds for the show whatever happens, in any order and at any time.

use std::time::Duration;

use jiff::civil::{DateTime, date};
use proptest::{collection::vec, prelude::*};
use xiongguan::{
    content::{Home, Schedule},
    show::{Action, Comfort, Effect, Input, Light, Mode, Overlay, Phase, Program, Show, Stop, Timing, Trail, Wake},
    units::{Fraction, Moment},
};

use crate::kiosk::{self, Kiosk, millis, program, secs, stops};

/// Something that happens.
#[derive(Clone, Debug)]
enum Event {
    /// This many milliseconds pass, and the machine wakes as it should.
    Wait(u64),
    /// This many milliseconds pass unnoticed.
    Stall(u64),
    /// The clock goes back.
    Back(u64),
    Put(Input),
    /// The content is saved anew.
    Replace(Program),
    /// Pictures are there at once from now on, or never.
    Pictures(bool),
}

fn action() -> impl Strategy<Value = Action> {
    let number = prop_oneof![-3.0f32..3.0, Just(f32::NAN), Just(f32::INFINITY), Just(0.0), Just(f32::MIN_POSITIVE)];
    prop_oneof![
        Just(Action::Next),
        Just(Action::Previous),
        Just(Action::First),
        Just(Action::Last),
        (0usize..12).prop_map(Action::GoTo),
        (0usize..12).prop_map(Action::Follow),
        Just(Action::Return),
        any::<u8>().prop_map(Action::Digit),
        Just(Action::Enter),
        Just(Action::Menu),
        Just(Action::Language),
        prop_oneof![Just(Action::TextSize), Just(Action::Read)],
        Just(Action::Contrast),
        Just(Action::Calm),
        Just(Action::Reach),
        (0usize..4).prop_map(Action::Enlarge),
        (0usize..4, number.clone(), number.clone()).prop_map(|(picture, x, y)| Action::EnlargeAt(picture, x, y)),
        (0usize..4).prop_map(Action::Spot),
        number.clone().prop_map(Action::Zoom),
        (number.clone(), number.clone()).prop_map(|(x, y)| Action::LookAt(x, y)),
        number.clone().prop_map(|place| Action::Divide(Fraction::new(place))),
        Just(Action::Black),
        Just(Action::White),
        Just(Action::Pause),
        prop_oneof![
            Just(Action::Continue),
            Just(Action::Freeze),
            Just(Action::Latest),
            Just(Action::FullScreen),
            Just(Action::Overview),
            Just(Action::SpeakersView),
            any::<i32>().prop_map(Action::Choose),
            any::<char>().prop_map(Action::Letter),
            Just(Action::Erase),
            any::<i8>().prop_map(Action::Scroll),
            Just(Action::Light(Light::Dot)),
            Just(Action::Light(Light::Spotlight)),
            (number.clone(), number.clone()).prop_map(|(x, y)| Action::PointAt(x, y)),
        ],
        Just(Action::Stay),
        (number.clone(), number.clone(), number.clone()).prop_map(|(zoom, x, y)| Action::Look { zoom, x, y }),
        (number.clone(), number.clone()).prop_map(|(x, y)| Action::GlideTo(x, y)),
        any::<bool>().prop_map(|forwards| Action::OtherPicture { forwards }),
        number.clone().prop_map(Action::Pull),
        (any::<bool>(), number).prop_map(|(goes, speed)| Action::LetGo { goes, speed }),
        Just(Action::NextControl),
        Just(Action::PreviousControl),
        Just(Action::Back),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    let span = || prop_oneof![0u64..100, 0u64..5_000, 0u64..100_000];
    prop_oneof![
        3 => span().prop_map(Event::Wait),
        1 => prop_oneof![span(), Just(u64::from(u32::MAX))].prop_map(Event::Stall),
        1 => span().prop_map(Event::Back),
        3 => prop_oneof![Just(Input::Touch), Just(Input::Release), Just(Input::Stir), Just(Input::Tick), Just(Input::Listen)]
            .prop_map(Event::Put),
        8 => action().prop_map(|action| Event::Put(Input::Act(action))),
        1 => any::<bool>().prop_map(|open| Event::Put(Input::Open(open))),
        1 => (0usize..6).prop_map(|pages| Event::Put(Input::Pages(pages))),
        2 => proptest::option::weighted(0.9, 0i8..24).prop_map(|hour| Event::Put(Input::Wall(hour.map(at)))),
        1 => (0usize..12).prop_map(|slide| Event::Put(Input::Prepared(slide))),
        1 => some_program().prop_map(Event::Replace),
        1 => any::<bool>().prop_map(Event::Pictures),
    ]
}

/// An hour of a day.
fn at(hour: i8) -> DateTime {
    date(2026, 10, 1).at(hour, 0, 0, 0)
}

/// Nothing, or hours of the day.
fn schedules() -> impl Strategy<Value = Vec<Schedule>> {
    let hours = (0u8..24, 0u8..24).prop_map(|(from, to)| format!("{from:02}:00 - {to:02}:00"));
    let schedule = hours.prop_map(|hours| Schedule { hours: hours.try_into().ok(), ..Schedule::default() });
    prop_oneof![Just(Vec::new()), vec(schedule, 1..3)]
}

/// Up to seven slides with up to three pictures, spots and reveals each, in one to three languages; some at certain hours
/// or for the loop alone.
fn some_program() -> impl Strategy<Value = Program> {
    // Half of them bring what is on them at once, the others one by one.
    let reveals = prop_oneof![Just(0usize), 1usize..4];
    let pages = prop_oneof![Just(0usize), 1usize..4];
    let slide = (0usize..4, (reveals, pages, 0usize..4), schedules(), proptest::bool::weighted(0.2));
    let home = prop_oneof![2 => Just(Home::Loop), 1 => Just(Home::Tiles)];
    (vec(slide, 1..8), 1usize..4, home).prop_map(|(slides, languages, home)| {
        let slides = stops(slides.len()).into_iter().zip(slides);
        let slides = slides.map(|(stop, (pictures, (reveals, pages, spots), schedules, loop_only))| Stop {
            pictures: vec![kiosk::CENTER; pictures],
            reveals,
            pages,
            spots,
            schedules,
            loop_only,
            ..stop
        });
        Program::new(slides.collect(), &kiosk::languages(languages)).expect("at least one slide").with_home(home)
    })
}

/// The usual times, and times so short that many things fall due at once.
fn timing() -> impl Strategy<Value = Timing> {
    let short = |usual: Duration| prop_oneof![2 => Just(usual), 1 => Just(secs(0)), 1 => Just(millis(300))];
    let usual = Timing::default();
    (
        (short(usual.idle_min), prop_oneof![Just(1.5f32), Just(0.0), Just(-1.0), Just(f32::NAN)]),
        (short(usual.goodbye), short(usual.pause), short(usual.typed)),
        (short(usual.transition), short(usual.prepare)),
    )
        .prop_map(move |((idle_min, idle_reading_factor), (goodbye, pause, typed), (transition, prepare))| {
            Timing { idle_min, idle_reading_factor, goodbye, pause, typed, transition, prepare, ..usual }
        })
}

fn mode() -> impl Strategy<Value = Mode> {
    prop_oneof![2 => Just(Mode::Kiosk), 1 => Just(Mode::Present), 1 => Just(Mode::Auto)]
}

fn happen(mut kiosk: Kiosk, event: &Event) -> Kiosk {
    match *event {
        Event::Wait(span) => kiosk.wait(millis(span)),
        Event::Stall(span) => {
            // A deck that was waiting may show a slide of its own before.
            let most = kiosk.showings().iter().sum::<usize>() + 1 + usize::from(kiosk.has_deck_coming());
            let kiosk = kiosk.stall(millis(span));
            assert!(kiosk.showings().iter().sum::<usize>() <= most, "more than one slide after a stall");
            kiosk
        }
        Event::Back(span) => {
            kiosk.now = Moment::from_millis(kiosk.now.millis.saturating_sub(span));
            kiosk
        }
        Event::Put(input) => {
            kiosk.put_in(input);
            kiosk
        }
        Event::Replace(ref program) => kiosk.replace(program.clone()),
        Event::Pictures(true) => kiosk.with_quick_pictures(),
        Event::Pictures(false) => kiosk.with_slow_pictures(),
    }
}

fn holds_together(kiosk: &Kiosk) {
    let (state, program) = (kiosk.state(), kiosk.show().program());
    let beside =
        state.pull.and_then(|pull| pull.beside).filter(|_| !matches!(state.overlay, Some(Overlay::Enlarged { .. })));
    let places =
        [Some(state.slide), state.opening.map(|(slide, _)| slide), state.transition.map(|change| change.from), beside];
    assert!(state.pull.is_none_or(|pull| pull.by.abs() <= 1.0), "{state:?}");
    assert!(places.into_iter().flatten().all(|place| place < program.len()), "{state:?}");
    assert_eq!(&state.order, program.order());
    assert!((0..program.len()).any(|place| state.order.holds(place)), "{state:?}");
    // What comes next by itself is in the loop, and what somebody comes to is in the order.
    let next = [program.after_in_loop(state.slide), program.first_in_loop()];
    assert!(next.into_iter().all(|place| program.is_looped(place)), "{state:?}");
    let near = [program.after(state.slide, true), program.before(state.slide, true), program.first_in_order()];
    assert!(near.into_iter().all(|place| state.order.holds(place)), "{state:?}");
    let trail = state.trail.places();
    assert!(trail.len() <= Trail::MOST && trail.iter().all(|place| *place < program.len()), "{state:?}");
    assert!(state.way_back().is_none_or(|back| trail.contains(&back) && back != state.slide), "{state:?}");
    assert!(state.language < program.languages().len(), "{state:?}");
    assert!(state.typed.is_none_or(|typed| typed <= 999), "{state:?}");
    if let Some(Overlay::Enlarged { picture, zoom, center: (x, y) }) = state.overlay {
        assert!(picture < program.stop(state.slide).pictures.len(), "{state:?}");
        assert!((1.0..=Overlay::ZOOM_MAX).contains(&zoom), "{state:?}");
        assert!((0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y), "{state:?}");
    }
    if let Some(Overlay::Reading { page, pages }) = state.overlay {
        assert!(page < pages && state.mode != Mode::Present, "{state:?}");
    }
    if let Some(Overlay::Spot(place)) = state.overlay {
        assert!(place < program.stop(state.slide).spots, "{state:?}");
    }
    if let Some(revealed) = state.motion.revealed {
        assert!(state.mode == Mode::Present, "{state:?}");
        assert!(revealed.items <= program.stop(state.slide).reveals, "{state:?}");
        assert!(revealed.newest.is_none() || revealed.items > 0, "{state:?}");
    }
    let page = state.motion.page;
    assert!(page.place < program.stop(state.slide).pages.max(1), "{state:?}");
    assert!(page.place == 0 || !matches!(state.phase, Phase::Attract | Phase::Playing), "{state:?}");
    let blank = state.overlay.is_some_and(Overlay::is_blank);
    assert!(!blank || state.mode == Mode::Present, "{state:?}");
    assert!(state.phase != Phase::Attract || state.comfort == Comfort::default(), "{state:?}");
    if let Wake::At(moment) = kiosk.player.wake(kiosk.now) {
        assert!(moment >= kiosk.now, "{state:?}");
    }
}

/// A step at the wake-up that was asked for changes something, or the next one lies later.
fn does_not_spin(kiosk: &Kiosk) {
    let mut show = kiosk.show().clone();
    let mut now = kiosk.now;
    for _ in 0..20 {
        let Wake::At(moment) = show.wake(now) else { return };
        let before = show.state().clone();
        now = moment;
        let effects = show.step(now, Input::Tick);
        let later = !matches!(show.wake(now), Wake::At(next) if next <= now);
        assert!(later || !effects.is_empty() || &before != show.state(), "spins at {now:?} in {before:?}");
    }
    let overdue = matches!(show.wake(now), Wake::At(next) if next <= kiosk.now);
    assert!(!overdue, "twenty changes at {now:?}: {:?}", show.state());
}

/// A kiosk to which all this has happened, and whose house is open.
fn left_open(program: Program, events: &[Event]) -> Kiosk {
    let kiosk = Kiosk::of(program, Mode::Kiosk, Timing::default()).coarse();
    let mut kiosk = events.iter().fold(kiosk, happen);
    // The show's time may be later than that of the clock, which may have gone back.
    kiosk.now = Moment::from_millis(kiosk.now.millis + 100_000 * 60);
    kiosk.put_in(Input::Open(true));
    kiosk
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        // More where `PROPTEST_CASES` asks for more.
        cases: ProptestConfig::default().cases.max(10_000),
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_happens_it_holds_together(
        mode in mode(),
        program in some_program(),
        timing in timing(),
        is_running in any::<bool>(),
        events in vec(event(), 0..60),
    ) {
        let show = Show::new(program, mode, timing, Moment::START);
        let mut kiosk = if is_running { Kiosk::running(show) } else { Kiosk::starting(show) }.coarse();
        for event in &events {
            kiosk = happen(kiosk, event);
            holds_together(&kiosk);
            does_not_spin(&kiosk);
        }
    }

    #[test]
    fn left_alone_it_returns_to_the_loop(
        program in some_program(),
        events in vec(event(), 0..60),
    ) {
        let mut kiosk = left_open(program, &events);
        kiosk.put_in(Input::Release);
        let kiosk = kiosk.wait(secs(45 + 20)).attracts().leaves_no_trace();
        kiosk.with_quick_pictures().wait(secs(3)).sees(|state| state.opening.is_none());
    }

    #[test]
    fn whoever_is_asked_has_time_to_answer_and_may_answer_often(
        program in some_program(),
        events in vec(event(), 0..60),
    ) {
        let kiosk = left_open(program, &events);
        let mut kiosk = kiosk.tap_nothing();
        for _ in 0..12 {
            kiosk = kiosk.wait(secs(45)).says_goodbye();
            let Phase::Goodbye { until } = kiosk.state().phase else { unreachable!("it says goodbye") };
            prop_assert!(until.since(kiosk.now) >= secs(20), "{:?}", kiosk.state());
            // In the last moment.
            kiosk = kiosk.wait(millis(19_900)).says_goodbye().tap_nothing().explores();
        }
        kiosk.wait(secs(45 + 20)).attracts().leaves_no_trace();
    }

    #[test]
    fn left_alone_a_wall_plays_on(
        slides in 2usize..7,
        events in vec(event(), 0..60),
    ) {
        let kiosk = Kiosk::of(program(slides), Mode::Auto, Timing::default()).coarse();
        let mut kiosk = events.iter().fold(kiosk, happen).with_quick_pictures().replace(program(slides));
        kiosk.now = Moment::from_millis(kiosk.now.millis + 100_000 * 60);
        kiosk.put_in(Input::Open(true));
        let kiosk = kiosk.wait(secs(30)).is(Phase::Playing).forgets().wait(secs(10 * slides as u64 + 3));
        (0..slides).fold(kiosk, |kiosk, slide| kiosk.asked(Effect::Shown(slide)));
    }

    #[test]
    fn the_waking_press_presses_nothing_whatever_it_means(actions in vec(action(), 0..8)) {
        let asleep = Show::new(program(4), Mode::Kiosk, Timing::default(), Moment::START);
        let untouched = Kiosk::running(asleep.clone()).wait(secs(4)).tap_nothing();
        let pressed = actions.into_iter().fold(Kiosk::running(asleep).wait(secs(4)).touch(), Kiosk::act);
        let pressed = pressed.wait(millis(80)).lift();
        prop_assert_eq!(untouched.state(), pressed.state());
    }
}
