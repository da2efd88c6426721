//! The loop that plays while nobody is there, and its clock.

use xiongguan::{
    show::{Action, Effect, Input, Mode, Program, Show, Timing, Wake},
    units::Moment,
};

use crate::kiosk::{DWELL, GOODBYE, Kiosk, almost, languages, millis, program, secs, stops};

#[test]
fn the_first_slide_comes_without_a_transition() {
    Kiosk::with(3).shows("s1").attracts().sees(|state| state.transition.is_none() && state.opening.is_none());
}

#[test]
fn the_first_slide_begins_when_it_is_ready_not_before() {
    let mut show = Show::new(program(3), Mode::Kiosk, Timing::default(), Moment::START);
    let first = show.step(Moment::START, Input::Tick);
    assert_eq!(first, [Effect::Prepare(0), Effect::Prepare(1), Effect::Prepare(2)]);
    assert_eq!(show.wake(Moment::START), Wake::At(Moment::from_millis(3000)));
    let ready = Moment::from_millis(1234);
    assert!(show.step(ready, Input::Prepared(0)).contains(&Effect::Shown(0)));
    assert_eq!(show.state().motion.since, ready);
}

#[test]
fn the_loop_moves_on_after_the_dwell_and_goes_round() {
    Kiosk::with(3)
        .wait(almost(DWELL))
        .shows("s1")
        .wait(millis(1))
        .shows("s2")
        .wait(DWELL)
        .shows("s3")
        .wait(DWELL)
        .shows("s1");
}

#[test]
fn a_new_chapter_takes_longer_to_come() {
    Kiosk::with(4)
        .wait(DWELL)
        .sees(|state| state.transition.is_some_and(|change| change.length == millis(900) && !change.new_chapter))
        .wait(DWELL)
        .sees(|state| state.transition.is_some_and(|change| change.length == millis(1400) && change.new_chapter));
}

#[test]
fn the_exhibitions_title_stands_before_the_first_slide_of_each_round() {
    let timing = Timing { title: secs(7), ..Timing::default() };
    Kiosk::of(program(2), Mode::Kiosk, timing)
        .sees(|state| state.title == Some(Moment::from_millis(7000)))
        .wait(almost(secs(7) + DWELL))
        .shows("s1")
        .wait(millis(1))
        .shows("s2")
        .sees(|state| state.title.is_none())
        .wait(DWELL)
        .shows("s1")
        .sees(|state| state.title.is_some());
}

#[test]
fn a_touch_ends_the_title_at_once() {
    let timing = Timing { title: secs(7), ..Timing::default() };
    let kiosk = Kiosk::of(program(2), Mode::Kiosk, timing).wait(secs(2)).touch();
    let now = kiosk.now;
    kiosk.sees(|state| !state.shows_title(now) && state.entrance() == now);
}

#[test]
fn a_first_slide_that_cannot_carry_the_title_begins_without_it() {
    let timing = Timing { title: secs(7), ..Timing::default() };
    let mut stops = stops(2);
    stops[0].carries_title = false;
    let program = Program::new(stops, &languages(1)).expect("two");
    let kiosk = Kiosk::of(program, Mode::Kiosk, timing).sees(|state| state.title.is_none());
    kiosk.wait(DWELL).shows("s2").wait(DWELL).shows("s1").sees(|state| state.title.is_none());
}

#[test]
fn a_talk_has_no_title_of_its_own() {
    let timing = Timing { title: secs(7), ..Timing::default() };
    Kiosk::of(program(2), Mode::Present, timing).sees(|state| state.title.is_none());
}

#[test]
fn the_show_wakes_for_the_next_frame_of_what_is_drawn() {
    let mut kiosk = Kiosk::with(3).wait(secs(5));
    kiosk.player.expect_frame(Wake::At(kiosk.now + millis(80)));
    kiosk = kiosk.sleeps_until(Moment::from_millis(5080));
    kiosk.player.expect_frame(Wake::Moving);
    kiosk = kiosk.wakes(Wake::Moving);
    kiosk.player.expect_frame(Wake::Never);
    drop(kiosk.sleeps_until(Moment::from_millis(10_000)));
}

#[test]
fn a_slide_without_pictures_stands_still_after_its_entrance() {
    let mut stops = stops(2);
    stops[0].pictures.clear();
    Kiosk::of(Program::new(stops, &languages(1)).expect("two"), Mode::Kiosk, Timing::default())
        .wait(secs(2))
        .sleeps_until(Moment::from_millis(10_000));
}

#[test]
fn a_slide_that_is_not_ready_is_awaited_three_seconds() {
    Kiosk::with(3)
        .with_slow_pictures()
        .wait(DWELL)
        .shows("s1")
        .sees(|state| state.opening.is_some_and(|(slide, _)| slide == 1))
        .wait(millis(2999))
        .shows("s1")
        .wait(millis(1))
        .shows("s2");
}

