//! A visitor comes, looks around, and leaves.

use xiongguan::show::Action;

use crate::hall::{Hall, e2e};

#[test]
fn a_first_touch_wakes_and_presses_nothing() {
    e2e(|| {
        let wall = Hall::small().open().touch(Action::Next).until("slide=one phase=exploring").settle("t");
        drop(wall.is("slide=one").key("Right").until("slide=two changing=no"));
    });
}

#[test]
fn touching_next_and_previous_moves_by_one_slide() {
    e2e(|| {
        let wall = Hall::small().open().wake();
        let wall = wall.touch(Action::Next).until("slide=two changing=no");
        let wall = wall.touch(Action::Next).until("slide=three changing=no");
        drop(wall.touch(Action::Previous).until("slide=two changing=no"));
    });
}

#[test]
fn arrow_keys_move_and_the_exhibition_goes_round() {
    e2e(|| {
        let wall = Hall::small().open().wake();
        let wall = wall.key("Left").until("slide=four changing=no");
        drop(wall.key("Right").until("slide=one changing=no").key("End").until("slide=four changing=no"));
    });
}

#[test]
fn pushing_the_slide_to_the_left_brings_the_next() {
    e2e(|| drop(Hall::small().open().wake().swipe_left().until("slide=two changing=no")));
}

#[test]
fn the_language_changes_by_touch_and_by_key() {
    e2e(|| {
        let wall = Hall::small().open().is("lang=zh").wake();
        drop(wall.touch(Action::Language).until("lang=en").key("l").until("lang=zh").is("slide=one"));
    });
}

#[test]
fn the_chapters_open_by_touch_and_esc_closes_them() {
    e2e(|| {
        let wall = Hall::small().open().wake().touch(Action::Menu).until("overlay=menu");
        drop(wall.key("Escape").until("overlay=none").is("slide=one phase=exploring"));
    });
}

#[test]
fn who_walks_away_finds_everything_reset() {
    e2e(|| {
        let wall = Hall::small().settings("idle: 3, idle_reading_factor: 0, goodbye: 2").open();
        let wall = wall.wake().key("l").until("lang=en").key("t").until("text=large");
        let wall = wall.key("Right").until("slide=two changing=no").until("slide=two lang=en phase=goodbye");
        drop(wall.until("event=reset").until("slide=one phase=attract lang=zh text=normal"));
    });
}

#[test]
fn a_touch_during_the_goodbye_stays_where_the_visitor_is() {
    e2e(|| {
        let wall = Hall::small().settings("idle: 3, idle_reading_factor: 0, goodbye: 20").open();
        let wall = wall.wake().key("End").until("slide=four changing=no");
        drop(wall.until("phase=goodbye").touch(Action::Next).until("slide=four phase=exploring"));
    });
}

#[test]
fn a_still_slide_draws_nothing_until_something_happens() {
    e2e(|| {
        let wall = Hall::small().settings("idle: 12, idle_reading_factor: 0").open();
        // Some frames belong to the last key: its press, its release, and what it changed.
        drop(wall.wake().settle("t").draws_at_most(6, "phase=goodbye"));
    });
}
