//! Statistics: what is counted, how it is kept, and how it is told.

mod keeper;
mod merge;
mod report;
mod store;
mod tally;
mod year;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

use jiff::civil::{Date, date};
use xiongguan::statistics::{Kind, Store, Totals};

/// The day of most tests.
const DAY: Date = date(2026, 11, 27);

/// A folder for one test; it is removed when this is dropped.
struct Room(PathBuf);

impl Room {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("statistics-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn file(&self) -> PathBuf {
        self.0.join("statistics.sqlite3")
    }

    /// The names of the files in it, in order.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("a folder").map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// So many visits at nine on a day.
fn visits(day: Date, number: u64) -> Totals {
    let mut totals = Totals::default();
    totals.add(day, Kind::Visit, "09", number);
    totals
}

/// All that a file has, as lines `kind name language number`, without the days.
fn lines(file: &Path) -> Vec<String> {
    let read = Store::read(file, None, None).expect("a file that can be read");
    read.iter().map(|(total, number)| line(total, *number)).collect()
}

fn line(total: &xiongguan::statistics::Total, number: u64) -> String {
    let words = [total.kind.word(), &total.name, &total.language, &number.to_string()];
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
