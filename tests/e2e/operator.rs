//! The operator starts the program; its log is read, not read, or cannot be written.

use crate::{
    machine::Machine,
    program::Program,
    screen::{ROOT, Screen},
};

/// The small exhibition on a machine where slides follow quickly.
fn machine() -> Machine {
    Machine::small().settings("dwell_max: 1.5")
}

/// Slides with and without pictures come in turns, and in each round there is something to warn of.
fn goes_on(program: Program) {
    let without_picture = |screen: &Screen| !screen.is_picture() && !screen.is_blank() && !screen.is_only(ROOT);
    let mut program = program.looks("a picture", Screen::is_picture);
    for round in 0..3 {
        program = program.looks("a slide without a picture", without_picture);
        program = program.save(&format!("Exhibition({round}: \"")).looks("a picture", Screen::is_picture);
    }
    drop(program.runs());
}

#[test]
#[ignore = "needs a display"]
fn the_show_goes_on_when_the_reader_of_its_log_goes_away() {
    goes_on(machine().open().without_reader());
}

#[test]
#[ignore = "needs a display"]
fn the_show_goes_on_while_nobody_reads_its_log_and_the_pipe_is_full() {
    goes_on(machine().with_unread_log().start());
}

#[test]
#[ignore = "needs a display"]
fn the_show_goes_on_when_there_is_no_room_for_its_log() {
    goes_on(machine().with_log_on_full_disk().start());
}

#[test]
#[ignore = "needs a display"]
fn a_mistyped_command_opens_no_window() {
    let program = Machine::small().content_named("chekc").start();
    program.says_once("no command or file `chekc`; did you mean `check`?").leaves_with(1);
}

#[test]
#[ignore = "needs a display"]
fn a_content_file_that_is_not_there_yet_has_a_window_that_waits() {
    let is_plate = |screen: &Screen| !screen.is_blank() && !screen.is_only(ROOT) && !screen.is_picture();
    drop(Machine::small().content_named("not/there/content.ron").start().looks("a plate", is_plate).runs());
}
