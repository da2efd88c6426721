//! Chapters within chapters: the page of all, the pages of those within one, and the ways between them.

use jiff::civil::date;
use xiongguan::{
    content::{Home, Schedule},
    player::Event,
    show::{Action, Input, Key, Mode, Overlay, Program, Stop, Timing},
};

use crate::kiosk::{Kiosk, languages, secs, stops};

/// Two slides to a chapter: s1 to s6 lie in an outer one, s7 and s8 in none.
fn nested() -> Vec<Stop> {
    let mut stops = stops(8);
    stops[..6].iter_mut().for_each(|stop| stop.outer = Some(0));
    stops
}

fn program(stops: Vec<Stop>, home: Home) -> Program {
    Program::new(stops, &languages(2)).expect("slides").with_home(home)
}

fn kiosk(home: Home) -> Kiosk {
    Kiosk::of(program(nested(), home), Mode::Kiosk, Timing::default()).attracts().tap_nothing().explores()
}

/// A visitor at this slide, from 0, with nothing over it.
fn at(slide: usize, home: Home) -> Kiosk {
    kiosk(home).tap(Action::GoTo(slide)).wait(secs(2)).covered_by(None)
}

#[test]
fn the_first_touch_opens_the_page_of_all_and_a_touch_on_a_tile_that_of_its_chapters() {
    let all = kiosk(Home::Tiles).covered_by(Overlay::Menu).wait(secs(1));
    let inner = all.tap(Action::Inner(0)).covered_by(Overlay::Inner(0)).wait(secs(1));
    inner.tap(Action::GoTo(2)).wait(secs(2)).shows("s3").covered_by(None);
}

#[test]
fn back_leads_out_and_then_away() {
    let inner = || kiosk(Home::Tiles).wait(secs(1)).tap(Action::Inner(0)).wait(secs(1));
    let out = inner().tap(Action::Outer).covered_by(Overlay::Menu).wait(secs(1));
    out.tap(Action::Back).covered_by(None).shows("s1");
    inner().key(Key::Escape).covered_by(Overlay::Menu).wait(secs(1)).key(Key::Escape).covered_by(None).shows("s1");
    inner().key(Key::Backspace).covered_by(Overlay::Menu).shows("s1");
    // What closes the menu closes all of it.
    inner().tap(Action::Menu).covered_by(None).shows("s1");
}

#[test]
fn a_hand_that_wipes_back_leads_out_and_nothing_else_moves() {
    let inner = || kiosk(Home::Tiles).wait(secs(1)).tap(Action::Inner(0)).wait(secs(1)).touch();
    let pulled = inner().act(Action::Pull(0.3));
    let out = pulled.act(Action::LetGo { goes: true, speed: 1.0 }).lift();
    out.covered_by(Overlay::Menu).sees(|state| state.pull.is_none()).wait(secs(1)).shows("s1");
    let on = inner().act(Action::Pull(-0.3)).act(Action::LetGo { goes: true, speed: -1.0 }).lift();
    on.covered_by(Overlay::Inner(0)).sees(|state| state.pull.is_none()).wait(secs(1)).shows("s1");
    let kept = inner().act(Action::Pull(0.1)).act(Action::LetGo { goes: false, speed: 0.0 }).lift();
    kept.covered_by(Overlay::Inner(0));
}

#[test]
fn from_a_slide_the_menu_opens_on_the_page_of_its_chapter() {
    let inner = at(4, Home::Loop).tap(Action::Menu).covered_by(Overlay::Inner(0)).wait(secs(1));
    inner.tap(Action::Outer).covered_by(Overlay::Menu).wait(secs(1)).key(Key::M).covered_by(None).shows("s5");
    at(6, Home::Loop).tap(Action::Menu).covered_by(Overlay::Menu);
}

