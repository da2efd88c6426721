//! Texts in pages, which a reader turns.

use xiongguan::show::{Action, Key, Mode, Overlay, Page, Program, Stop, Timing};

use crate::kiosk::{Kiosk, languages, secs, stops};

/// Three slides, the second with a text of so many pages.
fn with_pages(pages: usize) -> Program {
    let slides = stops(3).into_iter().enumerate();
    let slides = slides.map(|(place, stop)| Stop { pages: if place == 1 { pages } else { 1 }, ..stop });
    Program::new(slides.collect(), &languages(2)).expect("three slides")
}

/// A visitor has come to the slide with the pages.
fn reading(pages: usize) -> Kiosk {
    let kiosk = Kiosk::of(with_pages(pages), Mode::Kiosk, Timing::default()).tap_nothing().wait(secs(1));
    kiosk.tap(Action::Next).wait(secs(2)).shows("s2").on_page(0)
}

impl Kiosk {
    #[track_caller]
    fn on_page(self, place: usize) -> Self {
        self.sees(|state| state.motion.page.place == place)
    }
}

#[test]
fn next_turns_the_pages_and_then_goes_on() {
    let kiosk = reading(3).tap(Action::Next).shows("s2").on_page(1);
    let now = kiosk.now;
    let kiosk = kiosk.sees(|state| state.motion.page == Page { place: 1, turned: Some(now) }).wait(secs(1));
    kiosk.key(Key::Space).shows("s2").on_page(2).tap(Action::Next).wait(secs(2)).shows("s3").on_page(0);
}

#[test]
fn previous_turns_them_back_and_a_text_that_is_gone_back_to_is_as_it_was_left() {
    let kiosk = reading(2).tap(Action::Next).on_page(1).tap(Action::Previous).on_page(0);
    let end = kiosk.tap(Action::Next).tap(Action::Next).wait(secs(2)).shows("s3");
    let back = end.tap(Action::Previous).wait(secs(2)).shows("s2").on_page(1);
    let back = back.sees(|state| state.motion.page.turned.is_none());
    back.tap(Action::Previous).on_page(0).tap(Action::Previous).wait(secs(2)).shows("s1").on_page(0);
    // Whoever comes another way begins at the beginning.
    reading(2).tap(Action::Next).tap(Action::First).wait(secs(2)).tap(Action::GoTo(1)).wait(secs(2)).on_page(0);
}

#[test]
fn a_speaker_turns_them_too() {
    let talk = Kiosk::of(with_pages(2), Mode::Present, Timing::default());
    let talk = talk.key(Key::PageDown).wait(secs(1)).shows("s2").on_page(0).key(Key::PageDown).shows("s2").on_page(1);
    talk.key(Key::PageDown).shows("s3").wait(secs(1)).key(Key::PageUp).shows("s2").on_page(1);
}

#[test]
fn with_nobody_there_the_first_page_stands() {
    let attract = reading(3).tap(Action::Next).on_page(1).wait(secs(200)).attracts().on_page(0);
    attract.wait(secs(60)).attracts().on_page(0);
    let wall = Kiosk::of(with_pages(3), Mode::Auto, Timing::default()).tap_nothing().tap(Action::Next).wait(secs(2));
    let wall = wall.shows("s2").tap(Action::Next).on_page(1);
    wall.tap(Action::Pause).shows("s2").on_page(0).wait(secs(9)).shows("s3");
}

#[test]
fn what_covers_a_text_goes_when_its_page_is_turned() {
    let covered = reading(2).tap(Action::Menu).covered_by(Overlay::Menu);
    covered.key(Key::Space).shows("s2").on_page(1).covered_by(None);
}

#[test]
fn an_awaited_slide_is_not_held_up_by_pages() {
    let kiosk = reading(3).with_slow_pictures().tap(Action::GoTo(2)).tap(Action::Previous);
    kiosk.shows("s2").on_page(0).sees(|state| state.opening.is_none());
}

#[test]
fn a_save_keeps_the_page_as_far_as_there_is_one() {
    let there = || reading(3).tap(Action::Next).tap(Action::Next).wait(secs(2)).on_page(2);
    there().replace(with_pages(4)).wait(secs(4)).shows("s2").on_page(2);
    there().replace(with_pages(2)).wait(secs(4)).shows("s2").on_page(1);
    there().replace(with_pages(1)).wait(secs(4)).shows("s2").on_page(0).tap(Action::Next).wait(secs(2)).shows("s3");
}
