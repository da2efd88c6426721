//! Data files that are saved, broken, taken away and put back while the window runs.

use std::{fs, path::Path, time::Duration};

use xiongguan::{
    content::SlideKind,
    deck::{Content, Deck, Load},
    files,
    loader::Order,
    player::{Audience, Event, Player},
    units::Moment,
};

use crate::watched_folder::{ALL_NEWS, News, WatchedFolder, deck_of, means};

const CONTENT: &str = r#"Exhibition(title: "T", languages: [en], chapters: [Chapter(id: "only", title: "Only", slides: [
    Timeline(id: "t", heading: "H", events: From("data/events.csv")),
    Quote(id: "q", text: "Q"),
])])"#;

fn folder(text: &str) -> WatchedFolder {
    let folder = WatchedFolder::empty();
    put(&folder, text);
    folder.album.put("content.ron", CONTENT);
    folder
}

fn put(folder: &WatchedFolder, text: &str) {
    folder.album.put("data/events.csv", format!("date,text\n1965,{text}\n2024,later\n"));
}

/// What the first event says; nothing if its slide is left out.
fn said(deck: &Deck) -> String {
    match deck.slide(0) {
        Some(SlideKind::Timeline(slide)) => slide.events[0].text.common.clone().unwrap_or_default(),
        _ => String::new(),
    }
}

fn until(folder: WatchedFolder, text: &str) -> WatchedFolder {
    folder.until(text, |load| deck_of(load).is_some_and(|deck| said(deck) == text))
}

#[test]
fn a_saved_data_file_changes_what_is_shown() {
    for news in ALL_NEWS {
        let folder = until(folder("First").reads("content.ron", means(news)), "First");
        let first = folder.deck();
        assert!(first.findings.iter().all(|finding| finding.file != "data/events.csv"), "{:?}", first.findings);
        // As careful programs do: under another name first.
        let partial = folder.album.put("data/events.csv.tmp", "date,text\n1965,Second\n2024,later\n");
        fs::rename(partial, folder.at("data/events.csv")).unwrap();
        let folder = until(folder, "Second");
        let second = folder.deck();
        assert!(second.generation > first.generation && second.origin != first.origin, "{news:?}");
        put(&folder, "Third in place");
        let folder = until(folder, "Third in place");
        fs::remove_dir_all(folder.at("data")).unwrap();
        let folder = until(folder, "");
        put(&folder, "Back");
        until(folder, "Back");
    }
}

#[test]
fn a_broken_data_file_leaves_on_screen_what_was_there() {
    let show = |player: &mut Player, load: Option<Load>| {
        player.step(Moment::START, Event::Loaded(Box::new(load.unwrap())));
        player.answer(Moment::START, &|_, _| true);
        said(player.current().unwrap().0)
    };
    let folder = until(folder("Good").reads("content.ron", means(News::Told)), "Good");
    let mut player =
        Player::new(Audience { is_author: true, ..Audience::default() }, folder.last.as_ref().unwrap().machine.clone());
    assert_eq!(show(&mut player, folder.last.clone()), "Good");
    folder.album.put("data/events.csv", "date,text\n1965,\"half\n2024,later\n");
    let folder = until(folder, "");
    assert_eq!(show(&mut player, folder.last.clone()), "Good", "the last good deck is kept");
    assert!(player.panel().is_kept() && player.panel().remarks()[0].place.starts_with("events.csv:2:6"));
    put(&folder, "Mended");
    let folder = until(folder, "Mended");
    assert_eq!(show(&mut player, folder.last), "Mended");
}

#[test]
fn the_last_good_copy_has_the_rows_in_it() {
    let keeping = |copy: &Path| Order { last_good: Some(copy.to_owned()), ..Order::default() };
    let folder = folder("Good");
    let copy = folder.at("state/good.ron");
    let folder = until(folder.reads_as("content.ron", means(News::Told), keeping(&copy)), "Good");
    let kept = files::open(&folder.at("content.ron")).unwrap().to_keep();
    let is_there = || fs::read(&copy).is_ok_and(|read| read == kept);
    let looks = (0..6000).take_while(|_| !is_there()).map(|_| std::thread::park_timeout(Duration::from_millis(10)));
    looks.for_each(drop);
    assert!(is_there() && String::from_utf8(kept).unwrap().contains("Good"));
    // Both are gone before the next start.
    fs::remove_dir_all(folder.at("data")).unwrap();
    folder.album.put("content.ron", "");
    let folder = until(folder.reads_as("content.ron", means(News::Told), keeping(&copy)), "Good");
    assert!(folder.deck().origin.is_copy);
    assert!(!matches!(folder.last.as_ref().unwrap().content, Content::Unreadable { .. }));
}

#[test]
fn the_digest_of_a_deck_covers_its_data_files() {
    let folder = folder("Good");
    let of = || files::open(&folder.at("content.ron")).unwrap().sha256();
    let table = fs::read(folder.at("data/events.csv")).unwrap();
    assert_eq!(of(), files::sha256(&[CONTENT.as_bytes(), &table].concat()));
    folder.album.put("content.ron", "Exhibition()");
    assert_eq!(of(), files::sha256(b"Exhibition()"));
}

#[test]
fn pipes_and_links_in_the_place_of_data_files_are_not_read() {
    let folder = folder("Good");
    fs::remove_file(folder.at("data/events.csv")).unwrap();
    folder.pipe("data/events.csv");
    let found = |folder: &WatchedFolder| {
        let opened = files::open(&folder.at("content.ron")).unwrap();
        opened.reading.findings.first().map(|finding| finding.code.name())
    };
    assert_eq!(found(&folder), Some("data-missing"));
    fs::remove_file(folder.at("data/events.csv")).unwrap();
    std::os::unix::fs::symlink("/etc/hostname", folder.at("data/events.csv")).unwrap();
    assert_eq!(found(&folder), Some("path-outside"));
}
