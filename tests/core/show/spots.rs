//! The spots of a picture: a touch opens the card of one, and many things close it.

use xiongguan::show::{Action, Effect, Key, Mode, Overlay, Phase, Program, Stop, Timing};

use crate::kiosk::{GOODBYE, IDLE, Kiosk, languages, secs, stops};

/// Three slides, of which the first and the second have so many spots.
fn with_spots(spots: [usize; 2]) -> Program {
    let slides = stops(3).into_iter().enumerate();
    let spots = |place: usize| spots.get(place).copied().unwrap_or_default();
    let slides = slides.map(|(place, stop)| Stop { spots: spots(place), ..stop });
    Program::new(slides.collect(), &languages(2)).expect("three slides")
}

fn explored() -> Kiosk {
    Kiosk::of(with_spots([3, 2]), Mode::Kiosk, Timing::default()).tap_nothing()
}

#[test]
fn a_touch_opens_a_spot_another_one_switches_and_the_same_closes() {
    explored()
        .tap(Action::Spot(1))
        .covered_by(Overlay::Spot(1))
        .tap(Action::Spot(2))
        .covered_by(Overlay::Spot(2))
        .tap(Action::Spot(2))
        .covered_by(None)
        .explores();
}

#[test]
fn what_lies_beside_it_and_esc_close_it_before_anything_is_left() {
    explored()
        .tap(Action::Spot(0))
        .tap(Action::Back)
        .covered_by(None)
        .tap(Action::Spot(0))
        .key(Key::Escape)
        .covered_by(None)
        .never_asked(Effect::Leave);
}

#[test]
fn a_spot_that_is_not_there_opens_nothing() {
    explored().tap(Action::Spot(3)).covered_by(None);
    Kiosk::with(2).tap_nothing().tap(Action::Spot(0)).covered_by(None);
}

#[test]
fn the_touch_that_wakes_opens_nothing() {
    Kiosk::of(with_spots([3, 2]), Mode::Kiosk, Timing::default()).tap(Action::Spot(1)).covered_by(None).explores();
}

#[test]
fn every_way_on_closes_it() {
    for way in [Action::Next, Action::Previous, Action::GoTo(2), Action::Last] {
        explored().tap(Action::Spot(1)).tap(way).covered_by(None).wait(secs(2)).covered_by(None);
    }
    explored().tap(Action::Spot(1)).tap(Action::Menu).covered_by(Overlay::Menu);
}

#[test]
fn an_open_spot_stays_open_while_its_language_and_size_change() {
    explored()
        .tap(Action::Spot(1))
        .tap(Action::Language)
        .tap(Action::TextSize)
        .covered_by(Overlay::Spot(1))
        .sees(|state| state.language == 1 && state.comfort.text.is_enlarged());
}

#[test]
fn who_walks_away_leaves_no_spot_open() {
    explored()
        .tap(Action::Spot(1))
        .wait(IDLE)
        .says_goodbye()
        .covered_by(Overlay::Spot(1))
        .wait(GOODBYE)
        .leaves_no_trace();
}

#[test]
fn a_wall_that_is_touched_shows_a_spot_until_it_plays_on() {
    let wall = Kiosk::of(with_spots([3, 2]), Mode::Auto, Timing::default()).tap_nothing().pauses();
    let open = wall.tap(Action::Spot(0)).covered_by(Overlay::Spot(0)).wait(secs(20)).covered_by(Overlay::Spot(0));
    open.wait(secs(11)).is(Phase::Playing).covered_by(None);
}

#[test]
fn after_a_save_a_spot_stays_open_as_long_as_there_is_one() {
    let open = || explored().tap(Action::Spot(1));
    open().replace(with_spots([2, 2])).covered_by(Overlay::Spot(1));
    open().replace(with_spots([1, 2])).covered_by(None);
}
