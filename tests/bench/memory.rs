//! How much memory the window takes with many large pictures, as the system counts it.

use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use image::{Rgb, RgbImage};

/// Eight galleries of six pictures as large as a 4K panel; a loop shows each gallery for some seconds.
const GALLERIES: usize = 8;
const PICTURES: usize = 6;
const SIDES: (u32, u32) = (3840, 2160);

/// How long the loop runs: two rounds and more.
const RUNS_SECS: u64 = 60;

/// Prints the largest resident size of the window on two stages, beside the ceiling that the design states.
pub(crate) fn tell(program: &str, folder: &Path) {
    make(folder);
    println!("resident memory after {RUNS_SECS} s of {GALLERIES} galleries of {PICTURES} pictures of 8 megapixels:");
    for (stage, ceiling) in [("1920x1080", 600), ("3840x2160", 1024)] {
        let window = Command::new(program)
            .arg(folder)
            .args(["--mode", "auto", "--windowed", stage])
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        println!("    {stage}: at most {} MiB of {ceiling} MiB", largest(window));
    }
}

/// The largest resident size of a process within [`RUNS_SECS`], in MiB; the process ends then.
fn largest(mut window: Child) -> u64 {
    let status = format!("/proc/{}/status", window.id());
    let mut most = 0;
    for _ in 0..RUNS_SECS * 2 {
        thread::sleep(Duration::from_millis(500));
        let text = fs::read_to_string(&status).unwrap_or_default();
        let kib = text.lines().find_map(|line| line.strip_prefix("VmRSS:")?.split_whitespace().next()?.parse().ok());
        most = kib.unwrap_or(0).max(most);
    }
    let _ = window.kill();
    let _ = window.wait();
    most / 1024
}

/// An exhibition of galleries; all pictures have the same pixels and names of their own.
fn make(folder: &Path) {
    fs::create_dir_all(folder).expect("a folder for the benchmark");
    let pixel = |x: u32, y: u32| Rgb([(x / 15) as u8, (y / 9) as u8, ((x ^ y) % 251) as u8]);
    let first = folder.join("0-0.jpg");
    RgbImage::from_fn(SIDES.0, SIDES.1, pixel).save(&first).expect("a picture");
    let name = |gallery: usize, place: usize| format!("{gallery}-{place}.jpg");
    for copy in 1..GALLERIES * PICTURES {
        fs::copy(&first, folder.join(name(copy / PICTURES, copy % PICTURES))).expect("a copy");
    }
    let photo = |gallery: usize, place: usize| {
        format!("Photo(file: \"{}\", alt: \"Stripes\", credit: \"None\")", name(gallery, place))
    };
    let slide = |gallery: usize| {
        let photos: Vec<String> = (0..PICTURES).map(|place| photo(gallery, place)).collect();
        format!("Gallery(heading: \"{gallery}\", dwell: 3, photos: [{}])", photos.join(", "))
    };
    let slides = (0..GALLERIES).map(slide).collect::<Vec<_>>().join(",\n");
    let text = format!(
        "Exhibition(title: \"Memory\", languages: [en], source: \"None\", chapters: [Chapter(id: \"all\", title: \"All\", slides: [\n{slides}\n])])"
    );
    fs::write(folder.join("content.ron"), text).expect("a content file");
}
