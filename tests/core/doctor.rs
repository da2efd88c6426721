//! The doctor looks at made-up machines.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of a test may fail as the test may")]

use std::{
    collections::BTreeMap,
    fs,
    os::unix::{fs::symlink, net::UnixListener},
    path::PathBuf,
};

use xiongguan::{
    diag::Language,
    doctor::{Line, State, Surroundings, examine, json, text},
};

use crate::{folder::Album, watched_folder::one_slide};

/// A machine on which all is well but for its start.
struct Made {
    album: Album,
    around: Surroundings,
    _display: UnixListener,
}

fn slide() -> String {
    one_slide("One").replace("languages: [en],", "languages: [en], source: \"Tests\",")
}

impl Made {
    fn new() -> Self {
        let album = Album::new();
        let root = album.path().join("root");
        fs::create_dir_all(root.join("tmp/.X11-unix")).unwrap();
        fs::create_dir_all(root.join("proc")).unwrap();
        fs::write(root.join("proc/meminfo"), "MemTotal: 9 kB\nMemAvailable:    4194304 kB\n").unwrap();
        let display = UnixListener::bind(root.join("tmp/.X11-unix/X7")).unwrap();
        album.put("content.ron", slide());
        album.put("pictures/gate.jpg", crate::pictures::jpeg(crate::pictures::quarters(1920, 1080)));
        let around = Surroundings {
            variables: BTreeMap::from([("DISPLAY".to_owned(), ":7.0".to_owned())]),
            state_folder: Some(album.path().join("state")),
            cache_folder: Some(album.path().join("cache")),
            content: album.path().join("content.ron"),
            settings: None,
            now: "2026-11-27T10:00:00Z".parse().unwrap(),
            awake: vec![("the X server".to_owned(), Ok(())), ("the desktop".to_owned(), Err("no bus".to_owned()))],
            films: Some("5.1.9".to_owned()),
            sound: Some("pacat".to_owned()),
            speaks: true,
            no_workers: None,
            root,
        };
        Self { album, around, _display: display }
    }

    fn put(&self, name: &str, bytes: &str) -> PathBuf {
        self.album.put(name, bytes);
        self.album.path().join(name)
    }

    /// What is said of a topic.
    fn line(&self, topic: &str) -> Line {
        let lines = examine(&self.around);
        lines.iter().find(|line| line.topic == topic).unwrap_or_else(|| panic!("nothing of {topic}: {lines:?}")).clone()
    }

    fn is(&self, topic: &str, state: State, words: &str) {
        let line = self.line(topic);
        assert!(line.state == state && line.says.to_string().contains(words), "{line:?} is not {state:?} `{words}`");
        assert_eq!(line.cure.is_some(), state != State::Well, "what is not well has a cure: {line:?}");
    }
}

#[test]
fn on_a_sound_machine_only_the_missing_start_is_noted() {
    let lines = examine(&Made::new().around);
    let odd: Vec<_> = lines.iter().filter(|line| line.state != State::Well).map(|line| line.topic).collect();
    assert_eq!(odd, ["start"], "{}", text(&lines, Language::English));
}

#[test]
fn a_display_that_is_not_named_or_does_not_answer_is_a_fault() {
    let mut made = Made::new();
    made.is("display", State::Well, "the X display `:7.0` answers");
    made.around.variables.insert("WAYLAND_DISPLAY".to_owned(), "wayland-9".to_owned());
    made.is("display", State::Well, "the X display `:7.0` answers");
    made.around.variables.remove("DISPLAY");
    made.is("display", State::Fault, "the Wayland display `wayland-9` does not answer");
    made.around.variables.clear();
    made.is("display", State::Fault, "neither WAYLAND_DISPLAY nor DISPLAY is set");
    made.around.variables.insert("DISPLAY".to_owned(), "far.example:0".to_owned());
    made.is("display", State::Well, "on another machine");
}

#[test]
fn the_driver_of_a_graphics_card_is_named() {
    let made = Made::new();
    made.is("graphics", State::Well, "the processor draws");
    let card = made.around.root.join("sys/class/drm/card1/device");
    fs::create_dir_all(&card).unwrap();
    symlink("../../bus/pci/drivers/i915", card.join("driver")).unwrap();
    made.is("graphics", State::Well, "OpenGL on a graphics card (i915)");
}

#[test]
fn folders_that_take_nothing_are_told_with_their_reason() {
    let mut made = Made::new();
    made.put("state", "a file where the folder should be");
    made.put("cache", "a file where the folder should be");
    made.is("state", State::Fault, "nothing can be written to");
    made.is("cache", State::Note, "nothing can be written to");
    (made.around.state_folder, made.around.cache_folder) = (None, None);
    made.is("state", State::Note, "no place for the log");
    made.is("cache", State::Note, "no place for pictures");
}

#[test]
fn content_and_settings_with_faults_name_the_command_that_tells_more() {
    let mut made = Made::new();
    made.is("content", State::Well, "1 slides in");
    made.put("content.ron", &slide().replace("gate.jpg", "gone.jpg"));
    made.is("content", State::Note, "1 warnings");
    assert!(made.line("content").cure.unwrap().to_string().contains("`xiongguan check "));
    made.put("content.ron", "Exhibition(");
    made.is("content", State::Fault, "no slide of");
    fs::remove_file(&made.around.content).unwrap();
    made.is("content", State::Fault, "cannot be read");
    made.around.settings = Some(made.put("kiosk.ron", "Kiosk(idel: 3)"));
    made.is("settings", State::Fault, "1 errors");
    made.around.settings = Some(made.put("kiosk.ron", "Kiosk(idle: 60)"));
    made.is("settings", State::Well, "is in order");
}

