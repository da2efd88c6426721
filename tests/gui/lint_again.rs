//! What `check` does again when it is run again: only what has changed.

use std::{collections::BTreeSet, fs, path::PathBuf};

use xiongguan::{
    files,
    lint::{Linted, Order, lint, lint_measured, lint_telling},
    units::Display,
    view::FontMeasure,
};

use crate::small_exhibition::{PLAIN, SmallExhibition, calm, picture, story};

/// A word that is longer than a line at every size.
fn endless() -> String {
    "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(8)
}

/// So many stories in one chapter, every third with words that have no place.
fn stories(count: usize) -> String {
    let heading = |number: usize| match number % 3 {
        0 => format!("(zh: \"标题{number}\", en: \"{number} {}\")", endless()),
        _ => format!("(zh: \"标题{number}\", en: \"Title {number}\")"),
    };
    let slide = |number: usize| story("", &heading(number), "").replacen("id: \"s\"", &format!("id: \"s{number}\""), 1);
    (0..count).map(slide).collect::<Vec<_>>().join(",\n")
}

/// How many slides were looked at.
fn inspected(small: &SmallExhibition) -> usize {
    small.lint().inspected
}

impl SmallExhibition {
    /// Changes the content file.
    fn edit(&self, from: &str, to: &str) {
        let path = self.folder.path().join("content.ron");
        let text = fs::read_to_string(&path).expect("it is there");
        assert!(text.contains(from), "{from}");
        fs::write(path, text.replacen(from, to, 1)).expect("it can be written");
    }

    /// The file that remembers what was found.
    fn checked(&self) -> PathBuf {
        let entries = fs::read_dir(self.cache.join("checked")).expect("it is there");
        let files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        assert_eq!(files.len(), 1, "{files:?}");
        files.into_iter().next().expect("one")
    }
}

#[test]
fn a_second_look_decodes_nothing() {
    let small = SmallExhibition::with(&story("", PLAIN, ""));
    let first = small.lint();
    assert_eq!((first.inspected, first.decoded), (1, 1));
    let second = small.lint();
    assert_eq!((second.inspected, second.decoded), (0, 0));
    assert_eq!(first.findings, second.findings);
    // A picture that has changed is looked at anew, and the old one is not kept.
    small.put_picture("a.png", &picture(1920, 1200, calm));
    let third = small.lint();
    assert_eq!((third.inspected, third.decoded), (1, 1));
    let folders = fs::read_dir(&small.cache).expect("the cache").flatten().map(|entry| entry.path());
    let pictures: Vec<PathBuf> = folders.filter(|path| !path.ends_with("checked")).collect();
    assert_eq!(pictures.len(), 1, "one exhibition");
    assert_eq!(fs::read_dir(&pictures[0]).expect("its folder").count(), 1);
}

#[test]
fn all_cores_find_what_one_look_finds() {
    let small = SmallExhibition::with(&stories(24));
    let opened = small.opened();
    let Linted { findings, inspected, decoded } = small.lint();
    assert_eq!((inspected, decoded), (24, 1), "a picture of many slides is decoded once");
    assert_eq!(findings.iter().map(|finding| &finding.path).collect::<BTreeSet<_>>().len(), 8);
    let order = Order { cache: None, ..small.order() };
    for _ in 0..3 {
        assert_eq!(lint(&opened, &order).findings, findings);
    }
    assert_eq!(lint_measured(&opened, &order, &|| Box::new(FontMeasure::new())).findings, findings);
    let again = small.lint();
    assert_eq!((again.inspected, again.decoded), (0, 0));
    assert_eq!(again.findings, findings, "what is remembered is what was found");
}

