//! Somebody writes the exhibition while it is on screen.

use crate::{exhibition::SMALL, machine::Machine, screen::Screen};

#[test]
#[ignore = "needs a display"]
fn a_broken_save_keeps_the_show_and_a_good_one_is_taken_over() {
    let program = Machine::small().open().wake();
    let program = program.save("Exhibition(title: \"").until("event=reloaded").is("slide=one");
    let program =
        program.looks("the slide that was there", Screen::is_picture).key("Right").until("slide=two changing=no");
    drop(program.save(&SMALL.replace("\"two\"", "\"zwei\"")).until("event=reloaded").until("slide=zwei"));
}

#[test]
#[ignore = "needs a display"]
fn a_broken_exhibition_waits_on_a_plate_until_it_is_repaired() {
    let program = Machine::small().content("Exhibition(title: \"Ours\", chapters: [").start();
    let program = program.looks("a plate", |screen| !screen.is_blank() && !screen.is_picture());
    drop(program.save(SMALL).until("event=reloaded").until("slide=one").looks("a slide", Screen::is_picture));
}

#[test]
#[ignore = "needs a display"]
fn a_slide_that_is_broken_is_left_out_and_the_others_play() {
    let machine = Machine::small().content(&SMALL.replace("heading: (zh: \"二\", en: \"Two\")", "headline: 2"));
    drop(machine.open().is("slide=one").wake().key("Right").until("slide=three"));
}

/// The small exhibition in a window, as its author sees it.
fn authors_window() -> Machine {
    Machine::small().arg("--windowed").arg("1280x720")
}

const BROKEN: &str = "heading: (zh: \"三\", en: \"Three\")";

#[test]
#[ignore = "needs a display"]
fn the_window_of_an_author_turns_to_the_slide_that_was_saved() {
    let program = authors_window().open().is("slide=one");
    let program = program.save(&SMALL.replace("12.5", "13.5")).until("event=reloaded taken=yes panel=closed");
    let program = program.until("slide=three changing=no").paint("two", 30).until("event=reloaded");
    drop(program.never_blank_until("slide=two changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn a_kiosk_goes_on_whatever_was_saved_and_shows_no_panel() {
    let program = Machine::small().open().is("slide=one");
    let program = program.save(&SMALL.replace("12.5", "13.5")).until("event=reloaded taken=yes panel=closed");
    let program = program.is("slide=one").save(&SMALL.replace(BROKEN, "headline: 3"));
    drop(program.until("event=reloaded taken=no panel=closed").is("slide=one"));
}

#[test]
#[ignore = "needs a display"]
fn an_author_is_told_what_is_wrong_and_closes_that_with_esc() {
    let broken = SMALL.replace(BROKEN, "headline: 3");
    let program = authors_window().arg("--mode").arg("present").open().save(&broken);
    let program = program.until("event=reloaded taken=no panel=open").looks("a picture with a panel", has_panel);
    let program =
        program.save_screen("panel.png").key("Escape").looks("the picture alone", |screen| !has_panel(screen));
    let program = program.save(&broken).until("event=reloaded taken=no panel=closed");
    let program = program.save(&broken.replace("headline", "kopf")).until("event=reloaded taken=no panel=open");
    let program =
        program.looks("a picture with a panel", has_panel).save(SMALL).until("event=reloaded taken=yes panel=closed");
    drop(program.looks("the picture alone", |screen| !has_panel(screen)).is("slide=one"));
}

/// The panel is dark; the first slide's picture is not.
fn has_panel(screen: &Screen) -> bool {
    screen.at(1200, 60).iter().all(|channel| *channel < 48)
}

#[test]
#[ignore = "needs a display"]
fn a_thousand_saves_are_read_a_few_times_and_the_last_one_wins() {
    let text = |save: usize| SMALL.replace("\"two\"", &format!("\"two-{save}\""));
    let program = authors_window().open().saves(1000, text).until("slide=two-999");
    program.has_told_at_most(25, "event=reloaded");
}
