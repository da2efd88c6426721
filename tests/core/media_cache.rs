//! Pictures that are kept on disk for the next start.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use image::{Rgb, RgbImage};
use xiongguan::media::{Cache, CacheLimits, Decoder, Picture, StageCache, Target, decode};
use xiongguan::units::{Moment, PictureFacts, size};

use crate::folder::Album;
use crate::pictures::{jpeg, quarters};
use crate::stock::Stock;

const STAGE: Target = Target { width: 96, height: 54 };
const START: Moment = Moment::START;
const PLENTY: usize = 1 << 30;
/// The bytes of an entry of [`STAGE`], or a little more.
const ENTRY: u64 = 96 * 54 * 3 + 16 * 1024;
const UNLIMITED: CacheLimits = CacheLimits { bytes_max: 1 << 30, free_min: 0 };

/// An exhibition's folder, a folder for its cache, and what one start of the program does with both.
struct Machine {
    /// Moves from start to start.
    album: Option<Album>,
    cache: Album,
    limits: CacheLimits,
}

impl Machine {
    fn new(limits: CacheLimits) -> Self {
        Self { album: Some(Album::new()), cache: Album::new(), limits }
    }

    fn album(&self) -> &Album {
        self.album.as_ref().unwrap()
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        self.album().put(name, bytes)
    }

    fn folder(&self) -> PathBuf {
        self.cache.path().join("stage")
    }

    /// The files in the cache, in order.
    fn entries(&self) -> Vec<PathBuf> {
        let mut entries: Vec<PathBuf> =
            fs::read_dir(self.folder()).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        entries
    }

    /// Shows each of `names` in turn, as a new start of the program does; returns the pictures, and how many of them
    /// were decoded.
    fn start(&mut self, names: &[&str], target: Target) -> (Vec<Arc<Picture>>, usize) {
        let decoded = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&decoded);
        let decoder: Decoder = Arc::new(move |path: &Path, target, _| {
            counted.fetch_add(1, Ordering::SeqCst);
            decode(path, target).map(as_large)
        });
        let cache = StageCache::new(self.folder(), self.limits);
        let mut stock = Stock::over(self.album.take().unwrap(), decoder, PLENTY, Some(cache));
        let mut pictures = Vec::new();
        for name in names {
            let id = stock.id(name);
            stock.focus(START, &[(&id, target)], &[]);
            pictures.extend(stock.settle(START).into_iter().filter_map(|loaded| loaded.result.ok()));
        }
        // The last picture is put into the cache after it was told: one more makes sure that this is over.
        let last = stock.put_picture("last.jpg", jpeg(quarters(8, 8)));
        stock.focus(START, &[(&last, STAGE)], &[]);
        stock.settle(START);
        self.album = Some(stock.into_album());
        (pictures, decoded.load(Ordering::SeqCst) - 1)
    }
}

/// The same picture as if its file had 24 megapixels: only large ones are kept. Small ones stay as they are.
fn as_large(picture: Picture) -> Picture {
    if picture.facts.size.w < 50.0 {
        return picture;
    }
    Picture { facts: PictureFacts { size: size(6000.0, 4000.0), ..picture.facts }, ..picture }
}

/// A picture of 192 × 108 pixels that differs in each.
fn photo(seed: u8) -> Vec<u8> {
    jpeg(RgbImage::from_fn(192, 108, |x, y| Rgb([x as u8, y as u8 ^ seed, (x + y) as u8])))
}

fn many(machine: &Machine, names: &[&str]) {
    for (name, seed) in names.iter().zip(0..) {
        machine.put(name, photo(seed));
    }
}

#[test]
fn a_second_start_decodes_nothing_and_shows_the_same() {
    let mut machine = Machine::new(UNLIMITED);
    many(&machine, &["a.jpg", "b.jpg"]);
    let (first, decoded) = machine.start(&["a.jpg", "b.jpg"], STAGE);
    assert_eq!(decoded, 2);
    let (second, decoded) = machine.start(&["a.jpg", "b.jpg"], STAGE);
    assert_eq!(decoded, 0);
    assert_eq!(first, second, "pixels and facts are the same to the bit");
    assert_ne!(first[0], first[1]);
}

#[test]
fn a_picture_that_lacks_its_end_is_still_known_to() {
    let mut machine = Machine::new(UNLIMITED);
    let whole = photo(1);
    machine.put("a.jpg", &whole[..whole.len() - 2]);
    for decoded in [1, 0] {
        let (pictures, count) = machine.start(&["a.jpg"], STAGE);
        assert_eq!((pictures[0].is_cut, count), (true, decoded));
    }
}

#[test]
fn another_file_or_another_size_is_decoded_anew() {
    let mut machine = Machine::new(UNLIMITED);
    many(&machine, &["a.jpg"]);
    machine.start(&["a.jpg"], STAGE);
    assert_eq!(machine.start(&["a.jpg"], Target { width: 48, height: 27 }).1, 1, "another size");
    // As long as before, and with the time of change that it had: a tool that copies times may do this.
    let path = machine.album().path().join("a.jpg");
    let (old, time) = (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap());
    let mut new = old;
    let middle = new.len() / 2;
    new[middle] ^= 1;
    fs::write(&path, &new).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    assert_eq!(machine.start(&["a.jpg"], STAGE).1, usize::from(cfg!(unix)), "other contents");
}

