//! A wrong value in the machine's settings, in the real window: the show goes on, and the log tells of it.

use crate::machine::Machine;

#[test]
#[ignore = "needs a display"]
fn with_a_slip_in_the_settings_the_show_goes_on_by_the_fields_that_are_right() {
    let machine = Machine::small().settings("mode: auto, idel: 30, goodbye: soon, dwell_max: 2");
    let program = machine.start().until("slide=two").terminate();
    drop(program.says_once("`Kiosk` has no field `idel`").says_once("kiosk.ron:1:19"));
}

#[test]
#[ignore = "needs a display"]
fn a_time_zone_in_doubt_leaves_the_screen_lit() {
    // Taken for UTC, it would be lit in one minute of the week.
    let hours = "opening_hours: [(days: \"Mon\", from: \"03:00\", to: \"03:01\")]";
    let machine = Machine::small().settings(&format!("time_zone: \"Asia/Beijing\", {hours}"));
    drop(machine.open().is("phase=attract").terminate().says_once("the screen is always lit"));
}

#[test]
#[ignore = "needs a display"]
fn a_monitor_that_is_not_there_is_told_once() {
    drop(Machine::small().arg("--monitor").arg("7").open().terminate().says_once("there is no monitor 7"));
}

#[test]
#[ignore = "needs a display"]
fn changed_settings_hold_while_the_show_runs() {
    let program = Machine::small().open().wake();
    let program = program.settings("idle: 2, goodbye: 1, idle_reading_factor: 0, dwell_max: 3600");
    drop(program.until("phase=goodbye").until("phase=attract"));
}
