//! The porter: it checks PINs and remembers wrong ones in a file.

use std::{fs, path::Path, sync::Arc, time::Duration};

use xiongguan::{
    lock::{Pin, PinHash},
    porter::{News, Porter},
};

use crate::folder::Album;

/// Far longer than anything here takes.
const PATIENCE: Duration = Duration::from_mins(2);

fn start(file: &Path) -> (Porter, News) {
    let porter = Porter::with(Some(file.to_owned()), Arc::new(|| ())).expect("a thread");
    let first = porter.wait(PATIENCE).expect("what was remembered");
    (porter, first)
}

fn known(failures: u32, secs: u64) -> News {
    News::Known { failures, left: Duration::from_secs(secs) }
}

fn check(porter: &Porter, typed: &str, failures: u32) -> bool {
    let pin = |text: &str| Pin::new(text).expect("a PIN");
    porter.check(pin(typed), PinHash::of(&pin("2580")).expect("random numbers"), failures);
    porter.wait(PATIENCE) == Some(News::Checked(true))
}

#[test]
fn wrong_pins_outlast_a_restart_and_a_right_one_ends_that() {
    let album = Album::new();
    let file = album.path().join("state/lock");
    let (porter, first) = start(&file);
    assert_eq!(first, known(0, 0), "there is no file yet");
    assert!(!check(&porter, "1111", 4));
    assert_eq!(start(&file).1, known(4, 0));
    assert!(!check(&porter, "1111", 9));
    let News::Known { failures: 9, left } = start(&file).1 else { panic!("nine") };
    assert!((400..=480).contains(&left.as_secs()), "{left:?}");
    assert!(check(&porter, "2580", 10));
    assert_eq!(start(&file).1, known(0, 0));
}

#[test]
fn a_file_that_is_damaged_or_something_else_counts_as_five_wrong_pins() {
    let album = Album::new();
    for bytes in [&b""[..], b"lock failures=0", b"\xff\xfe\x00", &[b'0'; 5000]] {
        let file = album.put("lock", bytes);
        let News::Known { failures: 5, left } = start(&file).1 else { panic!("{bytes:?}") };
        assert!((25..=30).contains(&left.as_secs()), "{left:?}");
    }
    let folder = album.path().join("folder");
    fs::create_dir(&folder).expect("a folder");
    let (porter, first) = start(&folder);
    assert!(matches!(first, News::Known { failures: 5, .. }));
    assert!(check(&porter, "2580", 6), "where nothing can be remembered, the right PIN opens all the same");
}
