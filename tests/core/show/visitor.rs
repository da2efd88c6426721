//! A visitor comes, explores and walks away.

use xiongguan::{
    content::Lang,
    show::{Action, Comfort, Effect, Input, Key, Mode, Phase, Program, Show, Timing},
    units::{Fraction, Moment},
};

use crate::kiosk::{DWELL, GOODBYE, IDLE, Kiosk, almost, languages, millis, program, secs, stops};

#[test]
fn a_touch_wakes_but_presses_nothing() {
    Kiosk::with(3).wait(secs(4)).tap(Action::Next).shows("s1").explores().asked(Effect::Woke);
}

#[test]
fn the_waking_touch_presses_nothing_however_long_it_is_held() {
    Kiosk::with(3).touch().wait(secs(5)).act(Action::Next).act(Action::Menu).lift().shows("s1").covered_by(None);
}

#[test]
fn a_second_finger_of_the_waking_hand_presses_nothing_either() {
    Kiosk::with(3).touch().wait(millis(50)).touch().act(Action::Next).lift().shows("s1").tap(Action::Next).shows("s2");
}

#[test]
fn a_lost_release_does_not_make_the_show_deaf() {
    Kiosk::with(3).touch().wait(secs(2)).tap(Action::Next).shows("s2");
}

#[test]
fn a_waking_key_presses_nothing() {
    Kiosk::with(3).key(Key::ArrowRight).shows("s1").explores().key(Key::ArrowRight).shows("s2");
}

#[test]
fn a_key_without_a_meaning_wakes_too() {
    Kiosk::with(3).key(Key::B).explores().key(Key::B).covered_by(None);
}

#[test]
fn a_screen_reader_wakes_without_touching() {
    Kiosk::with(3).act(Action::Next).shows("s1").explores().act(Action::Next).shows("s2");
}

#[test]
fn a_touch_stays_on_the_slide_on_screen() {
    Kiosk::with(3).with_slow_pictures().wait(DWELL + secs(1)).tap_nothing().wait(secs(30)).shows("s1").explores();
}

#[test]
fn the_drift_stops_where_it_is_when_a_visitor_comes() {
    let kiosk = Kiosk::with(3).wait(secs(4)).tap_nothing().wait(secs(20));
    assert_eq!(kiosk.drifted(), secs(4));
}

#[test]
fn slides_that_a_visitor_opens_do_not_drift() {
    let kiosk = Kiosk::with(3).tap_nothing().tap(Action::Next).wait(secs(20)).shows("s2");
    assert_eq!(kiosk.drifted(), secs(0));
}

#[test]
fn a_still_slide_draws_no_frame_until_it_asks_for_one() {
    Kiosk::with(3)
        .tap_nothing()
        .tap(Action::Next)
        .wait(secs(2))
        .draws(0, secs(42))
        .explores()
        .draws(1, secs(1))
        .says_goodbye();
}

#[test]
fn the_countdown_draws_one_frame_a_second() {
    Kiosk::with(3).tap_nothing().wait(IDLE).says_goodbye().draws(19, almost(secs(20))).draws(1, millis(1));
}

#[test]
fn exploring_goes_round_in_both_directions() {
    Kiosk::with(3).tap_nothing().tap(Action::Previous).shows("s3").tap(Action::Next).wait(secs(1)).shows("s1");
}

#[test]
fn presses_add_up_while_a_slide_is_awaited() {
    Kiosk::with(5)
        .tap_nothing()
        .with_slow_pictures()
        .tap(Action::Next)
        .tap(Action::Next)
        .tap(Action::Next)
        .prepared(3)
        .shows("s4");
}

#[test]
fn going_back_while_a_slide_is_awaited_stays() {
    Kiosk::with(5)
        .tap_nothing()
        .with_slow_pictures()
        .tap(Action::Next)
        .tap(Action::Previous)
        .wait(secs(5))
        .shows("s1")
        .never_asked(Effect::Shown(1));
}

#[test]
fn a_change_that_is_overtaken_leaves_from_what_is_seen_best() {
    // In its first half it is waited for: nothing gets brighter and darker again.
    let kiosk = Kiosk::with(5).tap_nothing().tap(Action::Next).wait(millis(100)).tap(Action::Next).shows("s2");
    kiosk.wait(millis(300)).sees(|state| state.transition.is_some_and(|change| change.from == 1)).shows("s3");
    let kiosk = Kiosk::with(5).tap_nothing().tap(Action::Next).wait(millis(700)).tap(Action::Next);
    assert_eq!(kiosk.state().transition.map(|change| change.from), Some(1));
}

