//! The log in files: few, of limited length, and written by several processes.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use xiongguan::record::{Kept, LOG_FILES, log_file};

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("log-{name}"));
    if folder.is_file() {
        fs::remove_file(&folder).unwrap();
    }
    let _ = fs::remove_dir_all(&folder);
    folder
}

#[test]
fn the_oldest_lines_go_and_no_file_grows_beyond_its_limit() {
    let folder = folder("rotated");
    // Two writers, as the show and its supervisor are.
    let mut logs = [0; 2].map(|_| Kept::limited(folder.clone(), 100));
    for line in 0..40 {
        logs[line % 2].add(&format!("this is line {line}")).unwrap();
    }
    let texts: Vec<String> =
        (0..LOG_FILES).rev().map(|number| fs::read_to_string(log_file(&folder, number)).unwrap()).collect();
    assert!(texts.iter().all(|text| text.len() <= 100 && !text.is_empty()), "{texts:?}");
    let lines: Vec<String> = texts.concat().lines().map(str::to_owned).collect();
    let expected: Vec<String> = (40 - lines.len()..40).map(|line| format!("this is line {line}")).collect();
    assert_eq!(lines, expected, "none of the last ones is missing");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), LOG_FILES + 1, "and the lock");
}

#[test]
fn a_folder_that_takes_no_lines_is_told_once_and_the_lines_are_counted() {
    let folder = folder("gone");
    fs::write(&folder, "a file where the folder should be").unwrap();
    let mut log = Kept::new(folder.clone());
    assert!(log.add("first").is_err());
    assert!(log.add("second").is_ok(), "told once");
    fs::remove_file(&folder).unwrap();
    log.add("third").unwrap();
    let text = fs::read_to_string(log_file(&folder, 0)).unwrap();
    assert_eq!(text, "lines that could not be written here: 2\nthird\n");
}
