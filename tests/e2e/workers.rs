//! Pictures are decoded in processes of their own: a file that defeats them costs its own place, and nobody else notices.

use std::fs;

use crate::{faults::far_apart, machine::Machine, screen::Screen};

#[test]
#[ignore = "needs a display"]
fn a_picture_that_nobody_answers_for_is_told_and_the_others_come() {
    let program = Machine::small().arg("--no-supervise").content(&far_apart()).open().wake();
    let workers = program.workers();
    assert!(!workers.is_empty(), "one is there from the start");
    // Whoever is asked next does not answer, as with a disk that hangs.
    let program = program.stop(&workers).key("4").key("Return").until("slide=two changing=no");
    let program =
        program.looks("a card with the alternative text", |screen| !screen.is_picture() && !screen.is_blank());
    let program = program.key("1").key("Return").until("slide=one changing=no").looks("a picture", Screen::is_picture);
    let program =
        program.key("4").key("Return").until("slide=two changing=no").looks("the picture", Screen::is_picture);
    assert!(program.log.so_far().contains("two.png"), "{}", program.log.so_far());
    program.has_told_at_most(1, "no answer within");
}

#[test]
#[ignore = "needs a display"]
fn a_show_that_is_killed_leaves_no_worker_behind() {
    let program = Machine::small().arg("--no-supervise").open();
    let workers = program.workers();
    assert!(!workers.is_empty(), "one is there from the start");
    // Stopped, they cannot notice anything by themselves.
    drop(program.stop(&workers));
    while workers.iter().any(|worker| is_running(worker)) {
        std::thread::yield_now();
    }
}

/// Whether a process is there and not just waits to be forgotten.
fn is_running(number: &str) -> bool {
    let stat = fs::read_to_string(format!("/proc/{number}/stat")).unwrap_or_default();
    stat.rsplit(')').next().is_some_and(|rest| !rest.is_empty() && !rest.trim().starts_with('Z'))
}
