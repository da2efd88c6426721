//! Reading content files: what an author is told, and what still plays.

use xiongguan::{
    content::{self, Files, Found, Inspected, Lang, Reading, SlideKind},
    diag::{self, Colour, Finding, Language, Source},
    words,
};

/// A small exhibition without any fault: two chapters, five slides.
const SAMPLE: &str = include_str!("cases/sample.ron");

fn files(path: &str) -> Found {
    match path {
        "pictures/missing.jpg" => Found::Missing,
        "pictures/link.jpg" => Found::Outside,
        _ => Found::File,
    }
}

fn read(text: &str) -> Reading {
    content::read(Source { name: "content.ron", text }, &files)
}

/// Reading a variant of the sample: the first `from` becomes `to`.
fn changed(from: &str, to: &str) -> String {
    assert!(SAMPLE.contains(from), "the sample has no {from}");
    SAMPLE.replacen(from, to, 1)
}

/// Exactly this finding comes of the sample with `from` changed into `to`; it points at `at`.
#[track_caller]
fn finds(from: &str, to: &str, code: &str, at: &str) -> Finding {
    let text = changed(from, to);
    let findings = read(&text).findings;
    let listed =
        diag::text(&findings, &[Source { name: "content.ron", text: &text }], Colour::Plain, Language::English);
    assert_eq!(findings.len(), 1, "{listed}");
    let finding = findings[0].clone();
    assert_eq!(finding.code.0, code, "{listed}");
    assert!(text[finding.span.start..].starts_with(at), "{listed}");
    let before = &text[..finding.span.start];
    assert_eq!(finding.line, before.matches('\n').count() + 1, "{listed}");
    finding
}

/// The ids of all slides that play.
fn plays(text: &str) -> Vec<String> {
    let exhibition = read(text).exhibition;
    exhibition.iter().flat_map(content::Exhibition::slides).map(|(_, slide)| slide.id.clone()).collect()
}

const ALL: [&str; 5] = ["pass-1", "gate", "work-1", "chain", "growth"];

/// All slides of the sample play, except these.
#[track_caller]
fn loses(text: &str, lost: &[&str]) {
    let findings = read(text).findings;
    let listed = diag::text(&findings, &[Source { name: "content.ron", text }], Colour::Plain, Language::English);
    let rest: Vec<_> = ALL.into_iter().filter(|id| !lost.contains(id)).collect();
    assert_eq!(plays(text), rest, "{listed}");
    assert!(lost.is_empty() || !findings.is_empty());
}

#[test]
fn the_sample_is_read_without_findings() {
    let reading = read(SAMPLE);
    assert_eq!(reading.findings, []);
    assert_eq!(plays(SAMPLE), ALL);
    let exhibition = reading.exhibition.unwrap();
    assert_eq!(exhibition.languages, [Lang::new("zh"), Lang::new("en")]);
    assert_eq!(exhibition.title.get(&Lang::new("zh")), "雄关新城");
    assert_eq!(exhibition.chapters[1].tint, content::Tint::Gold);
    let (_, chain) = exhibition.slide(3).unwrap();
    assert!(matches!(&chain.kind, SlideKind::Chain(chain) if chain.steps.len() == 2 && chain.closed));
}

