//! What a speaker does to the screen: no slip ends a talk, and what was left comes back.

use xiongguan::{
    show::{Action, Effect, Input, Key, Light, Mode, Overlay, Phase, Show, Timing},
    units::Moment,
};

use crate::kiosk::{Kiosk, almost, millis, program, secs};

#[test]
fn esc_darkens_the_screen_and_only_another_one_in_time_ends_the_talk() {
    let asked = Kiosk::presenting(3).wait(secs(5)).key(Key::Escape).covered_by(Overlay::Black);
    let end = asked.now + Show::ENDS;
    let asked = asked.sees(|state| state.asked_until(Moment::from_millis(5000)) == Some(end));
    let asked = asked.never_asked(Effect::Leave).wait(almost(Show::ENDS)).sees(|state| state.talk.ends.is_some());
    asked.key(Key::Escape).asked(Effect::Leave);
}

#[test]
fn an_esc_that_comes_late_asks_again() {
    let late = Kiosk::presenting(3).key(Key::Escape).wakes(xiongguan::show::Wake::At(Moment::START + Show::ENDS));
    let late = late.wait(Show::ENDS).covered_by(Overlay::Black).wakes(xiongguan::show::Wake::Never);
    let late = late.key(Key::Escape).covered_by(Overlay::Black).never_asked(Effect::Leave);
    late.wait(secs(1)).key(Key::Escape).asked(Effect::Leave);
}

#[test]
fn a_clicker_that_sends_esc_and_f5_in_turns_never_ends_a_talk() {
    let mut talk = Kiosk::presenting(5).keys(&[Key::PageDown]).wait(secs(2));
    for _ in 0..20 {
        talk = talk.key(Key::Escape).wait(millis(600)).covered_by(Overlay::Black);
        talk = talk.key(Key::F5).wait(millis(600)).covered_by(None).shows("s2");
    }
    talk.never_asked(Effect::Leave).is(Phase::Presenting);
}

#[test]
fn esc_and_b_are_not_taken_for_each_other() {
    // A screen that was made black on purpose comes back, and nothing is asked.
    let black = || Kiosk::presenting(3).key(Key::B).wait(secs(2));
    black().key(Key::Escape).covered_by(None).wait(millis(1200)).key(Key::Escape).never_asked(Effect::Leave);
    // What Esc has begun is over once B was pressed twice.
    let twice = Kiosk::presenting(3).key(Key::Escape).wait(millis(400)).key(Key::B).wait(millis(400)).key(Key::B);
    let twice = twice.wait(millis(400)).covered_by(Overlay::Black).key(Key::Escape);
    twice.wait(secs(2)).never_asked(Effect::Leave);
    // Whatever goes on brings the slide back.
    Kiosk::presenting(3).key(Key::Escape).wait(secs(1)).key(Key::PageDown).shows("s2").covered_by(None);
}

#[test]
fn esc_first_closes_what_lies_on_top() {
    let menu = Kiosk::presenting(3).key(Key::M).wait(secs(1)).key(Key::Escape).covered_by(None).wait(secs(1));
    menu.key(Key::Escape).covered_by(Overlay::Black).never_asked(Effect::Leave);
    let typed = Kiosk::presenting(30).key(Key::Digit(7)).key(Key::Escape).sees(|state| state.typed.is_none());
    typed.covered_by(None);
}

#[test]
fn where_nobody_may_leave_esc_darkens_and_brings_back() {
    let show = Show::new(program(3), Mode::Present, Timing::default(), Moment::START).with_leaving(false);
    let dark = Kiosk::running(show).wait(secs(2)).key(Key::Escape).covered_by(Overlay::Black);
    let dark = dark.sees(|state| state.asked_until(Moment::from_millis(2000)).is_none());
    dark.wait(secs(2)).key(Key::Escape).covered_by(None).never_asked(Effect::Leave);
}

#[test]
fn what_the_audience_sees_stays_while_the_speaker_looks_elsewhere() {
    let frozen = Kiosk::presenting(9).wait(secs(2)).key(Key::Z).wait(secs(1));
    let frozen = frozen.key(Key::PageDown).wait(secs(2)).key(Key::PageDown).wait(secs(2)).shows("s3");
    let frozen = frozen.sees(|state| state.frozen().is_some_and(|frozen| frozen.seen.slide == 0));
    assert!(frozen.player.needed().iter().any(|wish| wish.slide == 0), "its pictures are kept");
    // A black screen is black.
    let frozen = frozen.key(Key::B).wait(secs(1)).sees(|state| state.frozen().is_none()).key(Key::B).wait(secs(1));
    let frozen = frozen.sees(|state| state.frozen().is_some()).key(Key::Z).wait(secs(1));
    frozen.sees(|state| state.frozen().is_none()).shows("s3");
    // Another version of the exhibition may not have that slide.
    Kiosk::presenting(9).wait(secs(2)).key(Key::Z).replace(program(2)).wait(secs(4)).sees(|s| s.frozen().is_none());
}

