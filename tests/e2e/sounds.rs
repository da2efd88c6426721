//! What is heard: a program in the place of the system's player keeps every sample, so that no test needs a loudspeaker.

use std::{fs, os::unix::fs::PermissionsExt, path::Path, process::Command, time::Duration};

use serde_json::Value;

use crate::{exhibition::Exhibition, machine::Machine, program::Program};

/// Samples of both channels in a second.
const RATE: usize = 96_000;

/// Louder than this is a tone, and no rounding.
const TONE: f64 = 300.0;

/// Two slides, the first told for so many seconds, the second with a film; with more in the chapter and the film.
fn content(chapter: &str, film: &str) -> String {
    format!(
        "Exhibition(title: \"x\", languages: [zh, en], chapters: [Chapter(id: \"a\", title: \"a\"{chapter}, slides: [\n\
         Quote(id: \"told\", text: \"x\", dwell: 600, narration: \"voice.ogg\", transcript: \"voice.vtt\"),\n\
         Video(id: \"film\", file: \"film.mp4\", alt: \"a\", credit: \"b\", dwell: 600{film}),\n\
         Quote(id: \"last\", text: \"x\", dwell: 600)\n])])"
    )
}

/// A machine whose player keeps what it plays.
fn machine(chapter: &str, film: &str, seconds: u32) -> Machine {
    let machine = Machine::small().settings("idle: 3600, dwell_max: 3600, volume: 100");
    let machine = machine.content(&content(chapter, film)).with_files(|exhibition| prepare(exhibition, seconds));
    let player = machine.folder().join("player").display().to_string();
    machine.with_variable("XIONGGUAN_PLAYER", player)
}

fn prepare(exhibition: &Exhibition, seconds: u32) {
    let folder = &exhibition.path;
    let tone = |hertz: u32| format!("sine=frequency={hertz}:duration={seconds}");
    make(folder, &["-f", "lavfi", "-i", &tone(440), "voice.ogg"]);
    make(folder, &["-f", "lavfi", "-i", &tone(220), "wind.ogg"]);
    let picture = format!("testsrc2=size=320x180:rate=25:duration={seconds}");
    let film = ["-f", "lavfi", "-i", &picture, "-f", "lavfi", "-i", &tone(880), "-pix_fmt", "yuv420p", "film.mp4"];
    make(folder, &film);
    exhibition.save("voice.vtt", "00:00.000 --> 01:00.000\nWords\n");
    exhibition.save("player", "#!/bin/sh\nexec cat >> \"${0%/*}/heard.pcm\"\n");
    let runs = fs::set_permissions(folder.join("player"), fs::Permissions::from_mode(0o755));
    assert!(runs.is_ok());
}

fn make(folder: &Path, arguments: &[&str]) {
    let made = Command::new("ffmpeg").args(["-v", "error", "-y"]).args(arguments).current_dir(folder).status();
    assert!(made.is_ok_and(|status| status.success()), "the tests need ffmpeg");
}

/// How loud each tenth of a second was that was played so far.
fn heard(program: &Program) -> Vec<f64> {
    let bytes = fs::read(program.exhibition.path.join("heard.pcm")).unwrap_or_default();
    let samples: Vec<f64> =
        bytes.chunks_exact(2).map(|pair| f64::from(i16::from_le_bytes([pair[0], pair[1]]))).collect();
    let loud = |tenth: &[f64]| (tenth.iter().map(|sample| sample * sample).sum::<f64>() / tenth.len() as f64).sqrt();
    samples.chunks(RATE / 10).map(loud).collect()
}

/// For so many tenths of a second something was heard.
fn tenths(program: &Program) -> usize {
    heard(program).iter().filter(|loud| **loud > TONE).count()
}

pub(crate) fn pause(seconds: u64) {
    std::thread::park_timeout(Duration::from_secs(seconds));
}

/// The numbers of the processes that decode or play in the folder of this show.
fn helpers(program: &Program) -> Vec<String> {
    let folder = program.exhibition.path.canonicalize().expect("it is there").to_string_lossy().into_owned();
    let processes = fs::read_dir("/proc").expect("Linux").flatten();
    let numbers = processes.filter_map(|entry| entry.file_name().into_string().ok());
    let is_helper = |number: &String| {
        let line = fs::read(format!("/proc/{number}/cmdline")).unwrap_or_default();
        let line = String::from_utf8_lossy(&line).into_owned();
        line.starts_with("ffmpeg") && line.contains(&folder) && line.contains("s16le")
    };
    numbers.filter(is_helper).collect()
}

#[test]
#[ignore = "needs a display"]
fn a_voice_is_heard_from_its_first_to_its_last_word() {
    let program = machine("", "", 3).open().until("voice=none").wake();
    assert_eq!(tenths(&program), 0, "nothing by itself");
    let program = program.key("e").until("voice=plays").until("voice=none");
    pause(1);
    let whole = tenths(&program);
    assert!((29..=31).contains(&whole), "{whole} tenths of a second: {:?}", heard(&program));
    assert_eq!(helpers(&program), Vec::<String>::new(), "nothing is left of it");
}