#[test]
fn a_file_that_changes_while_it_is_decoded_is_not_kept() {
    let album = Album::new();
    let path = album.put("a.jpg", photo(1));
    let cache = Album::new();
    let decoder: Decoder = Arc::new(move |of: &Path, target, _| {
        let picture = decode(of, target).map(as_large);
        fs::write(&path, photo(2)).unwrap();
        picture
    });
    let cached = StageCache::new(cache.path().join("stage"), UNLIMITED);
    let mut stock = Stock::over(album, decoder, PLENTY, Some(cached));
    let id = stock.id("a.jpg");
    stock.focus(START, &[(&id, STAGE)], &[]);
    stock.settle(START);
    let last = stock.put_picture("b.jpg", jpeg(quarters(8, 8)));
    stock.focus(START, &[(&last, STAGE)], &[]);
    stock.settle(START);
    assert_eq!(fs::read_dir(cache.path().join("stage")).unwrap().count(), 0);
}

#[test]
fn small_pictures_are_not_kept() {
    let mut machine = Machine::new(UNLIMITED);
    machine.put("small.jpg", jpeg(quarters(40, 30)));
    assert_eq!(machine.start(&["small.jpg"], STAGE).1, 1);
    assert!(machine.entries().is_empty());
}

#[test]
fn a_file_that_is_not_sound_is_decoded_anew_and_replaced() {
    let mut machine = Machine::new(UNLIMITED);
    many(&machine, &["a.jpg"]);
    let (expected, _) = machine.start(&["a.jpg"], STAGE);
    let entry = machine.entries()[0].clone();
    let whole = fs::read(&entry).unwrap();
    let changed = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        bytes
    };
    let mut zeros = whole.clone();
    zeros[whole.len() / 2..].fill(0);
    let longer = [&whole[..], &[0]].concat();
    // Its end is cut off, it was never written to the end, a bit has fallen over in its head, its pixels or its sum.
    let damaged =
        [whole[..whole.len() - 1].to_vec(), vec![], zeros, longer, changed(3), changed(9), changed(19), changed(200)];
    for bytes in damaged.into_iter().chain([changed(whole.len() / 2), changed(whole.len() - 1)]) {
        fs::write(&entry, &bytes).unwrap();
        let (pictures, decoded) = machine.start(&["a.jpg"], STAGE);
        assert_eq!((&pictures, decoded), (&expected, 1));
        assert_eq!(fs::read(&entry).unwrap(), whole, "the next start finds it whole");
    }
    assert_eq!(machine.start(&["a.jpg"], STAGE).1, 0);
}

#[test]
fn the_longest_unused_entries_go_first() {
    let mut machine = Machine::new(CacheLimits { bytes_max: 2 * ENTRY, free_min: 0 });
    many(&machine, &["a.jpg", "b.jpg", "c.jpg"]);
    machine.start(&["a.jpg", "b.jpg"], STAGE);
    // Both have lain there for a while.
    for entry in machine.entries() {
        let hour_ago = fs::metadata(&entry).unwrap().modified().unwrap() - Duration::from_hours(1);
        fs::File::options().write(true).open(entry).unwrap().set_modified(hour_ago).unwrap();
    }
    assert_eq!(machine.start(&["a.jpg"], STAGE).1, 0, "this uses a");
    assert_eq!(machine.start(&["c.jpg"], STAGE).1, 1, "this needs room");
    assert_eq!(machine.entries().len(), 2);
    assert_eq!(machine.start(&["a.jpg", "c.jpg"], STAGE).1, 0);
    assert_eq!(machine.start(&["b.jpg"], STAGE).1, 1);
}

#[test]
fn an_exhibition_that_is_larger_than_the_cache_writes_nothing_over_and_over() {
    let mut machine = Machine::new(CacheLimits { bytes_max: 2 * ENTRY, free_min: 0 });
    let names = ["a.jpg", "b.jpg", "c.jpg", "d.jpg"];
    many(&machine, &names);
    machine.start(&names, STAGE);
    let entries = machine.entries();
    assert_eq!(entries.len(), 2);
    assert_eq!(machine.start(&names, STAGE).1, 2, "those that fit are found");
    assert_eq!(machine.entries(), entries);
    assert!(entries.iter().map(|entry| fs::metadata(entry).unwrap().len()).sum::<u64>() <= 2 * ENTRY);
}

#[test]
fn what_a_cut_start_left_behind_is_removed() {
    let mut machine = Machine::new(UNLIMITED);
    many(&machine, &["a.jpg"]);
    fs::create_dir_all(machine.folder()).unwrap();
    fs::write(machine.folder().join("1234-5.part"), "half").unwrap();
    machine.start(&["a.jpg"], STAGE);
    assert!(machine.entries().iter().all(|entry| entry.extension().is_none()));
}

#[test]
fn a_cache_without_a_place_or_without_room_is_none() {
    let full = CacheLimits { bytes_max: 1 << 30, free_min: u64::MAX / 2 };
    for limits in [full, CacheLimits { bytes_max: 0, free_min: 0 }] {
        let mut machine = Machine::new(limits);
        many(&machine, &["a.jpg"]);
        for _ in 0..2 {
            let (pictures, decoded) = machine.start(&["a.jpg"], STAGE);
            assert_eq!((pictures.len(), decoded), (1, 1));
        }
    }
    // A file stands where the folder should be.
    let mut machine = Machine::new(UNLIMITED);
    many(&machine, &["a.jpg"]);
    fs::write(machine.folder(), "a file").unwrap();
    let (pictures, decoded) = machine.start(&["a.jpg"], STAGE);
    assert_eq!((pictures.len(), decoded), (1, 1));
}

#[test]
fn what_check_has_decoded_once_in_a_run_it_decodes_no_more() {
    let (pictures, caches) = (Album::new(), Album::new());
    let path = pictures.put("a.jpg", photo(1));
    let mut cache = Cache::open(caches.path(), pictures.path()).unwrap();
    let first = cache.decode(&path, STAGE).unwrap();
    assert_eq!(cache.decode(&path, STAGE).unwrap().rgba, first.rgba);
    assert_eq!(cache.decoded(), 1);
}
