//! The library: which pictures are at hand when the show needs them.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use xiongguan::media::{
    BUDGET_BYTES, Decoder, Folder, LATE_AFTER, Library, Loaded, Picture, PictureError, PictureProblem, Target, decode,
};
use xiongguan::units::{Grid, Moment, PictureFacts, PictureState, size};

use crate::{
    folder::Album,
    pictures::{jpeg, quarters},
};

const STAGE: Target = Target { width: 96, height: 54 };
const START: Moment = Moment::START;

/// What a picture of the fake decoder costs, in bytes.
const COST: usize = 400;

/// A library of an album, and the bell that it rings.
struct Desk {
    album: Album,
    library: Library,
    bell: Receiver<()>,
}

impl Desk {
    fn with(album: Album, decoder: Decoder, budget_bytes: usize) -> Self {
        let (ring, bell) = sync_channel(100);
        let wake = Arc::new(move || {
            let _ = ring.try_send(());
        });
        let folder = Folder::open(album.path()).unwrap();
        let library = Library::with_decoder(folder, STAGE, wake, decoder, budget_bytes).unwrap();
        Self { album, library, bell }
    }

    /// A desk with the real decoder.
    fn new(album: Album) -> Self {
        Self::with(album, Box::new(decode), BUDGET_BYTES)
    }

    /// Waits for the bell `count` times and collects what has arrived.
    fn collect(&mut self, count: usize) -> Vec<Loaded> {
        let mut arrived = Vec::new();
        for _ in 0..count {
            self.bell.recv_timeout(Duration::from_mins(1)).expect("the bell rings for every picture");
            arrived.extend(self.library.poll(START));
        }
        arrived
    }

    fn is_ready(&self, key: &str) -> bool {
        let is_ready = matches!(self.library.state(key), PictureState::Ready(_));
        assert_eq!(is_ready, self.library.picture(key).is_some(), "ready means that there are pixels");
        is_ready
    }
}

fn keys(arrived: &[Loaded]) -> Vec<&str> {
    arrived.iter().map(|loaded| loaded.key.as_str()).collect()
}

/// An album whose files are only names.
fn names(names: &[&str]) -> Album {
    let album = Album::new();
    for name in names {
        album.put(name, "x");
    }
    album
}

/// A decoder that makes up small pictures.
#[expect(clippy::unnecessary_wraps, reason = "it stands for one that can fail")]
fn fake(_: &Path, _: Target) -> Result<Picture, PictureError> {
    let grid = Grid::even(0.0);
    Ok(Picture { width: 10, height: 10, rgba: vec![0; COST], facts: PictureFacts { size: size(10.0, 10.0), grid } })
}

/// A decoder that makes up each picture only when it is let.
fn held() -> (Decoder, SyncSender<()>) {
    let (let_go, gate) = sync_channel(100);
    let decoder = move |path: &Path, target| {
        gate.recv_timeout(Duration::from_mins(1)).unwrap();
        fake(path, target)
    };
    (Box::new(decoder), let_go)
}

#[test]
fn what_is_asked_for_arrives() {
    let album = Album::new();
    album.put("pictures/a.jpg", jpeg(quarters(192, 108)));
    album.put("b.jpg", jpeg(quarters(40, 30)));
    let mut desk = Desk::new(album);
    assert_eq!(*desk.library.state("b.jpg"), PictureState::Pending);
    desk.library.focus(START, &["pictures/a.jpg"], &["b.jpg"]);
    let arrived = desk.collect(2);
    assert_eq!(keys(&arrived), ["pictures/a.jpg", "b.jpg"]);
    assert_eq!(arrived[0].result.as_ref().unwrap().width, 96);
    assert!(desk.is_ready("pictures/a.jpg") && desk.is_ready("b.jpg"));
    assert_eq!(desk.library.bytes(), (96 * 54 + 40 * 30) * 4);
    assert_eq!(desk.library.facts("b.jpg").map(|facts| facts.size), Some(size(40.0, 30.0)));
}

#[test]
fn broken_pictures_are_told_once_and_the_others_arrive() {
    let album = Album::new();
    album.put("text.jpg", "Dear diary");
    album.put("good.jpg", jpeg(quarters(40, 30)));
    let mut desk = Desk::new(album);
    desk.library.focus(START, &["gone.jpg", "text.jpg", "../out.jpg", "good.jpg"], &[]);
    assert_eq!(desk.collect(4).len(), 4);
    for key in ["gone.jpg", "text.jpg", "../out.jpg"] {
        assert_eq!(*desk.library.state(key), PictureState::Broken);
        assert_eq!(desk.library.error(key).unwrap().path, Path::new(key), "named as the author knows it");
    }
    assert!(desk.is_ready("good.jpg"));
    desk.library.focus(START, &["text.jpg"], &[]);
    assert_eq!(desk.library.late_at(), None, "nothing is tried again by itself");
}

#[test]
fn a_decoder_that_panics_costs_one_picture() {
    let decoder = |path: &Path, target| {
        assert!(!path.ends_with("bad.jpg"), "as a decoder's own check might");
        fake(path, target)
    };
    let mut desk = Desk::with(names(&["bad.jpg", "good.jpg"]), Box::new(decoder), BUDGET_BYTES);
    desk.library.focus(START, &["bad.jpg", "good.jpg"], &[]);
    desk.collect(2);
    assert_eq!(desk.library.error("bad.jpg").unwrap().kind, PictureProblem::DecoderFailed);
    assert!(desk.is_ready("good.jpg"));
}

