//! What curators write by habit is told with the form that the format has, shortly and once.

use xiongguan::{
    content::{self, Files, Found, codes},
    diag::{Finding, Language, Severity, Source},
};

use crate::folder::Album;

/// A folder with these files.
struct Shelf(&'static [&'static str]);

const SHELF: Shelf =
    Shelf(&["pictures/gate.jpg", "pictures/IMG_2034.JPG", "pictures/caf\u{e9}.png", "pictures/b.jpg.jpg", "plan.tif"]);

impl Files for Shelf {
    fn look(&self, relative: &str) -> Found {
        if self.0.contains(&relative) { Found::File } else { Found::Missing }
    }

    fn names(&self, relative: &str) -> Vec<String> {
        let within = |file: &&str| {
            if relative.is_empty() {
                return Some(
                    file.split_once('/').map_or_else(|| (*file).to_owned(), |(folder, _)| format!("{folder}/")),
                );
            }
            file.strip_prefix(relative)?.strip_prefix('/').map(str::to_owned)
        };
        let mut names: Vec<String> = self.0.iter().filter_map(within).collect();
        names.dedup();
        names
    }
}

/// An exhibition with these slides, from the third line on.
fn exhibition(slides: &str) -> String {
    format!(
        "Exhibition(title: \"x\", languages: [zh, en], source: \"s\", chapters: [\nChapter(id: \"a\", title: \"b\", slides: [\n\
         {slides}\n])])\n"
    )
}

fn findings(text: &str) -> Vec<Finding> {
    content::read(Source { name: "content.ron", text }, &SHELF).findings
}

/// What is said of this slide, which is one finding.
#[track_caller]
fn told(slide: &str) -> Finding {
    let mut errors = findings(&exhibition(slide));
    let worst = errors.iter().map(|finding| finding.severity).max();
    let follows = [codes::CHAPTER_EMPTY, codes::NOTHING_TO_SHOW];
    errors.retain(|finding| Some(finding.severity) == worst && !follows.contains(&finding.code));
    let said: Vec<String> = errors.iter().map(|finding| format!("{}: {}", finding.code.0, finding.message)).collect();
    assert_eq!(errors.len(), 1, "{slide}: {said:#?}");
    errors.remove(0)
}

