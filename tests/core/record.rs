//! The log: nobody waits for it, even if the place that it is written to blocks or fails.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::{
    env, fs,
    io::{self, ErrorKind, Write},
    process::{Command, Stdio},
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
    time::Duration,
};

use xiongguan::record::{self, Flood, Level, Log, Repeats};

/// Far longer than anything in these tests takes.
const PATIENCE: Duration = Duration::from_mins(2);

/// What was written, for the test.
#[derive(Clone, Default)]
struct Page(Arc<Mutex<String>>);

impl Page {
    fn text(&self) -> String {
        self.0.lock().unwrap().clone()
    }

    fn add(&self, bytes: &[u8]) {
        self.0.lock().unwrap().push_str(std::str::from_utf8(bytes).unwrap());
    }
}

/// Blocks as a full pipe does, until its gate is dropped.
struct Blocked {
    /// Told with the first line.
    entered: Option<SyncSender<()>>,
    gate: Receiver<()>,
    page: Page,
}

impl Write for Blocked {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(entered) = self.entered.take() {
            entered.send(()).unwrap();
        }
        let _ = self.gate.recv();
        self.page.add(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A log whose writer hangs at its first line, `line 0`.
fn blocked() -> (Log, SyncSender<()>, Page) {
    let (open, gate) = sync_channel(0);
    let (enter, entered) = sync_channel(1);
    let page = Page::default();
    let log = Log::to(Blocked { entered: Some(enter), gate, page: page.clone() });
    log.line("line 0");
    // A writer whose thread starts late would take the line when others were dropped already.
    entered.recv_timeout(PATIENCE).unwrap();
    (log, open, page)
}

/// Fails so many times, and works after that.
struct Broken {
    failures: usize,
    kind: ErrorKind,
    page: Page,
}

impl Write for Broken {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(left) = self.failures.checked_sub(1) {
            self.failures = left;
            return Err(self.kind.into());
        }
        self.page.add(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn broken(failures: usize, kind: ErrorKind) -> (Log, Page) {
    let page = Page::default();
    (Log::to(Broken { failures, kind, page: page.clone() }), page)
}

#[test]
fn nobody_waits_while_nobody_reads_and_what_was_dropped_is_told_when_somebody_reads_again() {
    let (log, gate, page) = blocked();
    for line in 1..5000 {
        log.line(&format!("line {line}"));
    }
    let dropped = log.dropped();
    assert!(dropped > 1000, "{dropped}");
    assert!(!log.flush(Duration::from_millis(1)), "nothing can be written");
    drop(gate);
    assert!(log.flush(PATIENCE));
    log.line("the next");
    assert!(log.flush(PATIENCE));
    let text = page.text();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "line 0");
    assert_eq!(lines[lines.len() - 2..], [format!("{dropped} lines were dropped").as_str(), "the next"]);
    assert_eq!(lines.len() as u64 + dropped, 5000 + 2, "all others are there");
}

#[test]
fn what_waits_takes_little_memory_however_long_the_lines_are() {
    let (log, gate, _page) = blocked();
    let long = "x".repeat(1 << 18);
    for _ in 0..100 {
        log.line(&long);
    }
    assert!(log.dropped() > 90, "{}", log.dropped());
    drop(gate);
    assert!(log.flush(PATIENCE));
}

#[test]
fn a_write_that_fails_drops_its_line_and_the_log_goes_on() {
    for kind in [ErrorKind::BrokenPipe, ErrorKind::StorageFull, ErrorKind::WouldBlock, ErrorKind::Other] {
        // The second line first tries to tell of the first one.
        let (log, page) = broken(23, kind);
        for line in 0..12 {
            log.line(&format!("line {line}"));
        }
        assert!(log.flush(PATIENCE));
        assert_eq!((log.dropped(), page.text().as_str()), (12, ""), "{kind}");
        log.line("the next");
        assert!(log.flush(PATIENCE));
        assert_eq!(page.text(), "\n12 lines were dropped\nthe next\n", "{kind}");
    }
}

#[test]
fn a_message_that_repeats_itself_is_written_once_and_counted() {
    let (log, page) = broken(0, ErrorKind::Other);
    for _ in 0..300 {
        log.message(Level::WARN, "cannot read a.jpg\nbecause of this");
        log.message(Level::ERROR, "cannot read b.jpg");
    }
    log.message(Level::WARN, "another");
    assert!(log.flush(PATIENCE));
    let text = page.text();
    let lines: Vec<&str> = text.lines().map(|line| line.split_once("Z ").map_or(line, |(_, rest)| rest)).collect();
    let expected = [
        " WARN cannot read a.jpg",
        "because of this",
        "ERROR cannot read b.jpg",
        " WARN another",
        " WARN cannot read a.jpg (repeated 299 times)",
        "ERROR cannot read b.jpg (repeated 299 times)",
    ];
    assert_eq!(lines, expected, "{text}");
}

#[test]
fn lines_that_are_no_messages_are_all_written() {
    let (log, page) = broken(0, ErrorKind::Other);
    for _ in 0..3 {
        log.line("status event=reset");
    }
    assert!(log.flush(PATIENCE));
    assert_eq!(page.text(), "status event=reset\n".repeat(3));
}

#[test]
fn repetitions_are_counted_for_a_minute_and_then_told() {
    let seconds = Duration::from_secs;
    let mut repeats = Repeats::default();
    assert!(repeats.see("late", seconds(0)).is_new);
    assert_eq!(repeats.due(), None, "nothing is counted yet");
    for second in 1..60 {
        assert!(!repeats.see("late", seconds(second)).is_new, "{second}");
    }
    assert_eq!(repeats.due(), Some(seconds(60)));
    let seen = repeats.see("late", seconds(60));
    assert_eq!((seen.counts.as_slice(), seen.is_new), (["late (repeated 59 times)".to_owned()].as_slice(), true));
    repeats.see("late", seconds(61));
    assert_eq!(repeats.ended(seconds(119)), Vec::<String>::new());
    assert_eq!(repeats.ended(seconds(120)), ["late (repeated 1 time)"]);
    assert_eq!(repeats.all(), Vec::<String>::new());
}

#[test]
fn any_number_of_different_messages_takes_little_memory() {
    let mut repeats = Repeats::default();
    repeats.see("first", Duration::ZERO);
    repeats.see("first", Duration::ZERO);
    let counts = (0..1000).flat_map(|n| repeats.see(&format!("message {n}"), Duration::ZERO).counts);
    assert_eq!(counts.collect::<Vec<_>>(), ["first (repeated 1 time)"]);
    assert!(repeats.see("first", Duration::ZERO).is_new, "it was forgotten");
}

#[test]
fn a_minute_has_ten_lines_whatever_happens() {
    let seconds = Duration::from_secs;
    let mut flood = Flood::default();
    let through = (0..32_580).filter(|n| flood.lets_through(Duration::from_millis(n * 60_000 / 32_580))).count();
    assert_eq!((through, flood.due()), (9, Some(seconds(60))));
    assert_eq!(flood.ended(seconds(59)), None);
    assert_eq!(flood.ended(seconds(60)).as_deref(), Some("32571 more messages were left out within a minute"));
    assert_eq!((flood.ended(seconds(61)), flood.due()), (None, None));
    assert!(flood.lets_through(seconds(200)), "a new minute");
    let (log, page) = broken(0, ErrorKind::Other);
    for n in 0..50 {
        log.message(Level::WARN, &format!("cannot read {n}.jpg"));
    }
    assert!(log.flush(PATIENCE));
    let text = page.text();
    assert_eq!(text.lines().count(), 10, "{text}");
    assert!(text.ends_with("Z 41 more messages were left out within a minute\n"), "{text}");
}

#[test]
fn messages_and_notes_are_kept_and_lines_of_a_protocol_are_not() {
    let folder = env::temp_dir().join(format!("xiongguan-kept-{}", std::process::id()));
    let (log, page) = broken(0, ErrorKind::Other);
    log.keep_in(folder.clone());
    log.line("status slide=one");
    log.note("the show begins");
    log.message(Level::WARN, "cannot read a.jpg");
    assert!(log.flush(PATIENCE));
    let kept = fs::read_to_string(folder.join("xiongguan.log")).unwrap();
    let words: Vec<&str> = kept.lines().filter_map(|line| Some(line.split_once('Z')?.1)).collect();
    assert_eq!(words, ["  INFO the show begins", "  WARN cannot read a.jpg"]);
    assert_eq!(page.text().lines().count(), 2, "a note is written nowhere else");
    fs::remove_dir_all(folder).unwrap();
}

/// Set for the process that logs and panics.
const IS_CHILD: &str = "XIONGGUAN_TEST_PANICS";

/// What a process of its own does, since a log and a panic hook are for a whole process.
fn log_and_panic() {
    let _last_lines = record::start(Level::WARN);
    tracing::warn!(target: "xiongguan::shell", slide = 3, "ours");
    tracing::info!(target: "xiongguan::shell", "chatter");
    tracing::warn!(target: "winit", "a warning of a library");
    tracing::error!(target: "winit", "a failure of a library");
    record::line("status slide=one");
    let painter = thread::Builder::new().name("painter".to_owned()).spawn(paint_nothing);
    assert!(painter.unwrap().join().is_err());
}

#[test]
fn events_and_panics_go_through_the_log() {
    if env::var_os(IS_CHILD).is_some() {
        return log_and_panic();
    }
    let run = |stderr: Stdio| {
        let mut child = Command::new(env::current_exe().unwrap());
        child.args(["--exact", "record::events_and_panics_go_through_the_log", "--nocapture"]).env(IS_CHILD, "1");
        child.env_remove("RUST_BACKTRACE").stdout(Stdio::null()).stderr(stderr).output().unwrap()
    };
    let ran = run(Stdio::piped());
    let text = String::from_utf8(ran.stderr).unwrap();
    let lines: Vec<&str> = text.lines().map(|line| line.split_once("Z ").map_or(line, |(_, rest)| rest)).collect();
    assert_eq!(lines[..3], [" WARN ours slide=3", "ERROR a failure of a library", "status slide=one"], "{text}");
    assert!(lines[3].starts_with("ERROR thread `painter` panicked at tests/core/record.rs:"), "{text}");
    assert!(lines[3].ends_with(": no paint") && lines.len() == 4, "{text}");
    assert!(ran.status.success());
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    assert!(run(full.into()).status.success());
}

#[expect(clippy::panic, reason = "the panic is what is tested")]
fn paint_nothing() {
    panic!("no paint");
}
