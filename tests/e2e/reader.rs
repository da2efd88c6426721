//! The program as a screen reader meets it: over AT-SPI, on a private bus.

use std::time::Duration;

use crate::{machine::Machine, reader_kit::Reader};

const COMPARE: &str = r#"Compare(
    id: "two",
    heading: (zh: "两幅", en: "Two"),
    before: Photo(file: "assets/one.png", alt: (zh: "从前", en: "Before"), credit: "Tests"),
    after: Photo(file: "assets/two.png", alt: (zh: "现在", en: "Now"), credit: "Tests"),
)"#;

#[test]
#[ignore = "needs a display"]
fn a_screen_reader_reads_presses_and_hears() {
    let mut reader = Reader::start();
    let program = reader.on(Machine::small()).open();
    reader.until("a slide", |tree| tree.iter().any(|node| node.role == "heading").then_some(()));
    let program = program.wake();
    let next = reader.find("button", "下一页");
    reader.press(&next);
    let program = program.until("slide=two changing=no");
    reader.hears("2 / 4");
    let menu = reader.find("button", "目录");
    reader.press(&menu);
    let program = program.until("overlay=menu");
    let dialog = reader.find("dialog", "目录");
    assert!(dialog.is_modal());
    reader.until("the keyboard in the menu", |tree| tree.iter().any(crate::reader_kit::Node::is_focused).then_some(()));
    assert!(reader.tree().iter().all(|node| node.name != "下一页"), "the slide is not there");
    let contrast = reader.find("toggle button", "高对比度");
    assert!(!contrast.is_pressed());
    reader.press(&contrast);
    reader.until("the switch on", |tree| {
        tree.iter().any(|node| node.name == "高对比度" && node.is_pressed()).then_some(())
    });
    reader.press(&reader.find("button", "关闭"));
    let program = program.until("overlay=none");
    reader.forget();
    reader.press(&reader.find("button", "English"));
    let program = program.until("lang=en");
    reader.hears("2 / 4: ");
    let _ = reader.find("button", "Next");
    drop(program.runs());
}

#[test]
#[ignore = "needs a display"]
fn a_screen_reader_moves_the_divider() {
    let reader = Reader::start();
    let content = format!(
        "Exhibition(title: \"x\", languages: [zh, en], chapters: [Chapter(id: \"x\", title: \"x\", slides: [{COMPARE}])])"
    );
    let program = reader.on(Machine::small()).content(&content).open().wake();
    let slider = reader.find("slider", "左右拖动，比较两幅画面");
    reader.set(&slider, 80.0);
    reader.until("at four fifths", |_| ((reader.value(&slider) - 80.0).abs() < 1.0).then_some(()));
    drop(program.runs());
}

#[test]
#[ignore = "needs a display"]
fn who_listens_is_not_asked_and_who_stops_hears_the_question() {
    let mut reader = Reader::start();
    let machine = Machine::small().settings("idle: 4, idle_reading_factor: 0, goodbye: 20");
    let program = reader.on(machine).open().wake();
    // More than twice the time after which a visitor is asked.
    for round in 0..20 {
        assert!(reader.tree().iter().all(|node| node.role != "alert"), "in round {round}");
        std::thread::park_timeout(Duration::from_millis(500));
    }
    let program = program.until("phase=goodbye");
    reader.hears("您还在看吗？展览即将回到开头。轻触屏幕或按任意键继续参观");
    reader.press(&reader.find("button", "继续参观"));
    drop(program.until("phase=exploring"));
}
