//! Links from slide to slide, and the way back.

use xiongguan::{
    content::Schedule,
    show::{Action, Effect, Key, Mode, Overlay, Program, Stop, Timing, Trail},
};

use crate::kiosk::{Kiosk, languages, program, secs, stops};

/// A visitor explores the first of so many slides.
fn visited(slides: usize) -> Kiosk {
    Kiosk::with(slides).tap_nothing().wait(secs(1)).explores().shows("s1")
}

impl Kiosk {
    fn follows(self, place: usize) -> Self {
        self.tap(Action::Follow(place)).wait(secs(2))
    }

    #[track_caller]
    fn leads_back_to(self, place: Option<usize>) -> Self {
        self.sees(|state| state.way_back() == place)
    }
}

#[test]
fn a_link_leads_to_its_slide_and_back() {
    let there = || visited(9).leads_back_to(None).follows(6).shows("s7").leads_back_to(Some(0));
    for back in [Key::Backspace, Key::Escape] {
        let home = there().key(back).wait(secs(2)).shows("s1").leads_back_to(None);
        home.never_asked(Effect::Leave).key(Key::Backspace).wait(secs(2)).shows("s9");
    }
    there().tap(Action::Return).wait(secs(2)).shows("s1");
}

#[test]
fn from_a_linked_slide_the_running_order_goes_on_and_the_way_back_stays() {
    let on = visited(9).follows(4).tap(Action::Next).wait(secs(2)).shows("s6").leads_back_to(Some(0));
    let on = on.tap(Action::Previous).wait(secs(2)).shows("s5").tap(Action::Previous).wait(secs(2)).shows("s4");
    on.key(Key::Backspace).wait(secs(2)).shows("s1").leads_back_to(None);
    // Who comes back by the running order is back.
    visited(3).follows(1).tap(Action::Previous).wait(secs(2)).shows("s1").leads_back_to(None);
}

#[test]
fn links_of_linked_slides_are_retraced_one_by_one() {
    let deep = visited(9).follows(3).follows(8).follows(3).shows("s4").leads_back_to(Some(8));
    let deep = deep.key(Key::Backspace).wait(secs(2)).shows("s9").leads_back_to(Some(3));
    deep.key(Key::Escape).wait(secs(2)).shows("s4").key(Key::Escape).wait(secs(2)).shows("s1").leads_back_to(None);
}

#[test]
fn a_long_way_forgets_its_beginning() {
    let long = (1..=40).fold(visited(41), Kiosk::follows);
    let places: Vec<usize> = (40 - Trail::MOST..40).collect();
    long.sees(|state| state.trail.places() == places);
}

#[test]
fn whoever_sets_out_by_themselves_has_no_way_back() {
    for action in [Action::GoTo(2), Action::First, Action::Last] {
        visited(9).follows(6).tap(action).wait(secs(2)).leads_back_to(None);
    }
    visited(9).follows(6).keys(&[Key::Digit(3), Key::Enter]).wait(secs(2)).shows("s3").leads_back_to(None);
    // The menu by itself changes nothing.
    let menu = visited(9).follows(6).tap(Action::Menu).covered_by(Overlay::Menu).tap(Action::Back);
    menu.shows("s7").leads_back_to(Some(0));
}

#[test]
fn two_quick_touches_lead_back_to_where_they_were_made() {
    let slow = visited(9).with_slow_pictures().tap(Action::Follow(4)).tap(Action::Follow(5));
    slow.with_quick_pictures().wait(secs(2)).shows("s6").leads_back_to(Some(0));
    let undecided = visited(9).with_slow_pictures().tap(Action::Follow(4)).key(Key::Backspace);
    undecided.shows("s1").leads_back_to(None).sees(|state| state.opening.is_none() || state.opening.is_some());
}

#[test]
fn whoever_has_left_leaves_no_way_behind() {
    visited(9).follows(6).wait(secs(200)).attracts().leaves_no_trace();
    let wall = Kiosk::playing(5).tap_nothing().tap(Action::Follow(3)).wait(secs(1)).pauses();
    wall.tap(Action::Pause).leaves_no_trace();
}

#[test]
fn a_save_keeps_the_way_by_the_ids_of_its_slides() {
    let there = || visited(9).follows(6).follows(3).leads_back_to(Some(6));
    // The first slide goes: all others have other places.
    let later: Vec<Stop> = stops(9).into_iter().skip(1).collect();
    let later = Program::new(later, &languages(2)).expect("slides");
    let saved = there().replace(later).wait(secs(4)).shows("s4").leads_back_to(Some(5));
    let back = saved.key(Key::Backspace).wait(secs(2)).shows("s7").leads_back_to(None);
    back.key(Key::Backspace).wait(secs(2)).shows("s6");
    there().replace(program(5)).wait(secs(4)).leads_back_to(Some(0));
}

#[test]
fn a_link_to_a_slide_whose_time_is_over_leads_nowhere() {
    let mut slides = stops(4);
    let hours = "09:00 - 12:00".to_owned().try_into().ok();
    slides[2].schedules = vec![Schedule { hours, ..Schedule::default() }];
    let program = Program::new(slides, &languages(2)).expect("slides");
    let at = |hour: i8| xiongguan::show::Input::Wall(Some(jiff::civil::date(2026, 10, 1).at(hour, 0, 0, 0)));
    let mut kiosk = Kiosk::of(program, Mode::Kiosk, Timing::default());
    kiosk.put_in(at(11));
    let mut kiosk = kiosk.tap_nothing().wait(secs(1)).follows(2).shows("s3").follows(3).leads_back_to(Some(2));
    kiosk.put_in(at(13));
    let kiosk = kiosk.leads_back_to(Some(0)).key(Key::Backspace).wait(secs(2)).shows("s1");
    kiosk.follows(2).shows("s1").leads_back_to(None).follows(99).shows("s1");
}
