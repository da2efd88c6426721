//! A voice that tells of a slide.

use std::time::Duration;

use xiongguan::show::{Action, Hearing, Input, Key, Mode, Phase, Program, ShowState, Spoken, Stop, Telling, Timing};

use crate::kiosk::{GOODBYE, IDLE, Kiosk, almost, languages, millis, secs, stops};

/// Longer than visitors may idle.
const LENGTH: Duration = secs(90);

/// After its last word it is over so soon.
const REST: Duration = secs(1);

/// Three slides, of which the first two are told, the second in the first language alone.
fn told() -> Program {
    let slides = stops(3).into_iter().enumerate();
    let narrations = |place| match place {
        0 => vec![Some(LENGTH), Some(LENGTH)],
        1 => vec![Some(LENGTH), None],
        _ => Vec::new(),
    };
    let slides = slides.map(|(place, stop)| Stop { narrations: narrations(place), ..stop });
    Program::new(slides.collect(), &languages(2)).expect("three slides")
}

/// A machine that can be heard.
fn machine(mode: Mode) -> Kiosk {
    let mut kiosk = Kiosk::of(told(), mode, Timing::default());
    kiosk.put_in(Input::Heard(true));
    kiosk
}

fn kiosk() -> Kiosk {
    machine(Mode::Kiosk).tap_nothing().explores()
}

/// One where narrations begin by themselves.
fn telling(mode: Mode) -> Kiosk {
    machine(mode).with_show(|show, _| {
        show.set_telling(Telling::ByItself);
        Vec::new()
    })
}

fn is_heard(state: &ShowState) -> bool {
    state.hearing.is_some_and(Hearing::plays)
}

fn is_over(state: &ShowState) -> bool {
    state.hearing.is_none()
}

#[test]
fn a_narration_plays_pauses_goes_on_and_ends() {
    let kiosk = kiosk().sees(is_over).key(Key::E).sees(is_heard).wait(secs(10));
    // A press takes a moment.
    let has_heard = |kiosk: &Kiosk, wanted: u64| {
        let heard = kiosk.state().hearing.map(|hearing| hearing.heard(kiosk.now));
        assert!(heard.is_some_and(|heard| heard.abs_diff(secs(wanted)) < millis(300)), "{heard:?}");
    };
    has_heard(&kiosk, 10);
    let kiosk = kiosk.tap(Action::Hear).sees(|state| !is_heard(state)).wait(secs(5));
    has_heard(&kiosk, 10);
    let kiosk = kiosk.tap(Action::Hear).wait(secs(2));
    has_heard(&kiosk, 12);
    kiosk.wait(secs(77)).sees(is_heard).wait(secs(2)).sees(is_over);
}

#[test]
fn it_ends_with_its_slide_its_language_and_its_visitor() {
    let hearing = || kiosk().tap(Action::Hear).wait(secs(3)).sees(is_heard);
    hearing().tap(Action::Next).wait(secs(2)).shows("s2").sees(is_over);
    hearing().tap(Action::Language).sees(is_over);
    hearing().tap(Action::Menu).sees(is_heard).tap(Action::Menu).sees(is_heard);
    hearing().tap(Action::Hear).wait(IDLE + GOODBYE + secs(1)).attracts().sees(is_over);
    let mut closed = hearing();
    closed.put_in(Input::Open(false));
    closed.wait(LENGTH + REST + IDLE + GOODBYE).is(Phase::Closed).sees(is_over);
    let mut unplugged = hearing();
    unplugged.put_in(Input::Heard(false));
    unplugged.sees(is_over).tap(Action::Hear).sees(is_over);
}

#[test]
fn only_what_is_told_in_the_visitors_language_can_be_heard() {
    let second = kiosk().tap(Action::Next).wait(secs(2)).shows("s2");
    let second = second.tap(Action::Hear).sees(is_heard).tap(Action::Language).tap(Action::Hear).sees(is_over);
    second.tap(Action::Next).wait(secs(2)).shows("s3").tap(Action::Hear).sees(is_over);
    Kiosk::of(told(), Mode::Kiosk, Timing::default()).tap_nothing().tap(Action::Hear).sees(is_over);
    machine(Mode::Kiosk).key(Key::E).explores().sees(is_over);
}

#[test]
fn who_listens_is_asked_for_only_after_the_end() {
    let kiosk = kiosk().tap(Action::Hear).wait(almost(LENGTH + IDLE)).explores();
    kiosk.wait(REST).says_goodbye().wait(GOODBYE).attracts();
    let waiting = self::kiosk().tap(Action::Hear).wait(secs(5)).tap(Action::Hear);
    waiting.wait(almost(IDLE)).explores().wait(secs(1)).says_goodbye();
}

#[test]
fn a_wall_waits_until_it_was_heard() {
    let wall = machine(Mode::Auto).tap_nothing().pauses().tap(Action::Hear).sees(is_heard);
    let wall = wall.wait(LENGTH).sees(is_heard).pauses().shows("s1");
    wall.wait(secs(31)).is(Phase::Playing).sees(is_over);
}

