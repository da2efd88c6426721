//! From the start of the program to the first slide, and to its end.

use crate::{
    hall::{Hall, e2e},
    screen::{ROOT, Screen},
};

#[test]
fn the_first_frame_of_the_shipped_exhibition_is_a_whole_slide_and_no_later_one_is_less() {
    e2e(|| {
        // The first slide's picture goes from edge to edge until the second one comes.
        drop(Hall::shipped().settings("dwell_max: 3").start().all_picture_until("slide=origin"));
    });
}

#[test]
fn no_frame_is_blank_while_slides_change_by_themselves() {
    e2e(|| {
        let wall = Hall::small().settings("dwell_max: 2").start().never_blank_until("slide=three changing=no");
        drop(wall.never_blank_until("slide=one changing=no"));
    });
}

#[test]
fn a_small_window_shows_the_exhibition_too() {
    e2e(|| {
        let wall = Hall::small().arg("--windowed").arg("640x360").open();
        drop(wall.looks("a window on a bare display", |screen| !screen.is_blank() && !screen.is_picture()));
    });
}

#[test]
fn the_exhibition_starts_in_the_language_that_is_asked_for() {
    e2e(|| drop(Hall::small().arg("--lang").arg("en").open().is("slide=one lang=en")));
}

#[test]
fn esc_leaves() {
    e2e(|| Hall::small().open().wake().key("Escape").leaves_with(0));
}

#[test]
fn esc_leaves_a_talk_at_once() {
    e2e(|| Hall::small().arg("--mode").arg("present").open().key("Escape").leaves_with(0));
}

#[test]
fn esc_does_not_leave_where_the_machine_forbids_it() {
    e2e(|| {
        let wall = Hall::small().settings("may_leave: false").open().wake();
        drop(wall.key("Escape").key("Escape").key("l").until("lang=en"));
    });
}

#[test]
fn a_supervisor_can_end_the_program() {
    e2e(|| {
        Hall::small().open().terminate().ends();
    });
}

#[test]
fn a_missing_picture_is_a_card_and_the_show_goes_on() {
    e2e(|| {
        let hall = Hall::small().without("assets/one.png").settings("dwell_max: 2");
        drop(hall.start().never_blank_until("slide=two changing=no").looks("the next picture", Screen::is_picture));
    });
}

#[test]
fn with_nothing_to_show_there_is_a_plate_and_esc_leaves() {
    e2e(|| {
        let wall = Hall::small().without("content.ron").start().looks("a plate", is_plate);
        wall.focus().key("Escape").leaves_with(0);
    });
}

#[test]
fn without_opengl_the_program_says_so_once_and_asks_to_be_tried_again() {
    e2e(|| Hall::small().without_opengl().start().says_once("error: ").leaves_with(3));
}

/// Something is on screen, and it is no picture.
fn is_plate(screen: &Screen) -> bool {
    !screen.is_blank() && !screen.is_only(ROOT) && !screen.is_picture()
}
