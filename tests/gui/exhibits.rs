//! The demonstration exhibitions of `tests/exhibits`: nothing is wrong with them on any stage, and all can be drawn.

use std::{fs, path::PathBuf};

use xiongguan::{
    content::codes,
    diag::{Colour, Finding, Language},
    export::{Form, Order, export},
    files,
    lint::{self, lint},
};

use crate::folder::Album;

/// Their folders.
fn exhibits() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/exhibits");
    let entries = fs::read_dir(folder).expect("they are there").flatten().map(|entry| entry.path());
    let mut exhibits: Vec<PathBuf> = entries.filter(|path| path.join("content.ron").is_file()).collect();
    exhibits.sort();
    assert_eq!(exhibits.len(), 5);
    exhibits
}

#[test]
fn nothing_is_wrong_with_any_of_them_on_any_stage() {
    let cache = Album::new();
    for exhibit in exhibits() {
        let opened = files::open(&exhibit.join("content.ron")).expect("it can be read");
        let text = opened.findings_text(Colour::Plain, Language::English);
        // A machine need not play films for this.
        let is_fault = |finding: &Finding| finding.code != codes::FILM_ENGINE;
        assert!(!opened.reading.findings.iter().any(is_fault), "{}:\n{text}", exhibit.display());
        let order = lint::Order { cache: Some(cache.path().to_owned()), ..lint::Order::default() };
        let findings = lint(&opened, &order).findings;
        let told: Vec<String> = findings
            .iter()
            .map(|finding| format!("{}: {} {}", finding.line, finding.code.0, finding.message))
            .collect();
        assert_eq!(told, [] as [&str; 0], "{}", exhibit.display());
    }
}

#[test]
fn each_can_be_exported_in_all_of_its_languages_wide_and_upright() {
    let out = Album::new();
    for exhibit in exhibits() {
        let opened = files::open(&exhibit.join("content.ron")).expect("it can be read");
        let exhibition = opened.reading.exhibition.as_ref().expect("it has slides");
        for size in [[640, 360], [360, 640]] {
            let order = Order {
                size,
                languages: Vec::new(),
                slide: None,
                large_text: false,
                form: Form::Pictures,
                out: out.path().join(format!("{}", size[0])),
            };
            let exported = export(exhibition, (&opened.theme, &opened.typefaces), &opened.folder, &order);
            let exported = exported.expect("it can be written");
            assert!(exported.broken.is_empty(), "{:?}", exported.broken);
            assert_eq!(exported.files.len(), exhibition.slide_count() * exhibition.languages.len());
        }
    }
}