#[test]
fn a_machine_that_cannot_be_heard_says_so() {
    let mut made = Made::new();
    made.is("sound", State::Well, "sound is played by pacat");
    made.around.sound = None;
    made.is("sound", State::Note, "nothing is heard");
    made.is("speech", State::Well, "espeak-ng reads slides aloud");
    made.around.speaks = false;
    made.is("speech", State::Note, "nothing reads slides aloud");
}

#[test]
fn a_clock_matters_where_there_are_opening_hours() {
    let mut made = Made::new();
    made.is("clock", State::Well, "the clock says 2026-11-2");
    let hours = r#"Kiosk(time_zone: "Asia/Shanghai", opening_hours: [(days: "Mon-Sun", from: "9:00", to: "17:00")])"#;
    made.around.settings = Some(made.put("kiosk.ron", hours));
    made.is("clock", State::Note, "nothing seems to keep it right");
    fs::create_dir_all(made.around.root.join("run/systemd/timesync")).unwrap();
    fs::write(made.around.root.join("run/systemd/timesync/synchronized"), "").unwrap();
    made.is("clock", State::Well, "the clock says");
    made.around.now = "1970-01-01T00:03:00Z".parse().unwrap();
    made.is("clock", State::Fault, "1970-01-01");
}

#[test]
fn what_keeps_the_display_lit_and_who_decodes_is_told() {
    let mut made = Made::new();
    made.is("blanking", State::Well, "kept lit by the X server");
    made.is("workers", State::Well, "in processes of their own");
    made.is("fonts", State::Well, "part of the program");
    drop(made.around.awake.remove(0));
    made.is("blanking", State::Note, "tried: the desktop");
    made.around.no_workers = Some("no /proc".to_owned());
    made.is("workers", State::Note, "within the show (no /proc)");
}

#[test]
fn what_starts_the_show_is_named() {
    let made = Made::new();
    made.is("start", State::Note, "nothing starts the show");
    let units = made.around.root.join("etc/systemd/system");
    fs::create_dir_all(&units).unwrap();
    fs::write(units.join("other.service"), "ExecStart=/usr/bin/other").unwrap();
    made.is("start", State::Note, "nothing starts the show");
    fs::write(units.join("wall.service"), "ExecStart=/usr/bin/xiongguan /srv").unwrap();
    made.is("start", State::Well, "wall.service starts the show");
    fs::write(made.around.root.join("proc/meminfo"), "MemAvailable: 102400 kB\n").unwrap();
    made.is("memory", State::Note, "100 MiB of memory are free");
}

#[test]
fn the_last_run_is_told_from_its_report_and_its_log() {
    let made = Made::new();
    made.is("show", State::Well, "no show has reported");
    let report = |fields: &str| made.put("state/health.json", &format!(r#"{{"slide": "two", {fields}}}"#));
    report(r#""state": "shown", "restarts": 0, "written": "2026-11-27T09:59:30Z""#);
    made.is("show", State::Well, "it shows `two`, without a restart");
    report(r#""state": "shown", "restarts": 2, "written": "2026-11-27T09:59:30Z", "deaths": [{"reason": "hang"}]"#);
    made.is("show", State::Note, "after 2 restarts; the last reason was hang");
    report(r#""state": "no display", "written": "2026-11-27T09:59:30Z""#);
    made.is("show", State::Fault, "no display");
    report(r#""state": "shown", "restarts": 0, "written": "2026-11-27T09:50:00Z""#);
    made.is("show", State::Fault, "has not reported since 2026-11-27T09:50:00Z");
    report(r#""state": "ended", "written": "2026-11-20T09:50:00Z""#);
    made.is("show", State::Well, "has ended");
    made.put("state/health.json", "half a repo");
    made.is("show", State::Well, "no show has reported");
    made.is("log", State::Well, "no warnings");
    made.put(
        "state/log/xiongguan.log",
        "2026-11-27T09:00:00Z  WARN cannot read b.jpg\n2026-11-27T09:01:00Z  INFO begins\n",
    );
    made.put("state/log/xiongguan.1.log", "2026-11-26T09:00:00Z ERROR the show hung\n");
    made.is("log", State::Note, "2 warnings");
    assert!(made.line("log").cure.unwrap().to_string().ends_with("cannot read b.jpg"));
}

#[test]
fn the_answer_is_for_people_in_two_languages_and_for_programs() {
    let made = Made::new();
    let lines = examine(&made.around);
    assert!(text(&lines, Language::English).contains("ok     display   the X display `:7.0` answers\n"));
    assert!(text(&lines, Language::Chinese).contains("X 显示 `:7.0` 有响应"));
    let read: serde_json::Value = serde_json::from_str(&json(&lines, Language::English)).unwrap();
    assert_eq!(read.as_array().unwrap().len(), lines.len());
    assert_eq!(read[0]["topic"], "content");
    assert_eq!(read[0]["state"], "ok");
}
