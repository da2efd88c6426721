//! `check --fix`: what takes no thought is mended, shown and kept as it was.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::{fs, path::Path};

use proptest::prelude::*;
use xiongguan::{
    content::{self, Found, codes},
    diag::{self, Finding, Source},
};

use crate::{folder::Album, pictures::jpeg, pictures::quarters, program::xiongguan};

/// What `text` becomes, when everything that findings say how to mend is mended.
fn mended(text: &str) -> String {
    let source = Source { name: "content.ron", text };
    content::mend(source, &findings(text), &findings).unwrap_or_else(|| text.to_owned())
}

fn findings(text: &str) -> Vec<Finding> {
    content::read(Source { name: "content.ron", text }, &|_: &str| Found::File).findings
}

fn exhibition(slides: &str) -> String {
    format!(
        "Exhibition(title: \"x\", languages: [zh, en], source: \"s\", chapters: [\nChapter(id: \"a\", title: \"b\", slides: [\n\
         {slides}\n])])\n"
    )
}

#[test]
fn what_takes_no_thought_is_mended() {
    for (wrong, right) in [
        ("Quote（text：“你好，世界”）", "Quote(text:\"你好，世界\")"),
        ("Quote(text: (zh: “说‘好’”， en: \"x\"))", "Quote(text: (zh: \"说‘好’\", en: \"x\"))"),
        ("Quote(text: 'he said \"hi\"')", "Quote(text: \"he said \\\"hi\\\"\")"),
        ("Quote(text: \"end”)", "Quote(text: \"end\")"),
        ("\u{3000}Quote(text:\u{a0}\"a\u{3000}b\")", " Quote(text: \"a\u{3000}b\")"),
        ("Quote(te\u{200b}xt: \"a\")", "Quote(text: \"a\")"),
        ("Quote(txet: \"a\", author: \"b\")", "Quote(text: \"a\", by: \"b\")"),
        ("quote(text: \"a\")", "Quote(text: \"a\")"),
        ("Quote(text: [\"a\"])", "Quote(text: \"a\")"),
        (
            "Quote(text: \"a\", photo: Photo(src: \"pictures\\river.jpg\", alt: \"a\", credit: \"b\", calm: \"Left\"))",
            "Quote(text: \"a\", photo: Photo(file: \"pictures/river.jpg\", alt: \"a\", credit: \"b\", calm: left))",
        ),
        (
            "Stats(heading: \"x\", cards: [Stat(value: 4, unit: \"人\", label: \"l\", as_of: \"2024\")])",
            "Stats(heading: \"x\", cards: [Stat(value: 4, unit: of(\"人\"), label: \"l\", as_of: \"2024\")])",
        ),
    ] {
        assert_eq!(mended(&exhibition(wrong)), exhibition(right), "{wrong}");
    }
}

#[test]
fn what_takes_a_thought_stays_as_it_is() {
    for slide in [
        "Quote(text: \"a\", zzzzzz: 1)",
        "Quote(text: \"一句话，没有结尾), Quote(text: \"另一句，有结尾\")",
        "Stats(heading: \"x\", cards: [Stat(value: 4,200, label: \"l\", as_of: \"2024\")])",
        "Quote(text: \"a\" by: \"b\")",
    ] {
        assert_eq!(mended(&exhibition(slide)), exhibition(slide));
    }
}

const WRONG: &str =
    "Exhibition(title： \"x\", languages: [en], source: \"s\", chapters: [Chapter(id: \"a\", title: \"b\", slides: [
    Cover(title: \"t\", photo: Photo(file: \"pictures\\Gate.JPG\", alt: \"a\", credit: \"c\")),
])])
";

fn folder() -> (Album, String) {
    let album = Album::new();
    album.put("pictures/gate.jpg", jpeg(quarters(1920, 1080)));
    let file = album.put("content.ron", WRONG).to_str().unwrap().to_owned();
    (album, file)
}

#[test]
fn a_file_is_mended_and_kept_as_it_was() {
    let (album, file) = folder();
    let older = album.put("content.ron.bak", "an older copy");
    let ran = xiongguan(&format!("check {file} --fix --lang en")).ends_with(0);
    ran.says("content.ron:1")
        .says("- Exhibition(title：")
        .says("+ Exhibition(title:")
        .says("content.ron.bak2")
        .says("no findings");
    let text = fs::read_to_string(&file).unwrap();
    assert_eq!(text, WRONG.replace('：', ":").replace("pictures\\Gate.JPG", "pictures/gate.jpg"));
    assert_eq!(fs::read_to_string(older).unwrap(), "an older copy");
    assert_eq!(fs::read_to_string(format!("{file}.bak2")).unwrap(), WRONG);
    xiongguan(&format!("check {file} --fix --lang en")).ends_with(0).says("nothing here can be mended");
    assert!(!Path::new(&format!("{file}.bak3")).exists());
}

#[test]
fn a_dry_run_writes_nothing() {
    let (album, file) = folder();
    let ran = xiongguan(&format!("check {file} --fix --dry-run --lang en")).ends_with(2);
    ran.says("+ Exhibition(title:").says("nothing was written").says("errors");
    assert_eq!(fs::read_to_string(&file).unwrap(), WRONG);
    assert_eq!(fs::read_dir(album.path()).unwrap().count(), 2, "the file and its pictures");
    xiongguan(&format!("check {file} --dry-run")).ends_with(1).complains("--fix");
}

#[test]
fn a_file_that_may_not_be_written_is_told() {
    let (_album, file) = folder();
    let mut permissions = fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).unwrap();
    xiongguan(&format!("check {file} --fix --lang zh")).ends_with(1).complains("无法修改").complains("没有权限");
    assert_eq!(fs::read_to_string(&file).unwrap(), WRONG);
}

#[test]
fn settings_are_mended_as_well() {
    let (album, file) = folder();
    let kiosk = album.put("kiosk.ron", "Kiosk(mode： auto, dwel_max: 20)\n");
    let args = format!("check {file} --fix --kiosk {} --lang en", kiosk.display());
    xiongguan(&args).ends_with(0).says("+ Kiosk(mode: auto, dwell_max: 20)");
    assert_eq!(fs::read_to_string(kiosk).unwrap(), "Kiosk(mode: auto, dwell_max: 20)\n");
}

#[test]
fn a_program_reads_findings_alone_and_the_changes_in_them() {
    let (_album, file) = folder();
    let out = xiongguan(&format!("check {file} --fix --dry-run --format json")).ends_with(2).out();
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let edits = &findings.iter().find(|finding| finding["code"] == "content::full-width").unwrap()["edits"];
    assert_eq!((&edits[0]["text"], &edits[0]["span"]), (&":".into(), &serde_json::json!([16, 19])), "{out}");
}

proptest! {
    #[test]
    fn mending_breaks_nothing_and_comes_to_an_end(slide in "[Qquote(){}\\[\\],:：（），“”'\"a-e \u{3000}好\\\\]{0,40}") {
        let wrong = exhibition(&slide);
        let broken = |text: &str| {
            let codes = [codes::UNCLOSED_BRACKET, codes::EXTRA_BRACKET, codes::UNCLOSED_TEXT];
            findings(text).iter().filter(|finding| codes.contains(&finding.code)).count()
        };
        let right = mended(&wrong);
        prop_assert!(broken(&right) <= broken(&wrong));
        prop_assert_eq!(diag::changes(&right, &mended(&right)), []);
    }
}
