//! The author saves while the show runs.

use xiongguan::{
    show::{Action, Effect, Input, Mode, Program, Show, Timing},
    units::Moment,
};

use crate::kiosk::{DWELL, GOODBYE, IDLE, Kiosk, almost, languages, millis, program, secs, stops};

#[test]
fn new_content_stays_on_the_slide_that_is_on_screen() {
    let without_the_first = Program::new(stops(5).split_off(1), &languages(2)).expect("four");
    Kiosk::with(5).tap_nothing().tap(Action::GoTo(3)).replace(without_the_first).shows("s4");
}

#[test]
fn new_content_without_this_slide_shows_the_nearest() {
    Kiosk::with(5)
        .tap_nothing()
        .tap(Action::GoTo(4))
        .wait(secs(3))
        .tap(Action::Enlarge(1))
        .replace(program(2))
        .wait(secs(1))
        .shows("s2")
        .covered_by(None)
        .wait(IDLE + GOODBYE)
        .attracts()
        .shows("s1");
}

#[test]
fn new_content_with_fewer_languages_falls_back_to_the_first() {
    let chinese = Program::new(stops(3), &languages(1)).expect("three");
    Kiosk::with(3).tap_nothing().tap(Action::Language).replace(chinese).sees(|state| state.language == 0);
}

#[test]
fn new_content_before_the_first_slide_is_awaited_like_the_old() {
    let mut show = Show::new(program(5), Mode::Kiosk, Timing::default(), Moment::START);
    assert!(show.replace_program(program(1), Moment::START).contains(&Effect::Prepare(0)));
    assert!(show.step(Moment::from_millis(10), Input::Prepared(0)).contains(&Effect::Shown(0)));
}

#[test]
fn the_author_is_led_to_the_slide_that_was_edited_and_the_loop_goes_on_from_there() {
    let turned = |kiosk: Kiosk, slide: usize| {
        let turn = |show: &mut Show, now: Moment| show.turn_to(slide, now);
        kiosk.forgets().with_show(turn).asked(Effect::Prepare(slide)).prepared(slide)
    };
    let kiosk = turned(Kiosk::with(5).wait(DWELL).shows("s2").wait(secs(1)), 3).shows("s4").attracts();
    kiosk.wait(almost(DWELL)).shows("s4").wait(millis(1)).shows("s5").attracts();
    turned(Kiosk::with(5).tap_nothing().tap(Action::Menu), 2).shows("s3").explores().covered_by(None);
}

#[test]
fn an_author_who_is_on_the_edited_slide_stays_although_the_loop_was_about_to_leave_it() {
    let kiosk = Kiosk::with(3).with_slow_pictures().wait(DWELL).sees(|state| state.opening.is_some());
    kiosk.with_show(|show, now| show.turn_to(0, now)).shows("s1").sees(|state| state.opening.is_none());
}

#[test]
fn the_title_goes_with_the_slide_that_carried_it() {
    let timing = Timing { title: secs(7), ..Timing::default() };
    let titled = || Kiosk::of(program(3), Mode::Kiosk, timing).wait(secs(1)).sees(|state| state.title.is_some());
    let mut without_title = stops(3);
    without_title[0].carries_title = false;
    let changed = Program::new(without_title, &languages(2)).expect("three");
    titled().replace(changed).shows("s1").sees(|state| state.title.is_none());
    titled().replace(program(3)).shows("s1").sees(|state| state.title.is_some());
}
