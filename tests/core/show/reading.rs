//! The words of a slide by themselves: a press opens them, pages are turned, and many things close them.

use xiongguan::show::{Action, Effect, Input, Key, Mode, Overlay, Phase, Timing};

use crate::kiosk::{GOODBYE, IDLE, Kiosk, program, secs};

const fn at(page: usize, pages: usize) -> Overlay {
    Overlay::Reading { page, pages }
}

/// A visitor reads the words of the second slide, which take so many pages.
fn reading(pages: usize) -> Kiosk {
    let mut kiosk = Kiosk::with(4).tap_nothing().tap(Action::Next).wait(secs(2)).shows("s2").tap(Action::Read);
    kiosk.put_in(Input::Pages(pages));
    kiosk.covered_by(at(0, pages))
}

#[test]
fn a_press_opens_them_and_the_same_and_esc_and_the_key_close_them() {
    reading(1).tap(Action::Read).covered_by(None).shows("s2");
    reading(1).key(Key::Escape).covered_by(None).shows("s2").never_asked(Effect::Leave);
    reading(2).key(Key::G).covered_by(None).key(Key::G).covered_by(at(0, 1)).explores();
}

#[test]
fn pages_are_turned_and_after_the_last_one_the_next_slide_comes() {
    let kiosk = reading(3).tap(Action::Next).covered_by(at(1, 3)).key(Key::PageDown).covered_by(at(2, 3));
    let kiosk = kiosk.tap(Action::Previous).covered_by(at(1, 3)).shows("s2").tap(Action::Next);
    kiosk.tap(Action::Next).covered_by(None).wait(secs(2)).shows("s3").covered_by(None);
    reading(2).tap(Action::Previous).wait(secs(2)).shows("s1").covered_by(None);
}

#[test]
fn a_hand_turns_them_and_never_leaves_them() {
    let wipe = |kiosk: Kiosk, by: f32| kiosk.tap(Action::Pull(by)).tap(Action::LetGo { goes: true, speed: by });
    let end = wipe(wipe(wipe(reading(2), -0.3).covered_by(at(1, 2)), -0.3).covered_by(at(1, 2)), 0.3);
    wipe(end.covered_by(at(0, 2)), 0.3)
        .covered_by(at(0, 2))
        .wait(secs(2))
        .shows("s2")
        .sees(|state| state.pull.is_none());
}

#[test]
fn fewer_pages_are_told_and_the_last_one_is_open() {
    let mut kiosk = reading(4).tap(Action::Next).tap(Action::Next).covered_by(at(2, 4)).tap(Action::TextSize);
    kiosk.put_in(Input::Pages(2));
    let mut kiosk = kiosk.covered_by(at(1, 2)).tap(Action::Language);
    kiosk.put_in(Input::Pages(0));
    kiosk.covered_by(at(0, 1));
}

#[test]
fn every_way_on_closes_them() {
    for way in [Action::GoTo(3), Action::First, Action::Last] {
        reading(3).tap(way).covered_by(None).wait(secs(2)).covered_by(None);
    }
    reading(3).tap(Action::Menu).covered_by(Overlay::Menu);
}

#[test]
fn who_reads_is_there_and_who_has_left_leaves_nothing_open() {
    let kiosk = reading(3).wait(IDLE - secs(5)).tap(Action::Next).wait(IDLE - secs(5)).covered_by(at(1, 3)).explores();
    kiosk.wait(secs(6)).says_goodbye().covered_by(at(1, 3)).wait(GOODBYE).attracts().covered_by(None);
}

#[test]
fn the_touch_that_wakes_opens_nothing_and_in_a_talk_nothing_does() {
    Kiosk::with(2).tap(Action::Read).covered_by(None).explores();
    Kiosk::presenting(2).tap(Action::Read).covered_by(None).key(Key::G).covered_by(None).is(Phase::Presenting);
}

#[test]
fn on_a_wall_they_are_read_while_it_is_paused() {
    let timing = Timing::default();
    let wall = Kiosk::of(program(3), Mode::Auto, timing).tap_nothing().pauses().tap(Action::Read).covered_by(at(0, 1));
    wall.wait(timing.pause + secs(1)).covered_by(None).is(Phase::Playing);
}
