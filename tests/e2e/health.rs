//! The show says how it is doing, in files for those who look after many machines.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::fs;

use serde_json::Value;

use crate::{machine::Machine, program::Program};

const SMALL: &str = include_str!("small.ron");

fn says(program: Program, what: &str, expected: impl Fn(&Value) -> bool) -> Program {
    program.until_state("health.json", what, |text| {
        // Never half of it is there.
        !text.is_empty() && expected(&serde_json::from_str(text).unwrap())
    })
}

#[test]
#[ignore = "needs a display"]
fn the_report_follows_the_show_its_deaths_and_its_end() {
    let program = says(Machine::small().open(), "the first slide", |report| {
        report["state"] == "shown" && report["slide"] == "one" && report["phase"] == "attract"
    });
    let program = says(program.wake().key("Right"), "what a visitor does", |report| {
        report["slide"] == "two" && report["phase"] == "exploring" && report["last_touch"].is_string()
    });
    let program = says(program.strike("KILL").until("slide=two changing=no"), "the death", |report| {
        let death = &report["deaths"][0];
        report["restarts"] == 1
            && report["state"] == "shown"
            && death["reason"] == "signal-9"
            && death["slide"] == "two"
    });
    let program = says(program, "what the machine is", |report| {
        let is_text = |name: &str| report[name].is_string();
        is_text("written") && is_text("version") && report["memory_mib"].as_u64() > Some(10)
    });
    let folder = program.exhibition.path.clone();
    let sum = std::process::Command::new("sha256sum").arg(folder.join("content.ron")).output().unwrap().stdout;
    let program = says(program, "the deck", |report| {
        report["deck"]["sha256"] == *String::from_utf8_lossy(&sum[..64]) && report["deck"]["is_copy"] == false
    });
    drop(says(program.terminate(), "its end", |report| report["state"] == "ended"));
}

#[test]
#[ignore = "needs a display"]
fn a_window_that_is_given_the_keyboard_was_not_touched() {
    let program = Machine::small().settings("dwell_max: 1.5").open().until("slide=two changing=no");
    drop(says(program, "the second slide, and no touch", |report| {
        report["slide"] == "two" && report["last_touch"].is_null()
    }));
}

#[test]
#[ignore = "needs a display"]
fn a_broken_picture_is_in_the_report_and_once_in_the_log() {
    let program = Machine::small().with_files(|files| files.save("assets/two.png", "no picture")).open();
    let program = says(program.wake().key("Right").until("slide=two"), "the picture", |report| {
        report["pictures_broken_count"] == 1 && report["pictures_broken"][0] == "assets/two.png"
    });
    drop(
        program.until_state("log/xiongguan.log", "the picture", |log| log.matches(" WARN this is not a").count() == 1),
    );
}

#[test]
#[ignore = "needs a display"]
fn a_state_folder_that_cannot_be_written_harms_nobody() {
    let machine = Machine::small().with_files(|files| files.save("state", "a file where the folder should be"));
    drop(machine.open().wake().key("Right").until("slide=two").strike("KILL").until("slide=two changing=no").runs());
}

#[test]
#[ignore = "needs a display"]
fn a_saved_deck_that_kills_gives_way_to_the_last_good_one_and_so_does_an_emptied_file_at_the_next_start() {
    let machine = Machine::small();
    let program = machine.open().wake().key("Right").until("slide=two changing=no");
    let path = xiongguan::files::last_good_copy(Some(&program.content)).unwrap();
    let copy = program.exhibition.path.join("state/xiongguan/last-good").join(path.file_name().unwrap());
    fs::create_dir_all(copy.parent().unwrap()).unwrap();
    fs::write(&copy, SMALL).unwrap();
    let deadly = SMALL.replace("id: \"three\"", "id: \"deadly\"");
    let program = program.save(&deadly).until("event=reloaded").focus().key("Right").until("slide=deadly changing=no");
    let program = program.strike("ABRT").until("restarts=1").until("slide=deadly").strike("ABRT").until("restarts=2");
    let program = says(program.until("changing=no"), "the copy", |report| report["deck"]["is_copy"] == true);
    drop(program.focus().key("Left").key("Right").until("slide=three").runs());
}

#[test]
#[ignore = "needs a display"]
fn a_log_that_cannot_be_kept_is_said_once_on_standard_error() {
    let program = Machine::small().with_files(|files| {
        fs::create_dir_all(files.path.join("state/xiongguan")).unwrap();
        files.save("state/xiongguan/log", "a file where the folder should be");
        files.save("assets/two.png", "no picture");
    });
    let program = program.arg("--no-supervise").open().wake().key("Right").until("slide=two").terminate();
    program.says_once("the log cannot be kept");
}
