//! From the start of the program to the first slide, and to its end.

use crate::{
    machine::Machine,
    screen::{ROOT, Screen},
};

#[test]
#[ignore = "needs a display"]
fn the_first_frame_of_the_shipped_exhibition_is_a_whole_slide_and_no_later_one_is_less() {
    // The first slide's picture goes from edge to edge until the second one comes.
    drop(Machine::shipped().settings("dwell_max: 3").start().all_picture_until("slide=furnace"));
}

#[test]
#[ignore = "needs a display"]
fn no_frame_is_blank_while_slides_change_by_themselves() {
    let program = Machine::small().settings("dwell_max: 2").start().never_blank_until("slide=three changing=no");
    drop(program.never_blank_until("slide=one changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn a_small_window_shows_the_exhibition_too() {
    let program = Machine::small().arg("--windowed").arg("640x360").open();
    drop(program.looks("a window on a bare display", |screen| !screen.is_blank() && !screen.is_picture()));
}

#[test]
#[ignore = "needs a display"]
fn the_exhibition_starts_in_the_language_that_is_asked_for() {
    drop(Machine::small().arg("--lang").arg("en").open().is("slide=one lang=en"));
}

#[test]
#[ignore = "needs a display"]
fn a_variable_of_a_session_that_has_ended_does_not_keep_the_window_away() {
    let program = Machine::small().with_stale_wayland().open().looks("the picture", Screen::is_picture);
    drop(program.is("slide=one"));
}

#[test]
#[ignore = "needs a display"]
fn esc_leaves() {
    Machine::small().open().wake().key("Escape").leaves_with(0);
}

#[test]
#[ignore = "needs a display"]
fn esc_and_esc_once_more_leave_a_talk() {
    let talk = Machine::small().arg("--mode").arg("present").open().key("Escape").until("overlay=black");
    talk.key("Escape").leaves_with(0);
}

#[test]
#[ignore = "needs a display"]
fn esc_does_not_leave_where_the_machine_forbids_it() {
    let program = Machine::small().settings("may_leave: false").open().wake();
    drop(program.key("Escape").key("Escape").key("l").until("lang=en"));
}

#[test]
#[ignore = "needs a display"]
fn a_supervisor_can_end_the_program() {
    Machine::small().open().terminate().ends();
}

#[test]
#[ignore = "needs a display"]
fn a_missing_picture_is_a_card_and_the_show_goes_on() {
    let machine = Machine::small().without("assets/one.png").settings("dwell_max: 2");
    drop(machine.start().never_blank_until("slide=two changing=no").looks("the next picture", Screen::is_picture));
}

#[test]
#[ignore = "needs a display"]
fn with_nothing_to_show_there_is_a_plate_and_esc_leaves() {
    let program = Machine::small().without("content.ron").start().looks("a plate", is_plate);
    program.focus().key("Escape").leaves_with(0);
}

#[test]
#[ignore = "needs a display"]
fn without_opengl_the_processor_draws() {
    let program = Machine::small().without_opengl().arg("--presenter=auto").start().until("presenter=cpu");
    drop(program.until("slide=one").looks("the first slide", Screen::is_picture));
}

#[test]
#[ignore = "needs a display"]
fn where_opengl_was_asked_for_and_is_missing_the_program_says_so_once_and_asks_to_be_tried_again() {
    Machine::small().without_opengl().arg("--presenter=gl").start().says_once("error: ").leaves_with(3);
}

/// Something is on screen, and it is no picture.
fn is_plate(screen: &Screen) -> bool {
    !screen.is_blank() && !screen.is_only(ROOT) && !screen.is_picture()
}
