//! Processes that decode pictures: what hostile files do to them, and that nobody else notices.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::{
    fs,
    io::Read,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Arc, mpsc::sync_channel},
    thread,
    time::Duration,
};

use xiongguan::{
    media::{DECODER_TIME_MAX, Part, PictureError, PictureProblem, Target, decode},
    workers::{ARGUMENT, Pool, Trial},
};

use crate::{
    folder::Album,
    hostile::{Png, huge_gif, profile_of, progressive, webp_with_large_frames},
    pictures::{jpeg, png, quarters},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_xiongguan");
const STAGE: Target = Target { width: 96, height: 54 };
/// Enough for any answer that comes at all.
const PATIENCE: Duration = Duration::from_mins(1);

fn workers() -> Pool {
    Pool::of(PROGRAM.into(), DECODER_TIME_MAX)
}

/// What a worker of this process has taken at most, in kilobytes, of all that are running.
fn peak_kb() -> u64 {
    let all = Command::new("pgrep")
        .args(["-P", &std::process::id().to_string(), "-f", ARGUMENT.trim_start_matches('-')])
        .output()
        .unwrap();
    let all = String::from_utf8(all.stdout).unwrap();
    let status = all.lines().filter_map(|number| fs::read_to_string(format!("/proc/{number}/status")).ok());
    let peak = |status: String| {
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        peak.trim().trim_end_matches("kB").trim().parse::<u64>().ok()
    };
    status.filter_map(peak).max().unwrap()
}

/// A program in place of a worker.
fn script(album: &Album, name: &str, lines: &str) -> PathBuf {
    let path = album.put(name, format!("#!/bin/sh\n{lines}\n"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

/// What the first words of a worker are.
const HELLO: &str = r"printf 'xgworks3\001\001\001'";

/// The first half of a photograph.
fn half_a_jpeg() -> Vec<u8> {
    let whole = jpeg(quarters(320, 200));
    whole[..whole.len() / 2].to_vec()
}

fn kind<T>(result: Result<T, PictureError>) -> Option<PictureProblem> {
    result.err().map(|error| error.kind)
}

#[test]
fn a_worker_decodes_as_the_program_does() {
    let (album, workers) = (Album::new(), workers());
    for (name, bytes) in [
        ("a.jpg", jpeg(quarters(192, 108))),
        ("b.png", png(quarters(40, 30))),
        ("c.jpg", half_a_jpeg()),
        ("d.gif", huge_gif()),
        ("e.jpg", b"Dear diary".to_vec()),
    ] {
        let path = album.put(name, bytes);
        assert_eq!(workers.decode(&path, STAGE, Part::WHOLE), decode(&path, STAGE), "{name}");
    }
    let gone = album.path().join("gone.jpg");
    assert_eq!(workers.decode(&gone, STAGE, Part::WHOLE), decode(&gone, STAGE));
}

#[test]
fn a_worker_is_limited_before_it_opens_a_file() {
    let Trial::Processes(limits) = workers().trial() else { panic!("no worker") };
    assert!(limits.memory && limits.rights && limits.calls, "{limits:?}");
}

#[test]
fn hostile_files_are_refused_in_time_and_memory_and_the_next_picture_comes() {
    let (album, workers) = (Album::new(), workers());
    let good = album.put("good.jpg", jpeg(quarters(192, 108)));
    let (name, content) = profile_of(200);
    let large_profile = Png::of([64, 64], 8, 2).with(name, content).zeros();
    let mislabelled = png(quarters(40, 30));
    for (name, bytes, expected) in [
        ("17-gb.gif", huge_gif(), Some(PictureProblem::OtherFormat("GIF"))),
        ("883-scans.jpg", progressive([2000, 2000], 3, 882), Some(PictureProblem::TooSlow)),
        ("900-megapixels.png", Png::of([30_000, 30_000], 8, 2).zeros(), Some(PictureProblem::TooManyPixels)),
        ("986-mib.png", Png::of([16_000, 16_000], 1, 0).interlaced().zeros(), Some(PictureProblem::TooManyPixels)),
        ("1357-mib.jpg", progressive([13_000, 11_850], 3, 3), Some(PictureProblem::TooManyPixels)),
        ("half.jpg", half_a_jpeg(), Some(PictureProblem::Truncated)),
        ("200-mib-profile.png", large_profile, None),
        ("mislabelled.jpg", mislabelled, None),
    ] {
        let path = album.put(name, bytes);
        assert_eq!(kind(workers.decode(&path, STAGE, Part::WHOLE)), expected, "{name}");
        assert!(peak_kb() <= 640 * 1024, "{name}: {} MiB", peak_kb() / 1024);
        assert!(workers.decode(&good, STAGE, Part::WHOLE).is_ok(), "after {name}");
    }
    let path = album.put("frames.webp", webp_with_large_frames());
    assert!(matches!(kind(workers.decode(&path, STAGE, Part::WHOLE)), Some(PictureProblem::Damaged(_))));
}

#[test]
fn what_ends_a_worker_is_told_and_another_one_takes_its_place() {
    let album = Album::new();
    let path = album.put("picture.jpg", jpeg(quarters(192, 108)));
    let patience = Duration::from_millis(300);
    for (name, lines, expected) in [
        ("crashes", "head -c 16 > /dev/null; kill -SEGV $$", PictureProblem::DecoderFailed),
        ("ends", "head -c 16 > /dev/null; exit 7", PictureProblem::DecoderFailed),
        (
            "takes",
            "head -c 16 > /dev/null; echo 'memory allocation of 900 bytes failed' >&2; kill -ABRT $$",
            PictureProblem::TooManyPixels,
        ),
        ("babbles", "head -c 16 > /dev/null; echo babble; exec sleep 60", PictureProblem::DecoderFailed),
        ("waits", "exec sleep 60", PictureProblem::Unreadable("no answer within 0.3 s".to_owned())),
    ] {
        let workers = Pool::of(script(&album, name, &format!("{HELLO}; {lines}")), patience);
        for _ in 0..2 {
            assert_eq!(kind(workers.decode(&path, STAGE, Part::WHOLE)), Some(expected.clone()), "{name}");
        }
    }
}

#[test]
fn a_file_that_keeps_the_processor_busy_is_too_slow() {
    let album = Album::new();
    let path = album.put("picture.jpg", jpeg(quarters(192, 108)));
    let workers = Pool::of(script(&album, "works", &format!("{HELLO}; while :; do :; done")), Duration::from_secs(1));
    assert_eq!(kind(workers.decode(&path, STAGE, Part::WHOLE)), Some(PictureProblem::TooSlow));
}

#[test]
fn where_no_worker_comes_up_pictures_are_decoded_all_the_same() {
    let album = Album::new();
    let path = album.put("picture.jpg", jpeg(quarters(192, 108)));
    let nowhere = album.path().join("nowhere");
    for program in [nowhere, script(&album, "ends", "exit 3"), script(&album, "prints", "echo Usage: something")] {
        let workers = Pool::of(program.clone(), PATIENCE);
        assert!(matches!(workers.trial(), Trial::Threads(why) if !why.is_empty()), "{program:?}");
        workers.prepare();
        for _ in 0..5 {
            assert_eq!(workers.decode(&path, STAGE, Part::WHOLE), decode(&path, STAGE), "{program:?}");
        }
    }
}

#[test]
fn one_stuck_worker_holds_up_nobody() {
    let album = Album::new();
    // Who is asked for the stuck picture never answers; all others are workers.
    let stuck = album.put("stuck.jpg", jpeg(quarters(192, 108)));
    let good = album.put("good.jpg", jpeg(quarters(192, 108)));
    let lines = format!("mkdir \"$0.first\" 2> /dev/null || exec {PROGRAM} {ARGUMENT}; {HELLO}; exec sleep 60");
    let workers = Arc::new(Pool::of(script(&album, "first", &lines), PATIENCE));
    let (asked, waiting) = (Arc::clone(&workers), stuck);
    drop(thread::Builder::new().spawn(move || asked.decode(&waiting, STAGE, Part::WHOLE)).unwrap());
    while !Path::new(&album.path().join("first.first")).exists() {
        thread::yield_now();
    }
    for _ in 0..4 {
        assert!(workers.decode(&good, STAGE, Part::WHOLE).is_ok());
    }
}

#[test]
fn a_worker_that_nobody_asks_ends_and_so_does_one_whose_show_has_ended() {
    let start = || {
        let mut command = Command::new(PROGRAM);
        let mut worker = command.arg(ARGUMENT).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut hello = [0; 8];
        worker.stdout.as_mut().unwrap().read_exact(&mut hello).unwrap();
        worker
    };
    let (mut idle, mut left) = (start(), start());
    drop(left.stdin.take());
    assert!(left.wait().unwrap().success());
    assert!(idle.stdin.is_some() && idle.wait().unwrap().success(), "its input is open all the time");
}

#[test]
fn several_pictures_are_decoded_at_once() {
    let album = Album::new();
    let path = album.put("picture.jpg", jpeg(quarters(192, 108)));
    // Each begins only when another one is there too; one that replaces the first may come before the second has looked.
    let lines = format!("{HELLO}; touch \"$0.$$\"; until [ $(ls \"$0\".* | wc -l) -ge 2 ]; do :; done; kill -SEGV $$");
    let workers = Arc::new(Pool::of(script(&album, "pair", &lines), PATIENCE));
    let (tell, told) = sync_channel(2);
    for _ in 0..2 {
        let (workers, path, tell) = (Arc::clone(&workers), path.clone(), tell.clone());
        let ask = move || tell.send(kind(workers.decode(&path, STAGE, Part::WHOLE))).unwrap();
        thread::Builder::new().spawn(ask).unwrap();
    }
    for _ in 0..2 {
        assert_eq!(told.recv_timeout(PATIENCE).unwrap(), Some(PictureProblem::DecoderFailed));
    }
}
