//! A wall that nobody looks after.

use xiongguan::show::Action;

use crate::hall::{Hall, e2e};

#[test]
fn it_plays_for_ever() {
    e2e(|| {
        let wall = Hall::small().settings("mode: auto, dwell_max: 1.5").open().is("phase=playing");
        drop(wall.until("slide=four changing=no").until("slide=one changing=no").until("slide=two changing=no"));
    });
}

#[test]
fn a_touch_pauses_it_for_a_while() {
    e2e(|| {
        let wall = Hall::small().settings("mode: auto, dwell_max: 4, pause: 3").open();
        let wall = wall.touch(Action::Next).until("slide=one phase=paused");
        drop(wall.until("slide=one phase=playing").until("slide=two changing=no"));
    });
}

#[test]
fn a_key_moves_a_paused_show() {
    e2e(|| {
        let wall = Hall::small().settings("mode: auto, dwell_max: 3600, pause: 3600").open();
        let wall = wall.key("Right").until("slide=one phase=paused").key("Right").until("slide=two changing=no");
        drop(wall.is("phase=paused").key("p").until("phase=playing"));
    });
}

/// Hours that do not come for days yet, whatever day it is.
#[expect(clippy::disallowed_methods, reason = "the program under test asks the same clock")]
fn far_from_now() -> String {
    let wall = jiff::Zoned::now().datetime();
    let day = wall.saturating_add(jiff::SignedDuration::from_hours(3 * 24)).weekday();
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let name = names[usize::try_from(day.to_monday_zero_offset()).expect("a day of the week")];
    format!(
        "opening_hours: [(days: \"{name}\", from: \"10:00\", to: \"12:00\")], idle: 2, goodbye: 1, idle_reading_factor: 0"
    )
}

#[test]
fn outside_opening_hours_the_screen_rests_until_somebody_comes() {
    e2e(|| {
        let wall = Hall::small().settings(&far_from_now()).open().is("phase=closed");
        let wall = wall.key("Right").until("slide=one phase=exploring");
        drop(wall.until("phase=goodbye").until("phase=closed"));
    });
}
