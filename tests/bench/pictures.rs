//! What pictures cost: `cargo bench --bench pictures -- FOLDER [WIDTHxHEIGHT] [ROUNDS]`.
//!
//! Decodes each picture of the folder once, then lets a library show them one after the other without a window, as the
//! loop does: one is needed, its neighbours are asked for ahead; then the same with a cache on disk. Tells the processor's time for each picture, and the
//! memory that the process holds (its proportional set, as the system counts it).
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program to be read and run by hand"
)]

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, mpsc::sync_channel},
    time::Instant,
};

use xiongguan::{
    media::{CacheLimits, Folder, Library, PictureId, StageCache, Target, Wake, Wish, budget_bytes, decode},
    units::Moment,
};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let Some(folder) = args.first().map(PathBuf::from) else {
        println!("pictures: no folder given, nothing measured");
        return;
    };
    let (width, height) = args.get(1).and_then(|size| size.split_once('x')).unwrap_or(("1920", "1080"));
    let target = Target { width: width.parse().unwrap(), height: height.parse().unwrap() };
    let rounds = args.get(2).map_or(3, |rounds| rounds.parse().unwrap());
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    tell_memory("at the start");
    one_by_one(&files, target);
    tell_memory("after decoding each once");
    go_round(&folder, &files, target, rounds, None);
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    let _ = fs::remove_dir_all(&cache);
    for start in ["the first start with a cache", "the second"] {
        println!("{start}:");
        go_round(&folder, &files, target, 1, Some(cache.clone()));
    }
}

/// Decodes each picture and drops it.
fn one_by_one(files: &[PathBuf], target: Target) {
    let (began, cpu) = (Instant::now(), cpu_secs());
    let mut slowest = 0.0_f64;
    for file in files {
        let began = Instant::now();
        drop(decode(file, target));
        slowest = slowest.max(began.elapsed().as_secs_f64());
    }
    let each = |secs: f64| 1000.0 * secs / files.len() as f64;
    let wall = began.elapsed().as_secs_f64();
    let cpu = cpu_secs() - cpu;
    println!("decode: {:.0} ms each, {:.0} ms of CPU, slowest {:.0} ms", each(wall), each(cpu), 1000.0 * slowest);
}

/// Shows the pictures in rounds, as fast as they come.
fn go_round(folder: &Path, files: &[PathBuf], target: Target, rounds: usize, cache: Option<PathBuf>) {
    let folder = Folder::open(folder).unwrap();
    let id = |path: &PathBuf| folder.picture(path.file_name().unwrap().to_str().unwrap()).unwrap();
    let ids: Vec<PictureId> = files.iter().map(id).collect();
    let (tell, arrived) = sync_channel(1);
    let wake: Wake = Arc::new(move || {
        let _ = tell.try_send(());
    });
    let cache = cache.map(|folder| StageCache::new(folder, CacheLimits::default()));
    let mut library = Library::new(budget_bytes(target), wake, cache).unwrap();
    for round in 1..=rounds {
        let (began, cpu) = (Instant::now(), cpu_secs());
        for place in 0..ids.len() {
            let wish = |step: usize| Wish { id: ids[(place + step) % ids.len()].clone(), target };
            let (needed, ahead) = ([wish(0)], [wish(1), wish(ids.len() - 1)]);
            library.focus(Moment::START, &needed, &ahead);
            loop {
                library.poll(Moment::START).for_each(drop);
                let wanted = needed.iter().chain(&ahead);
                let is_there = wanted.filter(|wish| library.is_kept(&wish.id)).count();
                needed.iter().chain(&ahead).for_each(|wish| library.uploaded(&wish.id));
                if is_there == 3 || !library.is_busy() {
                    break;
                }
                let _ = arrived.recv();
            }
        }
        let each = |secs: f64| 1000.0 * secs / ids.len() as f64;
        let (wall, cpu) = (began.elapsed().as_secs_f64(), cpu_secs() - cpu);
        println!("round {round}: {:.0} ms a picture, {:.0} ms of CPU", each(wall), each(cpu));
        tell_memory("after it");
    }
}

/// Seconds of the processor that this process has used.
fn cpu_secs() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

/// Prints what the process holds.
fn tell_memory(when: &str) {
    let mib = |file: &str, name: &str| -> u64 {
        let text = fs::read_to_string(file).unwrap_or_default();
        let kib = text.lines().find_map(|line| line.strip_prefix(name)?.split_whitespace().next()?.parse().ok());
        kib.unwrap_or(0) / 1024
    };
    let (now, most) = (mib("/proc/self/smaps_rollup", "Pss:"), mib("/proc/self/status", "VmHWM:"));
    println!("    {when}: {now} MiB, at most {most} MiB until now");
}
