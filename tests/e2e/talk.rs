//! A speaker with a keyboard or a clicker.

use crate::{
    hall::{Hall, Wall, e2e},
    screen::{BLACK, Screen, WHITE},
};

fn talk() -> Wall {
    Hall::small().arg("--mode").arg("present").open().is("slide=one phase=presenting")
}

#[test]
fn the_first_key_already_moves() {
    e2e(|| drop(talk().key("Next").until("slide=two changing=no").key("Prior").until("slide=one changing=no")));
}

#[test]
fn a_number_and_enter_go_to_that_slide() {
    e2e(|| drop(talk().key("3").key("Return").until("slide=three changing=no")));
}

#[test]
fn the_talk_ends_at_the_last_slide() {
    e2e(|| {
        let wall = talk().key("End").until("slide=four changing=no");
        drop(wall.key("Right").key("l").until("lang=en").is("slide=four").key("Left").until("slide=three changing=no"));
    });
}

#[test]
fn b_makes_the_screen_black_and_esc_brings_the_slide_back() {
    e2e(|| {
        let wall = talk().key("b").until("overlay=black").looks("black", |screen| screen.is_nearly(BLACK));
        drop(wall.key("Escape").until("overlay=none").looks("a picture again", Screen::is_picture));
    });
}

#[test]
fn w_makes_the_screen_white_and_any_way_on_leaves_it() {
    e2e(|| {
        let wall = talk().key("w").until("overlay=white").looks("white", |screen| screen.is_nearly(WHITE));
        drop(wall.key("Right").until("slide=two overlay=none changing=no"));
    });
}