fn hint(finding: &Finding) -> String {
    finding.hint.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// Each of the slides with `value` in the place of `…` is told with the advice beside it.
#[track_caller]
fn advise(slide: &str, table: &[(&str, &str)]) {
    for (value, advice) in table {
        let finding = told(&slide.replacen('…', value, 1));
        assert!(hint(&finding).contains(advice), "{value}: {}: {}", finding.message, hint(&finding));
    }
}

#[test]
fn numbers_are_told_as_the_format_has_them() {
    let slide = "Stats(heading: \"x\", cards: [Stat(value: …, label: \"l\", as_of: \"2024\"), Note(title: \"t\", label: \"l\")])";
    advise(
        slide,
        &[
            ("4,200", "write `value: 4200`"),
            ("-4,200", "write `value: -4200`"),
            ("1,234,567", "write `value: 1234567`"),
            ("97,48", "write `value: 97.48`"),
            ("4 200", "write `value: 4200`"),
            ("4'200", "write `value: 4200`"),
            ("1.280.000", "write `value: 1280000`"),
            ("\"4200\"", "write `value: 4200`"),
            ("4200万", "write `value: 4200e4`"),
            ("4200 万", "write `value: 4200e4`"),
            ("1.2亿元", "write `value: 1.2e8, unit: yuan`"),
            ("１２８０", "write `value: 1280`"),
            ("38%", "write `value: 38, unit: percent`"),
            ("38 %", "write `value: 38, unit: percent`"),
            ("¥1280", "write `value: 1280, unit: yuan`"),
            ("1280人", "write `value: 1280, unit: of(\"人\")`"),
            ("约1200", "write `value: 1200, bound: about`"),
            (">1000", "write `value: 1000, bound: more_than`"),
            ("1000+", "write `value: 1000, bound: more_than`"),
        ],
    );
    assert_eq!(hint(&told(&slide.replace('…', "一千"))), "", "nothing is guessed");
}

#[test]
fn units_are_told_as_the_format_has_them() {
    let slide = "Stats(heading: \"x\", cards: [Stat(value: 4, unit: …, label: \"l\", as_of: \"2024\"), Note(title: \"t\", label: \"l\")])";
    advise(
        slide,
        &[
            ("%", "did you mean `percent`?"),
            ("％", "did you mean `percent`?"),
            ("元", "did you mean `yuan`?"),
            ("\"percent\"", "write `percent`, without quotes"),
            ("\"人\"", "write `of(\"人\")`"),
            ("km", "write `of(\"km\")`"),
            ("(zh: \"人\", en: \"people\")", "write `of((zh: \"…\", en: \"…\"))`"),
            ("亿元", "write `value: 12e8` for 12, and `unit: yuan`"),
        ],
    );
}

#[test]
fn texts_are_told_as_the_format_has_them() {
    advise(
        "Quote(text: …)",
        &[
            ("[\"中文\"]", "write `\"中文\"`"),
            ("[\"中文\", \"English\"]", "write `(zh: \"中文\", en: \"English\")`"),
            ("[zh: \"中文\", en: \"English\"]", "write `(zh: \"…\", en: \"…\")`"),
            ("中文", "write `\"中文\"`"),
            ("(zh: 中文, en: \"x\")", "write `\"中文\"`"),
            ("'中'", "write `\"…\"`"),
            ("'it's here, there'", "write `\"…\"`"),
            ("‘text’", "write `\"…\"`"),
            ("«中文»", "write `\"…\"`"),
            ("「中文」", "write `\"…\"`"),
            ("„Text“", "write `\"…\"`"),
            ("(zh: '山，水', en: 'The water’s edge')", "write `\"…\"`"),
            ("\"中文”", "write `\"` at its end, too"),
            ("\"a \\q\"", "a backslash is written"),
        ],
    );
}

#[test]
fn paths_are_told_as_the_format_has_them() {
    advise(
        "Quote(text: \"t\", photo: Photo(file: \"…\", alt: \"a\", credit: \"c\"))",
        &[
            ("pictures\\gate.jpg", "write `pictures/gate.jpg`"),
            ("pictures\\\\gate.jpg", "write `pictures/gate.jpg`"),
            ("pictures\\river.jpg", "write `pictures/river.jpg`"),
            ("pictures\\img_2034.jpg", "write `pictures/IMG_2034.JPG`"),
            ("C:\\Users\\me\\gate.jpg", "did you mean `pictures/gate.jpg`?"),
            ("C:\\Users\\me\\river.jpg", "write `pictures/river.jpg`"),
            ("/srv/me/river.jpg", "copy it into a folder beside the content file"),
            ("pictures/Gate.JPG", "did you mean `pictures/gate.jpg`?"),
            ("Pictures/gate.jpg", "did you mean `pictures/gate.jpg`?"),
            ("pictures/gate.png", "did you mean `pictures/gate.jpg`?"),
            ("pictures/gate", "did you mean `pictures/gate.jpg`?"),
            ("pictures/b.jpg", "did you mean `pictures/b.jpg.jpg`?"),
            ("gate.jpg", "did you mean `pictures/gate.jpg`?"),
            ("pictures/plan.tif", "did you mean `plan.tif`?"),
            ("pictures/img_2034.jpg", "did you mean `pictures/IMG_2034.JPG`?"),
            ("pictures/Cafe\u{301}.png", "did you mean `pictures/caf\u{e9}.png`?"),
            ("pictures/gaet.jpg", "did you mean `pictures/gate.jpg`?"),
            ("pictures/IMG_2035.JPG", "until it is there"),
            ("pictures/tower.jpg", "until it is there"),
        ],
    );
}

#[test]
fn a_line_of_full_width_marks_is_one_finding_and_so_is_a_page_of_them() {
    let line = "Quote（text：（zh：“云下茶舍”，en：“Tea below the Clouds”）），";
    let finding = told(line);
    assert_eq!((finding.code, finding.line), (codes::FULL_WIDTH, 3));
    assert_eq!(finding.message.to_string(), "full-width marks outside a text: `（` `：` `“` `，` `）`");
    let finding = told(&format!("{line}\n").repeat(60));
    assert!(finding.message.to_string().contains("on 60 lines"), "{}", finding.message);
    assert!(hint(&finding).contains("check --fix"));
    let finding = told(&"Quote(text: 'a'),\n".repeat(60));
    assert!(finding.message.to_string().contains("60 on 60 lines"), "{}", finding.message);
}

#[test]
fn spaces_of_other_keyboards_count_as_spaces() {
    for space in ["\u{3000}", "\u{a0}", "\u{202f}", "\u{2003}"] {
        let text = exhibition(&format!("{space}Quote({space}text:{space}\"a{space}b\",{space}dwell:{space}20{space})"));
        let reading = content::read(Source { name: "content.ron", text: &text }, &SHELF);
        assert_eq!(reading.exhibition.map(|it| it.slide_count()), Some(1), "{space:?}");
        let [finding] = &reading.findings[..] else { panic!("{:?}", reading.findings) };
        assert_eq!((finding.code, finding.severity, finding.line), (codes::FULL_WIDTH, Severity::Warning, 3));
    }
}

#[test]
fn what_nobody_sees_is_told_by_its_number() {
    let text = format!("{}{}", exhibition("Quote(text: \"x\")"), "\0".repeat(3000));
    let told: Vec<String> = findings(&text).iter().map(|finding| finding.message.to_string()).collect();
    assert_eq!(told, ["the file ends in empty bytes (3000), as after a power cut or a broken copy"]);
}

#[test]
fn a_long_name_is_told_shortly() {
    let name = "x".repeat(100_000);
    for slide in [
        format!("Quote(text: \"a\", {name}: 1)"),
        format!("Q{name}(text: \"a\")"),
        format!("Quote(text: \"a\", in_loop: {name})"),
        format!("Quote(text: \"a\", photo: Photo(file: \"{name}.jpg\", alt: \"a\", credit: \"c\", calm: {name}))"),
        format!("Quote(text: ({name}: \"a\", zh: \"a\", en: \"a\"))"),
    ] {
        for finding in findings(&exhibition(&slide)) {
            let said = format!("{} {} {}", finding.message, hint(&finding), finding.path);
            assert!(said.len() < 600, "{} bytes: {}", said.len(), &said[..200]);
        }
    }
}

#[test]
fn no_english_stands_in_a_chinese_message() {
    let text = exhibition(
        "Quote(text: \"a \\q\"), Quote(text: \"\\u{110000}\"), Quote(text: \"a\", dwell: 1 2), Quote(text: 5 kWh)",
    );
    for finding in findings(&text) {
        let said = finding.message.in_language(Language::Chinese);
        let words = said.split('`').step_by(2).flat_map(|part| part.split(|c: char| !c.is_ascii_alphabetic()));
        let english: Vec<&str> = words.filter(|word| word.len() > 2).collect();
        assert_eq!(english, [""; 0], "{said}");
    }
}

#[test]
fn a_language_that_nothing_is_written_in_is_told_once() {
    let text = exhibition(&"Quote(text: (zh: \"字\", en: \"x\")),\n".repeat(30)).replace("[zh, en]", "[zh, en, fr]");
    let told: Vec<(usize, String)> =
        findings(&text).iter().map(|finding| (finding.line, finding.message.to_string())).collect();
    assert_eq!(told, [(1, "no text for `fr`, in 30 places: the exhibition has none at all".to_owned())]);
    let once = text.replacen("en: \"x\"", "en: \"x\", fr: \"y\"", 1);
    assert_eq!(findings(&once).len(), 29, "where some are written, each that is not is told");
}

#[test]
fn names_with_letters_and_marks_apart_lead_to_the_same_file() {
    let album = Album::new();
    album.put("pictures/cafe\u{301}\u{304b}\u{3099}.jpg", "x");
    let folder = xiongguan::media::Folder::open(album.path()).expect("a folder");
    assert!(folder.resolve("pictures/caf\u{e9}\u{304c}.jpg").is_ok());
    assert!(folder.resolve("pictures/cafe\u{304c}.jpg").is_err(), "a letter without its mark is another letter");
}
