//! Lists whose items a speaker brings one by one.

use xiongguan::show::{Action, Key, Mode, Overlay, Program, Revealed, Stop, Timing};

use crate::kiosk::{Kiosk, languages, millis, secs, stops};

/// Three slides, of which the second is a list with so many items that come one by one.
fn with_list(reveals: usize) -> Program {
    let slides = stops(3).into_iter().enumerate();
    let slides = slides.map(|(place, stop)| Stop { reveals: if place == 1 { reveals } else { 0 }, ..stop });
    Program::new(slides.collect(), &languages(2)).expect("three slides")
}

fn talk(reveals: usize) -> Kiosk {
    Kiosk::of(with_list(reveals), Mode::Present, Timing::default())
}

impl Kiosk {
    /// So much of a list is there; nothing where all of it is.
    #[track_caller]
    fn has_items(self, items: Option<usize>) -> Self {
        self.sees(|state| state.motion.revealed.map(|revealed| revealed.items) == items)
    }
}

#[test]
fn next_brings_the_next_item_and_then_the_next_slide() {
    let kiosk = talk(2).has_items(None).key(Key::PageDown).shows("s2").has_items(Some(0)).wait(secs(1));
    let kiosk = kiosk.key(Key::PageDown).shows("s2").has_items(Some(1));
    let now = kiosk.now;
    let kiosk = kiosk.sees(|state| state.motion.revealed == Some(Revealed { items: 1, newest: Some(now) }));
    kiosk.key(Key::Space).has_items(Some(2)).key(Key::Enter).shows("s3").has_items(None);
}

#[test]
fn previous_takes_the_last_item_away_and_a_list_that_is_gone_back_to_is_whole() {
    let there = talk(2).keys(&[Key::PageDown, Key::PageDown]).has_items(Some(1));
    let back = there.key(Key::PageUp).has_items(Some(0)).key(Key::PageUp).wait(secs(2)).shows("s1");
    let end = back.key(Key::End).shows("s3").wait(secs(2)).key(Key::PageUp).shows("s2").has_items(Some(2));
    let end = end.sees(|state| state.motion.revealed.is_some_and(|revealed| revealed.newest.is_none()));
    let one = end.key(Key::PageUp).shows("s2").has_items(Some(1));
    // What was there before does not come in once more.
    let one = one.sees(|state| state.motion.revealed.is_some_and(|revealed| revealed.newest.is_none()));
    one.wait(secs(2)).key(Key::Home).shows("s1").wait(secs(2)).act(Action::GoTo(1)).shows("s2").has_items(Some(0));
}

#[test]
fn the_slide_that_leaves_keeps_what_was_there_of_it() {
    let kiosk = talk(3).keys(&[Key::PageDown, Key::PageDown]).wait(secs(2)).key(Key::Home).shows("s1");
    let left = kiosk.state().transition.and_then(|change| change.from_motion.revealed);
    assert_eq!(left.map(|revealed| revealed.items), Some(1));
}

#[test]
fn with_nobody_to_bring_it_all_of_a_list_is_there() {
    for mode in [Mode::Kiosk, Mode::Auto] {
        let kiosk = Kiosk::of(with_list(3), mode, Timing::default()).tap_nothing().wait(millis(200)).tap(Action::Next);
        kiosk.shows("s2").has_items(None).wait(secs(1)).tap(Action::Next).shows("s3");
    }
}

#[test]
fn what_covers_a_list_goes_when_its_next_item_comes() {
    let covered = talk(2).key(Key::PageDown).wait(secs(1)).key(Key::B);
    let covered = covered.sees(|state| state.overlay == Some(Overlay::Black));
    covered.key(Key::PageDown).shows("s2").has_items(Some(1)).sees(|state| state.overlay.is_none());
}

#[test]
fn an_awaited_slide_is_not_held_up_by_items() {
    let kiosk = talk(2).key(Key::PageDown).wait(secs(1)).with_slow_pictures().act(Action::GoTo(0));
    // Presses add up from the slide that is awaited: the one after the first is the list itself, as it is.
    kiosk.act(Action::Next).has_items(Some(0)).sees(|state| state.opening.is_none()).shows("s2");
}

#[test]
fn a_save_keeps_what_is_there_of_a_list() {
    let there = || talk(3).keys(&[Key::PageDown, Key::PageDown, Key::PageDown]).wait(secs(2)).has_items(Some(2));
    there().replace(with_list(5)).has_items(Some(2)).key(Key::PageDown).has_items(Some(3));
    there().replace(with_list(1)).wait(secs(4)).has_items(Some(1)).key(Key::PageDown).shows("s3");
    there().replace(with_list(0)).wait(secs(4)).has_items(None).key(Key::PageDown).shows("s3");
    // A list that comes to be brought one by one while it is on screen stays whole.
    talk(0).key(Key::PageDown).wait(secs(2)).replace(with_list(3)).wait(secs(4)).has_items(None);
}

#[test]
fn the_pages_of_a_text_come_before_the_cards_and_go_after_them() {
    let slides = stops(3).into_iter().enumerate();
    let slides = slides.map(|(place, stop)| match place {
        1 => Stop { reveals: 2, pages: 2, ..stop },
        _ => stop,
    });
    let program = Program::new(slides.collect(), &languages(2)).expect("three slides");
    let at = |kiosk: Kiosk, page: usize, items: usize| {
        kiosk.shows("s2").has_items(Some(items)).sees(|state| state.motion.page.place == page).wait(secs(1))
    };
    let mut kiosk = Kiosk::of(program, Mode::Present, Timing::default()).key(Key::PageDown);
    for (page, items) in [(0, 0), (1, 0), (1, 1), (1, 2)] {
        kiosk = at(kiosk, page, items).key(Key::PageDown);
    }
    kiosk = kiosk.shows("s3").wait(secs(1)).key(Key::PageUp);
    for (page, items) in [(1, 2), (1, 1), (1, 0), (0, 0)] {
        kiosk = at(kiosk, page, items).key(Key::PageUp);
    }
    kiosk.shows("s1");
}
