//! The show as visitors, speakers and operators see it.

use xiongguan::{
    show::{Action, Comfort, Effect, Input, KEYS, Key, Mode, Overlay, Phase, Program, Show, Timing, Wake, action_for},
    units::{Fraction, Moment},
};

use crate::kiosk::{DWELL, Kiosk, millis, program, secs, stops};

const MENU: Overlay = Overlay::Menu;

/// `max(45 s, 1.5 × 6 s)` of the test slides, and the countdown.
const IDLE: std::time::Duration = secs(45);
const GOODBYE: std::time::Duration = secs(20);

fn enlarged(zoom: f32, center: (f32, f32)) -> Overlay {
    Overlay::Enlarged { picture: 1, zoom, center }
}

// The loop.

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
        .wait(DWELL - millis(1))
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
fn pictures_drift_in_the_loop() {
    Kiosk::with(3).wait(secs(5)).wakes(Wake::Moving);
}

#[test]
fn a_slide_without_pictures_stands_still_after_its_entrance() {
    let mut stops = stops(2);
    stops[0].pictures = 0;
    Kiosk::of(Program::new(stops, 1).expect("two"), Mode::Kiosk, Timing::default())
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
    Kiosk::with(5)
        .tap(Action::Stay)
        .from_here()
        .tap(Action::GoTo(2))
        .asked(Effect::Prepare(3))
        .asked(Effect::Prepare(1));
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
    assert_eq!(Program::new(vec![], 2), None);
}

#[test]
fn after_a_stall_the_show_moves_on_by_one_slide_at_most() {
    Kiosk::with(5).wait(secs(4)).stall(secs(3600)).shows("s1").wait(secs(5)).shows("s2");
    Kiosk::with(5)
        .wait(DWELL - millis(1))
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

// The visitor.

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
        .draws(0, IDLE - secs(3))
        .explores()
        .draws(1, secs(1))
        .says_goodbye();
}

#[test]
fn the_countdown_draws_one_frame_a_second() {
    Kiosk::with(3).tap_nothing().wait(IDLE).says_goodbye().draws(19, secs(20) - millis(1)).draws(1, millis(1));
}

#[test]
fn exploring_goes_round_in_both_directions() {
    Kiosk::with(3).tap_nothing().tap(Action::Previous).shows("s3").tap(Action::Next).shows("s1");
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
    let kiosk = Kiosk::with(5).tap_nothing().tap(Action::Next).wait(millis(100)).tap(Action::Next);
    assert_eq!(kiosk.state().transition.map(|change| change.from), Some(0));
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
        .sees(|state| state.language == 1 && state.comfort.large_text && state.divider.is_some())
        .wait(IDLE)
        .says_goodbye()
        .wait(GOODBYE)
        .attracts()
        .shows("s1")
        .is_as_new()
        .asked(Effect::Reset);
}

#[test]
fn a_long_text_leaves_more_time() {
    let mut stops = stops(2);
    stops[0].reading = secs(60);
    Kiosk::of(Program::new(stops, 1).expect("two"), Mode::Kiosk, Timing::default())
        .tap_nothing()
        .wait(secs(90) - millis(1))
        .explores()
        .wait(millis(1))
        .says_goodbye();
}

#[test]
fn the_goodbye_can_be_put_off_again_and_again() {
    let mut kiosk = Kiosk::with(3).tap_nothing().tap(Action::Next).tap(Action::Language);
    for _ in 0..12 {
        kiosk = kiosk.wait(IDLE + GOODBYE - secs(1)).says_goodbye().tap(Action::Next).explores();
    }
    kiosk.shows("s2").sees(|state| state.language == 1);
}

#[test]
fn the_loop_starts_over_with_a_drifting_first_slide() {
    let kiosk = Kiosk::with(3).tap_nothing().wait(IDLE + GOODBYE + secs(3)).shows("s1").wakes(Wake::Moving);
    assert_eq!(kiosk.drifted(), secs(3));
}

#[test]
fn every_visitor_starts_with_the_house_settings() {
    let low = Comfort { low_reach: true, ..Comfort::default() };
    let show = Show::new(program(3), Mode::Kiosk, Timing::default(), Moment::START).with_home(1, low);
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
        .sees(|state| state.motion.settled && state.transition.is_none())
        .draws(0, IDLE - secs(1));
}

