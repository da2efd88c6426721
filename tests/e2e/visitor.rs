//! A visitor comes, looks around, and leaves.

use image::{GrayImage, Luma};
use xiongguan::show::{Action, Overlay};

use crate::{
    exhibition::{Exhibition, SMALL},
    machine::Machine,
    screen::Screen,
    sounds::pause,
};

#[test]
#[ignore = "needs a display"]
fn a_first_touch_wakes_and_presses_nothing() {
    let program = Machine::small().open().touch(Action::Next).until("slide=one phase=exploring").settle("t");
    drop(program.is("slide=one").key("Right").until("slide=two changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn touching_next_and_previous_moves_by_one_slide() {
    let program = Machine::small().open().wake();
    let program = program.touch(Action::Next).until("slide=two changing=no");
    let program = program.touch(Action::Next).until("slide=three changing=no");
    drop(program.touch(Action::Previous).until("slide=two changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn a_slow_finger_presses_too() {
    drop(Machine::small().open().wake().press_slowly(Action::Next).until("slide=two changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn arrow_keys_move_and_the_exhibition_goes_round() {
    let program = Machine::small().open().wake();
    let program = program.key("Left").until("slide=four changing=no");
    drop(program.key("Right").until("slide=one changing=no").key("End").until("slide=four changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn pushing_the_slide_to_the_left_brings_the_next() {
    drop(Machine::small().open().wake().swipe_left().until("slide=two changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn the_language_changes_by_touch_and_by_key() {
    let program = Machine::small().open().is("lang=zh").wake();
    drop(program.touch(Action::Language).until("lang=en").key("l").until("lang=zh").is("slide=one"));
}

#[test]
#[ignore = "needs a display"]
fn the_chapters_open_by_touch_and_esc_closes_them() {
    let program = Machine::small().open().wake().touch(Action::Menu).until("overlay=menu");
    drop(program.key("Escape").until("overlay=none").is("slide=one phase=exploring"));
}

#[test]
#[ignore = "needs a display"]
fn who_walks_away_finds_everything_reset() {
    let program = Machine::small().settings("idle: 3, idle_reading_factor: 0, goodbye: 2").open();
    let program = program.wake().key("l").until("lang=en").key("t").until("text=large");
    let program = program.key("Right").until("slide=two changing=no").until("slide=two lang=en phase=goodbye");
    drop(program.until("event=reset").until("slide=one phase=attract lang=zh text=normal"));
}

#[test]
#[ignore = "needs a display"]
fn a_touch_during_the_goodbye_stays_where_the_visitor_is() {
    let program = Machine::small().settings("idle: 3, idle_reading_factor: 0, goodbye: 20").open();
    let program = program.wake().key("End").until("slide=four changing=no");
    drop(program.until("phase=goodbye").touch(Action::Next).until("slide=four phase=exploring"));
}

/// A map instead of the second slide.
const MAP: &str = r#"Picture(
    id: "two",
    photo: Photo(file: "assets/two.png", alt: (zh: "地图", en: "A map"), credit: "Tests"),
    heading: (zh: "图", en: "A map"),
    spots: [
        Spot(at: (0.2, 0.3), title: (zh: "湖", en: "The lake"), text: (zh: "水。", en: "Water."), to: "four"),
        Spot(at: (0.8, 0.7), title: (zh: "山", en: "The hill"), text: (zh: "石头。", en: "Stones.")),
    ],
)"#;

#[test]
#[ignore = "needs a display"]
fn spots_of_a_picture_open_by_touch_and_close_again() {
    let (before, rest) = SMALL.split_once("Story(").expect("the second slide is a story");
    let (_, after) = rest.split_once("),\n            ],").expect("it is the last of its chapter");
    let program = Machine::small().content(&format!("{before}{MAP},\n            ],{after}")).open().wake();
    let program = program.key("Right").until("slide=two changing=no");
    // By the language, which is told: spots stand elsewhere beside larger words.
    let program = program.settle("l");
    let program = program.touch(Action::Spot(0)).until("overlay=spot-1");
    let program = program.touch(Action::Spot(1)).until("overlay=spot-2").key("Escape").until("overlay=none");
    let program = program.touch(Action::Spot(1)).until("overlay=spot-2").touch(Action::Next);
    drop(program.until("slide=three overlay=none changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn a_still_slide_draws_nothing_until_something_happens() {
    let program = Machine::small().settings("idle: 12, idle_reading_factor: 0").open();
    // Some frames belong to the last key: its press, its release, and what it changed.
    drop(program.wake().settle("t").draws_at_most(6, "phase=goodbye"));
}

#[test]
#[ignore = "needs a display"]
fn a_link_leads_to_its_slide_and_esc_back() {
    let linked = SMALL.replace("id: \"one\",", "id: \"one\", more: [\"four\"],");
    let program = Machine::small().content(&linked).open().wake().touch(Action::Follow(3));
    let program = program.until("slide=four changing=no").key("Escape").until("slide=one changing=no");
    let program = program.touch(Action::Follow(3)).until("slide=four changing=no");
    drop(program.key("BackSpace").until("slide=one changing=no phase=exploring"));
}

#[test]
#[ignore = "needs a display"]
fn the_first_touch_opens_the_start_page_where_there_is_one() {
    let tiles = SMALL.replace("languages: [zh, en],", "languages: [zh, en], home: tiles,");
    let program = Machine::small().content(&tiles).open().touch(Action::Next);
    let program = program.until("overlay=menu phase=exploring").is("slide=one").key("Escape").until("overlay=none");
    let program = program.key("Right").until("slide=two changing=no").key("Right").until("slide=two overlay=menu");
    // In the menu the keys go from chapter to chapter.
    drop(program.key("Right").key("Return").until("slide=three overlay=none changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn touches_lead_into_the_chapters_of_a_chapter_and_out_again() {
    let inner = "chapters: [Chapter(title: (zh: \"里\", en: \"Inner\"), slides: [Quote(id: \"five\", text: (zh: \"五。\", en: \"Five.\"))])],";
    let (first, second) = SMALL.split_once("        ),\n        Chapter(").expect("two chapters");
    let nested = format!("{first}            {inner}\n        ),\n        Chapter({second}");
    let nested = nested.replace("languages: [zh, en],", "languages: [zh, en], home: tiles,");
    let program = Machine::small().content(&nested).open().touch(Action::Next).until("overlay=menu phase=exploring");
    let program = program.touch_over(Overlay::Menu, Action::Inner(0)).until("overlay=menu-1");
    let program = program.touch_over(Overlay::Inner(0), Action::GoTo(2)).until("slide=five overlay=none changing=no");
    let program = program.touch(Action::Menu).until("overlay=menu-1");
    let program = program.touch_over(Overlay::Inner(0), Action::Outer).until("overlay=menu slide=five");
    let program = program.touch_over(Overlay::Menu, Action::GoTo(3)).until("slide=three overlay=none changing=no");
    // Without a finger: the first tile is marked, and Esc leads out.
    let program = program.key("Left").until("overlay=menu slide=three").key("Return").until("overlay=menu-1");
    drop(program.key("Escape").until("overlay=menu").key("Escape").until("overlay=none slide=three"));
}

#[test]
#[ignore = "needs a display"]
fn the_pages_of_a_text_are_turned_by_touch_and_by_key() {
    let text = "body: (zh: \"一句话。\", en: \"A sentence.\"),";
    let pages = SMALL.replace(text, &format!("{text} pages: [\"2\", \"3\"],"));
    let program = Machine::small().content(&pages).open().wake().key("Right").until("slide=two changing=no");
    let program = program.touch(Action::Next).settle("t").is("slide=two").key("Right").settle("t").is("slide=two");
    drop(program.key("Right").until("slide=three changing=no"));
}

#[test]
#[ignore = "needs a display"]
fn all_words_are_read_in_large_print_page_by_page() {
    let text = "body: (zh: \"一句话。\", en: \"A sentence.\"),";
    let long = format!(
        "body: (zh: \"{}\", en: \"A sentence.\"),",
        "每年春天，上千只遗鸥来到湖边，它们是受保护的鸟。".repeat(30)
    );
    let machine = Machine::small().content(&SMALL.replace(text, &long));
    let program = machine.settings("idle: 20, idle_reading_factor: 0, goodbye: 2").open().wake();
    let program = program.key("Right").until("slide=two changing=no");
    let program = program.key("t").until("text=large").key("t");
    // Both sizes are "large" to the status line.
    pause(1);
    let program = program.touch(Action::Read).until("overlay=reading-1").key("Next").until("overlay=reading-2");
    let program = program.swipe_left().until("overlay=reading-3").key("Prior").until("overlay=reading-2");
    let program = program.key("Escape").until("slide=two overlay=none").key("g").until("overlay=reading-1");
    drop(program.until("phase=goodbye").until("slide=one phase=attract overlay=none text=normal"));
}

/// A picture with a line of one pixel beside the other, so wide that all of it is never kept as fine.
fn fine_lines(exhibition: &Exhibition) {
    let lines = GrayImage::from_fn(5120, 2880, |x, _| Luma([if x % 2 == 0 { 255 } else { 0 }]));
    assert!(lines.save(exhibition.path.join("lines.png")).is_ok());
    let photo = "Photo(file: \"lines.png\", alt: \"Lines\", credit: \"x\")";
    let slide = format!("Picture(id: \"lines\", heading: \"x\", photo: {photo}, fit: fill)");
    let text = format!(
        "Exhibition(title: \"x\", languages: [en], chapters: [Chapter(id: \"a\", title: \"a\", slides: [{slide}])])"
    );
    exhibition.save("content.ron", &text);
}

#[test]
#[ignore = "needs a display"]
fn who_looks_closely_sees_every_pixel_of_a_large_picture() {
    let program =
        Machine::small().with_files(fine_lines).open().wake().touch(Action::Enlarge(0)).until("overlay=enlarged");
    let is_fine = |screen: &Screen| {
        let light = |x: usize| i32::from(screen.at(x, 300)[1]);
        (400..800).filter(|x| (light(*x) - light(x + 1)).abs() > 200).count() > 390
    };
    let program = (0..8).fold(program, |program, _| program.key("plus")).looks("as fine as the file", is_fine);
    // Wherever they look.
    let program = program.key("Left").key("Left").key("Left").looks("as fine at its side", is_fine);
    program.key("Escape").until("overlay=none");
}