#[test]
fn where_it_is_told_by_itself_every_slide_that_a_visitor_comes_to_is() {
    let kiosk = telling(Mode::Kiosk).wait(secs(3)).attracts().sees(is_over);
    let kiosk = kiosk.tap_nothing().explores().sees(is_heard);
    let kiosk = kiosk.tap(Action::Next).wait(secs(2)).shows("s2").sees(is_heard);
    let kiosk = kiosk.tap(Action::Language).sees(is_over).tap(Action::Language).sees(is_heard);
    let kiosk = kiosk.tap(Action::Next).wait(secs(2)).shows("s3").sees(is_over);
    let kiosk = kiosk.tap(Action::Previous).wait(secs(2)).shows("s2").sees(is_heard).tap(Action::Hear);
    kiosk.wait(secs(1)).sees(|state| !is_heard(state) && !is_over(state));
}

#[test]
fn a_clock_that_stood_still_takes_nothing_of_it() {
    let kiosk = kiosk().tap(Action::Hear).wait(secs(10)).stall(secs(60));
    let heard = kiosk.state().hearing.map(|hearing| hearing.heard(kiosk.now));
    assert!(heard.is_some_and(|heard| heard < secs(85)), "{heard:?}");
    kiosk.sees(is_heard);
}

#[test]
fn a_save_that_takes_it_away_ends_it_and_any_other_does_not() {
    let hearing = || kiosk().tap(Action::Hear).wait(secs(3));
    hearing().replace(told()).wait(millis(100)).sees(is_heard);
    let without = Program::new(stops(3), &languages(2)).expect("three slides");
    hearing().replace(without).wait(millis(100)).sees(is_over);
}

#[test]
fn what_a_visitor_switches_off_is_on_for_the_next() {
    let kiosk = kiosk().key(Key::U).sees(|state| state.muted).key(Key::U).sees(|state| !state.muted);
    kiosk.tap(Action::Mute).wait(IDLE + GOODBYE + secs(1)).attracts().sees(|state| !state.muted);
}

/// One that reads its first language aloud.
fn reading(mode: Mode) -> Kiosk {
    let mut kiosk = machine(mode);
    kiosk.put_in(Input::Spoken(Spoken::of([0])));
    kiosk
}

/// The machine has found out how long it takes for what it reads.
fn takes(mut kiosk: Kiosk, length: Duration) -> Kiosk {
    kiosk.put_in(Input::Speech(length));
    kiosk
}

#[test]
fn a_slide_without_a_narration_is_read_aloud_for_as_long_as_that_takes() {
    let reads = |kiosk: Kiosk| kiosk.tap(Action::GoTo(2)).wait(secs(2)).shows("s3").tap(Action::Hear);
    let kiosk = reads(reading(Mode::Kiosk).tap_nothing()).sees(is_heard);
    // Who listens is there, as long as nobody knows how long it takes.
    let kiosk = kiosk.wait(IDLE + GOODBYE).explores().sees(is_heard);
    let kiosk = takes(kiosk, IDLE + GOODBYE + secs(20)).wait(secs(10)).sees(is_heard).wait(secs(20)).sees(is_over);
    let kiosk = kiosk.tap(Action::Hear).wait(secs(5)).tap(Action::Hear).wait(secs(20)).sees(|state| !is_heard(state));
    takes(kiosk.tap(Action::Hear).sees(is_heard), secs(20)).wait(secs(14)).sees(is_heard).wait(secs(3)).sees(is_over);
    // Nothing came of it.
    takes(reads(reading(Mode::Kiosk).tap_nothing()), secs(0)).wait(secs(1)).sees(is_over);
}

#[test]
fn it_is_read_aloud_in_the_languages_that_the_machine_speaks_and_not_in_a_talk() {
    let other = reading(Mode::Kiosk).tap_nothing().tap(Action::GoTo(2)).wait(secs(2)).tap(Action::Language);
    other.tap(Action::Hear).sees(is_over);
    reading(Mode::Present).tap(Action::GoTo(2)).wait(secs(2)).tap(Action::Hear).sees(is_over);
    let mut gone =
        reading(Mode::Kiosk).tap_nothing().tap(Action::GoTo(2)).wait(secs(2)).tap(Action::Hear).sees(is_heard);
    gone.put_in(Input::Spoken(Spoken::default()));
    gone.sees(is_over);
}

#[test]
fn a_recording_goes_before_the_machines_own_voice() {
    let kiosk = takes(reading(Mode::Kiosk).tap_nothing().tap(Action::Hear).sees(is_heard), secs(5));
    kiosk.wait(secs(60)).sees(is_heard);
}

#[test]
fn where_narrations_begin_by_themselves_slides_are_read_by_themselves() {
    let mut kiosk = telling(Mode::Kiosk);
    kiosk.put_in(Input::Spoken(Spoken::of([0, 1])));
    let kiosk = kiosk.wait(secs(3)).attracts().sees(is_over).tap_nothing().sees(is_heard);
    kiosk.tap(Action::GoTo(2)).wait(secs(2)).shows("s3").sees(is_heard).tap(Action::Language).sees(is_heard);
}