#[test]
fn a_visitor_who_leaves_finds_everything_reset() {
    Kiosk::with(3)
        .tap_nothing()
        .tap(Action::Next)
        .tap(Action::Language)
        .tap(Action::TextSize)
        .tap(Action::Contrast)
        .tap(Action::Reach)
        .tap(Action::Divide(Fraction::new(0.3)))
        .tap(Action::Digit(2))
        .tap(Action::Menu)
        .wait(secs(3))
        .sees(|state| {
            state.overlay == Some(xiongguan::show::Overlay::Menu)
                && state.language == 1
                && state.comfort.text.is_enlarged()
        })
        .wait(IDLE.saturating_sub(secs(3)))
        .says_goodbye()
        .wait(GOODBYE)
        .attracts()
        .shows("s1")
        .leaves_no_trace()
        .asked(Effect::Reset);
}

#[test]
fn a_long_text_leaves_more_time() {
    let mut stops = stops(2);
    stops[0].reading = secs(60);
    Kiosk::of(Program::new(stops, &languages(1)).expect("two"), Mode::Kiosk, Timing::default())
        .tap_nothing()
        .wait(almost(secs(90)))
        .explores()
        .wait(millis(1))
        .says_goodbye();
}

#[test]
fn the_goodbye_can_be_put_off_again_and_again() {
    let mut kiosk = Kiosk::with(3).tap_nothing().tap(Action::Next).tap(Action::Language);
    for _ in 0..12 {
        kiosk = kiosk.wait(IDLE + secs(19)).says_goodbye().tap(Action::Next).explores();
    }
    kiosk.shows("s2").sees(|state| state.language == 1);
}

#[test]
fn the_loop_starts_over_with_a_drifting_first_slide() {
    let kiosk = Kiosk::with(3).tap_nothing().wait(IDLE + GOODBYE + secs(3)).shows("s1");
    assert_eq!(kiosk.drifted(), secs(3));
}

#[test]
fn every_visitor_starts_with_the_settings_of_the_machine() {
    let low = Comfort { low_reach: true, ..Comfort::default() };
    let show =
        Show::new(program(3), Mode::Kiosk, Timing::default(), Moment::START).with_home(Some(Lang::new("en")), low);
    Kiosk::running(show)
        .tap_nothing()
        .tap(Action::Language)
        .tap(Action::Reach)
        .sees(|state| state.language == 0 && !state.comfort.low_reach)
        .wait(IDLE + GOODBYE)
        .sees(|state| state.language == 1 && state.comfort == low);
}

#[test]
fn calm_stops_everything_that_moves() {
    Kiosk::with(3)
        .tap_nothing()
        .tap(Action::Calm)
        .tap(Action::Next)
        .shows("s2")
        .sees(|state| state.motion.settled && state.transition.is_some_and(|fade| fade.length == millis(200)))
        .wait(millis(200))
        .sees(|state| state.transition.is_none())
        .draws(0, secs(43));
}

#[test]
fn a_calm_machine_plays_its_loop_without_motion() {
    let calm = Comfort { calm: true, ..Comfort::default() };
    let show = Show::new(program(3), Mode::Kiosk, Timing::default(), Moment::START).with_home(None, calm);
    let fade = millis(200);
    let kiosk = Kiosk::running(show).draws(0, almost(DWELL)).wait(millis(1)).shows("s2").wait(fade);
    kiosk.draws(0, almost(DWELL).saturating_sub(fade));
}

/// A screen reader asks.
fn listens(mut kiosk: Kiosk) -> Kiosk {
    kiosk.put_in(Input::Listen);
    kiosk
}

#[test]
fn who_listens_to_a_screen_reader_has_not_left() {
    let mut kiosk = Kiosk::with(5).tap_nothing();
    for _ in 0..10 {
        kiosk = listens(kiosk.wait(secs(20)));
    }
    kiosk.explores().wait(secs(1000)).sees(|state| state.phase == Phase::Attract);
}

#[test]
fn listening_answers_no_question_and_does_not_hold_a_screen_for_ever() {
    let listen = |kiosk: Kiosk| listens(kiosk.wait(secs(5)));
    let is_asked = |kiosk: &Kiosk| matches!(kiosk.state().phase, Phase::Goodbye { .. });
    let mut kiosk = Kiosk::with(5).tap_nothing();
    let mut seconds = 0;
    while !is_asked(&kiosk) {
        kiosk = listen(kiosk);
        seconds += 5;
        assert!(seconds < 900, "a reader that asks for ever is no visitor");
    }
    assert!(seconds > 600, "{seconds}");
    assert!(is_asked(&listen(kiosk)), "only a press answers");
}
