//! The lock: how long a corner is held, how often a PIN is tried, and what outlasts a restart.
#![expect(clippy::panic, reason = "a helper of a test may fail as the test may")]

use std::time::Duration;

use xiongguan::{
    lock::{Effect, Face, Input, Kept, Lock, NoPin, Note, Pin, PinHash, Request, Tries, wait_after},
    units::Moment,
};

const fn at(millis: u64) -> Moment {
    Moment::from_millis(millis)
}

/// A lock that knows what was remembered: nothing.
fn ready() -> Lock {
    let mut lock = Lock::new(Moment::START);
    lock.step(Moment::START, Input::Known { failures: 0, left: Duration::ZERO });
    lock
}

/// A lock whose pad has opened at 3 s.
fn on_pad() -> Lock {
    let mut lock = ready();
    lock.step(at(0), Input::Hold(true));
    lock.step(at(3000), Input::Tick);
    lock.step(at(3000), Input::Hold(false));
    lock
}

fn type_in(lock: &mut Lock, digits: &str, now: Moment) -> Vec<Effect> {
    for digit in digits.bytes() {
        assert!(lock.step(now, Input::Ask(Request::Digit(digit - b'0'))).is_empty());
    }
    lock.step(now, Input::Ask(Request::Enter))
}

/// Types a wrong PIN, which is checked at once.
fn fail(lock: &mut Lock, now: Moment) {
    assert_eq!(type_in(lock, "9999", now).len(), 1, "it is checked");
    lock.step(now, Input::Checked(false));
}

fn note(lock: &Lock, now: Moment) -> Note {
    match lock.face(now) {
        Face::Pad { note, .. } => note,
        other => panic!("no pad but {other:?}"),
    }
}

/// A lock behind its PIN, at 4 s.
fn on_panel() -> Lock {
    let mut lock = on_pad();
    type_in(&mut lock, "2580", at(4000));
    assert_eq!(lock.step(at(4000), Input::Checked(true)), [Effect::Opened]);
    lock
}

#[test]
fn a_hand_in_the_corner_sees_nothing_for_a_second_then_a_ring_and_after_three_the_pad() {
    for (millis, is_ring, is_pad) in
        [(0, false, false), (999, false, false), (1000, true, false), (2999, true, false), (3000, false, true)]
    {
        let mut lock = ready();
        lock.step(at(0), Input::Hold(true));
        lock.step(at(millis), Input::Tick);
        let face = lock.face(at(millis));
        assert_eq!((matches!(face, Face::Ring(_)), matches!(face, Face::Pad { .. })), (is_ring, is_pad), "{millis}");
        assert_eq!(lock.is_open(), is_pad, "{millis}");
    }
    let mut lock = ready();
    lock.step(at(0), Input::Hold(true));
    assert_eq!(lock.next(at(0)), Some(at(1000)), "nothing is drawn before");
    let Face::Ring(half) = lock.face(at(2000)) else { panic!("no ring") };
    assert!((half.get() - 0.5).abs() < 1e-6);
}

#[test]
fn holds_that_are_too_short_do_not_add_up() {
    let mut lock = ready();
    for start in [0, 3000, 6000, 9000] {
        lock.step(at(start), Input::Hold(true));
        lock.step(at(start + 2900), Input::Hold(false));
        assert_eq!(lock.face(at(start + 2900)), Face::Nothing);
        assert_eq!(lock.next(at(start + 2950)), None, "it sleeps");
    }
    assert!(!lock.is_open());
}

#[test]
fn a_hand_that_stays_when_the_pad_closes_does_not_open_it_again() {
    let mut lock = ready();
    lock.step(at(0), Input::Hold(true));
    lock.step(at(3000), Input::Tick);
    lock.step(at(3500), Input::Ask(Request::Close));
    lock.step(at(60_000), Input::Tick);
    assert_eq!((lock.face(at(60_000)), lock.next(at(60_000))), (Face::Nothing, None));
}

