//! The page of all chapters with which visitors begin (`home: tiles`).

use xiongguan::{
    content::Home,
    show::{Action, Key, Mode, Overlay, Program, Timing},
};

use crate::kiosk::{Kiosk, languages, secs, stops};

/// Two chapters of two slides each.
fn with_tiles() -> Program {
    Program::new(stops(4), &languages(2)).expect("four slides").with_home(Home::Tiles)
}

fn kiosk() -> Kiosk {
    Kiosk::of(with_tiles(), Mode::Kiosk, Timing::default()).attracts()
}

#[test]
fn the_first_touch_opens_it_and_presses_nothing() {
    let woken = kiosk().tap(Action::GoTo(3)).explores().covered_by(Overlay::Menu).shows("s1");
    let chosen = woken.tap(Action::GoTo(2)).wait(secs(2)).shows("s3").covered_by(None);
    chosen.tap(Action::Menu).covered_by(Overlay::Menu).wait(secs(1)).tap(Action::Back).covered_by(None).shows("s3");
}

#[test]
fn a_key_and_a_screen_reader_open_it_too() {
    kiosk().key(Key::Space).explores().covered_by(Overlay::Menu).shows("s1");
    kiosk().act(Action::Next).explores().covered_by(Overlay::Menu).shows("s1");
}

#[test]
fn the_end_of_a_chapter_leads_to_it_and_one_more_step_to_the_next_chapter() {
    let last = || kiosk().tap_nothing().tap(Action::GoTo(1)).wait(secs(2)).shows("s2").covered_by(None);
    let end = last().tap(Action::Next).shows("s2").covered_by(Overlay::Menu);
    end.key(Key::Space).wait(secs(2)).shows("s3").covered_by(None);
    let first = kiosk().tap_nothing().tap(Action::GoTo(2)).wait(secs(2)).tap(Action::Previous);
    first.shows("s3").covered_by(Overlay::Menu).key(Key::PageUp).wait(secs(2)).shows("s2").covered_by(None);
    // The last chapter ends as the others do.
    let round = kiosk().tap_nothing().tap(Action::GoTo(3)).wait(secs(2)).tap(Action::Next);
    round.shows("s4").covered_by(Overlay::Menu).key(Key::Space).wait(secs(2)).shows("s1");
}

#[test]
fn within_a_chapter_nothing_lies_between() {
    let inside = kiosk().tap_nothing().tap(Action::GoTo(0)).wait(secs(2)).tap(Action::Next).wait(secs(2));
    inside.shows("s2").covered_by(None).tap(Action::Previous).wait(secs(2)).shows("s1").covered_by(None);
}

#[test]
fn the_loop_a_talk_and_a_wall_know_nothing_of_it() {
    kiosk().wait(secs(60)).attracts().covered_by(None);
    kiosk().tap_nothing().wait(secs(200)).attracts().leaves_no_trace();
    let talk = Kiosk::of(with_tiles(), Mode::Present, Timing::default());
    talk.keys(&[Key::Space, Key::Space]).wait(secs(1)).shows("s3").covered_by(None);
    let wall = Kiosk::of(with_tiles(), Mode::Auto, Timing::default()).tap_nothing().covered_by(None);
    wall.tap(Action::GoTo(1)).wait(secs(2)).tap(Action::Next).wait(secs(2)).shows("s3").covered_by(None);
}

#[test]
fn a_visitor_who_comes_outside_the_opening_hours_begins_with_it() {
    let mut kiosk = kiosk();
    kiosk.put_in(xiongguan::show::Input::Open(false));
    kiosk.tap_nothing().explores().covered_by(Overlay::Menu);
}
