//! The last good copy of a content file stands in for one that was broken while nobody was there.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::{fs, path::PathBuf, time::Duration};

use xiongguan::loader::Order;

use crate::watched_folder::{News, WatchedFolder, means, one_slide};

/// A folder whose exhibition has been on screen long enough for a copy of it, and where that is.
fn proven() -> (WatchedFolder, PathBuf) {
    let folder = WatchedFolder::with_slide(".", "Good");
    let copy = folder.at("state/good.ron");
    let folder = folder.reads_as("content.ron", means(News::Told), keeping(&copy)).until_titled("Good");
    wait_for(&copy, &one_slide("Good"));
    (folder, copy)
}

fn keeping(copy: &std::path::Path) -> Order {
    Order { last_good: Some(copy.to_owned()), ..Order::default() }
}

fn wait_for(copy: &PathBuf, text: &str) {
    let is_there = || fs::read_to_string(copy).is_ok_and(|read| read == text);
    let looks = (0..6000).take_while(|_| !is_there()).map(|_| std::thread::park_timeout(Duration::from_millis(10)));
    looks.for_each(drop);
    assert_eq!(fs::read_to_string(copy).unwrap(), text);
}

#[test]
fn an_emptied_broken_or_removed_file_is_stood_in_for_at_the_next_start() {
    for broken in [Some(""), Some("Exhibition(title: \"half"), Some("Exhibition(title: \"none\", chapters: [])"), None]
    {
        let (folder, copy) = proven();
        match broken {
            Some(text) => drop(folder.album.put("content.ron", text)),
            None => fs::remove_file(folder.at("content.ron")).unwrap(),
        }
        let again = folder.reads_as("content.ron", means(News::Told), keeping(&copy)).until_titled("Good");
        let deck = again.deck();
        assert!(deck.origin.is_copy, "{broken:?}");
        assert!(deck.pictures.contains_key("pictures/gate.jpg"), "its pictures are beside the file: {broken:?}");
        again.album.put("content.ron", one_slide("Mended"));
        let mended = again.until_titled("Mended");
        assert!(!mended.deck().origin.is_copy, "{broken:?}");
        wait_for(&copy, &one_slide("Mended"));
    }
}

#[test]
fn what_the_show_dies_with_is_rolled_back_until_it_is_saved_again() {
    let (folder, copy) = proven();
    folder.album.put("content.ron", one_slide("Deadly"));
    let order = Order { rolls_back: true, ..keeping(&copy) };
    let again = folder.reads_as("content.ron", means(News::Told), order.clone()).until_titled("Good");
    assert_eq!(fs::read_to_string(&copy).unwrap(), one_slide("Good"), "the copy stays");
    again.album.put("content.ron", one_slide("Mended"));
    let mended = again.until_titled("Mended");
    wait_for(&copy, &one_slide("Mended"));
    let same = mended.reads_as("content.ron", means(News::Told), order).until_titled("Mended");
    assert!(!same.deck().origin.is_copy, "what was shown for a while is not what kills");
}

#[test]
fn what_cannot_be_shown_leaves_the_copy_and_a_damaged_copy_is_not_used() {
    let (folder, copy) = proven();
    folder.album.put("content.ron", "");
    let folder = folder.until("nothing to show", |load| crate::watched_folder::deck_of(load).is_none());
    std::thread::park_timeout(crate::watched_folder::PACE.proven_after * 2);
    assert_eq!(fs::read_to_string(&copy).unwrap(), one_slide("Good"));
    fs::write(&copy, "damaged").unwrap();
    let again = folder.reads_as("content.ron", means(News::Told), keeping(&copy));
    drop(again.until("nothing to show", |load| crate::watched_folder::deck_of(load).is_none()));
}
