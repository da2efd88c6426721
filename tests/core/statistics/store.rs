//! The file of the statistics, among power cuts and full disks.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
};

use jiff::{ToSpan, civil::date};
use rusqlite::Connection;
use xiongguan::statistics::{KEPT_MONTHS, Kind, Problem, Store, Totals};

use super::{DAY, Room, lines, visits};

/// The file that the children of these tests write.
const FILE: &str = "STATISTICS_FILE";

#[test]
fn what_is_added_adds_up_also_over_several_processes() {
    let room = Room::new();
    for number in [3, 4] {
        let (mut one, mut two) = (Store::open(&room.file()).unwrap(), Store::open(&room.file()).unwrap());
        one.add(&visits(DAY, number)).unwrap();
        two.add(&visits(DAY, 10)).unwrap();
    }
    assert_eq!(room.names(), ["statistics.sqlite3"], "nothing is left beside a closed file");
    assert_eq!(lines(&room.file()), ["visit 09 27"]);
}

#[test]
fn only_the_days_that_are_asked_for_are_read() {
    let room = Room::new();
    let mut store = Store::open(&room.file()).unwrap();
    for day in 1..=9 {
        store.add(&visits(date(2026, 11, day), 1)).unwrap();
    }
    let read = Store::read(&room.file(), Some(date(2026, 11, 3)), Some(date(2026, 11, 5))).unwrap();
    assert_eq!(read.len(), 3);
}

#[test]
fn a_commit_is_on_the_disk_when_it_is_done() {
    let room = Room::new();
    let _store = Store::open(&room.file()).unwrap();
    let connection = Connection::open(room.file()).unwrap();
    let journal: String = connection.query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
    assert_eq!(journal, "wal");
    // Of its own connection nobody else can ask; that the text says so is the best to be had.
    assert!(include_str!("../../../src/statistics/store.rs").contains("PRAGMA synchronous = FULL"));
}

#[test]
fn thirteen_months_are_kept() {
    let room = Room::new();
    let mut store = Store::open(&room.file()).unwrap();
    let kept = DAY - KEPT_MONTHS.months();
    for day in [kept - 1.day(), kept, DAY - 1.day()] {
        store.add(&visits(day, 1)).unwrap();
    }
    assert_eq!(store.forget_old(DAY).unwrap(), 1);
    let days: Vec<_> = Store::read(&room.file(), None, None).unwrap().iter().map(|(total, _)| total.day).collect();
    assert_eq!(days, [kept, DAY - 1.day()]);
}

#[test]
fn a_clock_that_is_set_wrong_empties_nothing() {
    let room = Room::new();
    let mut store = Store::open(&room.file()).unwrap();
    store.add(&visits(DAY, 9)).unwrap();
    for wrong in [date(2099, 1, 1), date(1970, 1, 1)] {
        assert_eq!(store.forget_old(wrong).unwrap(), 0);
    }
}

#[test]
fn other_files_are_left_alone() {
    let room = Room::new();
    let connection = Connection::open(room.file()).unwrap();
    connection.execute_batch("CREATE TABLE own (a); INSERT INTO own VALUES (1);").unwrap();
    drop(connection);
    let before = fs::read(room.file()).unwrap();
    assert!(matches!(Store::open(&room.file()), Err(Problem::Foreign(_))));
    assert!(matches!(Store::read(&room.file(), None, None), Err(Problem::Foreign(_))));
    let newer = room.0.join("newer.sqlite3");
    drop(Store::open(&newer).unwrap());
    Connection::open(&newer).unwrap().pragma_update(None, "user_version", 2).unwrap();
    assert!(matches!(Store::open(&newer), Err(Problem::Foreign(why)) if why.contains("version 2")));
    assert_eq!(fs::read(room.file()).unwrap(), before);
}

#[test]
fn damage_is_seen_wherever_it_is() {
    let room = Room::new();
    let mut store = Store::open(&room.file()).unwrap();
    for day in 0..400 {
        store.add(&visits(DAY - day.days(), 7)).unwrap();
    }
    drop(store);
    let whole = fs::read(room.file()).unwrap();
    let pages = whole.len() / 4096;
    assert!(pages > 2, "{pages} pages");
    let mut seen = 0;
    for page in 0..pages {
        let mut bytes = whole.clone();
        bytes[page * 4096..page * 4096 + 120].fill(0xA5);
        fs::write(room.file(), bytes).unwrap();
        seen += usize::from(matches!(Store::open(&room.file()), Err(Problem::Damaged(_))));
    }
    assert_eq!(seen, pages);
    fs::write(room.file(), b"not a database at all, but long enough to be one".repeat(40)).unwrap();
    assert!(matches!(Store::open(&room.file()), Err(Problem::Damaged(_))));
    fs::write(room.file(), b"").unwrap();
    assert!(Store::open(&room.file()).is_ok(), "an empty file is a new one");
}

