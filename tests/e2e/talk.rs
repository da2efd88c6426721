//! A speaker with a keyboard or a clicker.

use crate::{
    machine::Machine,
    program::Program,
    screen::{BLACK, Screen, WHITE},
};

fn talk() -> Program {
    Machine::small().arg("--mode").arg("present").open().is("slide=one phase=presenting")
}

#[test]
#[ignore = "needs a display"]
fn the_first_key_already_moves() {
    drop(talk().key("Next").until("slide=two changing=no").key("Prior").until("slide=one changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn a_number_and_enter_go_to_that_slide() {
    drop(talk().key("3").key("Return").until("slide=three changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn the_talk_ends_at_the_last_slide() {
    let program = talk().key("End").until("slide=four changing=no");
    drop(program.key("Right").key("l").until("lang=en").is("slide=four").key("Left").until("slide=three changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn b_makes_the_screen_black_and_esc_brings_the_slide_back() {
    let program = talk().key("b").until("overlay=black").looks("black", |screen| screen.is_nearly(BLACK));
    drop(program.key("Escape").until("overlay=none").looks("a picture again", Screen::is_picture));
}

#[test]
#[ignore = "needs a display"]
fn w_makes_the_screen_white_and_any_way_on_leaves_it() {
    let program = talk().key("w").until("overlay=white").looks("white", |screen| screen.is_nearly(WHITE));
    drop(program.key("Right").until("slide=two overlay=none changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn esc_darkens_the_talk_and_f5_goes_on_with_it() {
    let program = talk().key("Next").until("slide=two changing=no");
    let program = program.key("Escape").until("overlay=black").looks("black", |screen| screen.is_nearly(BLACK));
    let program = program.key("F5").until("overlay=none").looks("a picture again", Screen::is_picture);
    drop(program.is("slide=two").key("Escape").until("overlay=black").key("Next").until("slide=three changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn a_mouse_goes_on_and_back() {
    let click = |button: u8| move |display: &crate::display::Display| display.click_with(button, [600, 300]);
    let program = talk().on_display(click(1)).until("slide=two changing=no");
    let program = program.on_display(click(3)).until("slide=one changing=no");
    // The wheel, down and up.
    let program = program.on_display(click(5)).until("slide=two changing=no");
    drop(program.on_display(click(4)).until("slide=one changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn the_keys_of_browsers_that_clickers_have_go_on_and_back() {
    drop(talk().key("XF86Forward").until("slide=two changing=no").key("XF86Back").until("slide=one changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn a_talk_turns_into_a_kiosk_and_comes_back_to_its_slide() {
    let program = talk().key("Next").until("slide=two changing=no").key("k").until("phase=attract");
    let program = program.key("Next").until("phase=exploring").key("End").until("slide=four changing=no");
    drop(
        program
            .key("k")
            .until("slide=two phase=presenting")
            .key("a")
            .until("phase=playing")
            .key("F5")
            .until("phase=presenting"),
    );
}

#[test]
#[ignore = "needs a display"]
fn a_slide_is_found_by_typing() {
    let program = talk().key("o").until("overlay=overview").key("3").key("Return");
    drop(program.until("slide=three overlay=none changing=no").key("v").looks("the speaker's view", |screen| {
        // Dark around the slides.
        screen.at(2, 2).iter().all(|channel| *channel < 60)
    }));
}

#[test]
#[ignore = "needs a display"]
fn a_key_takes_the_window_from_the_full_screen_and_back() {
    let program = talk().key("F11").until("event=window full=no").key("f").until("event=window full=yes");
    drop(program.key("Next").until("slide=two changing=no"));
}
