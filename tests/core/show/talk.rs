//! A speaker with keys or a clicker.

use xiongguan::show::{Action, Key, Light, Overlay, Phase, Wake};

use crate::kiosk::{Kiosk, millis, secs};

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
        .wait(millis(300))
        .shows("s3")
        .key(PageDown)
        .shows("s3")
        .wait(secs(2))
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
        Kiosk::presenting(3)
            .key(End)
            .shows("s3")
            .wait(secs(2))
            .key(previous)
            .shows("s2")
            .wait(secs(1))
            .key(Home)
            .shows("s1");
    }
}

#[test]
fn a_typed_number_and_enter_go_to_that_slide() {
    let typing = [Key::Digit(1), Key::Digit(2)];
    Kiosk::presenting(20).keys(&typing).sees(|state| state.typed == Some(12)).key(Key::Enter).shows("s12");
    Kiosk::presenting(9).keys(&typing).key(Key::Enter).shows("s9");
    Kiosk::presenting(9).keys(&[Key::End, Key::Digit(0), Key::Enter]).wait(secs(1)).shows("s1");
    Kiosk::presenting(9).keys(&[Key::Digit(9); 5]).sees(|state| state.typed == Some(999));
}

#[test]
fn what_is_asked_for_too_soon_is_done_whatever_the_pointer_does_meanwhile() {
    // After three changes within a second the fourth one waits.
    let waits = || Kiosk::presenting(3).wait(secs(5)).keys(&[Key::B; 4]).covered_by(Overlay::Black);
    waits().wait(secs(2)).covered_by(None);
    for beside in [Action::PointAt(0.4, 0.5), Action::Light(Light::Dot), Action::Scroll(1)] {
        waits().tap(beside).covered_by(Overlay::Black).wait(secs(2)).covered_by(None);
    }
    // Who takes it back, and asks once more, is understood.
    waits().key(Key::B).wait(secs(2)).covered_by(Overlay::Black);
    waits().keys(&[Key::B; 2]).wait(secs(2)).covered_by(None);
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
    Kiosk::presenting(3).keys(&[Key::End, Key::Comma]).wait(secs(3)).key(Key::Space).covered_by(None).shows("s3");
    Kiosk::presenting(3).keys(&[Key::B, Key::W]).covered_by(Overlay::White);
}

#[test]
fn a_visitor_cannot_darken_the_screen() {
    Kiosk::with(3).tap_nothing().tap(Action::Black).covered_by(None);
    Kiosk::playing(3).tap_nothing().tap(Action::White).covered_by(None);
}
