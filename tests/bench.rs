//! How long things take: `cargo bench`; with `-- frames`, only what a frame costs.
//!
//! Machines differ and are busy, so each line is compared with one piece of work of the same run: decoding the Pass at
//! full size with the `image` crate alone. With a display it also saves the exhibition while the window runs, and tells how much memory the window
//! takes.
//! Exhibitions of many slides are the shipped slides over and over: time per slide that rises with their number is a
//! fault.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program to be read and run by hand"
)]

#[path = "bench/frames.rs"]
mod frames;
#[path = "bench/memory.rs"]
mod memory;

use std::{
    fmt::Write,
    fs,
    hint::black_box,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use xiongguan::{
    content::{self, Exhibition, Found, Place, Reading},
    diag::Source,
    explain::{Question, explain, parse_time},
    files,
    lint::{self, lint},
    media::{Target, decode},
    settings::Settings,
    show::Mode,
};

const PICTURE: &str = "assets/pictures/pass-daylight.jpg";

fn main() {
    let has_display = std::env::var_os("DISPLAY").is_some();
    if !has_display {
        println!("no display: live saves and memory are not measured (set DISPLAY, or use xvfb-run)");
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench");
    let _ = fs::remove_dir_all(&scratch);
    fs::create_dir_all(&scratch).unwrap();

    let bytes = fs::read(root.join(PICTURE)).unwrap();
    let reference = median(5, || {
        black_box(image::load_from_memory(&bytes).unwrap());
    });
    println!("{:<52} {:>9.1} ms", "reference: one 4K picture, `image` alone", ms(reference));
    let tell = |what: &str, time: Duration| {
        let ratio = time.as_secs_f64() / reference.as_secs_f64();
        println!("{what:<52} {:>9.1} ms  {ratio:>7.2} × the reference", ms(time));
    };

    let target = Target { width: 1920, height: 1080 };
    let picture = root.join(PICTURE);
    tell("decode it for a 1920×1080 stage", median(5, || drop(black_box(decode(&picture, target).unwrap()))));

    frames::tell(root, &tell);
    if std::env::args().any(|arg| arg == "frames") {
        return;
    }

    let text = fs::read_to_string(root.join("content.ron")).unwrap();
    tell("read content.ron with all its findings", median(20, || drop(black_box(read(&text)))));
    many_slides(&text);

    let opened = files::open(&root.join("content.ron")).unwrap();
    let order = lint::Order { cache: Some(scratch.join("cache")), ..lint::Order::default() };
    let mut decoded = Vec::new();
    let mut looked = || decoded.push(lint(&opened, &order).decoded);
    tell("check, not seen before", once(&mut looked));
    tell("check again, nothing changed", median(3, &mut looked));
    println!("    pictures decoded, run by run: {decoded:?}");
    check_many(root, &text, &scratch.join("many"), &tell);

    let exported = |form: &[&str]| {
        let out = scratch.join("out");
        let mut args = vec!["export", "content.ron", "--lang", "zh", "--out", out.to_str().unwrap()];
        args.extend(form);
        let mut program = Command::new(env!("CARGO_BIN_EXE_xiongguan"));
        assert!(program.current_dir(root).args(args).stdout(Stdio::null()).status().unwrap().success());
    };
    let slides = opened.reading.exhibition.as_ref().unwrap().slide_count();
    let pictures = once(|| exported(&[]));
    tell("export all slides, one language, 1920×1080", pictures);
    tell("    a slide", pictures / slides as u32);
    tell("export them as PDF", once(|| exported(&["--format", "pdf"])));

    if has_display {
        saves(&scratch.join("live"), &tell);
        memory::tell(env!("CARGO_BIN_EXE_xiongguan"), &scratch.join("galleries"));
    }
}

fn read(text: &str) -> Reading {
    content::read(Source { name: "content.ron", text }, &|_: &str| Found::File)
}

/// What passes over all slides, for exhibitions of more and more of them.
fn many_slides(shipped: &str) {
    println!("{:<28} {:>19} {:>24} {:>24}", "slides", "read", "find the edited one", "explain");
    for count in [10, 100, 1000, 10_000] {
        let text = repeated(shipped, count);
        let Reading { exhibition, places, findings, .. } = read(&text);
        let exhibition = exhibition.unwrap();
        assert_eq!((exhibition.slide_count(), findings.len()), (count, 0));
        let mut changed = exhibition.clone();
        changed.chapters.last_mut().unwrap().slides.last_mut().unwrap().kind =
            exhibition.slide(0).unwrap().1.kind.clone();
        let times = if count < 1000 { 20 } else { 3 };
        let work = [
            median(times, || drop(black_box(read(&text)))),
            median(times, || {
                black_box(content::edited(&exhibition, &changed, &[], 0));
            }),
            median(times, || explained(&text, &exhibition, &places)),
        ];
        let each = work.map(|time| format!("{:>9.2} ms {:>6.1} µs each", ms(time), 1000.0 * ms(time) / count as f64));
        println!("{count:<8}{}", each.join("  "));
    }
}

/// Checks exhibitions of many slides, first and when nothing has changed since.
fn check_many(root: &Path, shipped: &str, folder: &Path, tell: &dyn Fn(&str, Duration)) {
    let pictures = folder.join("assets/pictures");
    fs::create_dir_all(&pictures).unwrap();
    for entry in fs::read_dir(root.join("assets/pictures")).unwrap().flatten() {
        fs::copy(entry.path(), pictures.join(entry.file_name())).unwrap();
    }
    for count in [1000, 10_000] {
        let content = folder.join(format!("{count}.ron"));
        fs::write(&content, repeated(shipped, count)).unwrap();
        let order = lint::Order { cache: Some(folder.join(format!("cache-{count}"))), ..lint::Order::default() };
        let mut inspected = Vec::new();
        // As the command does: with reading.
        let mut looked = || inspected.push(lint(&files::open(&content).unwrap(), &order).inspected);
        let first = once(&mut looked);
        tell(&format!("check {count} slides, not seen before"), first);
        tell("    a slide", first / count as u32);
        tell(&format!("check {count} slides again"), median(3, &mut looked));
        println!("    slides looked at, run by run: {inspected:?}");
    }
}

/// The shipped slides over and over, `count` in all, in chapters of 50.
fn repeated(shipped: &str, count: usize) -> String {
    let slides: Vec<&str> = read(shipped).places.iter().map(|place| &shipped[place.whole.clone()]).collect();
    let mut text = String::from("Exhibition(title: (zh: \"长\", en: \"Long\"), languages: [zh, en], source: \"x\",\n");
    text.push_str("allow: [\"translation-missing\"], chapters: [\n");
    for number in 0..count {
        if number % 50 == 0 {
            let end = if number == 0 { "" } else { "]),\n" };
            let _ = writeln!(text, "{end}Chapter(id: \"c{number}\", title: \"c\", slides: [");
        }
        // Ids are given once.
        let slide = slides[number % slides.len()].replacen("id: \"", &format!("id: \"n{number}-"), 1);
        let _ = writeln!(text, "{slide},");
    }
    text.push_str("]),\n])\n");
    text
}

/// Asks what is on screen at half past ten, as the command does.
fn explained(text: &str, exhibition: &Exhibition, places: &[Place]) {
    let settings = Settings::default();
    let question = Question {
        exhibition,
        source: Source { name: "content.ron", text },
        places,
        program: settings.program(exhibition).unwrap(),
        timing: settings.timing(),
        dwell_max: None,
        hours: settings.hours(),
        kiosk: None,
        volume: settings.loudness().at(None),
        own_voice: settings.speech.into(),
        mode: Mode::Kiosk,
        language: 0,
        since: parse_time("2026-11-24T00:00").unwrap(),
        at: parse_time("2026-11-24T10:30").unwrap(),
        span: Some(Duration::from_mins(10)),
    };
    drop(black_box(explain(&question).unwrap()));
}

fn ms(time: Duration) -> f64 {
    1000.0 * time.as_secs_f64()
}

fn once(work: impl FnOnce()) -> Duration {
    let began = Instant::now();
    work();
    began.elapsed()
}

fn median(times: usize, mut work: impl FnMut()) -> Duration {
    let mut all: Vec<Duration> = (0..times).map(|_| once(&mut work)).collect();
    all.sort_unstable();
    all[times / 2]
}

/// From the end of a save to the status line of the frame that shows the slide under its new name.
fn saves(folder: &PathBuf, tell: &dyn Fn(&str, Duration)) {
    let program = env!("CARGO_BIN_EXE_xiongguan");
    assert!(Command::new(program).arg("new").arg(folder).stdout(Stdio::null()).status().unwrap().success());
    let content = folder.join("content.ron");
    let text = fs::read_to_string(&content).unwrap();
    let mut window = Command::new(program)
        .arg(&content)
        .args(["--windowed", "1280x720", "--status"])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(window.stderr.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.contains("frames=")), "the window does not come up");
    let mut times: Vec<Duration> = (0..20)
        .map(|number| {
            thread::sleep(Duration::from_millis(600));
            fs::write(&content, text.replacen("id: \"ridges\"", &format!("id: \"ridges-{number}\""), 1)).unwrap();
            let saved = Instant::now();
            assert!(lines.any(|line| line.contains(&format!("slide=ridges-{number} "))), "a save is not shown");
            saved.elapsed()
        })
        .collect();
    times.sort_unstable();
    tell("a save is on screen, median of 20", times[10]);
    tell("  the slowest", times[19]);
    window.kill().unwrap();
    window.wait().unwrap();
}
