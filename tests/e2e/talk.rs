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
