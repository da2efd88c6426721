//! The author saves while the show runs.

use xiongguan::{
    show::{Action, Effect, Input, Mode, Program, Show, Timing},
    units::Moment,
};

use crate::kiosk::{GOODBYE, IDLE, Kiosk, program, stops};

#[test]
fn new_content_stays_on_the_slide_that_is_on_screen() {
    let without_the_first = Program::new(stops(5).split_off(1), 2).expect("four");
    Kiosk::with(5).tap_nothing().tap(Action::GoTo(3)).replace(without_the_first).shows("s4");
}

#[test]
fn new_content_without_this_slide_shows_the_nearest() {
    Kiosk::with(5)
        .tap_nothing()
        .tap(Action::GoTo(4))
        .tap(Action::Enlarge(1))
        .replace(program(2))
        .shows("s2")
        .covered_by(None)
        .wait(IDLE + GOODBYE)
        .attracts()
        .shows("s1");
}

#[test]
fn new_content_with_fewer_languages_falls_back_to_the_first() {
    let chinese = Program::new(stops(3), 1).expect("three");
    Kiosk::with(3).tap_nothing().tap(Action::Language).replace(chinese).sees(|state| state.language == 0);
}

#[test]
fn new_content_before_the_first_slide_is_awaited_like_the_old() {
    let mut show = Show::new(program(5), Mode::Kiosk, Timing::default(), Moment::START);
    assert!(show.replace_program(program(1), Moment::START).contains(&Effect::Prepare(0)));
    assert!(show.step(Moment::from_millis(10), Input::Prepared(0)).contains(&Effect::Shown(0)));
}
