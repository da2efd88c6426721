//! A real visit in the real window is counted, and nothing else of it is kept.
#![expect(clippy::panic, reason = "a helper of a test may fail as the test may")]

use std::{path::PathBuf, process::Command, time::Duration};

use xiongguan::statistics::Store;

use crate::{machine::Machine, program::Program};

/// How often to look at the file, and how often before giving up: at least a minute.
const LOOK: (Duration, usize) = (Duration::from_millis(50), 1200);

fn file(program: &Program) -> PathBuf {
    program.exhibition.path.join("state/xiongguan/statistics.sqlite3")
}

/// All that was counted so far, as lines `kind name language number`, without times and hours.
fn counted(program: &Program) -> Vec<String> {
    let read = Store::read(&file(program), None, None).unwrap_or_default();
    let counts = read.iter().filter(|(total, _)| !total.kind.word().ends_with("_ms"));
    let line = |(total, number): &(xiongguan::statistics::Total, u64)| {
        let name = if total.kind.word() == "visit" { "" } else { &total.name };
        let words = [total.kind.word(), name, &total.language, &number.to_string()];
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    counts.map(line).collect()
}

/// Waits until all of these lines were counted; the show goes on meanwhile.
fn until_counted(mut program: Program, wanted: &[&str]) -> Program {
    for _ in 0..LOOK.1 {
        let found = counted(&program);
        if wanted.iter().all(|line| found.iter().any(|known| known == line)) {
            return program;
        }
        program.log.read_line(LOOK.0);
    }
    panic!("not all of {wanted:?} in {:?}", counted(&program));
}

#[test]
#[ignore = "needs a display"]
fn a_visit_leaves_its_slides_and_a_report_tells_no_small_number() {
    let program = Machine::small().settings("idle: 10, idle_reading_factor: 0, goodbye: 3, dwell_max: 3600").open();
    // Pressing `t` says that somebody is still there.
    let program = program.wake().settle("t").key("Right").until("slide=two changing=no").settle("t");
    let program = program.key("l").until("lang=en").until("event=reset").until("phase=attract");
    let program = until_counted(program, &["visit 1", "visit_end walked_away 1"]);
    let program = until_counted(program, &["seen one zh 1", "seen two zh 1", "used large_text 1", "language en 1"]);
    let found = counted(&program);
    assert!(!found.iter().any(|line| line.contains("three") || line.contains("fault")), "{found:?}");
    let mut report = Command::new(env!("CARGO_BIN_EXE_xiongguan"));
    let report = report.arg("report").arg(&program.content).arg("--statistics").arg(file(&program));
    let output = report.args(["--lang", "en", "--format", "csv"]).output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(
        told.contains("report,exhibition,A small exhibition,,\r\n") && told.contains("report,visits,,,\r\n"),
        "{told}"
    );
    assert!(told.contains("slides,others,"), "{told}");
    drop(program.runs());
}

#[test]
#[ignore = "needs a display"]
fn a_show_that_is_killed_counts_a_fault_and_goes_on_with_the_visit() {
    let program = Machine::small().settings("idle: 30, idle_reading_factor: 0, dwell_max: 3600").open().wake();
    let program = until_counted(program, &["visit 1"]);
    let program = program.strike("KILL").until("event=restart").until("slide=one phase=exploring").focus();
    let program = until_counted(program.key("Right").until("slide=two"), &["fault restart 1", "visit 1"]);
    drop(program.key("Escape").until("event=end"));
}

#[test]
#[ignore = "needs a display"]
fn who_leaves_ends_the_visit_and_what_was_seen_is_written_first() {
    let program = Machine::small().open().wake().settle("t").key("Escape").until("event=end");
    let program = until_counted(program, &["visit 1", "visit_end left 1", "seen one zh 1"]);
    program.leaves_with(0);
}

#[test]
#[ignore = "needs a display"]
fn talks_and_whoever_does_not_want_it_are_not_counted() {
    let nothing =
        |program: &Program| assert!(!program.exhibition.path.join("state/xiongguan/statistics.sqlite3").exists());
    let talk = Machine::small().arg("--mode").arg("present").open().key("Right").until("slide=two changing=no");
    nothing(&talk.settle("t"));
    let unwanted = Machine::small().settings("idle: 3600, dwell_max: 3600, statistics: false").open().wake();
    nothing(&unwanted.key("Right").until("slide=two changing=no").settle("t"));
}
