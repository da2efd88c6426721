//! A wall that plays for ever, and somebody who touches it.

use xiongguan::show::{Action, Key, Phase};

use crate::kiosk::{Kiosk, almost, millis, secs};

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
        .wait(almost(secs(30)))
        .pauses()
        .shows("s2")
        .wait(millis(1))
        .is(Phase::Playing)
        .shows("s3")
        .leaves_no_trace();
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
fn who_lets_it_play_on_leaves_no_trace_either() {
    let wall = Kiosk::playing(3).key(Key::P).key(Key::L).key(Key::T).key(Key::C).pauses();
    wall.key(Key::P).is(Phase::Playing).leaves_no_trace();
}

#[test]
fn a_pause_key_that_is_forgotten_stops_nothing_for_ever() {
    Kiosk::playing(3).key(Key::P).wait(secs(31)).is(Phase::Playing);
}
