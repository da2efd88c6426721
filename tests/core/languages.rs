//! What the program says to curators and operators, in its languages.

use std::collections::BTreeMap;

use xiongguan::diag::{Colour, Language, Source, Words, text};
use xiongguan::{content, words};

use crate::tidy::files;

/// The English sentences of the code, as they are written there.
fn sentences() -> Vec<(String, String)> {
    let mut sentences = Vec::new();
    for (file, text) in files("src", &["rs"]) {
        for (at, _) in text.match_indices("words!(") {
            let rest = text[at + "words!(".len()..].trim_start();
            let Some(literal) = rest.strip_prefix('"') else { continue };
            let mut end = 0;
            while literal.as_bytes()[end] != b'"' {
                end += if literal.as_bytes()[end] == b'\\' { 2 } else { 1 };
            }
            let sentence: String = ron::from_str(&format!("\"{}\"", &literal[..end])).expect("a plain literal");
            sentences.push((file.clone(), sentence));
        }
    }
    sentences
}

fn chinese() -> BTreeMap<String, String> {
    ron::from_str(include_str!("../../assets/words/zh.ron")).expect("a catalogue")
}

/// The `{names}` of a sentence, in order of the alphabet.
fn places(sentence: &str) -> Vec<&str> {
    let mut places: Vec<&str> = sentence
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
        .collect();
    places.sort_unstable();
    places.dedup();
    places
}

#[test]
fn every_sentence_is_translated_and_no_translation_is_left_over() {
    let (sentences, chinese) = (sentences(), chinese());
    assert!(sentences.len() > 150, "only {} sentences found", sentences.len());
    for (file, sentence) in &sentences {
        // The macro's own example, and texts that are not translated.
        if file == "src/diag/words.rs" {
            continue;
        }
        let translation = chinese.get(sentence).unwrap_or_else(|| panic!("{file}: no Chinese for {sentence:?}"));
        assert_eq!(places(sentence), places(translation), "{sentence}");
    }
    for english in chinese.keys() {
        assert!(sentences.iter().any(|(_, sentence)| sentence == english), "nobody says {english:?}");
    }
}

#[test]
fn values_go_where_each_language_wants_them() {
    let nested = words!("{wanted} belongs here, found {found}", wanted = words!("a number"), found = "`x`");
    assert_eq!(nested.in_language(Language::English), "a number belongs here, found `x`");
    assert_eq!(nested.in_language(Language::Chinese), "这里应为：数字；现在是：`x`");
    let braces = words!("a map `{ … }`");
    assert_eq!(braces.to_string(), "a map `{ … }`");
    let foreign = Words::verbatim("a {name} of the system");
    assert_eq!(foreign.in_language(Language::Chinese), "a {name} of the system");
}

#[test]
fn what_a_system_says_is_translated_or_left_out() {
    let known = words!("the picture is damaged").because("Permission denied (os error 13)");
    assert_eq!(known.to_string(), "the picture is damaged (Permission denied (os error 13))");
    assert_eq!(known.in_language(Language::Chinese), "图片已损坏（没有权限）");
    let unknown = words!("the picture is damaged").because("bad Huffman table");
    assert_eq!(unknown.to_string(), "the picture is damaged (bad Huffman table)");
    assert_eq!(unknown.in_language(Language::Chinese), "图片已损坏");
}

#[test]
fn locales_choose_the_language() {
    for tag in ["zh", "zh-CN", "zh_CN.UTF-8", "zh-Hans-CN", "ZH"] {
        assert_eq!(Language::of(tag), Language::Chinese, "{tag}");
    }
    for tag in ["en", "de_DE.UTF-8", "C", "POSIX", "", "zhuang"] {
        assert_eq!(Language::of(tag), Language::English, "{tag}");
    }
}

#[test]
fn findings_in_chinese() {
    let broken = r#"Exhibition(
    title: (zh: "小展", en: "Small"),
    languages: [zh, en],
    chapters: [Chapter(title: (zh: "一", en: "One"), slides: [
        Quote(id: "a", headlin: "x", quote: (zh: "好")),
        Story(id: "a", title: "标题", dwell: 0),
    ])],
)
"#;
    let source = Source { name: "content.ron", text: broken };
    let reading = content::read(source, &|_: &str| content::Found::File);
    insta::assert_snapshot!(text(&reading.findings, &[source], Colour::Plain, Language::Chinese));
}