#[test]
fn only_what_has_changed_is_looked_at_again() {
    let small = SmallExhibition::with(&stories(4));
    small.put_picture("b.png", &picture(1920, 1100, calm));
    small.edit("a.png", "b.png");
    assert_eq!(inspected(&small), 4);
    let edits = [
        ("en: \"Title 2\"", "en: \"Another title 2\"", 1, "a slide"),
        ("title: (zh: \"一\"", "title: (zh: \"二\"", 4, "the chapter"),
        ("languages: [zh, en]", "languages: [en, zh]", 4, "the languages"),
        ("languages:", "theme: \"night\", languages:", 4, "the theme"),
        ("languages:", "source: \"x\", languages:", 4, "the source"),
        ("languages:", "unbroken: [\"Title\"], languages:", 4, "the names that are kept whole"),
        ("languages:", "allow: [\"contrast\"], languages:", 0, "what is meant to be so"),
    ];
    for (from, to, count, what) in edits {
        small.edit(from, to);
        assert_eq!((inspected(&small), inspected(&small)), (count, 0), "{what}");
    }
    // A comment before the slides moves them, and nothing else.
    small.edit("Exhibition(", "// A comment.\nExhibition(");
    let moved = small.lint();
    assert_eq!(moved.inspected, 0);
    assert_eq!(moved.findings, lint(&small.opened(), &Order { cache: None, ..small.order() }).findings);
    small.put_picture("b.png", &picture(1920, 1200, calm));
    assert_eq!((inspected(&small), inspected(&small)), (1, 0), "a picture");
    small.put_picture("b.png", &picture(1920, 1100, calm));
    small.edit("\"Title 1\"", "\"My title 1\"");
    assert_eq!((inspected(&small), inspected(&small)), (2, 0), "a picture and another slide");
    small.edit("\"My title 1\"", "\"Title 1\"");
    assert_eq!(inspected(&small), 0, "a change that is taken back");
}

#[test]
fn a_machine_with_another_panel_is_another_question() {
    let small = SmallExhibition::with(&stories(2));
    assert_eq!(inspected(&small), 2);
    let opened = small.opened();
    let panel =
        Some(("kiosk.ron".to_owned(), Display { size_mm: (1210.0, 680.0), viewing_m: None, lower_edge_mm: None }));
    let orders = [
        Order { panel, ..small.order() },
        Order { pixels: Some([3840, 2160]), ..small.order() },
        Order { stages: vec![[1920, 1080]], ..small.order() },
    ];
    for order in &orders {
        assert_eq!((lint(&opened, order).inspected, lint(&opened, order).inspected), (2, 0), "{order:?}");
    }
    assert_eq!(inspected(&small), 0, "the other answers are not forgotten");
}

#[test]
fn a_panel_that_is_read_from_further_away_or_has_other_pixels_is_another_question() {
    let small = SmallExhibition::with(&stories(2));
    let opened = small.opened();
    for (viewing_m, pixels) in [(None, None), (Some(2.0), None), (Some(2.0), Some([3840, 2160]))] {
        let panel =
            Some(("kiosk.ron".to_owned(), Display { size_mm: (1210.0, 680.0), viewing_m, lower_edge_mm: None }));
        let order = Order { panel, pixels, ..small.order() };
        assert_eq!((lint(&opened, &order).inspected, lint(&opened, &order).inspected), (2, 0), "{order:?}");
    }
}

#[test]
fn damage_to_what_is_remembered_costs_only_time() {
    let small = SmallExhibition::with(&stories(3));
    let first = small.lint();
    let sound = fs::read(small.checked()).expect("it is there");
    let mut flipped = sound.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    let cut = sound[..sound.len() / 2].to_vec();
    for damaged in [Vec::new(), cut, flipped, b"\xff\xfe".to_vec(), [&sound[..], b"x"].concat()] {
        fs::write(small.checked(), &damaged).expect("it can be written");
        let again = small.lint();
        assert_eq!((again.inspected, &again.findings), (3, &first.findings), "{} bytes", damaged.len());
        assert_eq!(fs::read(small.checked()).expect("it is there"), sound, "it is mended");
    }
    // A folder that cannot be made is no reason to fail.
    let order = Order { cache: Some(small.folder.path().join("content.ron")), ..small.order() };
    assert_eq!(lint(&small.opened(), &order).findings, first.findings);
}

#[test]
fn what_is_remembered_stays_small() {
    let small = SmallExhibition::with(&stories(3));
    for _ in 0..8 {
        small.edit("title: (zh: \"一", "title: (zh: \"一甲");
        assert_eq!(inspected(&small), 3);
    }
    let text = fs::read_to_string(small.checked()).expect("it is there");
    assert_eq!(text.lines().count(), 1 + 4 * 3);
}

#[test]
fn a_picture_that_cannot_be_read_is_looked_at_each_time() {
    let small = SmallExhibition::with(&stories(1));
    small.folder.put("a.png", "no picture");
    let opened = files::open(&small.folder.path().join("content.ron")).expect("it is there");
    let looks = [lint(&opened, &small.order()), lint(&opened, &small.order())];
    assert_eq!(looks.iter().map(|look| look.inspected).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(looks[0].findings, looks[1].findings);
}

#[test]
fn progress_counts_every_slide() {
    let small = SmallExhibition::with(&stories(5));
    for _ in 0..2 {
        let mut told = Vec::new();
        let _ = lint_telling(&small.opened(), &small.order(), &mut |done, all| told.push((done, all)));
        assert_eq!(told, [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]);
    }
}
