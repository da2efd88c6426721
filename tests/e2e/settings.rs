//! A slip in the machine's settings, in the real window: it takes nothing down, and the log tells it.

use crate::hall::{Hall, e2e};

#[test]
fn with_a_slip_in_the_settings_the_show_goes_on_by_the_fields_that_are_right() {
    e2e(|| {
        let wall = Hall::small().settings("mode: auto, idel: 30, goodbye: soon, dwell_max: 2").start();
        let wall = wall.until("slide=two").terminate();
        drop(wall.says_once("`Kiosk` has no field `idel`").says_once("kiosk.ron:1:19"));
    });
}

#[test]
fn a_time_zone_in_doubt_leaves_the_house_open() {
    e2e(|| {
        // Taken for UTC, the house would be open in one minute of the week.
        let hours = "opening_hours: [(days: \"Mon\", from: \"03:00\", to: \"03:01\")]";
        let wall = Hall::small().settings(&format!("time_zone: \"Asia/Beijing\", {hours}")).open().is("phase=attract");
        drop(wall.terminate().says_once("the house counts as open"));
    });
}

#[test]
fn a_monitor_that_is_not_there_is_told_once() {
    e2e(|| drop(Hall::small().arg("--monitor").arg("7").open().terminate().says_once("there is no monitor 7")));
}