#[test]
fn no_pad_opens_before_it_is_known_what_was_remembered() {
    let mut lock = Lock::new(Moment::START);
    lock.step(at(0), Input::Hold(true));
    lock.step(at(5000), Input::Tick);
    assert!(!lock.is_open());
    lock.step(at(5000), Input::Known { failures: 7, left: Duration::from_secs(100) });
    lock.step(at(5016), Input::Tick);
    assert_eq!(note(&lock, at(5016)), Note::Wait { seconds: 100 });
}

#[test]
fn a_pad_that_nobody_uses_closes_after_twenty_seconds_and_every_touch_keeps_it() {
    let mut lock = on_pad();
    lock.step(at(22_999), Input::Tick);
    assert!(lock.is_open());
    lock.step(at(22_999), Input::Touch);
    lock.step(at(42_998), Input::Ask(Request::Digit(1)));
    lock.step(at(62_997), Input::Tick);
    assert!(lock.is_open());
    assert_eq!(lock.next(at(62_997)), Some(at(62_998)));
    lock.step(at(62_998), Input::Tick);
    assert_eq!(lock.face(at(62_998)), Face::Nothing);
}

#[test]
fn only_whole_pins_are_checked_and_only_one_at_a_time() {
    let mut lock = on_pad();
    assert!(type_in(&mut lock, "258", at(4000)).is_empty(), "too short");
    let effects = type_in(&mut lock, "0", at(4000));
    let pin = Pin::new("2580").expect("a PIN");
    assert_eq!(effects, [Effect::Check { pin, failures: 1 }], "it counts as wrong until it is known to be right");
    assert!(type_in(&mut lock, "1111", at(4100)).is_empty(), "it is busy");
    assert_eq!(note(&lock, at(4100)), Note::Checking);
    assert_eq!(lock.step(at(4300), Input::Checked(true)), [Effect::Opened]);
    assert_eq!(lock.face(at(4300)), Face::Panel);
}

#[test]
fn digits_can_be_taken_back_and_are_no_more_than_twelve() {
    let mut lock = on_pad();
    let digits = |lock: &Lock| match lock.face(at(4000)) {
        Face::Pad { digits, .. } => digits,
        other => panic!("{other:?}"),
    };
    for _ in 0..20 {
        lock.step(at(4000), Input::Ask(Request::Digit(7)));
    }
    assert_eq!(digits(&lock), 12);
    for _ in 0..20 {
        lock.step(at(4000), Input::Ask(Request::Erase));
    }
    assert_eq!(digits(&lock), 0);
}

#[test]
fn the_answer_to_a_pad_that_was_closed_opens_nothing() {
    let mut lock = on_pad();
    type_in(&mut lock, "2580", at(4000));
    lock.step(at(4100), Input::Ask(Request::Close));
    assert!(lock.step(at(4300), Input::Checked(true)).is_empty());
    assert_eq!(lock.face(at(4300)), Face::Nothing);
}

#[test]
fn five_tries_are_free_and_then_the_wait_doubles_to_fifteen_minutes() {
    let waits: Vec<u64> = (0..14).map(|failures| wait_after(failures).as_secs()).collect();
    assert_eq!(waits, [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900]);
    assert_eq!(wait_after(u32::MAX).as_secs(), 900);

    let mut lock = on_pad();
    for left in [4, 3, 2, 1] {
        fail(&mut lock, at(4000));
        assert_eq!(note(&lock, at(4000)), Note::Wrong { left });
    }
    let mut now = 4000;
    for seconds in [30, 60, 120, 240, 480, 900, 900] {
        fail(&mut lock, at(now));
        assert_eq!(note(&lock, at(now)), Note::Wait { seconds });
        assert_eq!(lock.next(at(now)), Some(at(now + 1000)), "it counts down");
        assert!(type_in(&mut lock, "2580", at(now + 1)).is_empty(), "nobody may try");
        // Nobody waits at the pad; it closes and is opened anew when the wait is over.
        now += seconds * 1000;
        lock.step(at(now - 3000), Input::Hold(true));
        lock.step(at(now - 1), Input::Tick);
        lock.step(at(now), Input::Tick);
        lock.step(at(now), Input::Hold(false));
        assert!(matches!(note(&lock, at(now)), Note::Ask | Note::Wrong { left: 1 }));
    }
}