#[test]
fn what_is_on_screen_goes_before_what_comes_later() {
    let (decoder, let_go) = held();
    let mut desk = Desk::with(names(&["a", "b", "c", "d"]), decoder, BUDGET_BYTES);
    desk.library.focus(START, &[], &["a", "b", "c"]);
    desk.library.focus(START, &["d"], &["c"]);
    (0..3).for_each(|_| let_go.send(()).unwrap());
    assert_eq!(keys(&desk.collect(3)), ["a", "d", "c"], "a was under way; b is not wanted any more");
    assert_eq!(*desk.library.state("b"), PictureState::Pending);
}

#[test]
fn a_picture_that_takes_too_long_is_broken_until_it_arrives() {
    let (decoder, let_go) = held();
    let mut desk = Desk::with(names(&["slow"]), decoder, BUDGET_BYTES);
    desk.library.focus(START, &["slow"], &[]);
    let late_at = desk.library.late_at().unwrap();
    assert_eq!(late_at, START + LATE_AFTER);
    assert_eq!(desk.library.poll(Moment::from_millis(late_at.millis - 1)).count(), 0);
    assert_eq!(*desk.library.state("slow"), PictureState::Pending);
    assert_eq!(desk.library.poll(late_at).count(), 0);
    assert_eq!(*desk.library.state("slow"), PictureState::Broken);
    assert_eq!(desk.library.late_at(), None, "that is told once");
    let_go.send(()).unwrap();
    desk.collect(1);
    assert!(desk.is_ready("slow"));
}

#[test]
fn the_budget_holds_and_the_longest_unwanted_goes_first() {
    let mut desk = Desk::with(names(&["a", "b", "c", "d"]), Box::new(fake), 3 * COST);
    for key in ["a", "b", "c", "a"] {
        desk.library.focus(START, &[key], &[]);
        desk.collect(usize::from(!desk.is_ready(key)));
    }
    desk.library.focus(START, &["d"], &[]);
    desk.collect(1);
    assert_eq!(desk.library.bytes(), 3 * COST);
    assert_eq!(["a", "b", "c", "d"].map(|key| desk.is_ready(key)), [true, false, true, true]);
    assert!(desk.library.facts("b").is_some(), "what is known of it stays known");
}

#[test]
fn pictures_for_later_are_given_up_when_there_is_no_room_for_them() {
    let mut desk = Desk::with(names(&["a", "b", "c", "d"]), Box::new(fake), 2 * COST);
    desk.library.focus(START, &["a", "b", "c"], &["d"]);
    desk.collect(4);
    assert!(["a", "b", "c"].iter().all(|key| desk.is_ready(key)), "what is on screen is kept even beyond the budget");
    assert!(!desk.is_ready("d"));
    desk.library.focus(START, &["a", "b", "c"], &["d"]);
    assert_eq!(desk.library.late_at(), None, "saying the same again starts nothing");
    desk.library.focus(START, &["d"], &["a"]);
    desk.collect(1);
    assert!(desk.is_ready("d") && desk.is_ready("a"));
    assert_eq!(desk.library.bytes(), 2 * COST);
}

#[test]
fn another_stage_brings_other_pixels_and_the_old_ones_stay_until_then() {
    let album = Album::new();
    album.put("a.jpg", jpeg(quarters(400, 225)));
    let mut desk = Desk::new(album);
    desk.library.focus(START, &["a.jpg"], &[]);
    desk.collect(1);
    desk.library.set_target(START, Target { width: 192, height: 108 });
    assert_eq!(desk.library.picture("a.jpg").unwrap().width, 96);
    desk.collect(1);
    assert_eq!(desk.library.picture("a.jpg").unwrap().width, 192);
}

#[test]
fn a_changed_file_is_read_anew_on_request() {
    let album = Album::new();
    album.put("a.jpg", "not yet");
    let mut desk = Desk::new(album);
    desk.library.focus(START, &["a.jpg"], &[]);
    desk.collect(1);
    assert_eq!(*desk.library.state("a.jpg"), PictureState::Broken);
    desk.album.put("a.jpg", jpeg(quarters(40, 30)));
    desk.library.refresh(START, |_| true);
    desk.collect(1);
    assert!(desk.is_ready("a.jpg") && desk.library.error("a.jpg").is_none());
}

#[test]
fn a_file_that_changes_while_it_is_read_is_read_again() {
    let (decoder, let_go) = held();
    let mut desk = Desk::with(names(&["a"]), decoder, BUDGET_BYTES);
    desk.library.focus(START, &["a"], &[]);
    desk.library.refresh(START, |_| true);
    (0..2).for_each(|_| let_go.send(()).unwrap());
    assert_eq!(keys(&desk.collect(2)), ["a", "a"]);
    assert_eq!(desk.library.late_at(), None);
}

#[test]
fn half_a_file_does_not_take_away_the_picture_that_was_there() {
    let (album, whole) = (Album::new(), jpeg(quarters(40, 30)));
    album.put("a.jpg", &whole);
    let mut desk = Desk::new(album);
    desk.library.focus(START, &["a.jpg"], &[]);
    desk.collect(1);
    desk.album.put("a.jpg", &whole[..whole.len() / 2]);
    desk.library.refresh(START, |key| key == "a.jpg");
    desk.collect(1);
    assert!(desk.is_ready("a.jpg") && desk.library.error("a.jpg").is_some());
    desk.album.put("a.jpg", jpeg(quarters(60, 30)));
    desk.library.refresh(START, |key| key == "a.jpg");
    desk.collect(1);
    assert!(desk.library.error("a.jpg").is_none());
    assert_eq!(desk.library.facts("a.jpg").map(|facts| facts.size.w), Some(60.0));
}
