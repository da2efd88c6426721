//! Settings files on the disk, and what the commands say about them.

use xiongguan::{
    diag::{Colour, Language},
    files::{open_settings, settings_path},
    settings::Settings,
};

use super::ALL;
use crate::{folder::Album, program::xiongguan};

const SOUND: &str = r#"Exhibition(title: "Sound", languages: [en], chapters: [Chapter(id: "a", title: "A", slides: [
    Quote(text: "Words."),
])])"#;

/// Three slips on three lines.
const FLAWED: &str =
    "Kiosk(\n    idel: 30,\n    panel_px: (10, 10),\n    time_zone: \"Asia/Beijing\",\n    pause: 12,\n)\n";

fn folder(kiosk: impl AsRef<[u8]>) -> (Album, String) {
    let album = Album::new();
    album.put("content.ron", SOUND);
    album.put("kiosk.ron", kiosk);
    let path = album.path().to_str().expect("a plain path").to_owned();
    (album, path)
}

#[test]
fn check_tells_the_slips_of_both_files_sorted_by_file() {
    let (album, path) = folder(FLAWED);
    album.put("content.ron", SOUND.replace("text", "txet"));
    let ran = xiongguan(&format!("check {path} --kiosk {path}/kiosk.ron --lang en")).ends_with(2);
    let ran = ran.says(&format!("{path}/content.ron:2:11")).says(&format!("{path}/kiosk.ron:2:5"));
    let ran = ran.says(&format!("{path}/kiosk.ron:3:15")).says("did you mean `Asia/Shanghai`?").says("6 errors");
    let out = ran.out();
    assert!(out.find("content.ron:2").expect("told") < out.find("kiosk.ron:2").expect("told"));
    xiongguan(&format!("check {path} --kiosk {path}/kiosk.ron --lang zh")).ends_with(2).says("没有时区 `Asia/Beijing`");
}

#[test]
fn programs_read_the_slips_of_both_files() {
    let (_album, path) = folder(FLAWED);
    let out = xiongguan(&format!("check {path} --kiosk {path}/kiosk.ron --format json")).ends_with(2).out();
    let report: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let findings = report["findings"].as_array().expect("a list");
    assert_eq!((findings.len(), &report["errors"]), (3, &3.into()));
    assert_eq!(findings[2]["path"], "time_zone");
    assert!(findings.iter().all(|finding| finding["file"] == format!("{path}/kiosk.ron")));
}

#[test]
fn a_sound_settings_file_changes_nothing_and_warnings_of_the_panel_stand_in_it() {
    let (album, path) = folder(ALL);
    xiongguan(&format!("check {path} --kiosk {path}/kiosk.ron --lang en")).ends_with(0).says("no findings");
    album.put("kiosk.ron", "Kiosk(\n    panel_mm: (155, 87),\n)\n");
    let ran = xiongguan(&format!("check {path} --kiosk {path}/kiosk.ron --lang en")).ends_with(0);
    ran.says(&format!("{path}/kiosk.ron:2:15")).says("controls are");
    album.put("kiosk.ron", "Kiosk(\n    panel_mm: (708, 398),\n    viewing_m: 2,\n)\n");
    let ran = xiongguan(&format!("check {path} --kiosk {path}/kiosk.ron --lang en")).ends_with(0);
    ran.says(&format!("{path}/kiosk.ron:3:16")).says("lint::type-small").says("from 2 m the smallest capitals are");
}

#[test]
fn whoever_tells_the_date_hears_of_days_that_are_over() {
    let (_album, path) = folder("Kiosk(\n    special_days: [(dates: \"2026-10-01\", closed: true)],\n)\n");
    let check = format!("check {path} --kiosk {path}/kiosk.ron --lang en --deny warnings");
    xiongguan(&check).ends_with(0).says("no findings");
    let ran = xiongguan(&format!("{check} --today 2026-11-27")).ends_with(2);
    ran.says("warning[settings::date-past]: `2026-10-01` is over").says(&format!("{path}/kiosk.ron:2:28"));
    xiongguan(&format!("{check} --today 2026-10-01")).ends_with(0);
    xiongguan(&format!("{check} --today 27.11.2026")).ends_with(1).complains("a date like 2026-11-24");
    xiongguan("check content.ron --today 2026-11-27").ends_with(0).says("no findings");
}

