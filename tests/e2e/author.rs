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