#[test]
#[ignore = "needs a display"]
fn a_voice_pauses_goes_on_and_ends_with_its_slide() {
    let program = machine("", "", 60).open().until("voice=none").wake();
    let program = program.touch(xiongguan::show::Action::Hear).until("voice=plays");
    pause(2);
    let program = program.key("e").until("voice=waits");
    pause(1);
    let before = tenths(&program);
    assert!((15..=35).contains(&before), "{before} tenths of a second");
    pause(1);
    assert_eq!(tenths(&program), before, "it is silent");
    let program = program.key("e").until("voice=plays");
    pause(1);
    let program = program.key("Right").until("slide=film");
    pause(1);
    let after = tenths(&program);
    assert!(after > before + 5, "it went on");
    pause(1);
    assert_eq!(tenths(&program), after, "and is over");
    assert_eq!(helpers(&program), Vec::<String>::new());
}

#[test]
#[ignore = "needs a display"]
fn where_nothing_plays_there_is_no_control_and_the_show_goes_on() {
    let machine = machine("", ", sound: on", 60).with_variable("XIONGGUAN_PLAYER", "/bin/false".to_owned());
    let program = machine.open().wake().key("e").key("Right").until("slide=film");
    pause(1);
    let told = program.log.so_far();
    assert!(told.contains("nothing is heard:"), "{told}");
    assert!(!told.contains("voice=none") && !told.contains("voice=plays"), "{told}");
    assert_eq!(helpers(&program), Vec::<String>::new(), "nothing is decoded");
    program.has_told_at_most(1, "nothing is heard");
}

#[test]
#[ignore = "needs a display"]
fn a_player_that_dies_takes_nothing_with_it() {
    let program = machine("", "", 60).open().until("voice=none").wake().key("e").until("voice=plays");
    pause(1);
    let folder = program.exhibition.path.join("heard.pcm");
    let players = fs::read_dir("/proc").expect("Linux").flatten().filter_map(|entry| {
        let output = fs::read_link(entry.path().join("fd/1")).ok()?;
        (output == folder.canonicalize().ok()?).then(|| entry.file_name().to_string_lossy().into_owned())
    });
    let players: Vec<String> = players.collect();
    assert_eq!(players.len(), 1, "one program plays");
    assert!(Command::new("kill").args(["-KILL", &players[0]]).status().is_ok_and(|status| status.success()));
    let program = program.until("nothing is heard:").until("voice=no").key("Right").until("slide=film");
    // It is looked for again.
    let _ = program.until("voice=none");
}

#[test]
#[ignore = "needs a display"]
fn the_report_says_by_which_player_it_is_heard_how_loud_and_that_it_was_switched_off() {
    let says = |program: Program, what: &str, holds: fn(&Value) -> bool| {
        program.until_state("health.json", what, |text| {
            serde_json::from_str(text).is_ok_and(|report: Value| holds(&report["sound"]))
        })
    };
    let program = machine(", ambience: \"wind.ogg\"", ", sound: on", 30).open().until("voice=none");
    let program = says(program, "that it is heard", |sound| {
        sound["is_heard"] == true
            && sound["volume"] == 100
            && sound["player"].as_str().is_some_and(|name| name.ends_with("player"))
    });
    drop(says(program.wake().key("u"), "that a visitor switched it off", |sound| sound["muted"] == true));
    let silent = machine("", ", sound: on", 60).with_variable("XIONGGUAN_PLAYER", "/bin/false".to_owned()).open();
    let silent = silent.wake().key("Right").until("slide=film");
    drop(says(silent, "that nothing plays", |sound| sound["is_heard"] == false && sound["player"].is_null()));
}

#[test]
#[ignore = "needs a display"]
fn a_film_and_a_place_are_heard_until_a_visitor_switches_them_off() {
    let program = machine(", ambience: \"wind.ogg\"", ", sound: on_touch", 30).open().until("voice=none");
    pause(4);
    let place = heard(&program).last().copied().unwrap_or_default();
    assert!(place > TONE, "the place is heard in the loop: {place}");
    let program = program.wake().key("Right").until("slide=film").until("changing=no");
    pause(3);
    let film = heard(&program).iter().rev().nth(3).copied().unwrap_or_default();
    assert!(film > place * 1.5, "the film is louder than its place: {film}, {place}");
    let program = program.key("u");
    pause(4);
    let so_far = tenths(&program);
    pause(2);
    assert_eq!(tenths(&program), so_far, "nothing is heard");
    assert_eq!(helpers(&program), Vec::<String>::new());
}

#[test]
#[ignore = "needs a display"]
fn a_slide_without_a_recording_is_read_aloud_and_the_switch_goes_off_at_its_end() {
    let text = "Exhibition(title: \"x\", languages: [en, de], chapters: [Chapter(id: \"a\", title: \"a\", slides: [\n\
        Quote(id: \"read\", text: (en: \"The wall ends here, and nobody has ever counted its stones.\", de: \"Hier endet die Mauer.\"), dwell: 600),\n\
        Quote(id: \"last\", text: \"x\", dwell: 600)\n])])";
    let machine = machine("", "", 3).content(text);
    let program = machine.open().until("voice=none").wake().key("e").until("voice=plays").until("voice=none");
    pause(1);
    let english = tenths(&program);
    assert!((20..=80).contains(&english), "{english} tenths of a second");
    let program = program.key("l").until("lang=de").key("e").until("voice=plays").until("voice=none");
    pause(1);
    let german = tenths(&program) - english;
    assert!((8..english).contains(&german), "{german} tenths of a second for fewer words");
    assert_eq!(helpers(&program), Vec::<String>::new());
}