#[test]
fn a_right_pin_forgets_the_wrong_ones() {
    let mut lock = on_pad();
    for _ in 0..4 {
        fail(&mut lock, at(4000));
    }
    type_in(&mut lock, "2580", at(4000));
    lock.step(at(4000), Input::Checked(true));
    lock.step(at(4000), Input::Ask(Request::Close));
    lock.step(at(4000), Input::Hold(true));
    lock.step(at(7000), Input::Tick);
    fail(&mut lock, at(7000));
    assert_eq!(note(&lock, at(7000)), Note::Wrong { left: 4 });
}

#[test]
fn the_panel_asks_for_what_is_pressed_and_closes_after_a_minute() {
    for (request, effect) in
        [(Request::Reload, Effect::Reload), (Request::Next, Effect::Next), (Request::Leave, Effect::Leave)]
    {
        let mut lock = on_panel();
        assert_eq!(lock.step(at(5000), Input::Ask(request)), [effect]);
        assert_eq!(lock.face(at(5000)), Face::Panel);
        assert!(lock.step(at(64_999), Input::Tick).is_empty() && lock.is_open());
        lock.step(at(65_000), Input::Tick);
        assert!(!lock.is_open(), "{request:?}");
    }
    let mut lock = on_panel();
    lock.step(at(5000), Input::Ask(Request::Close));
    assert_eq!(lock.face(at(5000)), Face::Nothing);
}

#[test]
fn while_the_glass_is_cleaned_nothing_counts_for_thirty_seconds() {
    let mut lock = on_panel();
    lock.step(at(5000), Input::Ask(Request::Clean));
    for now in [5000, 5001, 20_000, 34_999] {
        for input in [Input::Touch, Input::Hold(true), Input::Ask(Request::Close), Input::Ask(Request::Leave)] {
            assert!(lock.step(at(now), input).is_empty(), "{input:?}");
        }
        let seconds = (35_000 - now).div_ceil(1000);
        assert_eq!(lock.face(at(now)), Face::Cleaning { seconds });
        lock.step(at(now), Input::Hold(false));
    }
    assert_eq!(lock.next(at(5001)), Some(at(6000)));
    lock.step(at(35_000), Input::Tick);
    assert_eq!(lock.face(at(35_000)), Face::Nothing, "an open panel would be anybody's");
}

#[test]
fn whoever_is_not_behind_the_pin_gets_nothing() {
    let all = [Request::Reload, Request::Next, Request::Clean, Request::Leave, Request::Digit(3), Request::Enter];
    for request in all {
        let (mut shut, mut pad) = (ready(), on_pad());
        assert!(shut.step(at(4000), Input::Ask(request)).is_empty() && !shut.is_open(), "{request:?}");
        assert!(pad.step(at(4000), Input::Ask(request)).is_empty(), "{request:?}");
        assert!(matches!(pad.face(at(4000)), Face::Pad { .. }), "{request:?}");
    }
}

#[test]
fn the_wait_outlasts_a_restart_and_a_clock_that_is_set() {
    // Failures, and the clock when the wrong PIN was typed and when the program starts again; the wait in seconds.
    for (failures, typed, started, waits) in [
        (0, 1000, 1000, 0),
        (4, 1000, 1000, 0),
        (5, 1000, 1000, 30),
        (5, 1000, 1029, 1),
        (5, 1000, 1030, 0),
        (8, 1000, 1100, 140),
        // A clock that was set back by years, or that begins in 1970 after a power cut.
        (5, 1_800_000_000, 1_500_000_000, 30),
        (60, 1_800_000_000, 0, 900),
        // One that was set forwards.
        (60, 1_500_000_000, 1_800_000_000, 0),
        (u32::MAX, u64::MAX, 5, 900),
    ] {
        let kept: Kept = Kept::after(failures, typed).to_string().parse().expect("as it was written");
        assert_eq!(kept.failures, failures);
        assert_eq!(kept.left(started).as_secs(), waits, "{failures} {typed} {started}");
        let tries = Tries::known(kept.failures, kept.left(started), at(500));
        assert_eq!(tries.waits(at(500)).map_or(0, |left| left.as_secs()), waits);
        assert_eq!(tries.failures(), failures);
    }
}