#[test]
fn a_file_that_cannot_be_read_is_one_line_and_a_file_of_another_kind_is_a_finding() {
    let (album, path) = folder(ALL);
    for command in ["check", "explain --at 2026-11-24T10:30"] {
        let gone = xiongguan(&format!("{command} {path} --kiosk {path}/gone.ron")).ends_with(1);
        gone.complains("cannot read the settings").complains_in_lines(1);
        xiongguan(&format!("{command} {path} --kiosk {path}")).ends_with(1).complains("this is a folder");
    }
    album.put("kiosk.ron", [0x4b, 0x28, 0xd6, 0xd0, 0xb9, 0xfa, 0xb2, 0xe2]);
    xiongguan(&format!("check {path} --kiosk {path}/kiosk.ron --lang en")).ends_with(2).says("GBK");
    album.put("kiosk.ron", "x".repeat(xiongguan::content::limits::FILE_BYTES_MAX + 1));
    xiongguan(&format!("check {path} --kiosk {path}/kiosk.ron --lang en")).ends_with(2).says("larger than 24 MiB");
    let both = xiongguan(&format!("check {path}/gone.ron --kiosk {path}/gone.ron")).ends_with(1);
    both.complains("cannot read the exhibition").complains("cannot read the settings");
}

#[test]
fn what_is_on_screen_is_explained_by_the_fields_that_are_right() {
    let (_album, path) = folder("Kiosk(mode: auto, idle: never)");
    let ran = xiongguan(&format!("explain {path} --kiosk {path}/kiosk.ron --at 2026-11-24T10:30")).ends_with(0);
    ran.says("auto mode").complains("kiosk.ron:1:25");
}

#[cfg(unix)]
#[test]
fn a_pipe_does_not_hold_anybody_up() {
    let (album, path) = folder(ALL);
    let pipe = album.path().join("pipe.ron");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo is there");
    assert!(made.success());
    assert_eq!(open_settings(&pipe).expect_err("a pipe").to_string(), "this is no regular file");
    assert!(open_settings("/dev/null".as_ref()).is_err());
    xiongguan(&format!("check {path} --kiosk {path}/pipe.ron")).ends_with(1).complains("no regular file");
}

#[test]
fn an_opened_file_tells_its_findings_with_excerpts() {
    let (album, _) = folder(FLAWED);
    let opened = open_settings(&album.path().join("kiosk.ron")).expect("it is there");
    assert!(!opened.reading.is_usable);
    assert_eq!(opened.reading.settings.pause, super::right("Kiosk(pause: 12)").pause);
    let told = opened.findings_text(Colour::Plain, Language::English);
    assert!(told.contains("    idel: 30,") && told.contains("kiosk.ron:2:5") && told.contains("3 errors"), "{told}");
    assert_eq!(
        Settings { time_zone: None, pause: Settings::default().pause, ..opened.reading.settings },
        Settings::default()
    );
}

#[test]
fn a_given_file_is_taken_whether_it_is_there_or_not() {
    let given = "nowhere/kiosk.ron".as_ref();
    assert_eq!(settings_path(Some(given)).as_deref(), Some(given));
}

#[cfg(feature = "window")]
#[test]
fn a_monitor_that_is_not_there_is_told() {
    use xiongguan::shell::missing_monitor;
    let told = |wanted, count| missing_monitor(wanted, count).map(|words| words.to_string());
    assert_eq!((told(None, 1), told(Some(0), 1), told(Some(1), 2)), (None, None, None));
    assert!(told(Some(7), 1).is_some_and(|told| told.starts_with("there is no monitor 7; there is only monitor 0")));
    assert!(told(Some(2), 2).is_some_and(|told| told.contains("the monitors 0 to 1")));
    assert!(told(Some(0), 0).is_some_and(|told| told.contains("tells of none")));
}
