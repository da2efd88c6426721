//! The show dies in many ways, and comes back where it was.

use crate::{
    machine::Machine,
    program::Program,
    screen::{ROOT, Screen},
};

const SMALL: &str = include_str!("small.ron");

/// A visitor reads the second slide in English.
fn explored() -> Program {
    Machine::small().open().wake().key("Right").until("slide=two changing=no").key("l").until("slide=two lang=en")
}

/// A machine on which texts can make the program fail.
fn failing(content: &str) -> Machine {
    let machine = Machine::small().content(content).settings("dwell_max: 1.5");
    machine.with_variable("XIONGGUAN_FAIL_POINTS", "1".to_owned())
}

fn is_plate(screen: &Screen) -> bool {
    !screen.is_blank() && !screen.is_only(ROOT) && !screen.is_picture()
}

#[test]
#[ignore = "needs a display"]
fn a_killed_show_goes_on_with_the_same_slide_language_and_visitor() {
    let program = explored().strike("KILL").until("event=restart reason=signal-9 restarts=1 plate=false without=-");
    let program = program.until("slide=two phase=exploring lang=en").looks("the picture", Screen::is_picture);
    drop(program.focus().key("Right").until("slide=three phase=exploring lang=en").runs());
}

#[test]
#[ignore = "needs a display"]
fn a_show_that_hangs_is_ended_and_goes_on() {
    let program = Machine::small().settings("dwell_max: 1.5").open();
    drop(program.strike("STOP").until("event=restart reason=hang").until("phase=attract").until("slide=two").runs());
}

#[test]
#[ignore = "needs a display"]
fn a_slide_that_kills_twice_is_left_out_until_somebody_saves_the_deck() {
    let program = explored().strike("ABRT").until("reason=signal-6 restarts=1").until("slide=two");
    let program = program.strike("ABRT").until("restarts=2 plate=false without=two").until("slide=three");
    let program =
        program.focus().key("Left").until("slide=one changing=no").save(&SMALL.replace("A sentence", "Another"));
    drop(program.until("event=reloaded taken=yes").key("Right").until("slide=two").runs());
}

#[test]
#[ignore = "needs a display"]
fn a_slide_that_cannot_be_drawn_is_left_out_and_the_loop_goes_on() {
    let content =
        SMALL.replace("en: \"Two\"", "en: \"fail-point-draw\"").replace("zh: \"二\"", "zh: \"fail-point-draw\"");
    let machine = failing(&content);
    let program = machine.open().until("event=restart reason=code-101 restarts=1");
    let program =
        program.until("event=restart reason=code-101 restarts=2 plate=false without=two").until("slide=three");
    drop(program.until("slide=one").until("slide=three changing=no").looks("a slide", is_plate).runs());
}

#[test]
#[ignore = "needs a display"]
fn a_slide_that_cannot_be_laid_out_shows_the_rest_of_it_and_nothing_starts_again() {
    let content = SMALL.replace("zh: \"二\"", "zh: \"fail-point-measure\"");
    let machine = failing(&content);
    let program = machine.open().until("slide=two changing=no").looks("what is left", |screen| !screen.is_blank());
    let program = program.until("slide=three").until("slide=one").until("slide=two");
    program.has_told_at_most(0, "event=restart");
}

#[test]
#[ignore = "needs a display"]
fn a_show_that_dies_again_and_again_gives_way_to_a_plate_and_is_tried_again() {
    let strike = |program: Program, n: u32| program.strike("KILL").until(&format!("restarts={n}")).until("slide=two");
    let program = strike(strike(explored(), 1), 2);
    let program = program.strike("KILL").until("restarts=3 plate=true").looks("a plate", is_plate);
    drop(program.until("slide=two phase=exploring lang=en").looks("the picture", Screen::is_picture).runs());
}

#[test]
#[ignore = "needs a display"]
fn who_asks_the_program_to_end_ends_the_show_too() {
    // The pointer stands in the middle of the bare display.
    let is_bare = |screen: &Screen| [40, 1240].iter().all(|x| screen.at(*x, 40) == ROOT && screen.at(*x, 680) == ROOT);
    let program = explored().terminate().looks_when_ended("bare", is_bare);
    program.leaves_with(0);
}

#[test]
#[ignore = "needs a display"]
fn a_display_that_was_away_shows_the_same_slide_again() {
    let program = explored().unplug().until("event=restart").plug_in();
    drop(program.until("slide=two phase=exploring lang=en").looks("the picture", Screen::is_picture).runs());
}

#[test]
#[ignore = "needs a display"]
fn without_supervision_a_killed_show_is_gone() {
    let program = Machine::small().arg("--no-supervise").open();
    assert!(program.has_no_second_process());
}
