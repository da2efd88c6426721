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
