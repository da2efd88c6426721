//! Pictures are decoded in processes of their own: a file that defeats them costs its own place, and nobody else notices.

use std::fs;

use crate::{hostile::Png, machine::Machine, screen::Screen};

/// The small exhibition with one more slide behind the first, whose picture is `file`.
fn with_slide(file: &str) -> String {
    let slide = r#"Cover(
                    id: "slow",
                    photo: Photo(file: "assets/FILE", alt: (zh: "慢", en: "Slow"), credit: "Tests"),
                    title: (zh: "慢", en: "Slow"),
                ),
                Story("#;
    include_str!("small.ron").replacen("Story(", &slide.replace("FILE", file), 1)
}

#[test]
#[ignore = "needs a display"]
fn a_picture_that_takes_for_ever_is_told_and_the_others_come() {
    // It is within all limits but that of time.
    let slow = || Png::of([16_000, 10_000], 8, 2).interlaced().zeros();
    let machine = Machine::small().settings("dwell_max: 2").content(&with_slide("slow.png"));
    let machine = machine.with_files(|exhibition| fs::write(exhibition.path.join("assets/slow.png"), slow()).unwrap());
    let program = machine.start().never_blank_until("slide=slow changing=no");
    let program = program.until("slide=two changing=no").looks("the picture", Screen::is_picture);
    let program = program.until("slide=slow").until("slide=two").until("slide=one changing=no");
    let program = program.looks("the picture", Screen::is_picture);
    // On a machine that has much else to do, it first looks as if the disk were slow.
    assert!(program.log.so_far().contains("slow.png"), "{}", program.log.so_far());
    program.has_told_at_most(2, "slow.png");
}

#[test]
#[ignore = "needs a display"]
fn a_show_that_is_killed_leaves_no_worker_behind() {
    let program = Machine::small().arg("--no-supervise").open();
    let workers = program.workers();
    assert!(!workers.is_empty(), "one is there from the start");
    // Stopped, they cannot notice anything by themselves.
    drop(program.stop(&workers));
    while workers.iter().any(|worker| is_running(worker)) {
        std::thread::yield_now();
    }
}

/// Whether a process is there and not just waits to be forgotten.
fn is_running(number: &str) -> bool {
    let stat = fs::read_to_string(format!("/proc/{number}/stat")).unwrap_or_default();
    stat.rsplit(')').next().is_some_and(|rest| !rest.is_empty() && !rest.trim().starts_with('Z'))
}