#[test]
fn a_key_leads_back_to_the_slide_before_and_there_again() {
    let talk = Kiosk::presenting(9).key(Key::J).shows("s1").key(Key::End).wait(secs(2)).shows("s9");
    let talk = talk.key(Key::J).wait(secs(2)).shows("s1").key(Key::J).wait(secs(2)).shows("s9");
    // Also after a save that has moved it.
    talk.replace(program(5)).wait(secs(4)).key(Key::J).wait(secs(2)).shows("s1");
}

#[test]
fn a_light_follows_the_pointer_in_a_talk_alone() {
    let lit = Kiosk::presenting(3).act(Action::PointAt(0.25, 0.5)).key(Key::D);
    let lit = lit.sees(|state| state.talk.light == Some(Light::Dot) && state.talk.pointer == (0.25, 0.5));
    let lit = lit.key(Key::H).sees(|state| state.talk.light == Some(Light::Spotlight));
    let lit = lit.act(Action::PointAt(f32::NAN, 3.0)).act(Action::PointAt(7.0, -2.0));
    lit.sees(|state| state.talk.pointer == (1.0, 0.0)).key(Key::H).sees(|state| state.talk.light.is_none());
    Kiosk::with(3).tap_nothing().act(Action::Light(Light::Dot)).sees(|state| state.talk.light.is_none());
}

#[test]
fn one_key_turns_a_talk_into_a_kiosk_and_back_to_where_it_was() {
    let talk = Kiosk::presenting(9).keys(&[Key::PageDown]).wait(secs(2)).key(Key::L).key(Key::T).wait(secs(2));
    let kiosk = talk.key(Key::K).attracts().shows("s2");
    assert_eq!(kiosk.player.mode(), Mode::Kiosk);
    // The loop runs, a visitor comes, and Esc does not end the program.
    let kiosk = kiosk.wait(secs(25)).tap_nothing().explores().wait(secs(2)).key(Key::End).wait(secs(2)).shows("s9");
    let back = kiosk.key(Key::K).is(Phase::Presenting).shows("s2").never_asked(Effect::Leave);
    let back = back.sees(|state| state.language == 1 && state.comfort.text.is_enlarged());
    assert_eq!(back.player.mode(), Mode::Present);
    back.wait(secs(2)).key(Key::PageDown).wait(secs(2)).shows("s3");
}

#[test]
fn a_turn_that_is_asked_for_too_soon_comes_as_soon_as_it_may() {
    let talk = Kiosk::presenting(9).keys(&[Key::PageDown]).wait(secs(1)).key(Key::K).attracts().wait(millis(100));
    let kiosk = talk.tap_nothing().explores().wait(millis(100)).key(Key::End).wait(millis(900));
    kiosk.key(Key::K).wait(secs(2)).is(Phase::Presenting).shows("s2");
}

#[test]
fn a_wall_a_kiosk_and_the_talk_lead_to_each_other() {
    let wall = Kiosk::presenting(9).key(Key::A).is(Phase::Playing).wait(secs(25)).key(Key::K).attracts();
    let talk = wall.key(Key::F5).is(Phase::Presenting).shows("s1").key(Key::F5).is(Phase::Presenting);
    let left = talk.wait(secs(3)).key(Key::A).wait(secs(3)).key(Key::Escape).is(Phase::Presenting);
    left.covered_by(None).never_asked(Effect::Leave);
    // A menu that a visitor has opened is closed first.
    let menu = Kiosk::presenting(9).key(Key::K).tap_nothing().tap(Action::Menu).wait(secs(1)).key(Key::Escape);
    menu.explores().covered_by(None).wait(secs(1)).key(Key::Escape).is(Phase::Presenting);
}

#[test]
fn a_talk_comes_back_also_after_a_save() {
    let kiosk = Kiosk::presenting(9).key(Key::End).wait(secs(2)).key(Key::K).replace(program(4)).wait(secs(9));
    kiosk.key(Key::K).is(Phase::Presenting).sees(|state| state.slide < 4);
}

#[test]
fn visitors_with_a_keyboard_turn_no_kiosk_into_anything() {
    for key in [Key::K, Key::A, Key::F5, Key::F, Key::F11, Key::Z, Key::J, Key::D, Key::H] {
        let kiosk = Kiosk::with(5).tap_nothing().key(key).explores().shows("s1");
        assert_eq!(kiosk.player.mode(), Mode::Kiosk);
        kiosk.never_asked(Effect::FullScreen).sees(|state| state.talk.light.is_none() && state.frozen().is_none());
    }
    Kiosk::presenting(3).key(Key::F11).asked(Effect::FullScreen);
}

