//! Faults of files, disks and deployments, in the real window: what is on the screen meanwhile, and that it recovers.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::fs;

use crate::{
    exhibition::{Exhibition, SMALL},
    machine::Machine,
    program::Program,
    screen::{ROOT, Screen},
};

/// One fault.
struct Fault {
    name: &'static str,
    /// How the machine is before the program starts.
    before: fn(Machine) -> Machine,
    /// The program is on its first slide before the fault; else it starts with the fault.
    is_running: bool,
    /// The fault happens.
    happens: fn(&Exhibition),
    /// What is on the screen while it lasts.
    meanwhile: (&'static str, fn(&Screen) -> bool),
    /// Somebody puts it right.
    mends: fn(&Exhibition),
    /// What the status line tells then.
    recovered: &'static str,
    /// What is on the screen then.
    afterwards: (&'static str, fn(&Screen) -> bool),
}

fn as_it_is(machine: Machine) -> Machine {
    machine
}

/// A plate: words on a ground, and no picture.
fn is_plate(screen: &Screen) -> bool {
    !screen.is_blank() && !screen.is_only(ROOT) && !screen.is_picture()
}

/// The first picture in the blue of the second release; the first release has less than half of it.
fn is_second_release(screen: &Screen) -> bool {
    screen.is_picture() && screen.at(640, 60)[2] > 180
}

fn is_first_release(screen: &Screen) -> bool {
    screen.is_picture() && screen.at(640, 60)[2] < 160
}

const PLATE: (&str, fn(&Screen) -> bool) = ("a plate", is_plate);
const PICTURE: (&str, fn(&Screen) -> bool) = ("a picture", Screen::is_picture);

const FAULTS: &[Fault] = &[
    Fault {
        name: "the content file is a pipe at the start",
        before: as_it_is,
        is_running: false,
        happens: |exhibition| exhibition.pipe("content.ron"),
        meanwhile: PLATE,
        mends: |exhibition| exhibition.save("content.ron", SMALL),
        recovered: "slide=one",
        afterwards: PICTURE,
    },
    Fault {
        name: "the content file becomes a pipe",
        before: as_it_is,
        is_running: true,
        happens: |exhibition| exhibition.pipe("content.ron"),
        meanwhile: PICTURE,
        mends: |exhibition| exhibition.save("content.ron", &SMALL.replace("\"one\"", "\"eins\"")),
        recovered: "slide=eins",
        afterwards: PICTURE,
    },
    Fault {
        name: "the folder is mounted late",
        before: |machine| machine.content_in_folder("late/content.ron"),
        is_running: false,
        happens: |_| (),
        meanwhile: PLATE,
        mends: |exhibition| exhibition.release("late", 90),
        recovered: "slide=one",
        afterwards: PICTURE,
    },
    Fault {
        name: "the folder is named on the command line and comes late",
        before: |machine| machine.content_in_folder("late"),
        is_running: false,
        happens: |_| (),
        meanwhile: PLATE,
        mends: |exhibition| exhibition.release("late", 90),
        recovered: "slide=one",
        afterwards: PICTURE,
    },
    Fault {
        name: "the folder is deleted and copied anew",
        before: |machine| machine.with_files(|files| files.release("show", 90)).content_in_folder("show"),
        is_running: true,
        happens: |exhibition| fs::remove_dir_all(exhibition.path.join("show")).unwrap(),
        meanwhile: PICTURE,
        mends: |exhibition| exhibition.release("show", 190),
        recovered: "event=reloaded taken=yes",
        afterwards: ("the new picture", is_second_release),
    },
    Fault {
        name: "a release by link",
        before: |machine| {
            let prepare = |files: &Exhibition| {
                files.release("rel-1", 90);
                files.release("rel-2", 190);
                files.link("current", "rel-1");
            };
            machine.with_files(prepare).content_in_folder("current")
        },
        is_running: true,
        happens: |_| (),
        meanwhile: ("the first release", is_first_release),
        mends: |exhibition| exhibition.link("current", "rel-2"),
        recovered: "event=reloaded taken=yes",
        afterwards: ("the second release", is_second_release),
    },
    Fault {
        name: "the settings become a pipe, and then nonsense",
        before: as_it_is,
        is_running: true,
        happens: |exhibition| exhibition.pipe("kiosk.ron"),
        meanwhile: PICTURE,
        mends: |exhibition| {
            exhibition.save("kiosk.ron", "Kiosk(idle: soon");
            exhibition.save("content.ron", &SMALL.replace("\"one\"", "\"eins\""));
        },
        recovered: "slide=eins",
        afterwards: PICTURE,
    },
];

/// A visitor comes and goes on: the window lives.
fn lives(program: Program, fault: &Fault) -> Program {
    if fault.is_running { program.key("End").until("slide=four").key("Home").until("slide=one") } else { program }
}

#[test]
#[ignore = "needs a display"]
fn every_fault_leaves_something_good_on_the_screen_and_passes() {
    for fault in FAULTS {
        println!("{}", fault.name);
        let machine = (fault.before)(Machine::small());
        let program = if fault.is_running {
            let program = machine.open().wake().looks(fault.meanwhile.0, fault.meanwhile.1);
            program.with_files(|files| (fault.happens)(files))
        } else {
            machine.with_files(|files| (fault.happens)(files)).start()
        };
        let program = program.looks(fault.meanwhile.0, fault.meanwhile.1);
        let program = lives(program, fault).looks(fault.meanwhile.0, fault.meanwhile.1);
        let program = program.with_files(|files| (fault.mends)(files)).until(fault.recovered);
        drop(program.looks(fault.afterwards.0, fault.afterwards.1).runs());
    }
}

/// Slides with pictures apart from each other, so that the third one is not asked for ahead.
pub(crate) fn far_apart() -> String {
    let cover = |id: &str, file: &str| {
        format!(
            "Cover(id: \"{id}\", title: \"{id}\", photo: Photo(file: \"assets/{file}.png\", alt: \"Away for a moment\", credit: \"Tests\")),"
        )
    };
    let quote = |id: &str| format!("Quote(id: \"{id}\", text: \"{id}\"),");
    let slides = [cover("one", "one"), quote("a"), quote("b"), cover("two", "two"), quote("c"), quote("d")].concat();
    format!(
        "Exhibition(title: \"x\", languages: [en], source: \"y\", chapters: [Chapter(id: \"k\", title: \"z\", slides: [{slides}])])"
    )
}

#[test]
#[ignore = "needs a display"]
fn a_picture_that_is_away_for_a_moment_comes_back_by_itself() {
    let file = |exhibition: &Exhibition, name: &str| exhibition.path.join("assets").join(name);
    let program = Machine::small().content(&far_apart()).open().wake();
    let program = program.with_files(|files| fs::rename(file(files, "two.png"), file(files, "away")).unwrap());
    let program = program.until("event=reloaded").key("4").key("Return").until("slide=two changing=no");
    let program = program.looks("a card with the alternative text", |screen| !screen.is_picture());
    let program = program.with_files(|files| fs::rename(file(files, "away"), file(files, "two.png")).unwrap());
    drop(program.looks("the picture", Screen::is_picture).runs());
}

#[test]
#[ignore = "needs a display"]
fn a_first_slide_that_is_no_cover_has_its_words_at_once_and_in_each_round() {
    let quotes = "Exhibition(title: \"Three quotes\", languages: [en], source: \"y\", chapters: [Chapter(id: \"k\", title: \"z\", slides: [
        Quote(id: \"a\", text: \"The first of all\"), Quote(id: \"b\", text: \"The second\"), Quote(id: \"c\", text: \"The third\")])])";
    let has_words = |screen: &Screen| screen.has_something_between([200, 200], [1080, 480]);
    let program = Machine::small().settings("dwell_max: 1.5").content(quotes).start();
    let program = program.until("slide=a").looks("a sentence", has_words).until("slide=c").until("slide=a");
    drop(program.until("slide=a changing=no").looks("a sentence again", has_words).is("slide=a"));
}
