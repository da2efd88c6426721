//! The program with nobody in front of it (`auto`).

use xiongguan::show::Action;

use crate::machine::Machine;

#[test]
#[ignore = "needs a display"]
fn it_plays_for_ever() {
    let program = Machine::small().settings("mode: auto, dwell_max: 1.5").open().is("phase=playing");
    drop(program.until("slide=four changing=no").until("slide=one changing=no").until("slide=two changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn a_touch_pauses_it_for_a_while() {
    let program = Machine::small().settings("mode: auto, dwell_max: 4, pause: 3").open();
    let program = program.touch(Action::Next).until("slide=one phase=paused");
    drop(program.until("slide=one phase=playing").until("slide=two changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn a_key_moves_a_paused_show() {
    let program = Machine::small().settings("mode: auto, dwell_max: 3600, pause: 3600").open();
    let program = program.key("Right").until("slide=one phase=paused").key("Right").until("slide=two changing=no");
    drop(program.is("phase=paused").key("p").until("phase=playing"));
}

/// Hours that do not come for days yet, whatever day it is.
#[expect(clippy::disallowed_methods, reason = "the program under test asks the same clock")]
fn far_from_now() -> String {
    let program = jiff::Zoned::now().datetime();
    let day = program.saturating_add(jiff::SignedDuration::from_hours(3 * 24)).weekday();
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let name = names[usize::try_from(day.to_monday_zero_offset()).expect("a day of the week")];
    format!(
        "opening_hours: [(days: \"{name}\", from: \"10:00\", to: \"12:00\")], idle: 2, goodbye: 1, idle_reading_factor: 0"
    )
}

#[test]
#[ignore = "needs a display"]
fn outside_opening_hours_the_screen_rests_until_somebody_comes() {
    let program = Machine::small().settings(&far_from_now()).open().is("phase=closed");
    let program = program.key("Right").until("slide=one phase=exploring");
    drop(program.until("phase=goodbye").until("phase=closed"));
}
