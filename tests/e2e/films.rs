//! Films on the real screen: they play, repeat, go on to the next slide, and give way to their poster.

use std::{fs, process::Command, time::Duration};

use crate::{exhibition::Exhibition, machine::Machine, program::Program};

/// A film of so many seconds with 25 pictures in each, which all differ, as the first slide of two.
fn films(seconds: u32, more: &str) -> Machine {
    let machine = Machine::small().content(&format!(
        "Exhibition(title: \"films\", languages: [zh, en], chapters: [Chapter(id: \"a\", title: \"a\", slides: [\n\
         Video(id: \"film\", file: \"film.mp4\", alt: \"a\", credit: \"b\"{more}),\n\
         Quote(id: \"quote\", text: \"x\", dwell: 600),\nQuote(id: \"last\", text: \"x\"),\n])])"
    ));
    machine.with_files(|exhibition| draw(exhibition, seconds))
}

/// Makes the film: a clock and moving colours.
fn draw(exhibition: &Exhibition, seconds: u32) {
    let source = format!("testsrc2=size=1280x720:rate=25:duration={seconds}");
    let film = exhibition.path.join("film.mp4");
    let made = Command::new("ffmpeg")
        .args(["-v", "error", "-y", "-f", "lavfi", "-i", &source, "-pix_fmt", "yuv420p", "-c:v", "libx264"])
        .args(["-preset", "ultrafast"])
        .arg(film)
        .status()
        .expect("the tests need ffmpeg");
    assert!(made.success());
}

/// What is seen in the middle of the screen.
fn middle(program: &Program) -> Vec<[u8; 3]> {
    let screen = program.display.screen();
    let places = (200..1080).step_by(7).flat_map(|x| (200..500).step_by(7).map(move |y| (x, y)));
    places.map(|(x, y)| screen.at(x, y)).collect()
}

/// Whether the middle of the screen changes within so many looks, twenty in a second.
fn changes(program: &Program, looks: u32) -> bool {
    let before = middle(program);
    (0..looks).any(|_| {
        std::thread::park_timeout(Duration::from_millis(50));
        middle(program) != before
    })
}

/// Whether the film moves; a busy machine is given time.
fn moves(program: &Program) -> bool {
    changes(program, 400)
}

/// Whether it stands still, at the latest after some seconds.
fn rests(program: &Program) -> bool {
    (0..10).any(|_| !changes(program, 30))
}

/// The numbers of the processes that decode films of this show.
fn decoders(program: &Program) -> Vec<String> {
    // The show names files without the links that lead to them.
    let folder = program.exhibition.path.canonicalize().expect("it is there").to_string_lossy().into_owned();
    let processes = fs::read_dir("/proc").expect("Linux").flatten();
    let numbers = processes.filter_map(|entry| entry.file_name().into_string().ok());
    let is_decoder = |number: &String| {
        let line = fs::read(format!("/proc/{number}/cmdline")).unwrap_or_default();
        let line = String::from_utf8_lossy(&line).into_owned();
        line.starts_with("ffmpeg") && line.contains(&folder)
    };
    numbers.filter(is_decoder).collect()
}

#[test]
#[ignore = "needs a display"]
fn a_film_plays_and_the_loop_goes_on_at_its_end() {
    let program = films(12, "").open().is("slide=film");
    assert!(moves(&program), "its pictures change");
    let program = program.until("slide=quote").until("event=film");
    let told = program.log.so_far();
    let film = told.lines().find(|line| line.contains("event=film")).expect("it was just told");
    let drawn = film.split_whitespace().find_map(|word| word.strip_prefix("drawn=")?.parse::<u32>().ok());
    assert!(drawn.is_some_and(|drawn| drawn >= 25), "{film}");
    // A process takes a moment to end.
    let is_gone = |_| {
        std::thread::park_timeout(Duration::from_millis(100));
        decoders(&program).is_empty()
    };
    assert!((0..30).any(is_gone), "something is left of it: {:?}", decoders(&program));
}

