//! Files are written whole or not at all.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::{fs, path::Path, thread};

use xiongguan::files::write_whole;

use crate::folder::Album;

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.collect();
    names.sort();
    names
}

#[test]
fn writers_of_one_file_do_not_disturb_each_other_and_a_reader_sees_it_whole() {
    const BYTES: usize = 200_000;
    let album = Album::new();
    let path = album.path().join("new folder").join("one.bin");
    write_whole(&path, &vec![0; BYTES]).unwrap();
    let is_whole = || {
        let bytes = fs::read(&path).unwrap();
        bytes.len() == BYTES && bytes.iter().all(|byte| *byte == bytes[0])
    };
    thread::scope(|scope| {
        let writers: Vec<_> = (1..=4)
            .map(|writer| {
                let path = &path;
                scope.spawn(move || (0..10).all(|_| write_whole(path, &vec![writer; BYTES]).is_ok()))
            })
            .collect();
        while writers.iter().any(|writer| !writer.is_finished()) {
            assert!(is_whole());
        }
        assert!(writers.into_iter().all(|writer| writer.join().unwrap()));
    });
    assert!(is_whole());
    assert_eq!(names(path.parent().unwrap()), ["one.bin"]);
}

#[test]
fn what_cannot_be_written_leaves_nothing_behind() {
    let album = Album::new();
    album.put("taken/inside.txt", "a folder is in the way");
    assert!(write_whole(&album.path().join("taken"), b"words").is_err());
    assert_eq!(names(album.path()), ["taken"]);
}

#[test]
fn a_file_that_another_writer_left_unfinished_is_in_nobodys_way() {
    let album = Album::new();
    for count in 0..50 {
        album.put(&format!(".xiongguan-{}-{count}.part", std::process::id()), "half");
    }
    write_whole(&album.path().join("one.txt"), b"whole").unwrap();
    assert_eq!(fs::read(album.path().join("one.txt")).unwrap(), b"whole");
    assert_eq!(names(album.path()).len(), 51);
}

#[test]
fn a_name_without_a_folder_is_written_here() {
    let name = format!("whole-{}.tmp", std::process::id());
    write_whole(Path::new(&name), b"words").unwrap();
    let text = fs::read(&name).unwrap();
    fs::remove_file(&name).unwrap();
    assert_eq!(text, b"words");
}
