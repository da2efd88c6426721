//! The small exhibition that `xiongguan new` makes.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::{collections::BTreeSet, fs, path::Path};

use xiongguan::{
    content::schema,
    files,
    starter::{self, CONTENT},
};

use crate::{
    folder::Album,
    program::{Call, xiongguan},
};

/// All files below a folder, with what is in them.
fn files_in(folder: &Path) -> BTreeSet<(String, Vec<u8>)> {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert((name, fs::read(path).unwrap()));
            }
        }
    }
    found
}

#[test]
fn it_passes_the_strictest_check_and_is_the_same_every_time() {
    let album = Album::new();
    let dir = album.path().join("museum/tea");
    let new = Call::of("new").arg(dir.to_str().unwrap()).env("LC_ALL", "en_US.UTF-8").run();
    new.ends_with(0).says("10 files").complains_in_lines(0);
    xiongguan(&format!("check {} --deny warnings", dir.display())).ends_with(0).says("no findings");
    let again = starter::files(false).unwrap().into_iter().map(|file| (file.path.to_owned(), file.bytes)).collect();
    assert!(files_in(&dir) == again, "drawn twice, the pictures differ, or a file was left lying about");
    let opened = files::open(&dir.join("content.ron")).unwrap();
    let exhibition = opened.reading.exhibition.unwrap();
    let kinds: BTreeSet<&str> = exhibition.slides().map(|(_, slide)| slide.kind.name()).collect();
    assert_eq!((exhibition.slide_count(), kinds.len(), exhibition.languages.len()), (7, 7, 2));
    let made: BTreeSet<String> = files_in(&dir).into_iter().map(|(name, _)| name).collect();
    assert!(exhibition.files().iter().all(|file| made.contains(*file)));
    assert_eq!(exhibition.files().len() + 1, made.len(), "every picture is used");
}

#[test]
fn its_first_language_is_that_of_the_system() {
    let album = Album::new();
    for (at, (locale, first)) in
        [("zh_CN.UTF-8", "zh"), ("en_GB.UTF-8", "en"), ("de_DE.UTF-8", "en")].iter().enumerate()
    {
        let dir = album.path().join(at.to_string());
        Call::of("new").arg(dir.to_str().unwrap()).env("LC_ALL", locale).run().ends_with(0);
        let exhibition = files::open(&dir.join("content.ron")).unwrap().reading.exhibition.unwrap();
        assert_eq!(exhibition.languages[0].0, *first, "{locale}");
        xiongguan(&format!("check {} --deny warnings", dir.display())).ends_with(0);
    }
}

#[test]
fn it_explains_itself_and_names_the_kinds_it_does_not_show() {
    let comments: Vec<&str> = CONTENT.lines().filter(|line| line.trim_start().starts_with("//")).collect();
    assert!(comments.len() > 30, "{}", comments.len());
    for part in schema::SLIDES {
        assert!(comments.iter().any(|line| line.contains(part.name)), "nothing about {}", part.name);
    }
}

#[test]
fn nothing_is_written_over() {
    let album = Album::new();
    let note = album.put("note.txt", "mine");
    let ran = xiongguan(&format!("new {}", album.path().display())).ends_with(1);
    ran.complains("the folder is not empty").complains_in_lines(1);
    xiongguan(&format!("new {}", note.display())).ends_with(1).complains("this is not a folder").complains_in_lines(1);
    let left: Vec<_> = files_in(album.path()).into_iter().collect();
    assert_eq!(left, [("note.txt".to_owned(), b"mine".to_vec())]);
    xiongguan("new").ends_with(1).complains("<DIR>");
}
