//! Somebody writes the exhibition while it is on screen.

use crate::{
    exhibition::SMALL,
    hall::{Hall, e2e},
    screen::Screen,
};

#[test]
fn a_broken_save_keeps_the_show_and_a_good_one_is_taken_over() {
    e2e(|| {
        let wall = Hall::small().open().wake();
        let wall = wall.save("Exhibition(title: \"").until("event=reloaded").is("slide=one");
        let wall =
            wall.looks("the slide that was there", Screen::is_picture).key("Right").until("slide=two changing=no");
        drop(wall.save(&SMALL.replace("\"two\"", "\"zwei\"")).until("event=reloaded").until("slide=zwei"));
    });
}

#[test]
fn a_broken_exhibition_waits_on_a_plate_until_it_is_repaired() {
    e2e(|| {
        let wall = Hall::small().content("Exhibition(title: \"Ours\", chapters: [").start();
        let wall = wall.looks("a plate", |screen| !screen.is_blank() && !screen.is_picture());
        drop(wall.save(SMALL).until("event=reloaded").until("slide=one").looks("a slide", Screen::is_picture));
    });
}

#[test]
fn a_slide_that_is_broken_is_left_out_and_the_others_play() {
    e2e(|| {
        let hall = Hall::small().content(&SMALL.replace("heading: (zh: \"二\", en: \"Two\")", "headline: 2"));
        drop(hall.open().is("slide=one").wake().key("Right").until("slide=three"));
    });
}

/// The small exhibition in a window, as its author sees it.
fn desk() -> Hall {
    Hall::small().arg("--windowed").arg("1280x720")
}

const BROKEN: &str = "heading: (zh: \"三\", en: \"Three\")";

#[test]
fn the_window_of_an_author_turns_to_the_slide_that_was_saved() {
    e2e(|| {
        let wall = desk().open().is("slide=one");
        let wall = wall.save(&SMALL.replace("12.5", "13.5")).until("event=reloaded taken=yes panel=closed");
        let wall = wall.until("slide=three changing=no").paint("two", 30).until("event=reloaded");
        drop(wall.never_blank_until("slide=two changing=no"));
    });
}

#[test]
fn a_kiosk_goes_on_whatever_was_saved_and_shows_no_panel() {
    e2e(|| {
        let wall = Hall::small().open().is("slide=one");
        let wall = wall.save(&SMALL.replace("12.5", "13.5")).until("event=reloaded taken=yes panel=closed");
        let wall = wall.is("slide=one").save(&SMALL.replace(BROKEN, "headline: 3"));
        drop(wall.until("event=reloaded taken=no panel=closed").is("slide=one"));
    });
}

#[test]
fn an_author_is_told_what_is_wrong_and_closes_that_with_esc() {
    e2e(|| {
        let broken = SMALL.replace(BROKEN, "headline: 3");
        let wall = desk().arg("--mode").arg("present").open().save(&broken);
        let wall = wall.until("event=reloaded taken=no panel=open").looks("a picture with a panel", has_panel);
        let wall = wall.photograph("panel.png").key("Escape").looks("the picture alone", |screen| !has_panel(screen));
        let wall = wall.save(&broken).until("event=reloaded taken=no panel=closed");
        let wall = wall.save(&broken.replace("headline", "kopf")).until("event=reloaded taken=no panel=open");
        let wall =
            wall.looks("a picture with a panel", has_panel).save(SMALL).until("event=reloaded taken=yes panel=closed");
        drop(wall.looks("the picture alone", |screen| !has_panel(screen)).is("slide=one"));
    });
}

/// The panel is dark; the first slide's picture is not.
fn has_panel(screen: &Screen) -> bool {
    screen.at(1200, 60).iter().all(|channel| *channel < 48)
}

#[test]
fn a_thousand_saves_are_read_a_few_times_and_the_last_one_wins() {
    e2e(|| {
        let text = |save: usize| SMALL.replace("\"two\"", &format!("\"two-{save}\""));
        let wall = desk().open().saves(1000, text).until("slide=two-999");
        wall.has_told_at_most(25, "event=reloaded");
    });
}
