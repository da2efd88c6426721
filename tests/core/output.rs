//! Output that cannot be written, and how each command ends then.

use crate::{
    folder::Album,
    program::{Call, Sink},
};

/// An exhibition without findings.
const SOUND: &str = r#"Exhibition(
    title: "Sound",
    languages: [en],
    chapters: [Chapter(id: "only", title: "Only", slides: [Quote(id: "sound", text: "Words.", source: "Somebody")])],
)"#;

/// The same with one slide that cannot be shown.
const FLAWED: &str = r#"Exhibition(
    title: "Flawed",
    languages: [en],
    chapters: [Chapter(id: "only", title: "Only", slides: [
        Quote(id: "broken", txet: "…"),
        Quote(id: "sound", text: "Words.", source: "Somebody"),
    ])],
)"#;

/// Every command that answers on standard output, and how it ends when that is read.
fn commands(album: &Album) -> Vec<(String, i32)> {
    let sound = album.put("sound/content.ron", SOUND).display().to_string();
    let flawed = album.put("flawed/content.ron", FLAWED).display().to_string();
    let out = album.path().join("out").display().to_string();
    let mut commands = vec![
        ("--help".to_owned(), 0),
        ("--version".to_owned(), 0),
        ("export --help".to_owned(), 0),
        (format!("check {sound} --deny warnings"), 0),
        (format!("check {flawed}"), 2),
        (format!("check {flawed} --format json"), 2),
        (format!("explain {sound} --at 2026-11-24T10:30"), 0),
        (format!("explain {sound} --at 2026-11-24T10:30 --format json"), 0),
        (format!("export {sound} --out {out} --size 200x200"), 0),
        (format!("export {sound} --out {out} --size 200x200 --format pdf"), 0),
    ];
    commands.extend(["bash", "zsh", "fish"].map(|shell| (format!("completions {shell}"), 0)));
    commands
}

fn each(sink: Sink, check: impl Fn(Call, i32)) {
    let album = Album::new();
    for (command, code) in commands(&album) {
        check(Call::of(&command).out_to(sink), code);
    }
}

/// `new` draws pictures, which takes a while; so it has a test of its own.
#[test]
fn the_answer_of_new_may_be_left_unread_but_not_lost() {
    let album = Album::new();
    let new = |name: &str, sink| Call::of(&format!("new {}", album.path().join(name).display())).out_to(sink).run();
    drop(new("closed", Sink::Closed).ends_with(0).complains_in_lines(0));
    drop(new("full", Sink::Full).ends_with(1).complains_in_lines(1));
}

#[test]
fn a_reader_who_has_enough_changes_nothing() {
    each(Sink::Closed, |call, code| drop(call.run().ends_with(code).complains_in_lines(0)));
}

#[test]
fn a_full_disk_is_told_in_one_line() {
    each(Sink::Full, |call, _| {
        drop(call.run().ends_with(1).complains("error: cannot write to standard output").complains_in_lines(1));
    });
}

#[test]
fn a_pipe_that_nobody_reads_takes_what_fits_in() {
    each(Sink::Unread, |call, code| drop(call.run().ends_with(code).complains_in_lines(0)));
}

#[test]
fn complaints_that_cannot_be_written_change_no_exit_code() {
    let album = Album::new();
    let flawed = album.put("content.ron", FLAWED).display().to_string();
    let out = album.path().join("out").display().to_string();
    let commands = [
        ("check no/such/content.ron".to_owned(), 1),
        (format!("export {flawed} --out {out} --size 200x200"), 0),
        (format!("export {flawed} --out {out} --slide nowhere"), 1),
        (format!("new {}", album.path().display()), 1),
        ("--no-such-option".to_owned(), 1),
        ("chekc".to_owned(), 1),
        // No display.
        (flawed, 3),
    ];
    for sink in [Sink::Full, Sink::Closed, Sink::Unread] {
        for (command, code) in &commands {
            drop(Call::of(command).complains_to(sink).run().ends_with(*code));
        }
    }
}