#[test]
fn languages_may_be_words_or_texts() {
    let quoted = changed("[zh, en]", r#"["zh", "en"]"#);
    assert_eq!(read(&quoted).findings, []);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let text = format!("\u{feff}{}", SAMPLE.replace('\n', "\r\n"));
    assert_eq!(read(&text).findings, []);
    let broken = text.replace("heading", "headin");
    let finding = &read(&broken).findings[0];
    assert_eq!((finding.code.0, finding.column), ("content::unknown-field", 17));
    let first_line = "\u{feff}Exhibitio(title: \"x\", languages: [en], chapters: [])";
    assert_eq!(read(first_line).findings[0].column, 1);
}

#[test]
fn unknown_fields_are_all_told_with_the_nearest_name() {
    let finding = finds("caption: ", "captoin: ", "content::unknown-field", "captoin");
    assert_eq!(finding.hint.unwrap().to_string(), "did you mean `caption`?");
    assert_eq!(finding.path, "chapters[0].slides[1].photo.captoin");
    let two = changed("caption: ", "captoin: ").replace("notes: ", "note: ");
    assert_eq!(read(&two).findings.len(), 2);
    loses(&two, &["gate"]);
}

#[test]
fn fields_may_be_neither_repeated_nor_missing() {
    let finding = finds("notes: ", "body: \"twice\", notes: ", "content::repeated-field", "body: \"twice\"");
    assert_eq!(finding.related.unwrap().1.to_string(), "first here");
    finds("form: bars,", "", "content::missing-field", "Chart");
    finds("theme: \"gobi\",", "theme: \"gobi\", theme: \"gobi\",", "content::repeated-field", "theme");
    finds("theme:", "thema:", "content::unknown-field", "thema");
}

#[test]
fn kinds_and_words_are_suggested() {
    let finding = finds("Chain(", "Chian(", "content::unknown-kind", "Chian");
    assert_eq!(finding.hint.unwrap().to_string(), "did you mean `Chain`?");
    let finding = finds("unit: yuan", "unit: yaun", "content::unknown-word", "yaun");
    assert_eq!(finding.hint.unwrap().to_string(), "did you mean `yuan`?");
    finds("tint: gold", "tint: golden", "content::unknown-word", "golden");
}

#[test]
fn wrong_types_are_told_where_they_stand() {
    finds("value: 41.0", "value: \"41\"", "content::wrong-type", "\"41\"");
    finds("closed: true", "closed: yes", "content::unknown-word", "yes");
    finds("heading: \"链\"", "heading: 3", "content::wrong-type", "3");
    finds("seal: \"关\"", "seal: [1]", "content::wrong-type", "[1]");
}

#[test]
fn numbers_keep_within_their_ranges() {
    let finding = finds("dwell: 20", "dwell: 0", "content::dwell-range", "0");
    assert_eq!(finding.message.to_string(), "dwell must be 1 to 600 s, found 0");
    finds("focus: (0.6, 0.4)", "focus: (0.6, 1.4)", "content::focus-range", "(0.6, 1.4)");
    finds("focus: (0.6, 0.4)", "keep: [(0.5, 0, 0.5, 1)]", "content::focus-range", "(0.5, 0, 0.5, 1)");
    finds("focus: (0.6, 0.4)", "keep: [(0.1, 0.2)]", "content::wrong-type", "(0.1, 0.2)");
    finds("value: 41.0", "value: 1e999", "content::number-range", "1e999");
    finds("place: 13", "place: 0", "content::number-range", "0");
    finds("place: 13", "place: 400", "content::number-range", "400");
    finds("form: bars", "form: donut", "content::shares", "[");
}

#[test]
fn lists_keep_within_their_counts() {
    finds("steps: [(name: \"矿\"), ", "steps: [", "content::count-range", "[");
}

#[test]
fn ids_are_unique_and_fit_file_names() {
    let finding = finds("id: \"chain\"", "id: \"gate\"", "content::duplicate-id", "\"gate\"");
    assert_eq!(finding.related.unwrap().1.to_string(), "first here");
    finds("id: \"work\"", "id: \"pass\"", "content::duplicate-id", "\"pass\"");
    finds("id: \"chain\"", "id: \"../chain\"", "content::id-spelling", "\"../chain\"");
}

#[test]
fn texts_speak_all_languages() {
    let finding = finds(r#", en: "More than a gate""#, "", "content::translation-missing", "(zh");
    assert_eq!(finding.message.to_string(), "no text for `en`");
    finds(r#", en: "More than a gate""#, r#", en: "x", fr: "y""#, "content::language-unused", "fr");
    finds(r#", en: "More than a gate""#, r#", en: "x", en: "y""#, "content::repeated-field", "en: \"y\"");
    finds("[zh, en]", "[zh, en, zh]", "content::language-tag", "zh]");
}

#[test]
fn long_and_empty_texts_are_told() {
    finds("More than a gate", &"word ".repeat(76), "content::text-long", "\"word");
    finds("不只是一座门", &"字".repeat(121), "content::text-long", "\"字");
    finds("More than a gate", &"wordy".repeat(900), "content::text-too-long", "\"wordy");
    finds("(zh: \"不只是一座门\", en: \"More than a gate\")", "\"\"", "content::text-empty", "\"\"");
    finds("More than a gate", "a \\q", "content::syntax", "\\q");
}

#[test]
fn pictures_owe_words_and_a_maker() {
    finds("alt: (zh: \"城楼\", en: \"A gate tower\"),", "", "content::alt-missing", "Photo");
    finds("credit: \"ours\",", "", "content::credit-missing", "Photo");
    let finding = finds("pictures/gate.jpg", "pictures/missing.jpg", "content::picture-missing", "\"pictures");
    assert_eq!(finding.severity, diag::Severity::Warning);
    loses(&changed("pictures/gate.jpg", "pictures/missing.jpg"), &[]);
}

/// Pictures as large as their names say; `broken.jpg` is none.
struct Measured;

impl Files for Measured {
    fn look(&self, _: &str) -> Found {
        Found::File
    }

    fn inspect(&self, file: &str) -> Inspected {
        let name = file.trim_start_matches("pictures/").trim_end_matches(".jpg");
        match name.split_once('x').map(|(w, h)| (w.parse(), h.parse())) {
            Some((Ok(w), Ok(h))) => Inspected::Size([w, h]),
            _ if name == "broken" => Inspected::Unreadable(words!("the picture's file is empty")),
            _ => Inspected::Unknown,
        }
    }
}

/// What is said of the gate's picture when it is this file, and of its tall version when it is that.
fn said_of(wide: &str, tall: Option<&str>) -> Vec<(&'static str, String)> {
    let tall = tall.map(|file| format!(", tall: Tall(file: \"pictures/{file}\")")).unwrap_or_default();
    let text = changed("pictures/gate.jpg\"", &format!("pictures/{wide}\"{tall}"));
    let findings = content::read(Source { name: "content.ron", text: &text }, &Measured).findings;
    findings.into_iter().map(|finding| (finding.code.0, finding.message.to_string())).collect()
}

#[test]
fn pictures_fill_a_screen_without_being_blown_up() {
    assert_eq!(said_of("1920x1080.jpg", None), []);
    assert_eq!(said_of("1080x1920.jpg", None), [], "the long side counts, whichever it is");
    for small in ["1919x1080.jpg", "1920x1079.jpg", "1280x720.jpg"] {
        let said = said_of(small, None);
        assert_eq!(said.len(), 1, "{said:?}");
        assert_eq!(said[0].0, "content::picture-small");
    }
    assert!(said_of("1280x720.jpg", None)[0].1.contains("1280 × 720"));
    assert_eq!(
        said_of("broken.jpg", None),
        [("content::picture-unreadable", "the picture's file is empty".to_owned())]
    );
}

#[test]
fn a_picture_for_upright_screens_stands_upright() {
    assert_eq!(said_of("1920x1080.jpg", Some("1440x2560.jpg")), []);
    assert_eq!(said_of("1920x1080.jpg", Some("720x1280.jpg"))[0].0, "content::picture-small");
    assert_eq!(said_of("1920x1080.jpg", Some("2560x1440.jpg"))[0].0, "content::picture-shape");
}

#[test]
fn a_theme_that_is_not_built_in_is_told_with_the_nearest_name() {
    let finding = finds("theme: \"gobi\"", "theme: \"nihgt\"", "content::unknown-word", "\"nihgt");
    assert!(finding.hint.unwrap().to_string().contains("`night`"));
    assert_eq!(read(&changed("theme: \"gobi\"", "theme: \"night\"")).findings, []);
}

#[test]
fn paths_stay_in_the_folder() {
    for path in [
        "../x.jpg",
        "/x.jpg",
        "a/../../x",
        "C:/x.jpg",
        "a\\\\..\\\\x",
        "http://x/y.jpg",
        "file:x",
        "a//b",
        "%2e%2e/x",
        "~/x",
        "\\u{0}",
        ".. /x",
        "",
        "\\\\\\\\host\\\\x",
        "pictures/link.jpg",
    ] {
        let text = changed("pictures/gate.jpg", path);
        let codes: Vec<_> = read(&text).findings.iter().map(|finding| finding.code.0).collect();
        assert_eq!(codes, ["content::path-outside"], "{path}");
        loses(&text, &["gate"]);
    }
}

#[test]
fn figures_owe_a_date_and_a_source() {
    finds("as_of: \"2023\",", "", "content::date-missing", "Stat");
    let bare = changed("source: \"Yearbook\",", "");
    assert!(read(&bare).findings.iter().all(|finding| finding.code.0 == "content::source-missing"));
    assert_eq!(read(&bare).findings.len(), 3);
}

#[test]
fn a_file_that_is_no_exhibition_says_so() {
    for text in ["", "  \n", "42", "\"x\"", "[]", "// nothing"] {
        let reading = read(text);
        assert_eq!(reading.findings[0].code.0, "content::not-an-exhibition", "{text}");
        assert_eq!(reading.exhibition, None);
    }
    let finding = finds("Exhibition(", "Exibition(", "content::not-an-exhibition", "Exibition");
    assert!(finding.message.to_string().contains("Exibition"));
}

#[test]
fn the_title_survives_when_nothing_else_does() {
    let reading = read(
        r#"Exhibition(title: "The Pass", languages: [en], chapters: [Chapter(id: "a", title: "b", slides: [Story()])])"#,
    );
    assert_eq!(reading.title.unwrap().get(&Lang::new("en")), "The Pass");
    assert_eq!(reading.exhibition, None);
    let codes: Vec<_> = reading.findings.iter().map(|finding| finding.code.0).collect();
    assert!(codes.contains(&"content::nothing-to-show") && codes.contains(&"content::chapter-empty"), "{codes:?}");
}

#[test]
fn a_forgotten_bracket_costs_one_slide() {
    let finding = finds("caption: \"门\"),", "caption: \"门\",", "content::unclosed-bracket", "Photo(");
    assert_eq!(finding.line, 21);
    assert_eq!(finding.related.unwrap().1.to_string(), "`heading` belongs to Story");
    loses(&changed("caption: \"门\"),", "caption: \"门\","), &["gate"]);
    finds("label: \"城门\")],", "label: \"城门\"],", "content::unclosed-bracket", "Stat(");
    finds("label: \"城门\")],", "label: \"城门\"),", "content::unclosed-bracket", "[");
    loses(&changed("label: \"城门\")],", "label: \"城门\"),"), &["gate"]);
    finds("notes: \"for the speaker\"),", "notes: \"for the speaker\",", "content::unclosed-bracket", "Story(");
}

#[test]
fn a_bracket_too_many_costs_at_most_one_slide() {
    finds("caption: \"门\"),", "caption: \"门\")),", "content::extra-bracket", "),\n");
    loses(&changed("caption: \"门\"),", "caption: \"门\")),"), &["gate"]);
    finds("label: \"城门\")],", "label: \"城门\")]],", "content::extra-bracket", "],");
    finds("notes: \"for the speaker\"),", "notes: \"for the speaker\")),", "content::extra-bracket", ")");
    loses(&changed("notes: \"for the speaker\"),", "notes: \"for the speaker\")),"), &[]);
}

#[test]
fn a_forgotten_quote_costs_one_slide() {
    for (from, to) in [
        ("More than a gate\"", "More than a gate"),
        ("(zh: \"不只是一座门", "(zh: 不只是一座门"),
        ("\"for the speaker\"", "\"for the speaker"),
    ] {
        let text = changed(from, to);
        loses(&text, &["gate"]);
        let finding = &read(&text).findings[0];
        assert!((20..=27).contains(&finding.line), "{finding:?}");
    }
}

#[test]
fn a_missing_comma_is_told_where_it_is_missing() {
    let finding = finds("caption: \"门\"),", "caption: \"门\")", "content::syntax", "\n");
    assert_eq!(finding.message.to_string(), "a comma is missing here");
}

#[test]
fn an_unclosed_chapter_does_not_swallow_the_next() {
    let text = changed("        ],\n    ),\n    Chapter", "        Chapter");
    loses(&text, &[]);
    assert_eq!(read(&text).findings[0].code.0, "content::unclosed-bracket");
}

#[test]
fn full_width_marks_are_explained_in_both_languages() {
    let finding = finds("Chain(", "Chain（", "content::full-width", "（");
    assert!(finding.hint.unwrap().to_string().contains("半角"));
    loses(&changed("notes: \"for the speaker\"", "notes： “for the speaker”"), &["gate"]);
}

#[test]
fn comments_may_nest_but_must_end() {
    assert_eq!(read(&changed("theme:", "/* a /* b */ \" ( */ theme:")).findings, []);
    finds("theme:", "/* a\n theme:", "content::unclosed-comment", "/*");
}

#[test]
fn deep_nesting_is_refused_without_harm() {
    for bracket in ["(", "[", "{", "a(", "/*", "[(", "\"", "r#\"", "“"] {
        let reading = read(&bracket.repeat(100_000));
        assert!(!reading.findings.is_empty());
        let inside = changed("notes: ", &format!("notes: {}", bracket.repeat(100_000)));
        assert!(!read(&inside).findings.is_empty());
    }
    loses(&changed("notes: ", &format!("notes: {}", "(".repeat(1000))), &["gate"]);
}

#[test]
fn any_character_may_be_missing() {
    let mut costly = Vec::new();
    for (at, c) in SAMPLE.char_indices() {
        let text = format!("{}{}", &SAMPLE[..at], &SAMPLE[at + c.len_utf8()..]);
        survives(&text);
        let lost: Vec<_> = ALL.into_iter().filter(|id| !plays(&text).iter().any(|it| it == id)).collect();
        if lost.len() > 1 {
            costly.push(format!("without {c:?} in {:?}: {lost:?}", &SAMPLE[at..SAMPLE.ceil_char_boundary(at + 20)]));
        }
    }
    assert!(costly.is_empty(), "{costly:#?}");
}

#[test]
fn any_end_may_be_missing() {
    for (at, _) in SAMPLE.char_indices() {
        survives(&SAMPLE[..at]);
        survives(&SAMPLE[at..]);
    }
}

fn survives(text: &str) {
    crate::fuzz::content::check(text.as_bytes());
}

proptest::proptest! {
    #[test]
    fn no_text_is_too_strange(text in "[\\PC\n\"()\\[\\],:]{0,200}") {
        survives(&text);
    }

    #[test]
    fn no_damage_is_too_strange(from in 0..1500_usize, length in 0..300_usize, text in "[\\PC\n\"()\\[\\],:]{0,20}") {
        let from = SAMPLE.floor_char_boundary(from);
        let to = SAMPLE.ceil_char_boundary(from + length);
        survives(&format!("{}{text}{}", &SAMPLE[..from], &SAMPLE[to..]));
    }
}

#[test]
fn a_curator_reads_this() {
    let text = changed("dwell: 20", "dwell: 0").replacen("caption: \"门\"", "captoin: \"门\"", 1);
    let text = text.replacen("closed: true", "closed: true)", 1).replacen("seal: \"关\",", "seal： \"关\",", 1);
    let findings = read(&text).findings;
    insta::assert_snapshot!(diag::text(
        &findings,
        &[Source { name: "content.ron", text: &text }],
        Colour::Plain,
        Language::English
    ));
}

#[test]
fn a_machine_reads_this() {
    let text = changed("caption: \"门\"),", "caption: \"门\",");
    insta::assert_snapshot!(diag::json(&read(&text).findings, Language::English));
}

#[test]
fn findings_of_unknown_files_and_colours_do_no_harm() {
    let text = changed("dwell: 20", "dwell: 0");
    let findings = read(&text).findings;
    assert!(diag::text(&findings, &[], Colour::Plain, Language::English).contains("in content.ron:19:24"));
    let coloured =
        diag::text(&findings, &[Source { name: "content.ron", text: &text }], Colour::Ansi, Language::English);
    assert!(coloured.contains("\u{1b}["));
}

#[test]
fn bytes_become_text() {
    let decode = |bytes: &[u8]| content::decode("content.ron", bytes);
    assert_eq!(decode("雄".as_bytes()).unwrap(), "雄");
    assert_eq!(decode(&[0xff, 0xfe, 0xc4, 0x96]).unwrap(), "雄");
    assert_eq!(decode(&[0xfe, 0xff, 0x96, 0xc4]).unwrap(), "雄");
    let finding = decode(b"ab\ncd\xd0\xdb").unwrap_err();
    assert_eq!((finding.code.0, finding.line, finding.column), ("content::not-text", 2, 3));
    assert_eq!(decode(&[0xff, 0xfe, 0x00]).unwrap_err().code.0, "content::not-text");
    let large = content::limits::FILE_BYTES_MAX + 1;
    assert_eq!(decode(&vec![b' '; large]).unwrap_err().code.0, "content::too-large");
    assert_eq!(read(&" ".repeat(large)).findings[0].code.0, "content::too-large");
}

#[test]
fn a_slide_stays_as_long_as_its_longest_language_takes() {
    let exhibition = read(SAMPLE).exhibition.unwrap();
    let secs = |index: usize| content::dwell(exhibition.slide(index).unwrap().1, &exhibition.languages).as_secs_f64();
    assert_eq!(secs(1), 20.0);
    assert_eq!(secs(0), 8.0);
    let long = changed("More than a gate", &"word ".repeat(70));
    let exhibition = read(&long.replace("dwell: 20,", "")).exhibition.unwrap();
    let slide = exhibition.slide(1).unwrap().1;
    // 70 words, 2 of the body, 1 of the figure, 1 of its date; the Han of label and caption.
    let expected = 60.0 * (74.0 / 175.0 + 3.0 / 240.0);
    assert!((content::reading_time(slide, &exhibition.languages).as_secs_f64() - expected).abs() < 0.01);
    assert!((content::dwell(slide, &exhibition.languages).as_secs_f64() - expected - 5.0).abs() < 0.01);
}

#[test]
fn the_loop_rewards_pictures_not_words() {
    let wordy = changed("More than a gate", &"word ".repeat(70)).replace("dwell: 20,", "");
    for text in [SAMPLE.to_owned(), wordy] {
        let exhibition = read(&text).exhibition.unwrap();
        for (_, slide) in exhibition.slides().filter(|(_, slide)| slide.kind.dwell().is_none()) {
            let expected = if slide.kind.has_full_picture() { 10 } else { 8 };
            assert_eq!(content::loop_dwell(slide).as_secs(), expected, "{}", slide.id);
        }
    }
    let written = read(SAMPLE).exhibition.unwrap();
    assert_eq!(content::loop_dwell(written.slide(1).unwrap().1).as_secs(), 20, "what the author wrote holds");
}

#[test]
fn an_author_leaves_slides_to_visitors() {
    let exhibition = read(&changed("dwell: 20", "dwell: 20, in_loop: false")).exhibition.unwrap();
    let in_loop: Vec<bool> = exhibition.slides().map(|(_, slide)| slide.kind.in_loop()).collect();
    assert_eq!(in_loop.iter().filter(|is| !**is).count(), 1);
    assert!(in_loop[0] && !in_loop[1]);
}

/// Half a mebibyte of the same few characters, alone and in the middle of a slide: no reading may take seconds,
/// as it would if any step looked at the rest of the file again and again.
#[test]
fn no_repetition_is_read_over_and_over() {
    let head = &SAMPLE[..SAMPLE.find("notes").unwrap()];
    let pieces = [
        ")",
        "\"\n",
        "\\\"\n",
        "r#\"\n",
        "/*",
        "/*\n*/",
        "a:",
        "a:1,",
        "Story(",
        "Story)",
        "\nStory(\"",
        "\nChapter(",
        "“",
        "（",
        "'",
        "[)",
        "(]",
        "\nStory(])",
        "a(),id:1",
        "slides:[",
        "\nStory(heading:(zh:\"a\",",
        "{\"a\":",
    ];
    for piece in pieces {
        for head in ["", head] {
            let _ = read(&format!("{head}{}", piece.repeat((1 << 19) / piece.len())));
        }
    }
}

#[test]
fn a_slide_allows_for_itself_alone() {
    let text = "Exhibition(title: \"x\", languages: [zh, en], chapters: [Chapter(id: \"a\", title: \"b\", slides: [\n\
                Quote(text: (en: \"x\"), allow: [\"translation-missing\"]),\nQuote(text: (en: \"y\")),\n])])";
    let findings = read(text).findings;
    assert_eq!(
        findings.iter().map(|finding| (finding.code.name(), finding.line)).collect::<Vec<_>>(),
        [("translation-missing", 3)]
    );
}

#[test]
fn a_place_never_begins_or_ends_within_a_character() {
    for text in
        ["周 Exhibition()", "周", "，(title: \"x\")", "𠮷", "Exhibition(title: \"x\", chapters: 周)", "展览(章: [])"]
    {
        for finding in read(text).findings {
            assert!(text.get(finding.span.clone()).is_some(), "{text}: {finding:?}");
        }
    }
}
