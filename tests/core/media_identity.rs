//! Which picture a path means, and that nothing is opened that could hang.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::fs;
use std::path::Path;

use xiongguan::media::{Folder, PathProblem, PictureProblem};

use crate::folder::Album;

/// A folder for a test, and the same opened as the folder of an exhibition.
fn album() -> (Album, Folder) {
    let album = Album::new();
    let folder = Folder::open(album.path()).unwrap();
    (album, folder)
}

#[test]
fn a_file_is_one_picture_until_it_is_saved_anew() {
    let (album, folder) = album();
    album.put("a.jpg", "one");
    let first = folder.picture("a.jpg").unwrap();
    assert_eq!(folder.picture("./a.jpg"), Ok(first.clone()), "however its path is written");
    assert_eq!(first.path(), folder.root().join("a.jpg"));
    album.put("a.jpg", "three");
    assert_ne!(folder.picture("a.jpg"), Ok(first.clone()), "its length is another");
    album.put("b.jpg", "one");
    let other = folder.picture("b.jpg").unwrap();
    assert_ne!(other, first);
    assert_eq!(other.clone().cmp(&other), std::cmp::Ordering::Equal);
}

#[cfg(unix)]
#[test]
fn a_file_that_is_exchanged_is_another_picture_even_of_the_same_length_and_time() {
    let (album, folder) = album();
    let path = album.put("a.jpg", "one");
    let first = folder.picture("a.jpg").unwrap();
    let next = album.put("next.jpg", "two");
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    fs::File::options().write(true).open(&next).unwrap().set_modified(time).unwrap();
    fs::rename(next, &path).unwrap();
    assert_ne!(folder.picture("a.jpg"), Ok(first));
}

#[cfg(unix)]
#[test]
fn a_link_means_the_picture_it_leads_to() {
    use std::os::unix::fs::symlink;
    let (album, folder) = album();
    album.put("first/a.jpg", "one");
    album.put("second/a.jpg", "one");
    symlink("first", album.path().join("current")).unwrap();
    let first = folder.picture("current/a.jpg").unwrap();
    assert_eq!(folder.picture("first/a.jpg"), Ok(first.clone()));
    fs::remove_file(album.path().join("current")).unwrap();
    symlink("second", album.path().join("current")).unwrap();
    assert_ne!(folder.picture("current/a.jpg"), Ok(first));
}

#[test]
fn what_is_no_file_of_the_folder_is_no_picture() {
    let (album, folder) = album();
    album.put("inner/a.jpg", "x");
    let spelling = |problem: &PictureProblem| matches!(problem, PictureProblem::Path(PathProblem::Spelling(_)));
    assert!(folder.picture("../a.jpg").is_err_and(|problem| spelling(&problem)));
    assert_eq!(folder.picture("none.jpg"), Err(PictureProblem::Path(PathProblem::Missing)));
    assert_eq!(folder.picture("inner"), Err(PictureProblem::NotAFile));
}

#[cfg(unix)]
fn make_pipe(path: &Path) {
    let made = std::process::Command::new("mkfifo").arg(path).status();
    assert!(made.is_ok_and(|status| status.success()), "every Unix has mkfifo");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_picture() {
    let (album, folder) = album();
    make_pipe(&album.path().join("pipe.jpg"));
    assert_eq!(folder.picture("pipe.jpg"), Err(PictureProblem::NotAFile));
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_that_takes_the_place_of_a_file_holds_nobody_up() {
    use std::sync::mpsc::sync_channel;
    use std::time::Duration;
    use xiongguan::media::{Target, decode, inspect};

    let (album, _) = album();
    let (pipe, file) = (album.path().join("pipe"), album.put("file", "no picture"));
    make_pipe(&pipe);
    let (place, next) = (album.path().join("a.jpg"), album.path().join("next"));
    fs::hard_link(&file, &place).unwrap();
    let (tell, told) = sync_channel(1);
    let looked_at = place.clone();
    let looks = std::thread::Builder::new().name("looks".to_owned()).spawn(move || {
        let found = (0..3000).map(|_| {
            let error = decode(&looked_at, Target { width: 10, height: 10 }).unwrap_err();
            (error.kind, inspect(&looked_at).unwrap_err().kind)
        });
        let _ = tell.send(found.collect::<Vec<_>>());
    });
    assert!(looks.is_ok());
    // The places are exchanged as long as the other thread looks at them.
    let found = (0..).find_map(|turn| {
        fs::hard_link(if turn % 2 == 0 { &pipe } else { &file }, &next).unwrap();
        fs::rename(&next, &place).unwrap();
        let is_stuck = turn > 1_000_000;
        assert!(!is_stuck, "opening a pipe waits for its other end");
        told.recv_timeout(Duration::ZERO).ok()
    });
    let expected = [PictureProblem::NotAFile, PictureProblem::UnknownFormat];
    assert!(found.is_some_and(|all| all.iter().all(|(a, b)| expected.contains(a) && expected.contains(b))));
}