/// Not a test: the process that others kill. It adds one visit at a time, and tells each that is on the disk.
#[test]
#[ignore = "the process that other tests kill"]
fn child() {
    let Some(file) = std::env::var_os(FILE) else { return };
    let mut store = Store::open(Path::new(&file)).unwrap();
    let mut out = std::io::stdout();
    for count in 1_u64.. {
        let day = DAY - i64::try_from(count % 300).unwrap().days();
        let mut totals = visits(day, 1);
        for slide in 0..20 {
            totals.add_in(day, Kind::SeenMillis, &format!("slide-{slide}"), "zh", 1 + count % 7);
        }
        match store.add(&totals) {
            Ok(()) => writeln!(out, "added {count}").unwrap(),
            Err(error) => {
                writeln!(out, "failed {error}").unwrap();
                return;
            }
        }
    }
}

/// Starts [`child`] on this file; with `limit`, it can write no file larger than so many blocks of 512 bytes.
fn spawn(file: &Path, limit: Option<u32>) -> Child {
    let this = std::env::current_exe().unwrap();
    let limits = limit.map_or_else(String::new, |blocks| format!("ulimit -f {blocks}; trap '' XFSZ; "));
    let script = format!("{limits}exec \"$0\" --exact statistics::store::child --ignored --nocapture");
    let mut command = Command::new("sh");
    command.arg("-c").arg(script).arg(this).env(FILE, file).stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().unwrap()
}

/// Kills a child that writes, again and again: the file is whole, and has everything that was told to be on the disk.
fn kill_often(times: u64) {
    let room = Room::new();
    for turn in 0..times {
        let before = sum(&room.file());
        let mut child = spawn(&room.file(), None);
        let mut told = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        // At another moment each time.
        let added: u64 =
            told.by_ref().filter(|line| line.starts_with("added ")).take(1 + turn as usize * 7 % 40).count() as u64;
        child.kill().unwrap();
        let rest = told.filter(|line| line.starts_with("added ")).count() as u64;
        child.wait().unwrap();
        let connection = Connection::open(room.file()).unwrap();
        let whole: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(whole, "ok", "after {turn} kills");
        let after = sum(&room.file());
        assert!(added > 0 && after >= before + added + rest, "{turn}: {before} + {added} + {rest} > {after}");
        drop(Store::open(&room.file()).unwrap());
    }
}

/// All visits in a file, if it is there.
fn sum(file: &Path) -> u64 {
    let read = Store::read(file, None, None).unwrap_or_default();
    read.iter().filter(|(total, _)| total.kind == Kind::Visit).map(|(_, number)| number).sum()
}

#[test]
fn whoever_is_killed_while_writing_leaves_a_whole_file() {
    // `STATISTICS_KILLS=1000` kills so often; a few dozen need some seconds.
    kill_often(std::env::var("STATISTICS_KILLS").ok().and_then(|times| times.parse().ok()).unwrap_or(30));
}

#[test]
fn a_full_disk_keeps_what_is_on_it() {
    let room = Room::new();
    let child = spawn(&room.file(), Some(600));
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    let added = told.lines().filter(|line| line.starts_with("added ")).count() as u64;
    assert!(added > 0 && told.contains("failed "), "{told}");
    assert_eq!(sum(&room.file()), added);
    Store::open(&room.file()).unwrap().add(&visits(DAY, 5)).unwrap();
    assert_eq!(sum(&room.file()), added + 5, "when there is room again, it goes on");
}

#[test]
fn a_file_that_is_moved_away_is_not_written_any_more() {
    let room = Room::new();
    let mut store = Store::open(&room.file()).unwrap();
    store.add(&visits(DAY, 5)).unwrap();
    fs::rename(room.file(), room.0.join("copy.sqlite3")).unwrap();
    assert!(matches!(store.add(&visits(DAY, 5)), Err(Problem::Unusable(_))));
}

#[test]
fn what_waits_is_bounded() {
    let mut totals = Totals::default();
    for slide in 0..Totals::MAX + 7 {
        totals.add(DAY, Kind::Played, &format!("s{slide}"), 1);
    }
    totals.add(DAY, Kind::Played, "s0", 1);
    assert_eq!(totals.numbers().len(), Totals::MAX);
    assert_eq!((totals.written(), totals.written()), (7, 0));
}