#[test]
fn the_speakers_view_comes_and_goes_with_one_key_and_ticks_while_the_screen_is_black() {
    let view = Kiosk::presenting(5).wait(secs(2)).key(Key::V).sees(|state| state.talk.is_viewed);
    let view = view.wait(secs(2)).key(Key::PageDown).wait(secs(2)).shows("s2").sees(|state| state.talk.is_viewed);
    // Esc closes it first, as everything that lies on top.
    let closed = view.key(Key::Escape).sees(|state| !state.talk.is_viewed).covered_by(None);
    closed.wait(secs(2)).key(Key::Escape).covered_by(Overlay::Black);
    Kiosk::with(5).tap_nothing().act(Action::SpeakersView).sees(|state| !state.talk.is_viewed);
    let mut black = Kiosk::presenting(5).wait(secs(2)).key(Key::V).wait(secs(2)).key(Key::B);
    let next = black.now + secs(1);
    black.player.expect_frame(xiongguan::show::Wake::At(next));
    black.wakes(xiongguan::show::Wake::At(next));
}

#[test]
fn notes_go_on_by_lines_and_begin_anew_with_the_next_slide() {
    let read = Kiosk::presenting(5).wait(secs(2)).key(Key::CloseBracket).key(Key::CloseBracket).key(Key::OpenBracket);
    let read = read.sees(|state| state.talk.scrolled == 1).key(Key::OpenBracket).key(Key::OpenBracket);
    let read = read.sees(|state| state.talk.scrolled == 0).key(Key::CloseBracket).key(Key::PageDown).wait(secs(2));
    read.sees(|state| state.talk.scrolled == 0);
}

#[test]
fn notes_are_not_scrolled_past_their_end() {
    let mut read = Kiosk::presenting(5).keys(&[Key::CloseBracket; 9]).sees(|state| state.talk.scrolled == 9);
    read.put_in(Input::NotesEnd(3));
    read.sees(|state| state.talk.scrolled == 3).key(Key::OpenBracket).sees(|state| state.talk.scrolled == 2);
}

#[test]
fn with_two_windows_a_key_exchanges_them_and_esc_does_not() {
    let mut two = Kiosk::presenting(5).wait(secs(2));
    two.put_in(Input::Window(true));
    let two = two.sees(|state| state.talk.has_window && !state.talk.is_viewed).key(Key::V);
    let mut two = two.wait(secs(2)).key(Key::Escape).covered_by(Overlay::Black).sees(|state| state.talk.is_viewed);
    two.put_in(Input::Window(true));
    let mut two = two.sees(|state| state.talk.is_viewed);
    two.put_in(Input::Window(false));
    two.sees(|state| !state.talk.is_viewed && !state.talk.has_window);
}

#[test]
fn a_show_that_is_only_looked_at_is_as_the_talk_and_goes_nowhere_by_itself() {
    let talk =
        Kiosk::presenting(5).keys(&[Key::PageDown]).wait(secs(2)).keys(&[Key::B, Key::Digit(3)]).wait(millis(500));
    let mut beside = Kiosk::presenting(5).wait(secs(9));
    let mut seen = talk.state().clone();
    beside.player.mirror(beside.now, "s2", seen.clone());
    let beside = beside.shows("s2").covered_by(Overlay::Black).sees(|state| *state == seen).wait(millis(500));
    let mut beside = beside.sees(|state| state.typed == Some(3));
    // A slide that the talk waits for does not come up here before it does there.
    seen.opening = Some((2, beside.now));
    beside.player.mirror(beside.now, "s2", seen.clone());
    let mut beside = beside.wait(secs(9)).shows("s2").sees(|state| state.opening.is_none());
    // In a deck that was read at another moment the slide may stand elsewhere, or there may be fewer.
    (seen.slide, seen.language) = (40, 7);
    beside.player.mirror(beside.now, "s3", seen.clone());
    let mut beside = beside.shows("s3").sees(|state| state.language < 7);
    beside.player.mirror(beside.now, "gone", seen);
    beside.shows("s5");
}

#[test]
fn turning_to_and_fro_does_not_flash() {
    let mut kiosk = Kiosk::presenting(9).wait(secs(5));
    let mut turns = 0;
    for _ in 0..15 {
        let before = kiosk.player.mode();
        kiosk = kiosk.key(Key::K).wait(millis(60));
        turns += usize::from(kiosk.player.mode() != before);
        assert!(kiosk.show().has_started(), "no plate stands in for a moment");
    }
    assert!((1..=3).contains(&turns), "{turns} within a second");
}