#[test]
fn a_slide_comes_as_soon_as_it_is_ready() {
    Kiosk::with(3).with_slow_pictures().wait(DWELL + secs(1)).prepared(2).shows("s1").prepared(1).shows("s2");
}

#[test]
fn the_neighbours_are_asked_for_after_each_change() {
    Kiosk::with(5).tap(Action::Stay).forgets().tap(Action::GoTo(2)).asked(Effect::Prepare(3)).asked(Effect::Prepare(1));
}

#[test]
fn a_day_of_loop_shows_all_slides_evenly() {
    let kiosk = Kiosk::with(7).coarse().wait(secs(24 * 60 * 60)).attracts();
    let (most, least) = (kiosk.showings().iter().max(), kiosk.showings().iter().min());
    assert_eq!(kiosk.showings().iter().sum::<usize>(), 8641);
    assert!(most.zip(least).is_some_and(|(most, least)| most - least <= 1), "{:?}", kiosk.showings());
}

#[test]
fn a_show_of_one_slide_comes_to_rest() {
    Kiosk::with(1).wait(DWELL).shows("s1").wakes(Wake::Never).tap_nothing().tap(Action::Next).shows("s1").explores();
}

#[test]
fn a_show_without_slides_cannot_be() {
    assert_eq!(Program::new(vec![], &languages(2)), None);
}

#[test]
fn after_a_stall_the_show_moves_on_by_one_slide_at_most() {
    Kiosk::with(5).wait(secs(4)).stall(secs(3600)).shows("s1").wait(secs(5)).shows("s2");
    Kiosk::with(5)
        .wait(almost(DWELL))
        .stall(secs(3600))
        .shows("s2")
        .wait(secs(8))
        .shows("s2")
        .wait(secs(2))
        .shows("s3");
}

#[test]
fn a_visitor_is_asked_after_a_stall_before_everything_resets() {
    Kiosk::with(5).tap_nothing().wait(secs(5)).stall(secs(3600)).says_goodbye().wait(GOODBYE).attracts();
}

#[test]
fn a_drift_goes_on_after_a_stall_where_it_was() {
    let kiosk = Kiosk::with(5).wait(secs(4)).stall(secs(3600));
    assert!(kiosk.drifted() <= secs(5), "{:?}", kiosk.drifted());
}

#[test]
fn a_slow_machine_still_plays_at_its_true_speed() {
    let mut kiosk = Kiosk::with(5);
    for _ in 0..10 {
        kiosk = kiosk.stall(secs(1));
    }
    kiosk.shows("s2");
}

#[test]
fn time_that_goes_back_changes_nothing() {
    let mut kiosk = Kiosk::with(3).wait(secs(9));
    let before = kiosk.state().clone();
    kiosk.now = Moment::from_millis(2);
    kiosk.put_in(Input::Tick);
    assert_eq!(kiosk.state(), &before);
}

/// Five slides, of which the loop shows the second and the fourth.
fn picture_led() -> Program {
    let mut stops = stops(5);
    for place in [0, 2, 4] {
        stops[place].in_loop = None;
    }
    stops[3].in_loop = Some(secs(9));
    Program::new(stops, &languages(2)).expect("five slides")
}

#[test]
fn slides_that_are_left_to_visitors_are_not_in_the_loop() {
    let kiosk = Kiosk::of(picture_led(), Mode::Kiosk, Timing::default()).shows("s2").wait(DWELL).shows("s4");
    let kiosk = kiosk.wait(almost(secs(9))).shows("s4").wait(millis(1)).shows("s2");
    // A visitor finds them all; who leaves is followed by the loop's first slide.
    let kiosk = kiosk.tap_nothing().explores().tap(Action::Next).wait(secs(2)).shows("s3");
    let kiosk = kiosk.tap(Action::Next).wait(secs(3)).tap(Action::Next).wait(secs(1)).shows("s5");
    kiosk.wait(secs(45)).says_goodbye().wait(GOODBYE).attracts().shows("s2");
}

#[test]
fn a_show_without_visitors_and_a_talk_show_every_slide() {
    Kiosk::of(picture_led(), Mode::Auto, Timing::default()).shows("s1").wait(DWELL).shows("s2").wait(DWELL).shows("s3");
    Kiosk::of(picture_led(), Mode::Present, Timing::default()).shows("s1").act(Action::Next).shows("s2");
}

#[test]
fn a_loop_that_leaves_out_everything_shows_everything() {
    let mut stops = stops(2);
    for stop in &mut stops {
        stop.in_loop = None;
    }
    let program = Program::new(stops, &languages(1)).expect("two slides");
    Kiosk::of(program, Mode::Kiosk, Timing::default()).shows("s1").wait(DWELL).shows("s2").wait(DWELL).shows("s1");
}
