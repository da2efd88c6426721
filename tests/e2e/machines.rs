//! Machines that lack something: the loop goes on, and the report tells of it where there is room for one.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use crate::{machine::Machine, program::Program, screen::Screen};

/// A machine that is not as it should be.
struct Lack {
    name: &'static str,
    /// What is done before the program starts, by a shell that sees its own file systems. `$STATE`, `$CACHE` and `$HOME`
    /// are where the program keeps things.
    script: &'static str,
    /// Variables that are not set.
    without: &'static [&'static str],
    /// Further fields of `kiosk.ron`.
    settings: &'static str,
    /// The report can be written.
    has_report: bool,
}

const KEPT: &[&str] = &["XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"];

const LACKS: &[Lack] = &[
    Lack {
        name: "no room for state and log",
        script: "mkdir -p $STATE; mount -t tmpfs -o size=4k none $STATE; head -c 9999 /dev/zero > $STATE/full || true",
        without: &[],
        settings: "",
        has_report: false,
    },
    Lack {
        name: "no room for the cache",
        script: "mkdir -p $CACHE; mount -t tmpfs -o size=4k none $CACHE; head -c 9999 /dev/zero > $CACHE/full || true",
        without: &[],
        settings: "",
        has_report: true,
    },
    Lack {
        name: "room for little more",
        script: "mkdir -p $STATE; mount -t tmpfs -o size=24k none $STATE",
        without: &[],
        settings: "",
        has_report: false,
    },
    Lack { name: "no home", script: "unset HOME", without: KEPT, settings: "", has_report: false },
    Lack {
        name: "a home that only can be read",
        script: "mkdir -p $HOME; mount -t tmpfs -o ro,size=4k none $HOME",
        without: KEPT,
        settings: "",
        has_report: false,
    },
    Lack {
        name: "no folder for temporary files",
        script: "mount -t tmpfs -o ro,size=4k none /var/tmp",
        without: &["TMPDIR", "XDG_RUNTIME_DIR"],
        settings: "",
        has_report: true,
    },
    Lack {
        name: "no time zones",
        script: "if [ -d /usr/share/zoneinfo ]; then mount -t tmpfs -o ro,size=4k none /usr/share/zoneinfo; fi; unset TZ",
        without: &[],
        settings: ", time_zone: \"Asia/Shanghai\", opening_hours: [(days: \"Mon-Sun\", from: \"00:00\", to: \"24:00\")]",
        has_report: true,
    },
    Lack { name: "no error output", script: "exec 2>&-", without: &[], settings: "", has_report: true },
];

#[test]
#[ignore = "needs a display"]
fn whatever_a_machine_lacks_the_loop_goes_on() {
    for lack in LACKS {
        println!("{}", lack.name);
        let machine = Machine::small().settings(&format!("mode: auto, dwell_max: 1.5{}", lack.settings));
        let machine = lack.without.iter().fold(machine, |machine, name| machine.without_variable(name));
        let program = machine.prepared_by(lack.script).arg("--speed=5").start();
        let program = program.looks("the first picture", Screen::is_picture);
        let program = program.looks("a slide without one", |screen| !screen.is_picture() && !screen.is_blank());
        let program = program.looks("the first picture again", Screen::is_picture);
        let program = if lack.has_report {
            program.until_state("health.json", "that it is shown", |report| report.contains("\"state\": \"shown\""))
        } else {
            program
        };
        program.runs().terminate().leaves_with(0);
    }
}

/// A clock of the program's own, which `clock` in the exhibition's folder sets: the wall clock alone, as when a machine is
/// set, and not the one that counts how long it has been on.
fn with_own_clock(machine: Machine, at: &str) -> Machine {
    let folders = std::fs::read_dir("/usr/lib").unwrap().map(|entry| entry.unwrap().path());
    let library = folders.map(|folder| folder.join("faketime/libfaketimeMT.so.1")).find(|library| library.exists());
    let library = library.expect("the package `faketime`").display().to_string();
    let machine = machine.with_variable("LD_PRELOAD", library).with_variable("TZ", "UTC".to_owned());
    let machine = ["FAKETIME_NO_CACHE", "FAKETIME_DONT_FAKE_MONOTONIC", "DONT_FAKE_MONOTONIC"]
        .iter()
        .fold(machine, |machine, name| machine.with_variable(name, "1".to_owned()));
    let machine = machine.with_files(|files| files.save("clock", at));
    let file = machine.folder().join("clock").display().to_string();
    machine.with_variable("FAKETIME_TIMESTAMP_FILE", file)
}

#[test]
#[ignore = "needs a display"]
fn a_clock_that_jumps_by_hours_and_years_stops_nothing_and_the_opening_hours_follow() {
    let hours =
        "dwell_max: 60, time_zone: \"UTC\", opening_hours: [(days: \"Mon-Sun\", from: \"10:00\", to: \"18:00\")]";
    let machine = with_own_clock(Machine::small().settings(hours), "@2026-05-04 12:00:00");
    // The clock is asked each minute; these are shorter.
    let program = machine.arg("--speed=20").open().is("phase=attract").until("slide=two");
    let set = |program: Program, at: &str| program.with_files(|files| files.save("clock", at));
    let program = set(program, "@2026-05-04 19:00:00").until("phase=closed");
    let program = set(program, "@2026-05-05 10:30:00").until("phase=attract").until("slide=two").until("slide=one");
    let program = set(program, "@2046-01-01 23:00:00").until("phase=closed");
    let program = set(program, "@1999-12-31 11:00:00").until("phase=attract").until("slide=two").until("slide=one");
    // Back by an hour, and on by one, as in the nights of spring and autumn.
    let program = set(program, "@1999-12-31 10:00:30").until("slide=two").until("slide=one");
    let program = set(program, "@1999-12-31 13:00:00").until("slide=two").until("slide=one").is("phase=attract");
    program.has_told_at_most(0, "event=restart");
}