#[test]
#[ignore = "needs a display"]
fn a_film_that_repeats_goes_on_for_ever() {
    let program = films(2, ", repeats: loop, dwell: 600").open().wake();
    for _ in 0..3 {
        std::thread::park_timeout(Duration::from_secs(2));
        assert!(moves(&program), "its pictures change");
    }
    assert!(decoders(&program).len() <= 2, "one showing, and the next");
}

#[test]
#[ignore = "needs a display"]
fn a_decoder_that_is_killed_gives_way_to_the_poster_and_the_show_goes_on() {
    let program = films(20, ", poster: \"assets/one.png\", dwell: 20").open().is("slide=film");
    assert!(moves(&program), "it plays");
    let decoders = decoders(&program);
    assert_eq!(decoders.len(), 1, "one process decodes it");
    let killed = Command::new("kill").args(["-KILL", &decoders[0]]).status().expect("a usual program");
    assert!(killed.success());
    let program = program.looks("the poster", |screen| {
        let [red, green, blue] = screen.at(640, 300);
        (110..=220).contains(&red) && (80..=180).contains(&green) && (80..=180).contains(&blue)
    });
    assert!(rests(&program), "it stands still");
    program.until("slide=quote").has_told_at_most(1, "the film is not played");
}

#[test]
#[ignore = "needs a display"]
fn films_stand_still_for_who_asked_for_it_and_play_on_later() {
    let program = films(60, "").open().wake();
    assert!(moves(&program), "it plays");
    let program = program.key("s").settle("t");
    assert!(rests(&program), "it stands still");
    assert_eq!(decoders(&program), Vec::<String>::new());
    let program = program.key("s").settle("t");
    assert!(moves(&program), "it plays on");
}

#[test]
#[ignore = "needs a display"]
fn a_show_that_is_killed_leaves_no_decoder_behind() {
    let program = films(60, "").arg("--no-supervise").open();
    assert!(moves(&program), "it plays");
    let decoders = decoders(&program);
    assert_eq!(decoders.len(), 1);
    drop(program.kill());
    while decoders.iter().any(|number| fs::metadata(format!("/proc/{number}/fd")).is_ok()) {
        std::thread::yield_now();
    }
}

#[test]
#[ignore = "needs a display"]
fn a_film_behind_words_plays_on_and_gives_way_to_its_picture() {
    let machine = Machine::small().content(
        "Exhibition(title: \"films\", languages: [zh, en], chapters: [Chapter(id: \"a\", title: \"a\", slides: [\n\
         Cover(id: \"film\", title: \"x\", dwell: 60, photo: Photo(file: \"film.mp4\", alt: \"a\", \
         credit: \"b\")),\nQuote(id: \"quote\", text: \"x\"),\n])])",
    );
    let program = machine.with_files(|exhibition| draw(exhibition, 2)).open().wake();
    for _ in 0..3 {
        std::thread::park_timeout(Duration::from_secs(1));
        assert!(moves(&program), "its pictures change, showing after showing");
    }
    let program = program.key("m");
    assert!(rests(&program), "in the menu its first picture stands still");
    let program = program.key("Escape");
    assert!(moves(&program), "it has played on");
    let program = program.key("s").settle("t");
    assert!(rests(&program), "who asked for it sees its first picture stand still");
    assert_eq!(decoders(&program), Vec::<String>::new());
    let program = program.key("s").settle("t");
    assert!(moves(&program), "it plays on");
    let program = program.key("Right").until("slide=quote");
    let is_gone = |_| {
        std::thread::park_timeout(Duration::from_millis(100));
        decoders(&program).is_empty()
    };
    assert!((0..50).any(is_gone), "something is left of it: {:?}", decoders(&program));
    let told = program.log.so_far();
    assert!(!told.contains("the film is not played"), "{told}");
}