#[test]
fn a_chapter_ends_on_the_page_of_its_outer_one_and_the_last_of_them_on_that_of_all() {
    let end = at(1, Home::Tiles).tap(Action::Next).shows("s2").covered_by(Overlay::Inner(0)).wait(secs(1));
    end.key(Key::Space).wait(secs(2)).shows("s3").covered_by(None);
    at(5, Home::Tiles).tap(Action::Next).shows("s6").covered_by(Overlay::Menu);
    at(6, Home::Tiles).tap(Action::Previous).shows("s7").covered_by(Overlay::Menu);
    at(2, Home::Tiles).tap(Action::Previous).shows("s3").covered_by(Overlay::Inner(0));
    // Without a start page one chapter follows the other.
    at(1, Home::Loop).tap(Action::Next).wait(secs(2)).shows("s3").covered_by(None);
}

#[test]
fn who_leaves_leaves_the_page_of_all_to_the_next_one() {
    let left = kiosk(Home::Tiles).wait(secs(1)).tap(Action::Inner(0)).covered_by(Overlay::Inner(0)).wait(secs(200));
    left.attracts().leaves_no_trace().tap_nothing().covered_by(Overlay::Menu);
}

#[test]
fn what_is_no_page_opens_none() {
    for place in [1, 6, 7, 8, usize::MAX] {
        at(0, Home::Loop).tap(Action::Inner(place)).covered_by(None).shows("s1");
    }
    at(0, Home::Loop).tap(Action::Outer).covered_by(None);
    // A chapter alone in its outer one has no page.
    let mut alone = nested();
    alone[2..6].iter_mut().for_each(|stop| stop.outer = None);
    let kiosk = Kiosk::of(program(alone, Home::Loop), Mode::Kiosk, Timing::default()).tap_nothing();
    kiosk.tap(Action::Inner(0)).covered_by(None).tap(Action::Menu).covered_by(Overlay::Menu);
}

#[test]
fn a_talk_and_a_wall_have_the_same_pages() {
    let talk = Kiosk::of(program(nested(), Home::Tiles), Mode::Present, Timing::default());
    let inner = talk.key(Key::M).covered_by(Overlay::Inner(0)).wait(secs(1));
    inner.key(Key::Escape).covered_by(Overlay::Menu).wait(secs(1)).key(Key::Escape).covered_by(None);
    let wall = Kiosk::of(program(nested(), Home::Tiles), Mode::Auto, Timing::default()).tap_nothing();
    wall.tap(Action::Menu).covered_by(Overlay::Inner(0)).tap(Action::Outer).wait(secs(1)).covered_by(Overlay::Menu);
}

#[test]
fn a_saved_file_keeps_the_page_by_the_slides_that_are_left() {
    let inner = || at(4, Home::Loop).tap(Action::Menu).covered_by(Overlay::Inner(0)).wait(secs(1));
    // Another chapter comes before, and the first slide of all goes.
    let mut more = stops(10);
    more.rotate_right(2);
    more[0].id = "new-1".to_owned();
    more[1].id = "new-2".to_owned();
    more.remove(2);
    for (place, stop) in more.iter_mut().enumerate() {
        stop.chapter = place.div_ceil(2);
        stop.outer = (2..7).contains(&place).then_some(2);
    }
    inner().replace(program(more, Home::Loop)).covered_by(Overlay::Inner(2)).shows("s5");
    // It is no outer chapter any more.
    inner().replace(program(stops(8), Home::Loop)).covered_by(Overlay::Menu).shows("s5");
    let none = nested().split_off(6);
    inner().replace(program(none, Home::Loop)).covered_by(Overlay::Menu);
}

#[test]
fn a_page_of_which_the_time_leaves_one_chapter_gives_way_to_that_of_all() {
    let mut stops = nested();
    for stop in &mut stops[..4] {
        let hours = ron::from_str("\"09:00-12:00\"").expect("hours");
        stop.schedules = vec![Schedule { hours: Some(hours), ..Schedule::default() }];
    }
    let mut kiosk = Kiosk::of(program(stops, Home::Tiles), Mode::Kiosk, Timing::default());
    kiosk.happen(Event::Wall(Some(date(2026, 10, 1).at(11, 59, 0, 0))));
    let mut kiosk = kiosk.tap_nothing().wait(secs(1)).tap(Action::Inner(0)).covered_by(Overlay::Inner(0));
    kiosk.happen(Event::Wall(Some(date(2026, 10, 1).at(12, 0, 0, 0))));
    kiosk.put_in(Input::Tick);
    kiosk.covered_by(Overlay::Menu);
}
