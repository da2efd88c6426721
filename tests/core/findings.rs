//! Lists of findings: however many there are, their number is told, and no error hides behind warnings.

use proptest::prelude::*;
use xiongguan::{
    content::{self, Found, codes, limits::FINDINGS_MAX},
    diag::{self, Colour, Counts, Finding, Language, Severity, Source, summary},
    words,
};

use crate::{folder::Album, program::xiongguan};

fn read(text: &str) -> Vec<Finding> {
    content::read(Source { name: "content.ron", text }, &|_: &str| Found::File).findings
}

/// An exhibition with these slides.
fn exhibition(fields: &str, slides: &str) -> String {
    format!(
        "Exhibition(title: \"x\", languages: [zh, en], {fields} chapters: [Chapter(id: \"a\", title: \"b\", slides: [\n\
         {slides}\n])])"
    )
}

#[test]
fn a_thousand_faults_are_told_briefly_and_with_their_number() {
    let findings = read(&exhibition("", &format!("Quote(text: \"x\"), Quote(text: \"y\", {})", "x: 1, ".repeat(1000))));
    assert_eq!(findings.len(), FINDINGS_MAX + 1);
    let last = findings.last().expect("the last");
    assert_eq!((last.code, last.severity), (codes::TOO_MANY, Severity::Error));
    assert_eq!(last.unlisted, Some(Counts { errors: 1000 - FINDINGS_MAX, warnings: 0 }));
    assert!(last.message.to_string().contains(&format!("{} errors", 1000 - FINDINGS_MAX)));
    assert_eq!(summary(&findings, Language::English), "1000 errors");
    let json: serde_json::Value = serde_json::from_str(&diag::json(&findings, Language::English)).expect("JSON");
    assert_eq!((&json["errors"], &json["warnings"]), (&1000.into(), &0.into()));
    assert_eq!(json["findings"][FINDINGS_MAX]["unlisted"]["errors"], 1000 - FINDINGS_MAX);
}

#[test]
fn what_breaks_the_form_of_a_file_is_counted_to_the_end() {
    for text in [exhibition("", &"§ ".repeat(5000)), exhibition("", &"Quote(text: \"x\",, by: \"y\"), ".repeat(5000))]
    {
        let findings = read(&text);
        assert_eq!(findings.len(), FINDINGS_MAX + 1);
        assert!(Counts::of(&findings).errors >= 5000, "{:?}", Counts::of(&findings));
    }
}

/// 300 texts without Chinese, which the source has, and a slide of a kind nobody knows behind them.
fn untranslated(allow: &str) -> Vec<Finding> {
    read(&exhibition(
        &format!("source: (zh: \"x\", en: \"x\"), {allow}"),
        &format!("{}Qoute(text: \"y\"),", "Quote(text: (en: \"x\")),\n".repeat(300)),
    ))
}

#[test]
fn an_error_is_listed_behind_any_number_of_warnings() {
    let findings = untranslated("");
    assert_eq!(summary(&findings, Language::English), "1 error, 300 warnings");
    let listed: Vec<_> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(listed[FINDINGS_MAX - 1..], [codes::UNKNOWN_KIND, codes::TOO_MANY]);
    let last = findings.last().expect("the last");
    assert_eq!(last.severity, Severity::Warning, "no error is left out");
    assert_eq!(last.line, FINDINGS_MAX + 1, "the first that is left out stands there");
}

#[test]
fn what_is_meant_is_not_told_and_does_not_use_up_the_list() {
    let listed: Vec<_> = untranslated("allow: [\"translation-missing\"],").iter().map(|finding| finding.code).collect();
    assert_eq!(listed, [codes::UNKNOWN_KIND]);
}

#[test]
fn an_excerpt_stays_short_however_far_its_two_places_are_apart() {
    for between in ["a b ".repeat(100_000), "a b\n".repeat(100_000)] {
        let text = format!("{}{between}", exhibition("", "Quote(text: \"x").split("\n])").next().unwrap_or_default());
        let source = Source { name: "content.ron", text: &text };
        let findings = read(&text);
        assert!(findings.iter().any(|finding| finding.related.is_some()));
        let told = diag::text(&findings, &[source], Colour::Plain, Language::English);
        assert!(told.len() < 60_000, "{} bytes", told.len());
        assert!(told.contains("not closed up to here: content.ron:"), "{told}");
    }
}

fn finding(severity: Severity, at: usize) -> Finding {
    let source = Source { name: "content.ron", text: "" };
    let finding = source.finding(severity, codes::SYNTAX, at..at, "", words!("no findings"));
    Finding { line: at, ..finding }
}

proptest! {
    #[test]
    fn lists_keep_their_counts_however_they_are_cut_and_joined(
        first in proptest::collection::vec(any::<bool>(), 0..40),
        second in proptest::collection::vec(any::<bool>(), 0..40),
        max in 1..30_usize,
    ) {
        let severity = |is_error: &bool| if *is_error { Severity::Error } else { Severity::Warning };
        let list = |all: &[bool]| -> Vec<Finding> {
            all.iter().enumerate().map(|(at, is_error)| finding(severity(is_error), at)).collect()
        };
        let cut = |findings: Vec<Finding>| {
            let all = Counts::of(&findings);
            diag::listed(findings, all, max, codes::TOO_MANY)
        };
        let joined = cut([cut(list(&first)), cut(list(&second))].concat());
        let all = Counts::of(&[list(&first), list(&second)].concat());
        prop_assert_eq!(Counts::of(&joined), all);
        prop_assert!(joined.len() <= max + 1);
        let is_end = |finding: &Finding| finding.unlisted.is_some();
        prop_assert!(joined.iter().rev().skip(1).all(|finding| !is_end(finding)));
        prop_assert_eq!(joined.last().is_some_and(is_end), all.errors + all.warnings > max);
        let listed = joined.iter().filter(|finding| !is_end(finding) && finding.severity == Severity::Error).count();
        prop_assert!(listed == all.errors.min(max), "errors come first");
        let has_error = joined.iter().any(|finding| finding.severity == Severity::Error);
        prop_assert_eq!(has_error, all.errors > 0, "whoever looks for an error finds one");
    }
}

#[test]
fn check_counts_all_findings() {
    let album = Album::new();
    let file = album.put("content.ron", exhibition("", &format!("Quote(text: \"x\", {})", "x: 1, ".repeat(1000))));
    // The slide is left out, and so are its chapter and the exhibition.
    let ran = xiongguan(&format!("check {} --lang en", file.display())).ends_with(2);
    ran.says("1002 errors").says("the list ends here; not listed: 802 errors");
}
