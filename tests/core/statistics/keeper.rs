//! The thread that keeps the statistics: it never holds anybody up, and loses nothing that it can keep.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use jiff::tz::TimeZone;
use rusqlite::Connection;
use xiongguan::{
    deck::Counting,
    show::Comfort,
    statistics::{Begin, Doing, Fault, Glance, Keeper, Seen, Store},
    units::Moment,
};

use super::{Room, lines};

/// Far longer than anything here takes.
const PATIENCE: Duration = Duration::from_mins(1);

fn keeper(file: &Path, begin: Begin) -> Keeper {
    Keeper::start(Counting { file: file.to_owned(), zone: TimeZone::UTC }, begin).unwrap()
}

fn seen(seconds: u64, doing: Doing, slide: &str) -> Seen {
    let at = Moment::from_millis(seconds * 1000);
    let used = (false, false, false, false);
    let glance = Glance { doing, until: None, place: (1, 0, 0), comfort: Comfort::default(), used, touched: at };
    Seen { at, glance, slide: slide.to_owned(), language: "zh".to_owned() }
}

/// Ten seconds of a slide in the loop.
fn play(keeper: &Keeper) {
    assert!(keeper.see(seen(0, Doing::Loop, "one")) && keeper.see(seen(10, Doing::Loop, "two")));
}

fn end(keeper: &Keeper) {
    assert!(keeper.end(Moment::from_millis(10_000), PATIENCE), "the thread has not ended");
}

const PLAYED: [&str; 2] = ["played one 1", "played_ms one 10000"];

#[test]
fn what_was_told_is_in_the_file_at_the_end() {
    let room = Room::new();
    let keeper = keeper(&room.0.join("not/there/yet/statistics.sqlite3"), Begin { resumes: false, is_restart: true });
    play(&keeper);
    keeper.fault(Fault::Refused);
    end(&keeper);
    let file = room.0.join("not/there/yet/statistics.sqlite3");
    assert_eq!(lines(&file), [&["fault refused 1", "fault restart 1"], &PLAYED[..]].concat());
}

#[test]
fn what_was_told_is_in_the_file_soon_also_while_the_show_goes_on() {
    let room = Room::new();
    let keeper = keeper(&room.file(), Begin::default());
    play(&keeper);
    wait_for(&room.file(), &PLAYED);
    drop(keeper);
}

fn wait_for(file: &Path, wanted: &[&str]) {
    #[expect(clippy::disallowed_methods, reason = "the test waits for another thread")]
    let began = Instant::now();
    loop {
        let found = Store::read(file, None, None).map_or_else(|_| Vec::new(), |_| lines(file));
        if found == wanted {
            return;
        }
        assert!(began.elapsed() < PATIENCE, "{found:?}");
        std::thread::yield_now();
    }
}

#[test]
fn a_damaged_file_is_put_aside_and_a_new_one_begun() {
    let room = Room::new();
    for turn in 1..=5 {
        fs::write(room.file(), format!("damaged for the {turn}. time ").repeat(300)).unwrap();
        let keeper = keeper(&room.file(), Begin::default());
        play(&keeper);
        end(&keeper);
        assert_eq!(lines(&room.file()), ["fault damaged 1", PLAYED[0], PLAYED[1]]);
    }
    let names = room.names();
    let aside: Vec<&str> = names.iter().filter_map(|name| name.split_once(".damaged-")).map(|(_, rest)| rest).collect();
    let whole = aside.iter().filter(|rest| !rest.ends_with("-wal") && !rest.ends_with("-shm"));
    let numbers: Vec<&str> = whole.filter_map(|rest| rest.split_once('.')).map(|(_, number)| number).collect();
    assert_eq!(numbers, ["3", "4", "5"], "the latest are kept: {names:?}");
}

#[test]
fn a_file_that_is_damaged_while_it_is_open_is_put_aside_too() {
    let room = Room::new();
    let one = keeper(&room.file(), Begin::default());
    play(&one);
    end(&one);
    let two = keeper(&room.file(), Begin::default());
    wait_for(&room.file(), &PLAYED);
    let length = fs::metadata(room.file()).unwrap().len();
    fs::write(room.file(), vec![0xA5; usize::try_from(length).unwrap()]).unwrap();
    play(&two);
    end(&two);
    // The file is whole again, whether the damage was seen when it was written or will be at the next start.
    end(&keeper(&room.file(), Begin::default()));
    assert!(Store::open(&room.file()).is_ok(), "{:?}", room.names());
}

#[test]
fn a_folder_that_cannot_be_written_is_tried_again() {
    let room = Room::new();
    let place = room.0.join("place");
    fs::write(&place, "a file where the folder should be").unwrap();
    let file = place.join("statistics.sqlite3");
    let keeper = keeper(&file, Begin::default());
    play(&keeper);
    fs::remove_file(&place).unwrap();
    end(&keeper);
    assert_eq!(lines(&file), PLAYED);
}

#[test]
fn whoever_holds_the_file_holds_nobody_up_and_nothing_is_lost() {
    let room = Room::new();
    drop(Store::open(&room.file()).unwrap());
    let holder = Connection::open(room.file()).unwrap();
    holder.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let keeper = keeper(&room.file(), Begin::default());
    play(&keeper);
    // Far more than waits: the rest is dropped at once, and counted.
    let dropped = (0..100_000).filter(|_| !keeper.see(seen(10, Doing::Loop, "two"))).count();
    holder.execute_batch("ROLLBACK").unwrap();
    drop(holder);
    while !keeper.end(Moment::from_millis(10_000), PATIENCE) {
        std::thread::yield_now();
    }
    let found = lines(&room.file());
    assert!(PLAYED.iter().all(|line| found.contains(&(*line).to_owned())), "{found:?}");
    assert_eq!(found.iter().any(|line| line.starts_with("fault lost")), dropped > 0, "{dropped}: {found:?}");
}

#[test]
fn a_file_of_another_program_is_not_touched() {
    let room = Room::new();
    Connection::open(room.file()).unwrap().execute_batch("CREATE TABLE own (a)").unwrap();
    let before = fs::read(room.file()).unwrap();
    let keeper = keeper(&room.file(), Begin::default());
    play(&keeper);
    end(&keeper);
    assert_eq!(fs::read(room.file()).unwrap(), before);
}