#[test]
fn a_damaged_file_does_not_open_the_lock() {
    for text in [
        "",
        "lock",
        "lock failures=0",
        "lock failures=-1 until=0",
        "lock failures=0 until=soon",
        "lock failures=4294967296 until=0",
        "lock until=0 failures=0",
        "\0\0\0\0\0\0\0",
        "lock failures=0 until=0 and more",
    ] {
        assert!(text.parse::<Kept>().is_err(), "{text:?}");
    }
    assert_eq!(Kept::unknown(1000).left(1000).as_secs(), 30);
    assert_eq!(Kept::unknown(1000).failures, 5, "no try is free after that");
}

#[test]
fn pins_are_four_to_twelve_digits() {
    for (text, problem) in [
        ("2580", None),
        ("012345678912", None),
        ("258", Some(NoPin::Length)),
        ("", Some(NoPin::Length)),
        ("0123456789123", Some(NoPin::Length)),
        ("25a0", Some(NoPin::NotDigits)),
        ("２５８０", Some(NoPin::NotDigits)),
        ("25 80", Some(NoPin::NotDigits)),
    ] {
        assert_eq!(Pin::new(text).err(), problem, "{text}");
    }
    let is_trivial = |text: &str| Pin::new(text).expect("a PIN").is_trivial();
    for text in ["0000", "1234", "123456", "9876", "2222222", "1212", "474747", "1987", "2026"] {
        assert!(is_trivial(text), "{text}");
    }
    for text in ["2580", "4071", "904417", "1357", "2112"] {
        assert!(!is_trivial(text), "{text}");
    }
    assert!(!format!("{:?}", Pin::new("2580").expect("a PIN")).contains("2580"), "no log tells a PIN");
}

#[test]
fn a_hash_is_of_its_pin_alone_and_has_a_salt_of_its_own() {
    let pin = |text: &str| Pin::new(text).expect("a PIN");
    let [one, two] = [0, 1].map(|_| PinHash::of(&pin("2580")).expect("random numbers"));
    assert_ne!(one, two);
    let read = PinHash::parse(&one.to_string()).expect("as it was written");
    assert!(read.is_of(&pin("2580")) && two.is_of(&pin("2580")));
    assert!(!read.is_of(&pin("2581")) && !read.is_of(&pin("25800")));
}

#[test]
fn what_cannot_be_checked_in_bearable_time_is_no_hash() {
    let whole = |algorithm: &str, params: &str| {
        format!("${algorithm}$v=19${params}$UcYUHON7JcIEzYoX5PqrCw$3ScPaqJ9iHR585/QiD+kuX95poXdA6DG+0g5aIrTVm0")
    };
    assert!(PinHash::parse(&whole("argon2id", "m=32768,t=4,p=1")).is_ok());
    for text in [
        whole("argon2id", "m=4194304,t=4,p=1"),
        whole("argon2id", "m=32768,t=4000,p=1"),
        whole("argon2id", "m=32768,t=4,p=200"),
        whole("argon2i", "m=32768,t=4,p=1"),
        whole("scrypt", "ln=15,r=8,p=1"),
        whole("argon2id", "m=32768,t=4,p=1").replace("v=19", "v=3"),
        "$argon2id$v=19$m=32768,t=4,p=1$UcYUHON7JcIEzYoX5PqrCw".to_owned(),
        "$argon2id$v=19$m=32768,t=4,p=1".to_owned(),
        "2580".to_owned(),
        String::new(),
    ] {
        assert!(PinHash::parse(&text).is_err(), "{text}");
    }
}