#[test]
fn a_calm_house_plays_its_loop_without_motion() {
    let calm = Comfort { calm: true, ..Comfort::default() };
    let show = Show::new(program(3), Mode::Kiosk, Timing::default(), Moment::START).with_home(0, calm);
    Kiosk::running(show).draws(0, DWELL - millis(1)).wait(millis(1)).shows("s2").draws(0, DWELL - millis(1));
}

// What lies on a slide.

#[test]
fn a_picture_is_enlarged_and_stays_on_screen() {
    Kiosk::with(3)
        .tap_nothing()
        .tap(Action::Enlarge(1))
        .covered_by(enlarged(1.0, (0.5, 0.5)))
        .tap(Action::Pan(0.4, 0.4))
        .covered_by(enlarged(1.0, (0.5, 0.5)))
        .tap(Action::Zoom(2.0))
        .tap(Action::Pan(0.2, -0.1))
        .covered_by(enlarged(2.0, (0.4, 0.55)))
        .tap(Action::Pan(9.0, -9.0))
        .covered_by(enlarged(2.0, (0.25, 0.75)))
        .tap(Action::Zoom(100.0))
        .covered_by(enlarged(4.0, (0.25, 0.75)))
        .tap(Action::Zoom(0.0001))
        .covered_by(enlarged(1.0, (0.5, 0.5)));
}

#[test]
fn a_picture_that_is_not_there_is_not_enlarged() {
    Kiosk::with(3).tap_nothing().tap(Action::Enlarge(2)).covered_by(None);
}

#[test]
fn plus_enlarges_the_main_picture_for_those_who_use_keys() {
    Kiosk::with(3).tap_nothing().key(Key::Plus).covered_by(Overlay::enlarged(0)).key(Key::Escape).covered_by(None);
}

#[test]
fn the_menu_opens_closes_and_leads_to_a_slide() {
    Kiosk::with(5)
        .tap_nothing()
        .tap(Action::Menu)
        .covered_by(MENU)
        .tap(Action::Menu)
        .covered_by(None)
        .tap(Action::Menu)
        .tap(Action::GoTo(3))
        .covered_by(None)
        .shows("s4");
}

#[test]
fn the_divider_is_for_one_slide() {
    Kiosk::with(3)
        .tap_nothing()
        .tap(Action::Divide(Fraction::new(0.25)))
        .sees(|state| state.divider == Some(Fraction::new(0.25)))
        .tap(Action::Next)
        .sees(|state| state.divider.is_none());
}

#[test]
fn back_closes_the_top_layer_and_then_leaves() {
    Kiosk::with(3)
        .tap_nothing()
        .tap(Action::Menu)
        .tap(Action::Digit(3))
        .key(Key::Escape)
        .covered_by(MENU)
        .sees(|state| state.typed.is_none())
        .key(Key::Escape)
        .covered_by(None)
        .never_asked(Effect::Leave)
        .key(Key::Escape)
        .asked(Effect::Leave);
}

#[test]
fn back_never_leaves_where_leaving_is_not_allowed() {
    for mode in [Mode::Kiosk, Mode::Present, Mode::Auto] {
        let show = Show::new(program(3), mode, Timing::default(), Moment::START).with_leaving(false);
        Kiosk::running(show).keys(&[Key::Escape; 5]).never_asked(Effect::Leave);
    }
}

// The talk.

#[test]
fn a_talk_stays_where_it_is() {
    Kiosk::presenting(3).wait(secs(3600)).shows("s1").is(Phase::Presenting).wakes(Wake::Never);
}

#[test]
fn a_clicker_moves_both_ways_and_stops_at_the_ends() {
    use Key::{PageDown, PageUp};
    Kiosk::presenting(3)
        .key(PageUp)
        .shows("s1")
        .keys(&[PageDown, PageDown])
        .shows("s3")
        .key(PageDown)
        .shows("s3")
        .key(PageUp)
        .shows("s2");
}

#[test]
fn the_usual_keys_of_slide_programs_work() {
    use Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Backspace, End, Enter, Home, N, PageDown, PageUp, Space};
    for next in [ArrowRight, ArrowDown, Space, PageDown, N, Enter] {
        Kiosk::presenting(3).key(next).shows("s2");
    }
    for previous in [ArrowLeft, ArrowUp, Backspace, PageUp] {
        Kiosk::presenting(3).key(End).shows("s3").key(previous).shows("s2").key(Home).shows("s1");
    }
}

