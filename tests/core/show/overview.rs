//! All slides at once: choosing by arrows, and by typing.

use xiongguan::show::{Action, Key, Mode, Overlay, Program, Stop, Timing, choosing};

use crate::kiosk::{Kiosk, languages, millis, secs, stops};

/// Thirty slides, of which some are about gulls and reeds.
fn talk() -> Kiosk {
    let heading = |place: usize| match place {
        4 => vec!["红嘴鸥".to_owned(), "the gulls".to_owned()],
        11 => vec!["芦苇".to_owned(), "reeds and gulls".to_owned()],
        _ => vec!["页".to_owned()],
    };
    let slides = stops(30).into_iter().enumerate();
    let slides = slides.map(|(place, stop)| Stop { headings: heading(place), ..stop });
    let program = Program::new(slides.collect(), &languages(2)).expect("thirty slides");
    Kiosk::of(program, Mode::Present, Timing::default()).wait(secs(2)).key(Key::O).covered_by(Overlay::Overview)
}

impl Kiosk {
    #[track_caller]
    fn finds(self, places: &[usize], chosen: usize) -> Self {
        let overview = &self.state().talk.overview;
        assert_eq!((&overview.found[..], overview.chosen), (places, chosen), "{overview:?}");
        self
    }

    fn types(self, letters: &str) -> Self {
        letters.chars().fold(self, |kiosk, letter| kiosk.act(Action::Letter(letter)))
    }
}

#[test]
fn it_opens_on_the_slide_on_screen_and_enter_goes_to_the_chosen_one() {
    let all: Vec<usize> = (0..30).collect();
    let talk = talk().finds(&all, 0).act(Action::Choose(7)).act(Action::Choose(-2)).finds(&all, 5);
    talk.act(Action::Enter).wait(secs(2)).shows("s6").covered_by(None).key(Key::O).finds(&all, 5);
}

#[test]
fn arrows_end_at_the_first_and_at_the_last_slide() {
    let all: Vec<usize> = (0..30).collect();
    talk().act(Action::Choose(-1)).finds(&all, 0).act(Action::Choose(i32::MAX)).finds(&all, 29);
    talk().act(Action::Choose(99)).act(Action::Choose(i32::MIN)).finds(&all, 0);
}

#[test]
fn typing_finds_headings_in_every_language_and_numbers() {
    talk().types("GULL").finds(&[4, 11], 4).act(Action::Choose(1)).finds(&[4, 11], 11);
    talk().types("红嘴").finds(&[4], 4).act(Action::Enter).wait(secs(2)).shows("s5");
    talk().types("12").finds(&[11], 11);
    talk().types("3").sees(|state| state.talk.overview.found == [2, 29]);
    let nothing = talk().types("zebra").finds(&[], 0).act(Action::Enter).covered_by(Overlay::Overview).shows("s1");
    let all: Vec<usize> = (0..30).collect();
    (0..5).fold(nothing, |talk, _| talk.act(Action::Erase)).finds(&all, 0);
}

#[test]
fn what_is_typed_stays_short_and_has_no_control_characters() {
    let long = talk().types(&"a".repeat(500)).types("\u{8}\n");
    let long = long.sees(|state| state.talk.overview.query.len() <= 100 && !state.talk.overview.query.contains('\n'));
    // The next time it begins anew.
    long.act(Action::Back).covered_by(None).wait(millis(1500)).key(Key::O).sees(|s| s.talk.overview.query.is_empty());
}

#[test]
fn esc_closes_it_and_a_save_finds_anew() {
    talk().act(Action::Choose(3)).act(Action::Back).covered_by(None).shows("s1");
    let saved = talk().act(Action::Choose(20)).replace(crate::kiosk::program(4)).wait(secs(4));
    saved.sees(|state| state.talk.overview.found.iter().all(|place| *place < 4) && state.talk.overview.chosen < 4);
}

#[test]
fn only_a_speaker_opens_it() {
    Kiosk::with(5).tap_nothing().act(Action::Overview).covered_by(None).act(Action::Letter('a')).covered_by(None);
}

#[test]
fn keys_go_along_rows_and_columns_and_letters_are_none() {
    assert_eq!(choosing(Key::ArrowRight, 5), Some(Action::Choose(1)));
    assert_eq!(choosing(Key::PageUp, 5), Some(Action::Choose(-1)), "a clicker");
    assert_eq!(choosing(Key::ArrowDown, 5), Some(Action::Choose(5)));
    assert_eq!(choosing(Key::ArrowUp, 3), Some(Action::Choose(-3)));
    assert_eq!(choosing(Key::Escape, 5), Some(Action::Back));
    for typed in [Key::B, Key::Space, Key::Digit(7), Key::O, Key::Period] {
        assert_eq!(choosing(typed, 5), None, "{typed:?} is a letter");
    }
}