#[test]
fn a_typed_number_and_enter_go_to_that_slide() {
    let typing = [Key::Digit(1), Key::Digit(2)];
    Kiosk::presenting(20).keys(&typing).sees(|state| state.typed == Some(12)).key(Key::Enter).shows("s12");
    Kiosk::presenting(9).keys(&typing).key(Key::Enter).shows("s9");
    Kiosk::presenting(9).keys(&[Key::End, Key::Digit(0), Key::Enter]).shows("s1");
    Kiosk::presenting(9).keys(&[Key::Digit(9); 5]).sees(|state| state.typed == Some(999));
}

#[test]
fn a_number_typed_by_halves_is_forgotten() {
    Kiosk::presenting(20)
        .wait(secs(10))
        .key(Key::Digit(7))
        .draws(1, secs(3))
        .sees(|state| state.typed.is_none())
        .key(Key::Enter)
        .shows("s2");
}

#[test]
fn the_screen_goes_black_or_white_and_comes_back() {
    for (key, blank) in [(Key::B, Overlay::Black), (Key::Period, Overlay::Black), (Key::W, Overlay::White)] {
        Kiosk::presenting(3).key(key).covered_by(blank).draws(0, secs(60)).key(key).covered_by(None);
        Kiosk::presenting(3).key(key).key(Key::Space).covered_by(None).shows("s2");
    }
    Kiosk::presenting(3).keys(&[Key::End, Key::Comma, Key::Space]).covered_by(None).shows("s3");
    Kiosk::presenting(3).keys(&[Key::B, Key::W]).covered_by(Overlay::White);
}

#[test]
fn a_visitor_cannot_darken_the_screen() {
    Kiosk::with(3).tap_nothing().tap(Action::Black).covered_by(None);
    Kiosk::playing(3).tap_nothing().tap(Action::White).covered_by(None);
}

// The unattended wall.

#[test]
fn an_unattended_wall_plays_for_ever() {
    Kiosk::playing(3).coarse().wait(secs(3 * 3600)).is(Phase::Playing).shows("s1");
}

#[test]
fn a_touch_pauses_and_half_a_minute_later_it_plays_on() {
    Kiosk::playing(5)
        .tap(Action::Next)
        .pauses()
        .shows("s1")
        .tap(Action::Next)
        .shows("s2")
        .tap(Action::Language)
        .wait(secs(30) - millis(1))
        .pauses()
        .shows("s2")
        .wait(millis(1))
        .is(Phase::Playing)
        .shows("s3")
        .is_as_new();
}

#[test]
fn the_pause_key_stops_and_goes_on() {
    Kiosk::playing(3)
        .key(Key::P)
        .pauses()
        .wait(secs(12))
        .shows("s1")
        .key(Key::P)
        .is(Phase::Playing)
        .wait(secs(1))
        .shows("s2");
}

#[test]
fn a_pause_key_that_is_forgotten_stops_nothing_for_ever() {
    Kiosk::playing(3).key(Key::P).wait(secs(31)).is(Phase::Playing);
}

// New content while it runs.

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

// The table of keys.

#[test]
fn no_key_means_two_things_in_one_mode() {
    for mode in [Mode::Kiosk, Mode::Present, Mode::Auto] {
        for (key, binding) in KEYS.iter().flat_map(|binding| binding.keys.iter().map(move |&key| (key, binding))) {
            let meanings = KEYS.iter().filter(|other| other.keys.contains(&key) && other.modes.contains(&mode)).count();
            assert!(meanings <= 1, "{key:?} in {mode:?}");
            assert_eq!(action_for(key, mode).is_some(), binding.modes.contains(&mode), "{key:?} in {mode:?}");
        }
    }
}

#[test]
fn a_digit_key_types_its_digit() {
    for digit in 0..=9 {
        assert_eq!(action_for(Key::Digit(digit), Mode::Present), Some(Action::Digit(digit)));
    }
}

#[test]
fn help_lists_every_binding_in_two_columns() {
    let help = xiongguan::show::help();
    assert_eq!(help.lines().count(), KEYS.len());
    let start = |line: &str, text: &str| line.find(text);
    let columns: Vec<_> = help.lines().zip(KEYS).map(|(line, binding)| start(line, &binding.help())).collect();
    assert!(columns.iter().all(|&column| column.is_some() && column == columns[0]), "{help}");
    assert!(help.contains("0 ... 9") && help.contains("B, .") && help.contains("(when presenting)"), "{help}");
}
